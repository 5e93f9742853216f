import { describe, expect, test } from 'vitest';
import { isWellSigned, NUMBER, paid, problem, scripted, terms, trade, type Reply } from './scripted-wechat';
import { testSettings, PUBLIC_KEY_ID } from '../../fakes/wechat-keys';

const CODE: Reply = { json: { code_url: 'weixin://wxpay/bizpayurl?pr=JyC91EIz1' } };

describe('the order call', () => {
  test('says what WeChat wants, signed, and the same again on a repeat', async () => {
    const { gateway, heard } = await scripted(CODE);
    const created = { kind: 'created', qrText: 'weixin://wxpay/bizpayurl?pr=JyC91EIz1' };
    expect(await gateway.create(terms)).toEqual(created);
    expect(await gateway.create(terms)).toEqual(created);
    expect(heard.every(isWellSigned)).toBe(true);
    expect(new Set(heard.map(({ body }) => body)).size).toBe(1);
    expect(new Set(heard.map(({ headers }) => headers.authorization)).size).toBe(2);
    const [call] = heard;
    expect(call).toMatchObject({ method: 'POST', path: '/v3/pay/transactions/native' });
    expect(call?.headers).toMatchObject({
      accept: 'application/json',
      'content-type': 'application/json',
      'wechatpay-serial': PUBLIC_KEY_ID,
    });
    const { appid, mchid, notifyUrl } = testSettings;
    const expiry = new Date(terms.expiresAt + 8 * 3_600_000).toISOString().slice(0, 19);
    expect(JSON.parse(call?.body ?? '')).toEqual({
      appid,
      mchid,
      description: terms.description,
      out_trade_no: NUMBER,
      time_expire: `${expiry}+08:00`,
      notify_url: notifyUrl,
      amount: { total: 12_000, currency: 'CNY' },
      scene_info: { payer_client_ip: '127.0.0.1', device_id: 'T01' },
    });
  });

  test('cuts a long description between two characters', async () => {
    const { gateway, heard } = await scripted(CODE);
    await gateway.create({ ...terms, description: '报'.repeat(60) });
    expect(JSON.parse(heard[0]?.body ?? '')).toMatchObject({ description: '报'.repeat(42) });
  });

  test.each([
    [400, 'ORDER_CLOSED', 'already-closed'],
    [403, 'OUT_TRADE_NO_USED', 'number-used'],
    [403, 'NO_AUTH', 'not-permitted'],
    [403, 'NOAUTH', 'not-permitted'],
    [400, 'PARAM_ERROR', 'bad-request'],
    [401, 'SIGN_ERROR', 'not-permitted'],
    [403, 'RULELIMIT', 'limit'],
    [400, 'ORDERPAID', 'already-paid'],
  ])('%i %s is a refusal: no code, and nothing is paid by that', async (status, code, reason) => {
    const { gateway } = await scripted(problem(status, code, '说明'));
    const answer = await gateway.create(terms);
    expect(answer).toMatchObject({ kind: 'refused', reason });
    expect(answer.kind === 'refused' && answer.detail).toContain(`${code} 说明 (HTTP ${status}`);
  });

  test('the number behind Request-ID says more than the code', async () => {
    const headers = { 'request-id': '08F9-268498688' };
    const { gateway } = await scripted({ ...problem(400, 'INVALID_REQUEST'), headers });
    expect(await gateway.create(terms)).toMatchObject({ reason: 'number-used' });
  });

  test('a signed refusal of a kind that nobody knows is one, an unsigned one is an incident', async () => {
    const json = { code: 'BRAND_NEW', message: '' };
    const { gateway } = await scripted({ status: 400, json });
    expect(await gateway.create(terms)).toMatchObject({ kind: 'refused', reason: 'other' });
    const { gateway: other } = await scripted({ status: 400, json, signing: null });
    expect(await other.create(terms)).toMatchObject({ why: 'unverified' });
  });

  test.each([
    ['no code', {}],
    ['an empty code', { code_url: '' }],
    ['a code with a line break', { code_url: 'weixin://\n' }],
    ['a code that is too long', { code_url: 'x'.repeat(600) }],
    ['a list', []],
  ])('a signed answer with %s is not one', async (_what, json) => {
    const { gateway } = await scripted({ json });
    expect(await gateway.create(terms)).toMatchObject({ kind: 'no-answer', why: 'unverified' });
  });
});

