import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startWechatServer, type WechatServer } from '../servers/wechat/wechat-server.ts';
import { NUMBERS } from './wechat-samples.ts';
import { wechatSdk, type WechatSdk } from './wechat-sdk.ts';

let server: WechatServer;
let sdk: WechatSdk;
const numbers = NUMBERS('code');

beforeAll(async () => {
  server = await startWechatServer({ tls: true });
  sdk = wechatSdk(server);
});
afterAll(() => server.close());
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  return () => vi.useRealTimers();
});

const base = () => ({ appid: server.merchant.appid, mch_id: server.merchant.mchid });
const CERTIFIED = { security: true };
const micropay = (number: string, authCode: string, signType = 'MD5') => ({
  ...base(),
  sign_type: signType,
  body: '考试费 <综合> & "口试"',
  out_trade_no: number,
  total_fee: 12_000,
  spbill_create_ip: '127.0.0.1',
  auth_code: authCode,
});
const v2 = (path: string, fields: object, config: object = CERTIFIED) =>
  sdk.send(`v2${path}`, 'post', fields, config);
const v2Fails = (path: string, fields: object, config: object = CERTIFIED) =>
  sdk.failing(`v2${path}`, 'post', fields, config);
const about = (number: string) => ({ ...base(), out_trade_no: number });
const later = (ms: number) => vi.setSystemTime(Date.now() + ms);

describe("a payer's code at the WeChat server, v2, judged by wechatpay-axios-plugin", () => {
  it.each(['MD5', 'HMAC-SHA256'])('takes a code at once, signed by %s', async (signType) => {
    const number = numbers();
    const code = server.people.showCode();
    expect(code).toMatch(/^1[0-5]\d{16}$/);
    const paid = await v2('/pay/micropay', micropay(number, code, signType));
    expect(paid.data).toMatchObject({ out_trade_no: number, total_fee: '12000', trade_type: 'MICROPAY' });
    const asked = await v2('/pay/orderquery', { ...about(number), sign_type: signType });
    expect(asked.data['trade_state']).toBe('SUCCESS');
  });

  it('waits for the password, is paid late, and gives the money back when it is reversed', async () => {
    const number = numbers();
    const waiting = await v2Fails('/pay/micropay', micropay(number, server.people.showCode('asks-password')));
    expect(waiting.data['err_code']).toBe('USERPAYING');
    expect((await v2('/pay/orderquery', about(number))).data['trade_state']).toBe('USERPAYING');
    expect(server.ledger.stillPayable(number)).toBe(true);
    server.people.enterPassword(number);
    expect((await v2('/pay/orderquery', about(number))).data['trade_state']).toBe('SUCCESS');
    later(16_000);
    expect((await v2('/secapi/pay/reverse', about(number))).data['recall']).toBe('N');
    expect((await v2('/pay/orderquery', about(number))).data['trade_state']).toBe('REVOKED');
    expect((await v2('/secapi/pay/reverse', about(number))).data['recall']).toBe('N');
    const line = server.ledger.view().trades.find(({ outTradeNo }) => outTradeNo === number);
    expect(line).toMatchObject({ refundedFen: 12_000, stillPayable: false });
    expect(server.people.enterPassword(number)).toEqual({ done: false, why: 'not-payable' });
  });

  it('lets an unpaid one die by reversal, not before fifteen seconds', async () => {
    const number = numbers();
    await v2Fails('/pay/micropay', micropay(number, server.people.showCode('asks-password')));
    const early = await v2Fails('/secapi/pay/reverse', about(number));
    expect(early.data).toMatchObject({ err_code: 'INVALID_REQUEST', recall: 'Y' });
    later(16_000);
    await v2('/secapi/pay/reverse', about(number));
    expect(server.people.enterPassword(number)).toMatchObject({ done: false });
    expect(server.ledger.stillPayable(number)).toBe(false);
    const used = await v2Fails('/pay/micropay', micropay(number, server.people.showCode()));
    expect(used.data['err_code']).toBe('ORDERREVERSED');
  });

  it('asks for the same reversal again as often as the script says', async () => {
    const number = numbers();
    await v2('/pay/micropay', micropay(number, server.people.showCode()));
    later(16_000);
    server.faults.add({ kind: 'recall', call: 'v2-reverse', times: 2 });
    for (const recall of ['Y', 'Y'])
      expect((await v2Fails('/secapi/pay/reverse', about(number))).data['recall']).toBe(recall);
    expect(server.ledger.trade(number)?.state).toBe('paid');
    expect((await v2('/secapi/pay/reverse', about(number))).data['recall']).toBe('N');
  });

  it("refuses a reversal without the merchant's certificate", async () => {
    const number = numbers();
    await v2('/pay/micropay', micropay(number, server.people.showCode()));
    later(16_000);
    const unknown = wechatSdk(server, 5000, false);
    const refused = await unknown.failing('v2/secapi/pay/reverse', 'post', about(number), CERTIFIED);
    expect(refused.data).toMatchObject({ return_code: 'FAIL', return_msg: '证书错误' });
  });

  it.each([
    ['a code of the wrong shape', () => '287654321012345678', 'AUTH_CODE_ERROR'],
    ['a code that no wallet shows', () => '134567890123456789', 'AUTH_CODE_INVALID'],
    ['a wallet without money', () => server.people.showCode('no-funds'), 'NOTENOUGH'],
  ])('refuses %s', async (_what, show, code) => {
    const refused = await v2Fails('/pay/micropay', micropay(numbers(), show()));
    expect(refused.data['err_code']).toBe(code);
  });

  it('takes a code for one trade only, and not after its minute', async () => {
    const once = server.people.showCode();
    await v2('/pay/micropay', micropay(numbers(), once));
    expect((await v2Fails('/pay/micropay', micropay(numbers(), once))).data['err_code']).toBe(
      'AUTH_CODE_INVALID',
    );
    const old = server.people.showCode();
    later(61_000);
    expect((await v2Fails('/pay/micropay', micropay(numbers(), old))).data['err_code']).toBe(
      'AUTHCODEEXPIRE',
    );
  });

  it('refuses an unknown field, a wrong key and a number nobody made', async () => {
    const odd = { ...micropay(numbers(), server.people.showCode()), surprise: '1' };
    expect((await v2Fails('/pay/micropay', odd)).data['err_code']).toBe('PARAM_ERROR');
    expect((await v2Fails('/pay/orderquery', about('neverheard1'))).data['err_code']).toBe('ORDERNOTEXIST');
    expect((await v2Fails('/secapi/pay/reverse', about('neverheard1'))).data['err_code']).toBe(
      'ORDERNOTEXIST',
    );
  });
});

