import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWechatServer, type WechatServer } from '../servers/wechat/wechat-server.ts';
import { nativeOrder, NUMBERS } from './wechat-samples.ts';
import { wechatSdk, type WechatSdk } from './wechat-sdk.ts';

let server: WechatServer;
let sdk: WechatSdk;
const numbers = NUMBERS('order');

beforeAll(async () => {
  server = await startWechatServer({ refundTakesMs: 0 });
  sdk = wechatSdk(server);
});
afterAll(() => server.close());

const query = (number: string) =>
  sdk.send(`v3/pay/transactions/out-trade-no/${number}`, 'get', undefined, {
    params: { mchid: server.merchant.mchid },
  });
const create = (number: string, change: object = {}) =>
  sdk.send('v3/pay/transactions/native', 'post', { ...nativeOrder(server, number), ...change });
const createFails = (number: string, change: object) =>
  sdk.failing('v3/pay/transactions/native', 'post', { ...nativeOrder(server, number), ...change });
const close = (number: string) =>
  sdk.send(`v3/pay/transactions/out-trade-no/${number}/close`, 'post', { mchid: server.merchant.mchid });

async function codeOf(number: string, change: object = {}): Promise<string> {
  const { data } = await create(number, change);
  return String(data['code_url']);
}

describe('the WeChat server, judged by wechatpay-axios-plugin', () => {
  it('makes an order, takes one payment and tells it in a signed answer', async () => {
    const number = numbers();
    const code = await codeOf(number);
    expect(code).toMatch(/^weixin:\/\/wxpay\/bizpayurl/);
    expect((await query(number)).data['trade_state']).toBe('NOTPAY');
    expect(server.people.scanAndPay(code, 'anna')).toEqual({ done: true, outTradeNo: number });
    expect(server.people.scanAndPay(code, 'bert')).toMatchObject({ done: false });
    const paid = await query(number);
    expect(paid.data).toMatchObject({
      trade_state: 'SUCCESS',
      out_trade_no: number,
      mchid: server.merchant.mchid,
      amount: { total: 12_000 },
    });
    const byId = await sdk.send(
      `v3/pay/transactions/id/${String(paid.data['transaction_id'])}`,
      'get',
      undefined,
      { params: { mchid: server.merchant.mchid } },
    );
    expect(byId.data['out_trade_no']).toBe(number);
    expect(server.ledger.view().totals).toMatchObject({ paidFen: 12_000, paidCount: 1 });
  });

  it('gives a fresh code for the same parameters, and the old one dies', async () => {
    const number = numbers();
    const first = await codeOf(number);
    const second = await codeOf(number);
    expect(second).not.toBe(first);
    expect(server.people.scan(first)).toEqual({ done: false, why: 'dead-code' });
    expect(server.people.scan(second)).toMatchObject({ done: true });
    expect(server.people.scan(second, 'somebody else')).toEqual({ done: false, why: 'other-person' });
  });

  it('refuses other parameters under a known number, a paid one and a closed one', async () => {
    const number = numbers();
    const code = await codeOf(number);
    expect(await createFails(number, { description: 'something else' })).toMatchObject({
      status: 400,
      code: 'INVALID_REQUEST',
    });
    server.people.scanAndPay(code);
    expect(await createFails(number, {})).toMatchObject({ status: 400, code: 'ORDER_PAID' });
    const other = numbers();
    await create(other);
    await close(other);
    expect(await createFails(other, {})).toMatchObject({ status: 400, code: 'ORDER_CLOSED' });
  });

  it('closes with a signed 204, also what it does not know; a paid order it does not', async () => {
    const number = numbers();
    const code = await codeOf(number);
    expect((await close(number)).status).toBe(204);
    expect((await close(number)).status).toBe(204);
    expect((await close('neverheard1')).status).toBe(204);
    expect((await query(number)).data['trade_state']).toBe('CLOSED');
    expect(server.people.scanAndPay(code)).toEqual({ done: false, why: 'not-payable' });
    expect(server.ledger.stillPayable(number)).toBe(false);

    const paid = numbers();
    server.people.scanAndPay(await codeOf(paid));
    const refused = await sdk.failing(`v3/pay/transactions/out-trade-no/${paid}/close`, 'post', {
      mchid: server.merchant.mchid,
    });
    expect(refused).toMatchObject({ status: 400, code: 'ORDER_PAID' });
  });

  it('does not know an order that was never made', async () => {
    const answer = await sdk.failing('v3/pay/transactions/out-trade-no/neverheard1', 'get', undefined, {
      params: { mchid: server.merchant.mchid },
    });
    expect(answer).toMatchObject({ status: 404, code: 'ORDER_NOT_EXIST' });
  });

  it.each([
    ['an unknown field', { surprise: 1 }],
    ['null for a field', { attach: null }],
    ['an amount of nothing', { amount: { total: 0, currency: 'CNY' } }],
    ['half a fen', { amount: { total: 0.5, currency: 'CNY' } }],
    ['a description of 128 characters', { description: '考'.repeat(128) }],
    ['a number with a forbidden character', { out_trade_no: 'with space' }],
    ['a number of five characters', { out_trade_no: 'short' }],
    ['a number of 33 characters', { out_trade_no: 'x'.repeat(33) }],
    ['an expiry without an offset', { time_expire: '2026-11-23T10:00:00' }],
    ['a notify address with a query', { notify_url: 'https://pay.example.com/notify?a=1' }],
    ['a notify address without TLS', { notify_url: 'http://pay.example.com/notify' }],
  ])('refuses %s', async (_what, change) => {
    expect(await createFails(numbers(), change)).toMatchObject({ status: 400, code: 'PARAM_ERROR' });
  });

  it('refuses a foreign merchant and a foreign application', async () => {
    expect(await createFails(numbers(), { mchid: '1900000001' })).toMatchObject({ code: 'MCH_NOT_EXISTS' });
    expect(await createFails(numbers(), { appid: 'wx0' })).toMatchObject({ code: 'APPID_MCHID_NOT_MATCH' });
  });

  it('signs with the certificate, or with the public key when the request asks for it', async () => {
    const number = numbers();
    await create(number);
    const asked = await sdk.send(`v3/pay/transactions/out-trade-no/${number}`, 'get', undefined, {
      params: { mchid: server.merchant.mchid },
      headers: { 'Wechatpay-Serial': server.merchant.publicKeyId },
    });
    expect(asked.headers['wechatpay-serial']).toBe(server.merchant.publicKeyId);
    const plain = await query(number);
    expect(plain.headers['wechatpay-serial']).toBe(server.merchant.platformCertificate.serial);
    server.sign('public-key');
    expect((await query(number)).headers['wechatpay-serial']).toBe(server.merchant.publicKeyId);
    server.sign('as-asked');
  });
});
