import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadConfig } from '../../../src/main/config';
import { parseFlags } from '../../../src/main/flags';
import { startMockGateways, type MockGateways } from '../servers/try-out/mock-gateways.ts';
import { alipaySdk, precreateOrder } from './alipay-sdk.ts';
import { nativeOrder } from './wechat-samples.ts';
import { wechatSdk } from './wechat-sdk.ts';

let mock: MockGateways;
const folder = mkdtempSync(join(tmpdir(), 'try-out-'));

beforeAll(async () => {
  mock = await startMockGateways({ port: 0, data: folder });
});
afterAll(async () => {
  await mock.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  vi.stubEnv('TZ', 'Asia/Shanghai');
});

const open = async () => (await fetch(mock.page.url)).text();
async function press(fields: Record<string, string>, path = '/act'): Promise<string> {
  const url = new URL(mock.page.url);
  const token = url.searchParams.get('token') ?? '';
  const answer = await fetch(`${url.origin}${path}`, {
    method: 'POST',
    body: new URLSearchParams({ token, ...fields }),
  });
  return answer.text();
}

describe('the servers that a person tries the application with', () => {
  it('hand out a configuration and its keys, readable by the owner only', () => {
    const config: unknown = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8'));
    expect(config).toMatchObject({
      gateways: {
        wechat: { baseUrl: mock.wechat.url, backupBaseUrl: null, merchantId: mock.wechat.merchant.mchid },
        alipay: { baseUrl: mock.alipay.gateway, appId: mock.alipay.merchant.appId },
      },
    });
    const flags = parseFlags(['--config', mock.config.file]);
    if (!flags.ok) throw new Error(flags.error.flag);
    const taken = loadConfig(flags.value, {
      platform: 'linux',
      home: folder,
      environment: {},
      workingFolder: folder,
    });
    expect(taken).toMatchObject({ ok: true, value: { mode: 'live' } });
    expect(readFileSync(join(folder, 'wechat-v2-key.txt'), 'utf8').trim()).toBe(mock.wechat.merchant.v2Key);
    expect(statSync(join(folder, 'alipay-app-key.pem')).mode.toString(8)).toMatch(/600$/);
  });

  it('list open orders, and pay them from the page', async () => {
    const order = { ...nativeOrder(mock.wechat, 'tryout1'), description: '<b>考试费</b>' };
    const { data } = await wechatSdk(mock.wechat).send('v3/pay/transactions/native', 'post', order);
    const { qr_code } = await alipaySdk(mock.alipay)('alipay.trade.precreate', precreateOrder('tryout2'));
    const page = await open();
    expect(page).toContain('tryout1');
    expect(page).toContain('&lt;b&gt;考试费&lt;/b&gt;');
    expect(page).toContain('待扫码');
    const paid = await press({ wallet: 'wechat', act: 'scan-and-pay', what: String(data['code_url']) });
    expect(paid).toContain('完成 done: tryout1');
    await press({ wallet: 'alipay', act: 'scan', what: String(qr_code) });
    expect(await press({ wallet: 'alipay', act: 'pay', what: 'tryout2', person: 'payer-2' })).toContain(
      '已被他人扫码',
    );
    expect(await press({ wallet: 'alipay', act: 'pay', what: 'tryout2' })).toContain('完成 done: tryout2');
    expect(mock.alipay.ledger.view().totals.paidFen).toBe(12_000);
  });

  it("show a payer's code that the other side takes", async () => {
    const page = await press({ wallet: 'alipay', act: 'show-code', what: 'pays' });
    const code = /<code>(\d+)<\/code>/.exec(page)?.[1] ?? '';
    const paid = await alipaySdk(mock.alipay)('alipay.trade.pay', {
      ...precreateOrder('tryout3'),
      scene: 'bar_code',
      auth_code: code,
    });
    expect(paid['code']).toBe('10000');
  });

  it('set faults by hand, and take them back', async () => {
    expect(
      await press({ wallet: 'wechat', call: 'query', kind: 'drop-after', times: '2' }, '/fault'),
    ).toContain('已设置 set: query, drop-after × 2');
    expect(await press({ wallet: 'wechat', call: 'query', kind: 'recall' }, '/fault')).toContain(
      'means nothing here',
    );
    expect(await press({ wallet: 'none' }, '/fault')).toContain('已恢复正常');
    expect(mock.wechat.faults.meet('query')).toBeNull();
  });

  it('listen to nobody without the token', async () => {
    const { origin } = new URL(mock.page.url);
    expect((await fetch(origin)).status).toBe(403);
    const body = new URLSearchParams({ wallet: 'none' });
    expect((await fetch(`${origin}/fault`, { method: 'POST', body })).status).toBe(403);
    expect((await fetch(mock.page.url.replace('/?', '/nowhere?'))).status).toBe(404);
  });
});
