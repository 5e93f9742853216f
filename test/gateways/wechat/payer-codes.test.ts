import { describe, expect, test } from 'vitest';
import { readFlatXml, writeFlatXml } from '../../../src/main/gateways/wechat/flat-xml';
import type { WechatSettings } from '../../../src/main/gateways/wechat/settings';
import { v2Signature } from '../../../src/main/gateways/wechat/v2-signature';
import type { PayerCodeCalls } from '../../../src/main/ports';
import { fen } from '../../../src/shared/money';
import { testSettings } from '../../fakes/wechat-keys';
import {
  gatewayFor,
  isWellSigned,
  NUMBER,
  problem,
  scripted,
  scriptedServer,
  terms,
  trade,
  type Heard,
  type Reply,
} from './scripted-wechat';
import { selfSigned } from '../../fakes/self-signed';

const CODE = '134567890123456789';
const KEY = '192006250b4c09247ec02edce69f6a2d';
const { cert, key } = selfSigned({ commonName: 'merchant', serial: '07' });
const v2: WechatSettings['v2'] = { key: KEY, signType: 'HMAC-SHA256', certificate: { cert, key } };

function xml(fields: Record<string, string>, signedWith: string | null = KEY): Reply {
  const all = new Map(Object.entries(fields));
  if (signedWith !== null) all.set('sign', v2Signature(all, signedWith, 'HMAC-SHA256'));
  return { body: writeFlatXml(all), signing: null };
}

const { appid, mchid } = testSettings;
const ok = { return_code: 'SUCCESS', appid, mch_id: mchid, nonce_str: 'n', result_code: 'SUCCESS' };
const fail = (err_code: string, extra = {}) => ({
  ...ok,
  result_code: 'FAIL',
  err_code,
  err_code_des: '说明',
  ...extra,
});

async function byV2(script: Reply | ((heard: Heard) => Reply)) {
  const bench = await scripted(script, { payerCode: 'v2', v2 });
  return { ...bench, codes: codesOf(bench.gateway.payerCode) };
}

async function byV3(script: Reply | ((heard: Heard) => Reply)) {
  const bench = await scripted(script, { payerCode: 'v3' });
  return { ...bench, codes: codesOf(bench.gateway.payerCode) };
}

function codesOf(codes: PayerCodeCalls | null): PayerCodeCalls {
  if (codes === null) throw new Error('no payer codes');
  return codes;
}

test('no codes unless the merchant has the product', () => {
  expect(gatewayFor({}).payerCode).toBeNull();
  expect(gatewayFor({ payerCode: 'v3' }).payerCode?.reverseNotBeforeMs).toBe(15_000);
});

test.each([
  '',
  '1234',
  '164567890123456789',
  '1345678901234567890',
  '13456789012345678x',
  '310101199001011234',
])('"%s" is no code of WeChat Pay and is not sent', async (text) => {
  for (const bench of [await byV2(xml(ok)), await byV3({ json: trade() })]) {
    expect(await bench.codes.pay(terms, text)).toMatchObject({ kind: 'refused', reason: 'bad-request' });
    expect(bench.heard).toEqual([]);
  }
});

