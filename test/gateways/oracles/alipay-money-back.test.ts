import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startAlipayServer, type AlipayServer } from '../servers/alipay/alipay-server.ts';
import { alipaySdk, precreateOrder, type AlipayExec } from './alipay-sdk.ts';
import { NUMBERS } from './wechat-samples.ts';

let server: AlipayServer;
let exec: AlipayExec;
const numbers = NUMBERS('back');

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

async function scanned(): Promise<string> {
  const number = numbers();
  const { qr_code } = await exec('alipay.trade.precreate', precreateOrder(number));
  server.people.scan(String(qr_code));
  return number;
}
async function paid(): Promise<string> {
  const number = await scanned();
  server.people.pay(number);
  return number;
}
const refund = (number: string, amount: string, request?: string) =>
  exec('alipay.trade.refund', {
    out_trade_no: number,
    refund_amount: amount,
    ...(request === undefined ? {} : { out_request_no: request }),
  });
const refundState = (number: string, request: string) =>
  exec('alipay.trade.fastpay.refund.query', { out_trade_no: number, out_request_no: request });
const cancel = (number: string) => exec('alipay.trade.cancel', { out_trade_no: number });
const status = async (number: string) =>
  (await exec('alipay.trade.query', { out_trade_no: number }))['trade_status'];
const later = (ms: number) => vi.setSystemTime(Date.now() + ms);

describe('refunds of the Alipay server', () => {
  it('moves money once per request number, and says so by fund_change', async () => {
    const number = await paid();
    expect(await refund(number, '20.00', 'a')).toMatchObject({ code: '10000', fund_change: 'Y' });
    expect(await refund(number, '20.00', 'a')).toMatchObject({ code: '10000', fund_change: 'N' });
    expect(await refund(number, '30.00', 'a')).toMatchObject({ sub_code: 'ACQ.DISCORDANT_REPEAT_REQUEST' });
    expect(await refund(number, '100.01', 'b')).toMatchObject({ sub_code: 'ACQ.REFUND_AMT_NOT_EQUAL_TOTAL' });
    expect(await status(number)).toBe('TRADE_SUCCESS');
    expect(await refund(number, '100.00', 'c')).toMatchObject({ fund_change: 'Y', refund_fee: '120.00' });
    expect(await status(number)).toBe('TRADE_CLOSED');
    expect(await refundState(number, 'c')).toMatchObject({
      refund_status: 'REFUND_SUCCESS',
      refund_amount: '100.00',
    });
    expect(await refund(number, '1.00', 'd')).toMatchObject({ sub_code: 'ACQ.TRADE_HAS_CLOSE' });
  });

  it('says nothing of a refund that is not there or not done', async () => {
    const number = await paid();
    expect((await refundState(number, 'a'))['refund_status']).toBeUndefined();
    server.faults.add({ kind: 'refund-slow', call: 'refund' });
    expect(await refund(number, '20.00', 'a')).toMatchObject({ code: '10000', fund_change: 'N' });
    expect((await refundState(number, 'a'))['refund_status']).toBeUndefined();
    later(3_600_000);
    expect((await refundState(number, 'a'))['refund_status']).toBe('REFUND_SUCCESS');
  });

  it('needs a request number for a part, and takes nothing back that nobody paid', async () => {
    const number = await paid();
    expect(await refund(number, '1.00')).toMatchObject({ sub_code: 'ACQ.INVALID_PARAMETER' });
    expect(await refund(number, '120.00')).toMatchObject({ fund_change: 'Y' });
    expect(await refund(await scanned(), '1.00', 'a')).toMatchObject({ sub_code: 'ACQ.TRADE_STATUS_ERROR' });
    expect(await refund('neverheard', '1.00', 'a')).toMatchObject({ sub_code: 'ACQ.TRADE_NOT_EXIST' });
    server.faults.add({ kind: 'not-enough-funds', call: 'refund' });
    expect(await refund(await paid(), '1.00', 'a')).toMatchObject({
      sub_code: 'ACQ.SELLER_BALANCE_NOT_ENOUGH',
    });
  });

  it('ends with the year', async () => {
    const number = await paid();
    later(366 * 86_400_000);
    expect(await status(number)).toBe('TRADE_FINISHED');
    expect(await refund(number, '1.00', 'a')).toMatchObject({ sub_code: 'ACQ.TRADE_HAS_FINISHED' });
  });
});

describe('cancel at the Alipay server', () => {
  it('closes what is unpaid, gives back what is paid, and is harmless when repeated', async () => {
    const unpaid = await scanned();
    expect(await cancel(unpaid)).toMatchObject({ code: '10000', action: 'close', retry_flag: 'N' });
    expect(server.people.pay(unpaid)).toMatchObject({ done: false });
    const number = await paid();
    expect(await cancel(number)).toMatchObject({ action: 'refund', retry_flag: 'N' });
    expect(await cancel(number)).toMatchObject({ action: 'refund' });
    expect(await status(number)).toBe('TRADE_CLOSED');
    expect(server.ledger.view().trades.find(({ outTradeNo }) => outTradeNo === number)).toMatchObject({
      refundedFen: 12_000,
      stillPayable: false,
    });
  });

  it('says success before the scan, and the code lives on', async () => {
    const number = numbers();
    const { qr_code } = await exec('alipay.trade.precreate', precreateOrder(number));
    const answer = await cancel(number);
    expect(answer).toMatchObject({ code: '10000', retry_flag: 'N' });
    expect(answer['action']).toBeUndefined();
    expect(server.ledger.stillPayable(number)).toBe(true);
    expect(server.people.scanAndPay(String(qr_code))).toMatchObject({ done: true });
  });

  it('asks to be called again as often as the script says, and ends after a day', async () => {
    const number = await paid();
    server.faults.add({ kind: 'recall', call: 'cancel', times: 2 });
    expect(await cancel(number)).toMatchObject({ retry_flag: 'Y' });
    expect(await cancel(number)).toMatchObject({ retry_flag: 'Y' });
    expect(server.ledger.trade(number)?.state).toBe('paid');
    later(86_400_001);
    expect(await cancel(number)).toMatchObject({ sub_code: 'ACQ.TRADE_CANCEL_TIME_OUT' });
  });
});
