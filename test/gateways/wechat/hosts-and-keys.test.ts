import { createCipheriv } from 'node:crypto';
import { expect, test } from 'vitest';
import { PLATFORM_SERIAL, platformCertificate, PUBLIC_KEY_ID } from '../../fakes/wechat-keys';
import {
  gatewayFor,
  NUMBER,
  paid,
  problem,
  scripted,
  scriptedServer,
  terms,
  type Reply,
} from './scripted-wechat';

const CUT: Reply = { act: (response) => response.destroy() };
const SILENT: Reply = { act: () => undefined };

test('what the main host does not answer goes to the other one, signed anew, and stays there for a while', async () => {
  let broken = true;
  const main = await scriptedServer(() => (broken ? CUT : { json: paid() }));
  const backup = await scriptedServer(() => ({ json: paid() }));
  let ahead = 0;
  const clock = { now: () => Date.now(), monotonic: () => performance.now() + ahead };
  const gateway = gatewayFor({ baseUrl: main.url, backupBaseUrl: backup.url, clock });
  expect(await gateway.query(NUMBER)).toMatchObject({ kind: 'paid' });
  expect([main.heard.length, backup.heard.length]).toEqual([1, 1]);
  const [first, second] = [main.heard[0], backup.heard[0]];
  expect(second?.path).toBe(first?.path);
  expect(second?.headers.authorization).not.toBe(first?.headers.authorization);
  await gateway.query(NUMBER);
  expect([main.heard.length, backup.heard.length]).toEqual([1, 2]);
  broken = false;
  ahead = 61_000;
  await gateway.query(NUMBER);
  expect([main.heard.length, backup.heard.length]).toEqual([2, 2]);
});

test('an answer is an answer: a refusal or an error of the main host is not asked for again', async () => {
  const backup = await scriptedServer(() => ({ json: paid() }));
  for (const reply of [problem(403, 'NO_AUTH'), { status: 500 }, { json: paid(), signing: null }]) {
    const main = await scriptedServer(() => reply);
    await gatewayFor({ baseUrl: main.url, backupBaseUrl: backup.url }).query(NUMBER);
  }
  expect(backup.heard).toEqual([]);
});

test('a silent host costs its time once; the next call begins with the other one', async () => {
  const main = await scriptedServer(() => SILENT);
  const backup = await scriptedServer(() => ({ json: paid() }));
  const gateway = gatewayFor({ baseUrl: main.url, backupBaseUrl: backup.url, totalMs: 300 });
  expect(await gateway.query(NUMBER)).toMatchObject({ why: 'timeout' });
  expect(await gateway.query(NUMBER)).toMatchObject({ kind: 'paid' });
  expect([main.heard.length, backup.heard.length]).toEqual([1, 1]);
});

test('both hosts dead is one failure, not an exception', async () => {
  const main = await scriptedServer(() => CUT);
  const backup = await scriptedServer(() => CUT);
  const gateway = gatewayFor({ baseUrl: main.url, backupBaseUrl: backup.url });
  expect(await gateway.create(terms)).toEqual(expect.objectContaining({ kind: 'no-answer', why: 'network' }));
  expect([main.heard.length, backup.heard.length]).toEqual([1, 1]);
});

const API_V3_KEY = 'a'.repeat(32);

function listOf(cert: string, serial: string, key = API_V3_KEY): object {
  const nonce = 'b1b2b3b4b5b6';
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from('certificate'));
  const sealed = Buffer.concat([cipher.update(cert), cipher.final(), cipher.getAuthTag()]);
  return {
    data: [
      {
        serial_no: serial,
        effective_time: '2026-01-01T00:00:00+08:00',
        expire_time: '2031-01-01T00:00:00+08:00',
        encrypt_certificate: {
          algorithm: 'AEAD_AES_256_GCM',
          nonce,
          associated_data: 'certificate',
          ciphertext: sealed.toString('base64'),
        },
      },
    ],
  };
}

const byCertificate = { serial: PLATFORM_SERIAL, key: platformCertificate.privateKey };

async function certificateMode(list: Reply, answer: Reply = { json: paid(), signing: byCertificate }) {
  const bench = await scripted(({ path }) => (path === '/v3/certificates' ? list : answer), {
    platformKeys: {},
    downloadCertificates: true,
    apiV3Key: API_V3_KEY,
  });
  return { ...bench, lists: () => bench.heard.filter(({ path }) => path === '/v3/certificates').length };
}

test('in certificate mode the list is fetched once, and its certificate believed', async () => {
  const list = { json: listOf(platformCertificate.cert, PLATFORM_SERIAL), signing: byCertificate };
  const bench = await certificateMode(list);
  const answers = await Promise.all([1, 2, 3].map(() => bench.gateway.query(NUMBER)));
  for (const answer of answers) expect(answer).toMatchObject({ kind: 'paid' });
  expect(bench.lists()).toBe(1);
  expect(bench.heard[0]?.headers).not.toHaveProperty('wechatpay-serial');
});

test.each([
  [
    'sealed with another key',
    { json: listOf(platformCertificate.cert, PLATFORM_SERIAL, 'b'.repeat(32)), signing: byCertificate },
  ],
  [
    'under another serial',
    { json: listOf(platformCertificate.cert, 'ABCDEF0123456789'), signing: byCertificate },
  ],
  ['signed by somebody else', { json: listOf(platformCertificate.cert, PLATFORM_SERIAL), signing: {} }],
  ['not signed', { json: listOf(platformCertificate.cert, PLATFORM_SERIAL), signing: null }],
  ['refused', problem(404, 'RESOURCE_NOT_EXISTS')],
  ['empty', { json: { data: [] }, signing: byCertificate }],
  ['broken', { body: '{', signing: byCertificate }],
] satisfies [string, Reply][])(
  'a list that is %s brings no key, and is not asked for again at once',
  async (_what, list) => {
    const bench = await certificateMode(list);
    for (let i = 0; i < 3; i += 1) {
      expect(await bench.gateway.query(NUMBER)).toMatchObject({ kind: 'no-answer', why: 'unverified' });
    }
    expect(bench.lists()).toBe(1);
  },
);

test('an unknown public key never makes us ask for certificates', async () => {
  const bench = await certificateMode(problem(404, 'X'), {
    json: paid(),
    signing: { serial: PUBLIC_KEY_ID },
  });
  expect(await bench.gateway.query(NUMBER)).toMatchObject({ why: 'unverified' });
  expect(bench.lists()).toBe(0);
});
