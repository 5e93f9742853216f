import { describe, expect, test } from 'vitest';
import { merchantPair, PUBLIC_KEY_ID, platformPair } from '../../fakes/wechat-keys';
import {
  gatewayFor,
  NUMBER,
  paid,
  problem,
  refundFacts,
  refundTerms,
  scripted,
  terms,
  type Reply,
  type Scripted,
} from './scripted-wechat';

const headers = (fields: Record<string, string | string[] | undefined>) => ({ signing: { headers: fields } });
const body = JSON.stringify(paid());

const UNBELIEVABLE: readonly [string, Reply, RegExp][] = [
  ['no signature', { signing: null }, /without a signature/],
  ['a signature of somebody else', { signing: { key: merchantPair.privateKey } }, /wrong signature/],
  ['an unknown serial', { signing: { serial: 'PUB_KEY_ID_1' } }, /unknown key PUB_KEY_ID_1/],
  ['a signature of six minutes ago', { signing: { at: Date.now() - 360_000 } }, /not fresh/],
  ['a signature of the future', { signing: { at: Date.now() + 360_000 } }, /not fresh/],
  ['another body than the signed one', { signing: { signedBody: `${body} ` } }, /wrong signature/],
  ['no nonce', headers({ 'wechatpay-nonce': undefined }), /missing/],
  ['no time', headers({ 'wechatpay-timestamp': undefined }), /missing/],
  ['no serial', headers({ 'wechatpay-serial': undefined }), /missing/],
  ['half a signature', headers({ 'wechatpay-signature': 'AAAA' }), /wrong signature/],
  ['no signature beside the rest', headers({ 'wechatpay-signature': undefined }), /missing/],
  ['two serials', headers({ 'wechatpay-serial': [PUBLIC_KEY_ID, PUBLIC_KEY_ID] }), /repeated/],
  ['two times', headers({ 'wechatpay-timestamp': ['1', '2'] }), /repeated/],
  ['a time in words', headers({ 'wechatpay-timestamp': 'now' }), /odd/],
  ['another kind of signature', headers({ 'wechatpay-signature-type': 'WECHATPAY2-SM2-WITH-SM3' }), /odd/],
  [
    'the deliberately wrong signature',
    headers({ 'wechatpay-signature': 'WECHATPAY/SIGNTEST/AAAA' }),
    /wrong/,
  ],
  ['a redirect', { status: 302, json: {}, signing: null }, /does not read like/],
  ['201', { status: 201 }, /not an answer/],
  ['signed nonsense', { body: 'hello' }, /not understood|without a code|not an answer|hello/],
];

const CALLS = [
  ['create', ({ gateway }: Scripted) => gateway.create(terms)],
  ['query', ({ gateway }: Scripted) => gateway.query(NUMBER)],
  ['refund', ({ gateway }: Scripted) => gateway.refund(refundTerms)],
  ['queryRefund', ({ gateway }: Scripted) => gateway.queryRefund(refundTerms)],
] as const;

describe.each(CALLS)('%s', (_name, call) => {
  test.each(UNBELIEVABLE)('with %s brings no result but an incident', async (_what, reply, incident) => {
    const bench = await scripted({ body, ...reply });
    const answer = await call(bench);
    expect(answer).toMatchObject({ kind: 'no-answer', why: 'unverified' });
    if (answer.kind === 'no-answer') expect(answer.incident).toMatch(incident);
  });

  test.each([
    ['429', { status: 429 }, { why: 'rate-limited' }],
    ['429 with a time', { status: 429, headers: { 'retry-after': '7' } }, { retryAfterMs: 7_000 }],
    ['a limit by its code', problem(403, 'FREQUENCY_LIMITED'), { why: 'rate-limited' }],
    ['500', { status: 500, json: { code: 'SYSTEM_ERROR', message: '' } }, { why: 'gateway-error' }],
    ['502 of a proxy', { status: 502, body: '<html>' }, { why: 'gateway-error' }],
    ['a passing code', problem(400, 'BANKERROR'), { why: 'gateway-error' }],
    ['202', { status: 202, json: paid() }, { why: 'gateway-error' }],
    ['a page of a captive portal', { status: 403, body: '<html>', signing: null }, { why: 'unverified' }],
  ] satisfies [string, Reply, object][])('with %s says nothing', async (_what, reply, expected) => {
    expect(await call(await scripted(reply))).toMatchObject({ kind: 'no-answer', ...expected });
  });

  test('with a connection that is cut says nothing', async () => {
    const bench = await scripted({ act: (response) => response.destroy() });
    expect(await call(bench)).toMatchObject({ kind: 'no-answer', why: 'network', incident: null });
  });
});

