import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { testSettings } from '../../fakes/wechat-keys';
import { gatewayFor, isWellSigned, problem, scriptedServer, type Reply } from './scripted-wechat';

const { appid, mchid } = testSettings;
const FILE = [
  '\uFEFF交易时间,公众账号ID,商户号,微信订单号,商户订单号,交易状态,应结订单金额,商户退款单号,退款金额,退款状态,商品名称,订单金额,申请退款金额',
  `\`2026-11-22 10:00:00,\`${appid},\`${mchid},\`42000001,\`K1,\`SUCCESS,\`120.00,\`0,\`0.00,\`,\`报名费, 一级,\`120.00,\`0.00`,
  '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额',
  '`1,`120.00,`0.00,`0.00,`0.72,`120.00,`0.00',
  '',
].join('\r\n');
const sha1 = (text: string | Buffer) => createHash('sha1').update(text).digest('hex');

type Wish = { readonly link?: Reply; readonly file?: Reply; readonly hash?: string; readonly url?: string };

async function bench({ link, file, hash = sha1(FILE), url: download }: Wish) {
  let base = '';
  const server = await scriptedServer(({ path }) => {
    if (!path.startsWith('/v3/bill/tradebill')) return file ?? { body: gzipSync(FILE), signing: null };
    const download_url = download ?? `${base}/v3/billdownload/file?token=a%2Fb`;
    return link ?? { json: { hash_type: 'SHA1', hash_value: hash, download_url } };
  });
  base = server.url;
  const { statements } = gatewayFor({ baseUrl: server.url });
  if (statements === null) throw new Error('no statements');
  return { ...server, fetch: () => statements.fetch('2026-11-22'), statements };
}

const ROWS = [
  {
    kind: 'paid',
    outTradeNo: 'K1',
    gatewayTradeNo: '42000001',
    amount: 12_000,
    at: Date.UTC(2026, 10, 22, 2),
  },
];

test('a day is asked for, downloaded with our signature, checked and read', async () => {
  const { fetch, heard, statements } = await bench({});
  expect(statements.readyAtMinute).toBe(600);
  expect(await fetch()).toEqual({ kind: 'statement', rows: ROWS, sha1: sha1(FILE) });
  expect(heard.map(({ path }) => path)).toEqual([
    '/v3/bill/tradebill?bill_date=2026-11-22&bill_type=ALL&tar_type=GZIP',
    '/v3/billdownload/file?token=a%2Fb',
  ]);
  expect(heard.every(isWellSigned)).toBe(true);
});

test('a file that came unpacked is the same statement', async () => {
  const { fetch } = await bench({ file: { body: FILE, signing: null } });
  expect(await fetch()).toMatchObject({ kind: 'statement', rows: ROWS });
});

const EMPTY_SHA1 = 'da39a3ee5e6b4b0d3255bfef95601890afd80709';
const signed = (status: number, code: string): Reply => ({ status, json: { code, message: '' } });

test.each([
  [
    'an empty day',
    { link: signed(400, 'NO_STATEMENT_EXIST') },
    { kind: 'statement', rows: [], sha1: EMPTY_SHA1 },
  ],
  [
    'an empty day, as some saw it',
    { link: signed(404, 'NO_STATEMENT_EXIST') },
    { kind: 'statement', rows: [] },
  ],
  ['an empty day that nobody signed', { link: problem(400, 'NO_STATEMENT_EXIST') }, { why: 'unverified' }],
  ['not made yet', { link: problem(400, 'STATEMENT_CREATING') }, { kind: 'not-ready' }],
  ['not made yet, old spelling', { link: signed(400, 'STATEMENTCREATING') }, { kind: 'not-ready' }],
  ['no permission', { link: signed(403, 'NO_AUTH') }, { kind: 'refused', reason: 'not-permitted' }],
  ['no permission that nobody signed', { link: problem(403, 'NO_AUTH') }, { why: 'unverified' }],
  ['an unsigned link', { link: { json: {}, signing: null } }, { why: 'unverified' }],
  ['a link without a hash', { link: { json: { download_url: 'x' } } }, { why: 'unverified' }],
  ['a link to elsewhere', { url: 'https://evil.example/v3/file' }, { why: 'unverified' }],
  ['a link that is none', { url: 'file:///etc/passwd' }, { why: 'unverified' }],
  [
    'another hash',
    { hash: '0'.repeat(40) },
    { kind: 'damaged', detail: 'the file does not have the announced SHA-1' },
  ],
  [
    'a packed file cut short',
    { file: { body: gzipSync(FILE).subarray(0, 60), signing: null } },
    { kind: 'damaged' },
  ],
  ['a file of another day', { file: { body: gzipSync(`${FILE}x`), signing: null } }, { kind: 'damaged' }],
  ['too many calls', { file: { status: 429 } }, { why: 'rate-limited' }],
  ['no file', { file: problem(404, 'RESOURCE_NOT_EXISTS') }, { why: 'gateway-error' }],
  ['a cut connection', { file: { act: (response) => response.destroy() } }, { why: 'network' }],
] satisfies [string, Wish, object][])('%s', async (_what, wish, expected) => {
  const { fetch } = await bench(wish);
  expect(await fetch()).toMatchObject(expected);
});

test('a right hash does not save a file that contradicts itself', async () => {
  const wrong = FILE.replace('`1,`120.00', '`1,`120.01');
  const { fetch } = await bench({ hash: sha1(wrong), file: { body: gzipSync(wrong), signing: null } });
  expect(await fetch()).toMatchObject({ kind: 'damaged', detail: expect.stringContaining('应结订单总金额') });
});

test('no statements where the merchant does not want them', () => {
  expect(gatewayFor({ statements: false }).statements).toBeNull();
});
