import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Formatter } from 'wechatpay-axios-plugin';
import { z } from 'zod';
import { startWechatServer, type WechatServer } from '../servers/wechat/wechat-server.ts';
import { nativeOrder, NUMBERS, refundOf } from './wechat-samples.ts';
import { wechatSdk, type WechatSdk } from './wechat-sdk.ts';

let server: WechatServer;
let sdk: WechatSdk;
const numbers = NUMBERS('bill');
/** 14:00 in Shanghai. */
const AFTERNOON = Date.UTC(2026, 10, 23, 6, 0, 0);
const NEXT_MORNING = Date.UTC(2026, 10, 24, 2, 0, 0);
const bill = z.object({
  rows: z.array(z.record(z.string(), z.string())),
  summary: z.record(z.string(), z.string()),
});

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: AFTERNOON });
  server = await startWechatServer();
  sdk = wechatSdk(server);
  for (let count = 0; count < 3; count++) {
    const number = numbers();
    const { data } = await sdk.send('v3/pay/transactions/native', 'post', nativeOrder(server, number));
    if (count < 2) server.people.scanAndPay(String(data['code_url']));
  }
  await sdk.send('v3/refund/domestic/refunds', 'post', refundOf('bill00000001', 'back-1', 2_000));
});
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NEXT_MORNING });
  return () => vi.useRealTimers();
});
afterAll(() => server.close());

const ask = (params: object) => sdk.send('v3/bill/tradebill', 'get', undefined, { params });
const askFails = (params: object) => sdk.failing('v3/bill/tradebill', 'get', undefined, { params });
async function fetchBill(address: unknown): Promise<Buffer> {
  const { origin, pathname, searchParams } = new URL(String(address));
  expect(origin).toBe(server.url);
  const { raw } = await sdk.send(pathname, 'get', undefined, {
    params: Object.fromEntries(searchParams),
    responseType: 'arraybuffer',
  });
  if (!Buffer.isBuffer(raw)) throw new Error('no file');
  return raw;
}
const DAY = { bill_date: '2026-11-23' };

describe("the WeChat server's statement of a day", () => {
  it('has a row per payment and refund, sums, and the hash of the plain file', async () => {
    const { data } = await ask(DAY);
    const file = await fetchBill(data['download_url']);
    expect(data).toMatchObject({
      hash_type: 'SHA1',
      hash_value: createHash('sha1').update(file).digest('hex'),
    });
    expect(file.toString('utf8')).toMatch(/^\uFEFF交易时间,.*\r\n`2026-11-23 14:00:/);
    const read = bill.parse(Formatter.castCsvBill(file));
    expect(read.rows).toHaveLength(3);
    expect(read.rows[0]).toMatchObject({
      商户订单号: 'bill00000000',
      交易状态: 'SUCCESS',
      订单金额: '120.00',
    });
    expect(read.rows[2]).toMatchObject({
      商户订单号: 'bill00000001',
      交易状态: 'REFUND',
      商户退款单号: 'back-1',
      退款金额: '20.00',
      应结订单金额: '0.00',
      商品名称: '二级建造师考试费, "综合"',
    });
    expect(read.summary).toMatchObject({ 总交易单数: '3', 订单总金额: '240.00', 退款总金额: '20.00' });
  });

  it('comes packed on demand, and by kind', async () => {
    const packed = await ask({ ...DAY, tar_type: 'GZIP', bill_type: 'SUCCESS' });
    const file = gunzipSync(await fetchBill(packed.data['download_url']));
    expect(file.toString('utf8')).not.toContain('微信退款单号');
    expect(packed.data['hash_value']).toBe(createHash('sha1').update(file).digest('hex'));
    const refunds = await ask({ ...DAY, bill_type: 'REFUND' });
    const back = bill.parse(Formatter.castCsvBill(await fetchBill(refunds.data['download_url'])));
    expect(back.rows).toHaveLength(1);
  });

  it('is there from ten on, has nothing to say of empty days, and refuses days that are none', async () => {
    vi.setSystemTime(NEXT_MORNING - 1);
    expect(await askFails(DAY)).toMatchObject({ status: 400, code: 'STATEMENT_CREATING' });
    vi.setSystemTime(NEXT_MORNING);
    expect(await askFails({ bill_date: '2026-11-22' })).toMatchObject({ code: 'NO_STATEMENT_EXIST' });
    for (const bill_date of ['2026-11-24', '2026-02-30', '2026-01-01', 'yesterday'])
      expect(await askFails({ bill_date })).toMatchObject({ code: 'INVALID_REQUEST' });
    expect(await askFails({ ...DAY, bill_type: 'SOME' })).toMatchObject({ code: 'PARAM_ERROR' });
  });

  it('is spoilt by script: being made, absent, a wrong hash, a cut file, wrong sums under a right hash', async () => {
    server.faults.add({ kind: 'statement-creating', call: 'statement' });
    expect(await askFails(DAY)).toMatchObject({ code: 'STATEMENT_CREATING' });
    server.faults.add({ kind: 'no-statement', call: 'statement' });
    expect(await askFails(DAY)).toMatchObject({ code: 'NO_STATEMENT_EXIST' });
    server.faults.add({ kind: 'bad-hash', call: 'statement' });
    const wrong = await ask(DAY);
    const file = await fetchBill(wrong.data['download_url']);
    expect(wrong.data['hash_value']).not.toBe(createHash('sha1').update(file).digest('hex'));
    server.faults.add({ kind: 'truncated-statement', call: 'download' });
    const packed = await ask({ ...DAY, tar_type: 'GZIP' });
    const cut = await fetchBill(packed.data['download_url']);
    expect(() => gunzipSync(cut)).toThrow();
    server.faults.add({ kind: 'wrong-summary', call: 'statement' });
    const sums = await ask(DAY);
    const summed = bill.parse(Formatter.castCsvBill(await fetchBill(sums.data['download_url'])));
    expect(summed.summary['订单总金额']).toBe('240.01');
  });

  it('is not given out without a signature', async () => {
    const { data } = await ask(DAY);
    expect((await fetch(String(data['download_url']))).status).toBe(401);
  });
});
