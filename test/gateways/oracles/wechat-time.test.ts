import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { chinaRfc3339, DAY, HOUR, MINUTE } from '../servers/ground/server-clock.ts';
import { startWechatServer, type WechatServer } from '../servers/wechat/wechat-server.ts';
import { nativeOrder, NUMBERS } from './wechat-samples.ts';
import { wechatSdk, type WechatSdk } from './wechat-sdk.ts';

let server: WechatServer;
let sdk: WechatSdk;
const numbers = NUMBERS('time');

beforeAll(async () => {
  server = await startWechatServer();
  sdk = wechatSdk(server);
});
afterAll(() => server.close());
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  return () => vi.useRealTimers();
});

const later = (ms: number) => vi.setSystemTime(Date.now() + ms);
const body = (number: string, lifeMs?: number) => ({
  ...nativeOrder(server, number),
  ...(lifeMs === undefined ? {} : { time_expire: chinaRfc3339(Date.now() + lifeMs) }),
});
async function made(lifeMs?: number): Promise<{ number: string; code: string; order: object }> {
  const number = numbers();
  const order = body(number, lifeMs);
  const { data } = await sdk.send('v3/pay/transactions/native', 'post', order);
  return { number, code: String(data['code_url']), order };
}
const state = async (number: string) => {
  const path = `v3/pay/transactions/out-trade-no/${number}`;
  return (await sdk.send(path, 'get', undefined, { params: { mchid: server.merchant.mchid } })).data[
    'trade_state'
  ];
};

describe('time at the WeChat server', () => {
  it('lets nobody pay after time_expire, though the order stays NOTPAY', async () => {
    const { number, code, order } = await made(5 * MINUTE);
    later(5 * MINUTE + 1_000);
    expect(server.people.scanAndPay(code)).toEqual({ done: false, why: 'expired' });
    expect(server.ledger.stillPayable(number)).toBe(false);
    expect(await state(number)).toBe('NOTPAY');
    expect(await sdk.failing('v3/pay/transactions/native', 'post', order)).toMatchObject({
      status: 400,
      code: 'INVALID_REQUEST',
    });
  });

  it('lets somebody finish who was in the password dialog, for a minute', async () => {
    const { number, code } = await made(5 * MINUTE);
    server.people.scan(code);
    later(5 * MINUTE + 59_000);
    expect(server.ledger.stillPayable(number)).toBe(true);
    expect(server.people.pay(number)).toMatchObject({ done: true });
    const other = await made(5 * MINUTE);
    server.people.scan(other.code);
    later(6 * MINUTE + 1_000);
    expect(server.ledger.stillPayable(other.number)).toBe(false);
    expect(server.people.pay(other.number)).toEqual({ done: false, why: 'expired' });
  });

  it('raises an expiry that is too near to a minute', async () => {
    const { code } = await made(5_000);
    later(50_000);
    expect(server.people.scanAndPay(code)).toMatchObject({ done: true });
  });

  it('kills a code after two hours; the same parameters bring a fresh one', async () => {
    const { number, code, order } = await made(3 * HOUR);
    later(2 * HOUR + 1_000);
    expect(server.people.scan(code)).toEqual({ done: false, why: 'dead-code' });
    expect(server.ledger.stillPayable(number)).toBe(false);
    const { data } = await sdk.send('v3/pay/transactions/native', 'post', order);
    expect(server.people.scanAndPay(String(data['code_url']))).toMatchObject({ done: true });
  });

  it('closes what nobody paid for seven days', async () => {
    const { number } = await made();
    later(7 * DAY + 2 * MINUTE);
    expect(await state(number)).toBe('CLOSED');
  });

  it('says by its Date header what time it takes it to be', async () => {
    const answer = await fetch(`${server.url}/v3/certificates`);
    expect(Math.abs(Date.parse(answer.headers.get('date') ?? '') - Date.now())).toBeLessThan(1_000);
  });
});