describe('the question', () => {
  test('is asked by our number and signed with its query', async () => {
    const { gateway, heard } = await scripted({ json: trade() });
    const answer = await gateway.query(NUMBER);
    expect(answer).toMatchObject({ kind: 'unpaid' });
    expect(answer.kind === 'unpaid' && Math.abs(answer.gatewayNow - Date.now())).toBeLessThan(3_000);
    expect(heard[0]).toMatchObject({
      method: 'GET',
      path: `/v3/pay/transactions/out-trade-no/${NUMBER}?mchid=${testSettings.mchid}`,
      body: '',
    });
    expect(heard.every(isWellSigned)).toBe(true);
    expect(Math.abs(gateway.clockDriftMs() ?? 99_999)).toBeLessThan(2_000);
  });

  const money = {
    amount: 12_000,
    gatewayTradeNo: '4200000263201902167700136502',
    paidAt: Date.UTC(2026, 10, 23, 2, 0, 0),
  };
  const unpaidAmount = { amount: { total: 12_000 } };

  test.each([
    ['SUCCESS', paid(), { kind: 'paid', money }],
    ['REFUND', paid({ trade_state: 'REFUND' }), { kind: 'misfit', cause: 'refunded-elsewhere', money }],
    [
      'REVOKED after payment',
      paid({ trade_state: 'REVOKED' }),
      { kind: 'misfit', cause: 'revoked-elsewhere' },
    ],
    ['REVOKED unpaid', trade({ trade_state: 'REVOKED' }), { kind: 'closed' }],
    ['CLOSED', trade({ trade_state: 'CLOSED' }), { kind: 'closed' }],
    ['NOTPAY', trade(unpaidAmount), { kind: 'unpaid' }],
    ['NOTPAY without an amount', trade({ amount: null }), { kind: 'unpaid' }],
    ['USERPAYING', trade({ trade_state: 'USERPAYING' }), { kind: 'unpaid' }],
    ['PAYERROR', trade({ trade_state: 'PAYERROR' }), { kind: 'unpaid' }],
    ['another amount', paid({ amount: { total: 1 } }), { kind: 'paid', money: { amount: 1 } }],
  ])('%s', async (_what, json, expected) => {
    const { gateway } = await scripted({ json });
    expect(await gateway.query(NUMBER)).toMatchObject(expected);
  });

  test.each([
    ['another number', paid({ out_trade_no: 'K20261123abcdeg' }), /another number/],
    ['another merchant', paid({ mchid: '1900000002' }), /another merchant/],
    ['another app', paid({ appid: 'wx7777777777777777' }), /another app/],
    ['no merchant', paid({ mchid: undefined }), /not understood/],
    ['a state that nobody knows', paid({ trade_state: 'MAYBE' }), /not understood/],
    ['half a fen', paid({ amount: { total: 1.5 } }), /not understood/],
    ['a negative amount', paid({ amount: { total: -1 } }), /not understood/],
    ['an amount in words', paid({ amount: { total: '12000' } }), /not understood/],
    ['paid without an amount', paid({ amount: undefined }), /without amount/],
    ['paid nothing', paid({ amount: { total: 0 } }), /without amount/],
    ['another currency', paid({ amount: { total: 12_000, currency: 'USD' } }), /without amount/],
    ['more from the payer than asked', paid({ amount: { total: 1, payer_total: 2 } }), /without amount/],
    ['paid without a trade number', paid({ transaction_id: '' }), /without amount/],
    ['paid at no time', paid({ success_time: null }), /without amount/],
    ['paid at a time that is none', paid({ success_time: 'today' }), /without amount/],
    ['unpaid with a time of payment', paid({ trade_state: 'NOTPAY' }), /with a time of payment/],
    ['closed with a time of payment', paid({ trade_state: 'CLOSED' }), /with a time of payment/],
    ['nothing', null, /not understood/],
    ['a list', [paid()], /not understood/],
  ])('a signed answer with %s is an incident, not a result', async (_what, json, incident) => {
    const { gateway } = await scripted({ json });
    const answer = await gateway.query(NUMBER);
    expect(answer).toMatchObject({ kind: 'no-answer', why: 'unverified' });
    expect(answer.kind === 'no-answer' && answer.incident).toMatch(incident);
    expect(answer.kind === 'no-answer' && answer.incident).toContain(NUMBER);
  });

  test.each(['ORDER_NOT_EXIST', 'ORDERNOTEXIST'])('a signed %s is absence', async (code) => {
    const { gateway } = await scripted({ status: 404, json: { code, message: '订单不存在' } });
    expect(await gateway.query(NUMBER)).toMatchObject({ kind: 'absent' });
  });

  test('other signed refusals say nothing about the money', async () => {
    const { gateway } = await scripted({ status: 403, json: { code: 'NO_AUTH', message: '' } });
    expect(await gateway.query(NUMBER)).toMatchObject({ kind: 'no-answer', why: 'gateway-error' });
  });
});

