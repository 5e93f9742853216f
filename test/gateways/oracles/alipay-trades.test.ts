import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startAlipayServer, type AlipayServer } from '../servers/alipay/alipay-server.ts';
import { chinaTime, HOUR, MINUTE } from '../servers/ground/server-clock.ts';
import { alipaySdk, precreateOrder, type AlipayExec } from './alipay-sdk.ts';
import { NUMBERS } from './wechat-samples.ts';

let server: AlipayServer;
let exec: AlipayExec;
const numbers = NUMBERS('ali');

beforeAll(async () => {
  server = await startAlipayServer();
  exec = alipaySdk(server);
});
beforeEach(() => {
  vi.stubEnv('TZ', 'Asia/Shanghai');
});
afterAll(() => server.close());

const query = (number: string) => exec('alipay.trade.query', { out_trade_no: number });
async function codeOf(number: string, change: object = {}): Promise<string> {
  const made = await exec('alipay.trade.precreate', { ...precreateOrder(number), ...change });
  expect(made['code']).toBe('10000');
  return String(made['qr_code']);
}

async function refusedOrder(number: string, change: object = {}): Promise<unknown> {
  return (await exec('alipay.trade.precreate', { ...precreateOrder(number), ...change }))['sub_code'];
}

describe('the Alipay server, judged by alipay-sdk', () => {
  it('has no trade before the scan, one payer after it, and tells what was paid', async () => {
    const number = numbers();
    const code = await codeOf(number);
    expect(await query(number)).toMatchObject({ code: '40004', sub_code: 'ACQ.TRADE_NOT_EXIST' });
    expect(await exec('alipay.trade.close', { out_trade_no: number })).toMatchObject({
      sub_code: 'ACQ.TRADE_NOT_EXIST',
    });
    expect(server.ledger.stillPayable(number)).toBe(true);
    server.people.scan(code, 'anna');
    expect(await query(number)).toMatchObject({ code: '10000', trade_status: 'WAIT_BUYER_PAY' });
    expect(server.people.scan(code, 'bert')).toEqual({ done: false, why: 'other-person' });
    expect(server.people.pay(number, 'anna')).toMatchObject({ done: true });
    expect(await query(number)).toMatchObject({
      trade_status: 'TRADE_SUCCESS',
      out_trade_no: number,
      total_amount: '120.00',
    });
    expect(server.ledger.stillPayable(number)).toBe(false);
  });

  it('repeats an order with the same parameters, twenty times, and not with others', async () => {
    const number = numbers();
    const first = await codeOf(number);
    expect(await codeOf(number)).not.toBe(first);
    expect(await refusedOrder(number, { total_amount: '121.00' })).toBe('ACQ.CONTEXT_INCONSISTENT');
    for (let count = 2; count < 20; count++) await codeOf(number);
    expect(await refusedOrder(number)).toBe('ACQ.APPLY_PC_MERCHANT_CODE_ERROR');
    expect(server.people.scanAndPay(first)).toMatchObject({ done: true });
    expect(await refusedOrder(number)).toBe('ACQ.TRADE_HAS_SUCCESS');
    expect(server.ledger.all().filter(({ outTradeNo }) => outTradeNo === number)).toHaveLength(1);
  });

  it('closes an unpaid trade once; its code is dead then', async () => {
    const number = numbers();
    const code = await codeOf(number);
    server.people.scan(code);
    const close = () => exec('alipay.trade.close', { out_trade_no: number });
    expect(await close()).toMatchObject({ code: '10000', out_trade_no: number });
    expect(await close()).toMatchObject({ sub_code: 'ACQ.REASON_TRADE_STATUS_INVALID' });
    expect(await query(number)).toMatchObject({ trade_status: 'TRADE_CLOSED' });
    expect(server.people.scanAndPay(code)).toEqual({ done: false, why: 'not-payable' });
    expect(await refusedOrder(number)).toBe('ACQ.TRADE_HAS_CLOSE');
  });

  it.each([
    ['an unknown field', { surprise: 1 }],
    ['three decimals', { total_amount: '1.001' }],
    ['nothing', { total_amount: '0.00' }],
    ['too much', { total_amount: '100000000.01' }],
    ['a subject with a forbidden sign', { subject: 'a&b' }],
    ['a number with a dash', { out_trade_no: 'no-dash' }],
    ['a life of half a minute', { timeout_express: '0m' }],
    ['a life of 16 days', { timeout_express: '16d' }],
    ['an expiry that is no time', { time_expire: '2026-02-30 10:00:00' }],
    ['an expiry in the past', { time_expire: '2020-01-01 00:00:00' }],
  ])('refuses %s', async (_what, change) => {
    expect(await refusedOrder(numbers(), change)).toBe('ACQ.INVALID_PARAMETER');
  });

  it('refuses what is out of time, wrongly signed or for another application', async () => {
    vi.stubEnv('TZ', 'UTC');
    expect(await query('any')).toMatchObject({ code: '40002', sub_code: 'isv.invalid-timestamp' });
    vi.stubEnv('TZ', 'Asia/Shanghai');
    const { merchant } = server;
    const stranger = alipaySdk({ ...server, merchant: { ...merchant, appKeys: merchant.alipayKeys } });
    await expect(stranger('alipay.trade.query', { out_trade_no: 'any' })).rejects.toThrow();
    const other = alipaySdk({ ...server, merchant: { ...merchant, appId: '2021000000000000' } });
    await expect(other('alipay.trade.query', { out_trade_no: 'any' })).rejects.toThrow();
    expect(await exec('alipay.trade.orderinfo.sync', {})).toMatchObject({ sub_code: 'isv.invalid-method' });
  });

  it('keeps its books behind a token of their own', async () => {
    const books = `${server.url}/_admin/ledger`;
    expect((await fetch(books)).status).toBe(401);
    const headers = { authorization: `Bearer ${server.adminToken}` };
    expect(await (await fetch(books, { headers })).json()).toHaveProperty('totals.paidFen');
    expect((await fetch(`${server.url}/elsewhere`)).status).toBe(404);
  });
});