describe('API v2', () => {
  test('the code is sent once with everything WeChat wants, signed', async () => {
    const { codes, heard } = await byV2(xml({ ...ok, out_trade_no: NUMBER }));
    const expiresAt = Date.now() + 45_000;
    expect(await codes.pay({ ...terms, description: '费'.repeat(60), expiresAt }, CODE)).toEqual({
      kind: 'sent',
    });
    const sent = readFlatXml(Buffer.from(heard[0]?.body ?? '')) ?? new Map<string, string>();
    expect(heard[0]).toMatchObject({ method: 'POST', path: '/pay/micropay' });
    expect(Object.fromEntries(sent)).toMatchObject({
      appid,
      mch_id: mchid,
      device_info: 'T01',
      sign_type: 'HMAC-SHA256',
      body: '费'.repeat(42),
      out_trade_no: NUMBER,
      total_fee: '12000',
      fee_type: 'CNY',
      spbill_create_ip: '127.0.0.1',
      auth_code: CODE,
    });
    expect(sent.get('sign')).toBe(v2Signature(sent, KEY, 'HMAC-SHA256'));
    // A minute at least, or WeChat refuses the time.
    const [start, end] = [sent.get('time_start') ?? '', sent.get('time_expire') ?? ''];
    expect(start).toMatch(/^\d{14}$/);
    expect(end > start).toBe(true);
  });

  test.each([
    ['AUTHCODEEXPIRE', { kind: 'refused', reason: 'bad-request' }],
    ['AUTH_CODE_INVALID', { kind: 'refused', reason: 'bad-request' }],
    ['NOTENOUGH', { kind: 'refused', reason: 'not-enough-funds' }],
    ['NOAUTH', { kind: 'refused', reason: 'not-permitted' }],
    ['NOTSUPORTCARD', { kind: 'refused' }],
    ['USERPAYING', { kind: 'sent' }],
    ['SYSTEMERROR', { kind: 'sent' }],
    ['BANKERROR', { kind: 'sent' }],
    ['ORDERPAID', { kind: 'sent' }],
    ['OUT_TRADE_NO_USED', { kind: 'sent' }],
    ['ORDERREVERSED', { kind: 'sent' }],
    ['TRADE_ERROR', { kind: 'sent' }],
    ['INVALID_REQUEST', { kind: 'sent' }],
    ['SOMETHING_NEW', { kind: 'sent' }],
    ['', { kind: 'sent' }],
  ])('%s', async (code, expected) => {
    const { codes } = await byV2(xml(fail(code)));
    expect(await codes.pay(terms, CODE)).toMatchObject(expected);
  });

  test.each([
    ['no signature', xml(ok, null)],
    ['another key', xml(ok, 'x'.repeat(32))],
    ['a final refusal without a signature', xml(fail('NOTENOUGH'), null)],
    ['another merchant', xml({ ...ok, mch_id: '1900000002' })],
    ['another app', xml({ ...ok, appid: 'wx1' })],
    ['another number', xml({ ...ok, out_trade_no: 'K2' })],
    ['a failed call', xml({ return_code: 'FAIL', return_msg: `auth_code ${CODE} 签名错误` }, null)],
    ['a page', { body: '<html></html>', signing: null }],
    ['an entity bomb', { body: '<!DOCTYPE x [<!ENTITY a "b">]><xml><a>&a;</a></xml>', signing: null }],
    ['302', { status: 302, signing: null }],
  ] satisfies [string, Reply][])(
    'with %s brings no result, and the code stands nowhere',
    async (_what, reply) => {
      const { codes } = await byV2(reply);
      const answer = await codes.pay(terms, CODE);
      expect(answer).toMatchObject({ kind: 'no-answer', why: 'unverified' });
      expect(JSON.stringify(answer)).not.toContain(CODE);
    },
  );

  test('a code that WeChat repeats in its words stands in no detail', async () => {
    const { codes } = await byV2(xml(fail('AUTH_CODE_ERROR', { err_code_des: `付款码${CODE}错误` })));
    const answer = await codes.pay(terms, CODE);
    expect(answer.kind === 'refused' && answer.detail).toContain('付款码(code)错误');
  });

  test('the code goes out once: not again on the other host, whatever happened', async () => {
    const cut: Reply = { act: (response) => response.destroy() };
    const main = await scriptedServer(() => cut);
    const backup = await scriptedServer(() => xml(ok));
    const gateway = gatewayFor({ baseUrl: main.url, backupBaseUrl: backup.url, payerCode: 'v2', v2 });
    expect(await codesOf(gateway.payerCode).pay(terms, CODE)).toMatchObject({ why: 'network' });
    expect([main.heard.length, backup.heard.length]).toEqual([1, 0]);
  });

  test.each([
    ['done', { ...ok, recall: 'N' }, { kind: 'reversed' }],
    ['once more', { ...ok, recall: 'Y' }, { kind: 'again' }],
    ['once more with an error', fail('SYSTEMERROR', { recall: 'Y' }), { kind: 'again' }],
    ['not now', fail('USERPAYING', { recall: 'N' }), { kind: 'again' }],
    ['too late', fail('REVERSE_EXPIRE', { recall: 'N' }), { kind: 'refused', reason: 'limit' }],
    ['no right', fail('NOAUTH'), { kind: 'refused', reason: 'not-permitted' }],
    ['another number', { ...ok, out_trade_no: 'K2' }, { why: 'unverified' }],
  ])('a reversal that is %s', async (_what, fields, expected) => {
    const { codes, heard } = await byV2(xml(fields));
    expect(await codes.reverse(NUMBER)).toMatchObject(expected);
    expect(heard[0]?.path).toBe('/secapi/pay/reverse');
  });

  test.each([
    ['429', { status: 429, headers: { 'retry-after': '3' } }, { why: 'rate-limited', retryAfterMs: 3_000 }],
    ['500', { status: 500 }, { why: 'gateway-error' }],
    ['unsigned', xml(ok, null), { why: 'unverified' }],
  ] satisfies [string, Reply, object][])('a reversal answered by %s', async (_what, reply, expected) => {
    const { codes } = await byV2(reply);
    expect(await codes.reverse(NUMBER)).toMatchObject({ kind: 'no-answer', ...expected });
  });

  test('after a signed reversal, "no such order" is absence', async () => {
    const { codes, gateway } = await byV2(({ path }) =>
      path.startsWith('/v3/') ? problem(404, 'ORDER_NOT_EXIST') : xml(fail('ORDERNOTEXIST', { recall: 'N' })),
    );
    expect(await gateway.query(NUMBER)).toMatchObject({ why: 'unverified' });
    expect(await codes.reverse(NUMBER)).toEqual({ kind: 'reversed' });
    expect(await gateway.query(NUMBER)).toMatchObject({ kind: 'absent' });
  });
});

