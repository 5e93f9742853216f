import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startWechatServer, type WechatServer } from '../servers/wechat/wechat-server.ts';
import { nativeOrder, NUMBERS, refundOf } from './wechat-samples.ts';
import { wechatSdk, type WechatSdk } from './wechat-sdk.ts';

let server: WechatServer;
let sdk: WechatSdk;
const numbers = NUMBERS('refund');

beforeAll(async () => {
  server = await startWechatServer();
  sdk = wechatSdk(server);
});
afterAll(() => server.close());
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  return () => vi.useRealTimers();
});

async function paid(): Promise<string> {
  const number = numbers();
  const { data } = await sdk.send('v3/pay/transactions/native', 'post', nativeOrder(server, number));
  server.people.scanAndPay(String(data['code_url']));
  return number;
}
const URL = 'v3/refund/domestic/refunds';
const refund = (number: string, refundNumber: string, fen: number) =>
  sdk.send(URL, 'post', refundOf(number, refundNumber, fen));
const refundFails = (number: string, refundNumber: string, fen: number) =>
  sdk.failing(URL, 'post', refundOf(number, refundNumber, fen));
const status = async (refundNumber: string) =>
  (await sdk.send(`${URL}/${refundNumber}`, 'get')).data['status'];

describe('refunds of the WeChat server', () => {
  it('takes a refund, is done after a while, and repeats it under the same number without moving money', async () => {
    const number = await paid();
    expect((await refund(number, 'part@1', 2_000)).data['status']).toBe('PROCESSING');
    expect(await status(encodeURIComponent('part@1'))).toBe('PROCESSING');
    vi.setSystemTime(Date.now() + 3_000);
    expect(await status(encodeURIComponent('part@1'))).toBe('SUCCESS');
    const again = await refund(number, 'part@1', 2_000);
    expect(again.data).toMatchObject({ status: 'SUCCESS', out_refund_no: 'part@1', out_trade_no: number });
    expect(server.ledger.trade(number)?.refunds).toHaveLength(1);
    const { data } = await sdk.send(`v3/pay/transactions/out-trade-no/${number}`, 'get', undefined, {
      params: { mchid: server.merchant.mchid },
    });
    expect(data['trade_state']).toBe('REFUND');
  });

  it('refuses the same number with another amount, more than was paid, and what was never paid', async () => {
    const number = await paid();
    await refund(number, `${number}a`, 11_000);
    expect(await refundFails(number, `${number}a`, 10_000)).toMatchObject({ code: 'INVALID_REQUEST' });
    expect(await refundFails(number, `${number}b`, 1_001)).toMatchObject({ code: 'INVALID_REQUEST' });
    expect((await refund(number, `${number}b`, 1_000)).status).toBe(200);
    expect(await refundFails('neverheard1', 'r1', 1)).toMatchObject({
      status: 404,
      code: 'RESOURCE_NOT_EXISTS',
    });
    const unpaid = numbers();
    await sdk.send('v3/pay/transactions/native', 'post', nativeOrder(server, unpaid));
    expect(await refundFails(unpaid, 'r2', 1)).toMatchObject({ status: 400, code: 'INVALID_REQUEST' });
    expect(await sdk.failing(`${URL}/neverheard1`, 'get')).toMatchObject({ code: 'RESOURCE_NOT_EXISTS' });
  });

  it('takes fifty refunds of a payment and not one more', async () => {
    const number = await paid();
    for (let count = 0; count < 50; count++) await refund(number, `${number}-${count}`, 1);
    expect(await refundFails(number, `${number}-50`, 1)).toMatchObject({ status: 403, code: 'RULE_LIMIT' });
    expect(server.ledger.view().trades.find(({ outTradeNo }) => outTradeNo === number)?.refundedFen).toBe(50);
  });

  it('takes none after a year', async () => {
    const number = await paid();
    vi.setSystemTime(Date.now() + 366 * 86_400_000);
    expect(await refundFails(number, `${number}a`, 1)).toMatchObject({ code: 'INVALID_REQUEST' });
  });

  it('lets a stuck refund wait for a person, and a poor merchant try again under the same number', async () => {
    const number = await paid();
    server.faults.add({ kind: 'refund-stuck', call: 'refund' });
    await refund(number, `${number}a`, 100);
    vi.setSystemTime(Date.now() + 86_400_000);
    expect(await status(`${number}a`)).toBe('ABNORMAL');
    server.finishRefund(`${number}a`);
    expect(await status(`${number}a`)).toBe('SUCCESS');
    server.faults.add({ kind: 'not-enough-funds', call: 'refund' });
    expect(await refundFails(number, `${number}b`, 100)).toMatchObject({ status: 403, code: 'NOT_ENOUGH' });
    expect((await refund(number, `${number}b`, 100)).status).toBe(200);
  });
});