describe('a number that WeChat may never have seen', () => {
  const script =
    (close: Reply) =>
    ({ path, method }: { path: string; method: string }): Reply => {
      if (path.endsWith('/close')) return close;
      return method === 'POST' ? CODE : problem(404, 'ORDER_NOT_EXIST', '订单不存在');
    };

  test('an unsigned "no such order" alone is hearsay', async () => {
    const { gateway } = await scripted(script({ status: 204 }));
    expect(await gateway.query(NUMBER)).toMatchObject({ kind: 'no-answer', why: 'unverified' });
  });

  test('behind a close that WeChat accepted with its signature it is absence; an order call ends that', async () => {
    const { gateway } = await scripted(script({ status: 204 }));
    expect(await gateway.close(NUMBER)).toEqual({ kind: 'accepted' });
    expect(await gateway.query(NUMBER)).toMatchObject({ kind: 'absent' });
    expect(await gateway.query('K20261123abcdeg')).toMatchObject({ why: 'unverified' });
    await gateway.create(terms);
    expect(await gateway.query(NUMBER)).toMatchObject({ why: 'unverified' });
  });

  test.each([
    ['unsigned', { status: 204, signing: null }],
    ['refused', problem(400, 'ORDER_PAID')],
    ['"done" by 202', { status: 202, json: { code: 'USERPAYING', message: '' } }],
    ['broken', { status: 500 }],
  ] satisfies [string, Reply][])('behind a close that was %s it stays hearsay', async (_what, close) => {
    const { gateway } = await scripted(script(close));
    expect((await gateway.close(NUMBER)).kind).not.toBe('accepted');
    expect(await gateway.query(NUMBER)).toMatchObject({ why: 'unverified' });
  });
});

describe('the close', () => {
  test('204 with an empty signed body is accepted', async () => {
    const { gateway, heard } = await scripted({ status: 204 });
    expect(await gateway.close(NUMBER)).toEqual({ kind: 'accepted' });
    expect(heard[0]).toMatchObject({
      method: 'POST',
      path: `/v3/pay/transactions/out-trade-no/${NUMBER}/close`,
      body: JSON.stringify({ mchid: testSettings.mchid }),
    });
    expect(heard.every(isWellSigned)).toBe(true);
  });

  test.each([
    [problem(400, 'ORDER_PAID'), { kind: 'refused', reason: 'already-paid' }],
    [problem(400, 'ORDER_CLOSED'), { kind: 'refused', reason: 'already-closed' }],
    [problem(404, 'ORDERNOTEXIST'), { kind: 'absent' }],
    [problem(403, 'WHO_KNOWS'), { why: 'unverified' }],
    [{ status: 202, json: { code: 'USERPAYING', message: '' } }, { why: 'gateway-error' }],
    [{ status: 204, signing: null }, { why: 'unverified' }],
  ] satisfies [Reply, object][])('%j', async (reply, expected) => {
    const { gateway } = await scripted(reply);
    expect(await gateway.close(NUMBER)).toMatchObject(expected);
  });
});