describe('API v3', () => {
  const signed = (status: number, code: string): Reply => ({ status, json: { code, message: '' } });

  test('the code is sent once with everything WeChat wants, signed', async () => {
    const { codes, heard } = await byV3({ json: trade({ trade_state: 'USERPAYING' }) });
    expect(await codes.pay({ ...terms, amount: fen(1) }, CODE)).toEqual({ kind: 'sent' });
    expect(heard.every(isWellSigned)).toBe(true);
    expect(heard[0]?.path).toBe('/v3/pay/transactions/codepay');
    expect(JSON.parse(heard[0]?.body ?? '')).toEqual({
      appid,
      mchid,
      description: terms.description,
      out_trade_no: NUMBER,
      payer: { auth_code: CODE },
      amount: { total: 1, currency: 'CNY' },
      scene_info: { device_id: 'T01', device_ip: '127.0.0.1', store_info: { out_id: 'T01' } },
    });
  });

  test.each([
    ['final', signed(403, 'NOT_ENOUGH'), { kind: 'refused', reason: 'not-enough-funds' }],
    ['final, expired', signed(400, 'AUTH_CODE_EXPIRE'), { kind: 'refused', reason: 'bad-request' }],
    ['final, but not signed', problem(403, 'NOT_ENOUGH'), { why: 'unverified' }],
    ['about an earlier call', signed(400, 'ORDER_PAID'), { kind: 'sent' }],
    ['202', { status: 202, json: {} }, { why: 'gateway-error' }],
    ['another number', { json: trade({ out_trade_no: 'K2' }) }, { why: 'unverified' }],
    ['nothing', { json: {} }, { why: 'unverified' }],
  ] satisfies [string, Reply, object][])('%s', async (_what, reply, expected) => {
    const { codes } = await byV3(reply);
    expect(await codes.pay(terms, CODE)).toMatchObject(expected);
  });

  test.each([
    ['done', { json: { appid, mchid, out_trade_no: NUMBER } }, { kind: 'reversed' }],
    ['about another number', { json: { appid, mchid, out_trade_no: 'K2' } }, { why: 'unverified' }],
    ['not now', signed(400, 'USERPAYING'), { kind: 'again' }],
    ['refused', signed(400, 'INVALID_REQUEST'), { kind: 'refused' }],
    ['refused without a signature', problem(400, 'INVALID_REQUEST'), { why: 'unverified' }],
    ['202', { status: 202, json: {} }, { why: 'gateway-error' }],
  ] satisfies [string, Reply, object][])('a reversal: %s', async (_what, reply, expected) => {
    const { codes } = await byV3(reply);
    expect(await codes.reverse(NUMBER)).toMatchObject(expected);
  });

  test('a number that never arrived: the close tells, and then it is absent', async () => {
    const { codes, gateway, heard } = await byV3(({ path }) =>
      path.endsWith('/close') ? { status: 204 } : problem(404, 'ORDER_NOT_EXIST'),
    );
    expect(await codes.reverse(NUMBER)).toEqual({ kind: 'reversed' });
    expect(heard.map(({ path }) => path.split('/').at(-1))).toEqual(['reverse', 'close']);
    expect(await gateway.query(NUMBER)).toMatchObject({ kind: 'absent' });
  });

  test('a spoofed "no such order" about a real one: the close is refused, nothing is believed', async () => {
    const { codes, gateway } = await byV3(({ path }) =>
      path.endsWith('/close') ? problem(400, 'INVALID_REQUEST') : problem(404, 'ORDER_NOT_EXIST'),
    );
    expect(await codes.reverse(NUMBER)).toMatchObject({ why: 'unverified' });
    expect(await gateway.query(NUMBER)).toMatchObject({ why: 'unverified' });
  });
});
