import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Aes } from 'wechatpay-axios-plugin';
import { z } from 'zod';
import { startWechatServer, type WechatServer } from '../servers/wechat/wechat-server.ts';
import { nativeOrder, NUMBERS } from './wechat-samples.ts';
import { wechatSdk, type WechatSdk } from './wechat-sdk.ts';

let server: WechatServer;
let sdk: WechatSdk;
const numbers = NUMBERS('truth');

beforeAll(async () => {
  server = await startWechatServer();
  sdk = wechatSdk(server, 400);
});
afterAll(() => server.close());

const create = (number: string) =>
  sdk.send('v3/pay/transactions/native', 'post', nativeOrder(server, number));
const path = (number: string) => `v3/pay/transactions/out-trade-no/${number}`;
const mchid = () => server.merchant.mchid;
const query = (number: string) => sdk.send(path(number), 'get', undefined, { params: { mchid: mchid() } });
const queryFails = (number: string) =>
  sdk.failing(path(number), 'get', undefined, { params: { mchid: mchid() } });
const close = (number: string) => sdk.send(`${path(number)}/close`, 'post', { mchid: mchid() });
async function made(): Promise<{ number: string; code: string }> {
  const number = numbers();
  return { number, code: String((await create(number)).data['code_url']) };
}

describe('what faults do, and what the ledger says meanwhile', () => {
  it('tells what was done from what was not', async () => {
    const lost = numbers();
    server.faults.add({ kind: 'drop-before', call: 'create' });
    await expect(create(lost)).rejects.toThrow();
    expect(server.ledger.trade(lost)).toBeNull();
    server.faults.add({ kind: 'drop-after', call: 'create' });
    await expect(create(lost)).rejects.toThrow();
    expect(server.ledger.stillPayable(lost)).toBe(true);
    server.faults.add({ kind: 'error-though-done', call: 'close' });
    await expect(close(lost)).rejects.toThrow();
    expect(server.ledger.stillPayable(lost)).toBe(false);
  });

  it('lags behind a payment, then tells it', async () => {
    const { number, code } = await made();
    server.people.scanAndPay(code);
    server.faults.add({ kind: 'query-lag', call: 'query', times: 2 });
    expect((await query(number)).data['trade_state']).toBe('NOTPAY');
    expect((await query(number)).data['trade_state']).toBe('NOTPAY');
    expect((await query(number)).data['trade_state']).toBe('SUCCESS');
  });

  it('lets a payment land between the last query and the close', async () => {
    const { number } = await made();
    server.faults.add({ kind: 'paid-before', call: 'close' });
    expect(await sdk.failing(`${path(number)}/close`, 'post', { mchid: mchid() })).toMatchObject({
      code: 'ORDER_PAID',
    });
    expect((await query(number)).data['trade_state']).toBe('SUCCESS');
  });

  it('spoofs: an order that is paid is said not to exist, an unpaid one to be paid', async () => {
    const { number, code } = await made();
    server.faults.add({ kind: 'spoofed-success', call: 'query' });
    expect(await queryFails(number)).toMatchObject({ code: 'EV3_RES_HEADERS_INCOMPLATE' });
    server.people.scanAndPay(code);
    server.faults.add({ kind: 'spoofed-not-found', call: 'query' });
    expect(await queryFails(number)).toMatchObject({ status: 404, code: 'ORDER_NOT_EXIST' });
    expect((await query(number)).data['trade_state']).toBe('SUCCESS');
  });

  it('answers rightly signed about something else', async () => {
    const { number } = await made();
    server.faults.add({ kind: 'other-order', call: 'query' });
    const other = (await query(number)).data;
    expect(other['trade_state']).toBe('SUCCESS');
    expect(other['out_trade_no']).not.toBe(number);
    server.faults.add({ kind: 'other-amount', call: 'query' });
    expect((await query(number)).data).toMatchObject({ out_trade_no: number, amount: { total: 12_001 } });
    server.faults.add({ kind: 'other-merchant', call: 'query' });
    expect((await query(number)).data['mchid']).not.toBe(mchid());
    expect((await query(number)).data['trade_state']).toBe('NOTPAY');
  });

  it('storms, spells as in older days, and is paying', async () => {
    const { number } = await made();
    server.faults.add({ kind: 'rate-limited', call: 'query', times: Infinity });
    for (let count = 0; count < 3; count++)
      expect(await queryFails(number)).toMatchObject({ status: 429, code: 'FREQUENCY_LIMITED' });
    server.faults.clear();
    server.faults.add({ kind: 'old-spelling', call: 'query' });
    expect(await queryFails('neverheard1')).toMatchObject({ code: 'ORDERNOTEXIST' });
    server.faults.add({ kind: 'user-paying', call: 'close' });
    expect(await close(number)).toMatchObject({ status: 202, data: { code: 'USERPAYING' } });
    server.faults.add({ kind: 'clock-skew', call: 'query' });
    expect(await queryFails(number)).toMatchObject({ status: 401, code: 'SIGN_ERROR' });
  });

  it('rotates its key in the middle and stays with the new one', async () => {
    const { number } = await made();
    server.faults.add({ kind: 'rotate-key', call: 'query', skip: 1 });
    const serials = [await query(number), await query(number), await query(number)].map(
      ({ headers }) => headers['wechatpay-serial'],
    );
    const { publicKeyId, platformCertificate } = server.merchant;
    expect(serials).toEqual([platformCertificate.serial, publicKeyId, publicKeyId]);
    server.sign('as-asked');
  });

  it('refuses to be told a fault that means nothing', () => {
    expect(() => server.faults.add({ kind: 'recall', call: 'create' })).toThrow(/means nothing/);
  });
});

describe('the platform certificate', () => {
  it('is handed out sealed, and to a new merchant not at all', async () => {
    const { data } = await sdk.send('v3/certificates', 'get');
    const sealed = z
      .object({
        data: z.array(
          z.object({
            serial_no: z.string(),
            encrypt_certificate: z.object({
              nonce: z.string(),
              associated_data: z.string(),
              ciphertext: z.string(),
            }),
          }),
        ),
      })
      .parse(data).data[0];
    const { ciphertext = '', nonce = '', associated_data = '' } = sealed?.encrypt_certificate ?? {};
    const pem = Aes.AesGcm.decrypt(ciphertext, server.merchant.apiV3Key, nonce, associated_data);
    const certificate = new X509Certificate(pem);
    expect(certificate.serialNumber).toBe(sealed?.serial_no);
    expect(certificate.verify(certificate.publicKey)).toBe(true);

    const newcomer = await startWechatServer({ publicKeyOnly: true });
    expect(await wechatSdk(newcomer).failing('v3/certificates', 'get')).toMatchObject({
      status: 404,
      code: 'RESOURCE_NOT_EXISTS',
    });
    await newcomer.close();
  });
});
