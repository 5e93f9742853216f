import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startAlipayServer, type AlipayServer } from '../servers/alipay/alipay-server.ts';
import { alipaySdk, precreateOrder, type AlipayExec } from './alipay-sdk.ts';
import { NUMBERS } from './wechat-samples.ts';

let server: AlipayServer;
let exec: AlipayExec;
const numbers = NUMBERS('code');

beforeAll(async () => {
  server = await startAlipayServer();
  exec = alipaySdk(server);
});
afterAll(() => server.close());
beforeEach(() => {
  vi.stubEnv('TZ', 'Asia/Shanghai');
  vi.useFakeTimers({ toFake: ['Date'] });
  return () => vi.useRealTimers();
});

const pay = (number: string, authCode: string, change: object = {}) =>
  exec('alipay.trade.pay', { ...precreateOrder(number), scene: 'bar_code', auth_code: authCode, ...change });
const status = async (number: string) =>
  (await exec('alipay.trade.query', { out_trade_no: number }))['trade_status'];

describe("a payer's code at the Alipay server", () => {
  it('is taken at once', async () => {
    const number = numbers();
    const code = server.people.showCode();
    expect(code).toMatch(/^(2[5-9]|30)\d{16}$/);
    expect(await pay(number, code)).toMatchObject({
      code: '10000',
      out_trade_no: number,
      total_amount: '120.00',
    });
    expect(await status(number)).toBe('TRADE_SUCCESS');
    expect(await pay(number, server.people.showCode())).toMatchObject({ sub_code: 'ACQ.TRADE_HAS_SUCCESS' });
    expect(await pay(numbers(), code)).toMatchObject({ sub_code: 'ACQ.PAYMENT_AUTH_CODE_INVALID' });
  });

  it('waits for the password until it comes, is declined or cancelled', async () => {
    const number = numbers();
    expect(await pay(number, server.people.showCode('asks-password'))).toMatchObject({ code: '10003' });
    expect(await status(number)).toBe('WAIT_BUYER_PAY');
    server.people.enterPassword(number);
    expect(await status(number)).toBe('TRADE_SUCCESS');

    const declined = numbers();
    await pay(declined, server.people.showCode('asks-password'));
    server.people.decline(declined);
    expect(await status(declined)).toBe('TRADE_CLOSED');

    const cancelled = numbers();
    await pay(cancelled, server.people.showCode('asks-password'));
    await exec('alipay.trade.cancel', { out_trade_no: cancelled });
    expect(server.people.enterPassword(cancelled)).toMatchObject({ done: false });
    expect(server.ledger.stillPayable(cancelled)).toBe(false);
  });

  it.each([
    ['an old code', () => server.people.showCode(), 61_000, {}, 'ACQ.PAYMENT_AUTH_CODE_INVALID'],
    ['a WeChat code', () => '134567890123456789', 0, {}, 'ACQ.PAYMENT_AUTH_CODE_INVALID'],
    ['no money', () => server.people.showCode('no-funds'), 0, {}, 'ACQ.BUYER_BALANCE_NOT_ENOUGH'],
    ['another scene', () => server.people.showCode(), 0, { scene: 'wave_code' }, 'ACQ.INVALID_PARAMETER'],
    [
      'an expiry behind us',
      () => server.people.showCode(),
      0,
      PAST(),
      'ACQ.NOW_TIME_AFTER_EXPIRE_TIME_ERROR',
    ],
  ])('is refused: %s', async (_what, show, wait, change, sub_code) => {
    const code = show();
    vi.setSystemTime(Date.now() + wait);
    expect(await pay(numbers(), code, change)).toMatchObject({ code: '40004', sub_code });
  });

  it('dies with its time', async () => {
    const number = numbers();
    await pay(number, server.people.showCode('asks-password'), { timeout_express: '1m' });
    vi.setSystemTime(Date.now() + 121_000);
    expect(server.people.enterPassword(number)).toMatchObject({ done: false });
    expect(await status(number)).toBe('TRADE_CLOSED');
  });
});

function PAST() {
  return { time_expire: '2020-01-01 00:00:00' };
}
