import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startAlipayServer, type AlipayServer } from '../servers/alipay/alipay-server.ts';
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
});