describe('time at the Alipay server', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] });
    return () => vi.useRealTimers();
  });
  const later = (ms: number) => vi.setSystemTime(Date.now() + ms);

  it('ends a code after two hours whatever is asked, and sooner when asked', async () => {
    const long = await codeOf(numbers(), { timeout_express: '1d' });
    const short = await codeOf(numbers(), { qr_code_timeout_express: '5m' });
    later(5 * MINUTE + 1_000);
    expect(server.people.scan(short)).toEqual({ done: false, why: 'dead-code' });
    later(2 * HOUR);
    expect(server.people.scan(long)).toEqual({ done: false, why: 'dead-code' });
  });

  it('closes an unpaid trade at its absolute end', async () => {
    const number = numbers();
    const code = await codeOf(number, {
      time_expire: chinaTime(Date.now() + 5 * MINUTE),
      timeout_express: '1d',
    });
    server.people.scan(code);
    later(6 * MINUTE + 1_000);
    expect(server.people.pay(number)).toMatchObject({ done: false });
    expect(await query(number)).toMatchObject({ trade_status: 'TRADE_CLOSED' });
    expect(server.ledger.stillPayable(number)).toBe(false);
  });

  it('never opens what nobody scanned in time', async () => {
    const number = numbers();
    const code = await codeOf(number, { time_expire: chinaTime(Date.now() + 5 * MINUTE) });
    later(5 * MINUTE + 1_000);
    expect(server.people.scanAndPay(code)).toEqual({ done: false, why: 'expired' });
    expect(await query(number)).toMatchObject({ sub_code: 'ACQ.TRADE_NOT_EXIST' });
    expect(server.ledger.stillPayable(number)).toBe(false);
  });
});