describe('the same with v3', () => {
  let server: WechatServer;
  let sdk: WechatSdk;
  beforeAll(async () => {
    server = await startWechatServer();
    sdk = wechatSdk(server);
  });
  afterAll(() => server.close());

  const order = (number: string, authCode: string) => ({
    appid: server.merchant.appid,
    mchid: server.merchant.mchid,
    description: '考试费',
    out_trade_no: number,
    amount: { total: 12_000, currency: 'CNY' },
    payer: { auth_code: authCode },
    scene_info: { store_info: { out_id: 'hall-1' } },
  });

  it('charges, waits and reverses; such an order cannot be closed', async () => {
    const number = numbers();
    const code = server.people.showCode('asks-password');
    const { data } = await sdk.send('v3/pay/transactions/codepay', 'post', order(number, code));
    expect(data).toMatchObject({ trade_state: 'USERPAYING', out_trade_no: number });
    const { mchid, appid } = server.merchant;
    const path = `v3/pay/transactions/out-trade-no/${number}`;
    expect(await sdk.failing(`${path}/close`, 'post', { mchid })).toMatchObject({ status: 400 });
    server.people.decline(number);
    const asked = await sdk.send(path, 'get', undefined, { params: { mchid } });
    expect(asked.data['trade_state']).toBe('PAYERROR');
    later(16_000);
    await sdk.send(`${path}/reverse`, 'post', { appid, mchid });
    expect(server.ledger.trade(number)?.state).toBe('reversed');
  });
});