test('a forged refusal is not even a refusal', async () => {
  const reply = { status: 404, json: { code: 'ORDER_NOT_EXIST', message: '' } };
  for (const signing of [{ key: merchantPair.privateKey }, { serial: 'ABCDEF01' }, { at: 0 }]) {
    const { gateway } = await scripted({ ...reply, signing });
    expect(await gateway.query(NUMBER)).toMatchObject({ why: 'unverified' });
    expect(await gateway.create(terms)).toMatchObject({ why: 'unverified' });
    expect(await gateway.close(NUMBER)).toMatchObject({ why: 'unverified' });
  }
});

test.each(['ORDER_CLOSED', 'NO_AUTH', 'SIGN_ERROR', 'PARAM_ERROR', 'ORDER_NOT_EXIST'])(
  'an unsigned %s never settles a question or a refund',
  async (code) => {
    const { gateway } = await scripted(problem(400, code));
    expect(await gateway.query(NUMBER)).toMatchObject({ kind: 'no-answer', why: 'unverified' });
    expect(await gateway.refund(refundTerms)).toMatchObject({ kind: 'no-answer', why: 'unverified' });
    expect(await gateway.queryRefund(refundTerms)).toMatchObject({ kind: 'no-answer', why: 'unverified' });
  },
);

describe('our own clock', () => {
  test('minutes off: every answer is stale, and the drift says why', async () => {
    const clock = { now: () => Date.now() - 600_000, monotonic: () => performance.now() };
    const { gateway } = await scripted({ json: paid() }, { clock });
    expect(await gateway.query(NUMBER)).toMatchObject({ why: 'unverified' });
    expect(gateway.clockDriftMs()).toBeGreaterThan(590_000);
  });

  test('an unsigned answer may say that our clock is wrong, never that it is right', async () => {
    let ahead = 600_000;
    const { gateway } = await scripted(() => ({
      ...problem(401, 'SIGN_ERROR'),
      headers: { date: new Date(Date.now() + ahead).toUTCString() },
    }));
    expect(gateway.clockDriftMs()).toBeNull();
    await gateway.query(NUMBER);
    expect(gateway.clockDriftMs()).toBeGreaterThan(590_000);
    ahead = 0;
    await gateway.query(NUMBER);
    expect(gateway.clockDriftMs()).toBeGreaterThan(590_000);
  });
});

test('keys that change in the middle are both believed', async () => {
  const old = { serial: 'PUB_KEY_ID_0000000000000000000000000000000', key: merchantPair.privateKey };
  let signing: { serial: string; key: typeof merchantPair.privateKey } = old;
  const { url } = await scripted(() => ({ json: paid(), signing }));
  const platformKeys = { [old.serial]: merchantPair.publicPem, [PUBLIC_KEY_ID]: platformPair.publicPem };
  const gateway = gatewayFor({ baseUrl: url, platformKeys });
  expect(await gateway.query(NUMBER)).toMatchObject({ kind: 'paid' });
  signing = { serial: PUBLIC_KEY_ID, key: platformPair.privateKey };
  expect(await gateway.query(NUMBER)).toMatchObject({ kind: 'paid' });
  signing = { serial: PUBLIC_KEY_ID, key: merchantPair.privateKey };
  expect(await gateway.query(NUMBER)).toMatchObject({ why: 'unverified' });
});

test('a refund that is signed and right is believed', async () => {
  const { gateway } = await scripted({ json: refundFacts() });
  expect(await gateway.refund(refundTerms)).toEqual({ kind: 'processing' });
});
