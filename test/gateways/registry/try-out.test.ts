import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { loadConfig } from '../../../src/main/config';
import { parseFlags } from '../../../src/main/flags';
import { ROOT } from '../../registry/document';
import { startMockRegistry, type MockRegistry } from '../../registry/try-out/mock-registry.ts';
import { ZHANG } from './registry-for-test';

const folder = mkdtempSync(join(tmpdir(), 'try-registry-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function start(mutualTls = false): Promise<MockRegistry> {
  const mock = await startMockRegistry({ port: 0, data: folder, mutualTls });
  onTestFinished(() => mock.close());
  return mock;
}

function load(file: string) {
  const flags = parseFlags(['--config', file]);
  if (!flags.ok) throw new Error(flags.error.flag);
  return loadConfig(flags.value, { platform: 'linux', home: folder, environment: {}, workingFolder: folder });
}

async function press(mock: MockRegistry, fields: Record<string, string>, path = '/act'): Promise<string> {
  const url = new URL(mock.page.url);
  const body = new URLSearchParams({ token: url.searchParams.get('token') ?? '', ...fields });
  return (await fetch(`${url.origin}${path}`, { method: 'POST', body })).text();
}

async function putSomething(mock: MockRegistry): Promise<(path: string, body: object) => Promise<unknown>> {
  const { registry } = mock;
  const basic = Buffer.from(`${registry.clientId}:${registry.clientSecret}`).toString('base64');
  const answer = await fetch(registry.tokenUrl, {
    method: 'POST',
    headers: { authorization: `Basic ${basic}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  const token = /"access_token":"(\w+)"/.exec(await answer.text())?.[1] ?? '';
  return async (path, body) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const put = await fetch(registry.baseUrl + path, { method: 'PUT', headers, body: JSON.stringify(body) });
    const said: unknown = await put.json();
    return said;
  };
}

const LINE = { candidateId: ZHANG.id, feeItemId: `${ZHANG.id}-pets-written`, amount: 6500 };
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

describe('the registry that a person tries the application with', () => {
  it('hands out a configuration that the application takes, readable by the owner only', async () => {
    const { config, registry } = await start();
    expect(load(config.file)).toMatchObject({
      ok: true,
      value: { office: { kind: 'registry', baseUrl: registry.baseUrl, features: { platform: true } } },
    });
    expect(readFileSync(join(folder, 'client-secret.txt'), 'utf8').trim()).toBe(registry.clientSecret);
    expect(statSync(join(folder, 'client-secret.txt')).mode.toString(8)).toMatch(/600$/);
  });

  it('hands out certificates instead where that is wanted', async () => {
    const { config } = await start(true);
    expect(load(config.file)).toMatchObject({ ok: true, value: { office: { auth: { kind: 'mtls' } } } });
  });

  it('lets a person pay at the platform, decide, issue e-bills and mark what was paid elsewhere', async () => {
    const mock = await start();
    const put = await putSomething(mock);
    const { books, wrongs } = mock.registry;
    const lines = [{ orderNumber: 'ORDER-1', lineNumber: 1, ...LINE }];
    const payment = { amount: 6500, description: '<b>考试费</b>', expiresAt: inAnHour(), lines };
    await put('/platform-payments/TRADE-0001', payment);
    expect(await press(mock, { act: 'pay', what: 'TRADE-0001' })).toContain('完成 done: TRADE-0001');
    expect(await press(mock, { act: 'pay', what: 'TRADE-0001' })).toContain('未成 refused');
    const paid = { ...LINE, outTradeNo: 'TRADE-0001', channel: 'office-platform', at: inAnHour() };
    await put('/orders/ORDER-1/lines/1/paid', paid);
    await put('/refund-requests/WISH-0001', { ...lines[0], because: '<script>' });
    const page = await (await fetch(mock.page.url)).text();
    expect(page).toContain('&lt;script&gt;');
    expect(page).not.toContain('<script>');
    await press(mock, { act: 'decline', what: 'WISH-0001', note: '已超过退费期限' });
    expect(books.refundWishes.get('WISH-0001')?.answer).toMatchObject({ state: 'declined' });
    await press(mock, { act: 'issue-bill', what: 'ORDER-1', line: '1' });
    expect(books.lines.get('ORDER-1/1')?.eBill).toBe('issued');
    const refund = { outTradeNo: 'TRADE-0001', amount: 6500, reason: '退费' };
    await put('/platform-refunds/REFUND-01', refund);
    await press(mock, { act: 'stick-refund', what: 'REFUND-01' });
    expect(await put('/platform-refunds/REFUND-01', refund)).toMatchObject({ state: 'stuck' });
    const fees = await press(mock, {
      act: 'paid-elsewhere',
      what: 'training-002-engineer-law',
      page: 'fees',
    });
    expect(fees).toContain('完成 done');
    expect(fees).toContain('319999********0027');
    expect(wrongs()).toEqual([]);
  });

  it('sets faults and the clock by hand, and listens to nobody without the token', async () => {
    const mock = await start();
    const fault = { call: 'signIn', kind: 'unavailable', times: '2' };
    expect(await press(mock, fault, '/fault')).toContain('已设置 set: signIn, unavailable × 2');
    expect(mock.registry.faults.meet('signIn')).toMatchObject({ kind: 'unavailable' });
    expect(await press(mock, { call: 'issueToken', kind: 'token-expired' }, '/fault')).toContain(
      'means nothing',
    );
    expect(await press(mock, {}, '/fault')).toContain('已恢复正常');
    expect(mock.registry.faults.meet('signIn')).toBeNull();
    await press(mock, { seconds: '-90' }, '/clock');
    expect(Math.abs(mock.registry.books.clock.now() - Date.now() + 90_000)).toBeLessThan(5000);
    expect((await fetch(new URL(mock.page.url).origin)).status).toBe(403);
  });

  it('starts by its command, says where, and ends when it is told to', async () => {
    const args = [join(ROOT, 'scripts/mock-registry.mjs'), '--data', join(folder, 'command')];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
    let text = '';
    const address = await new Promise<string>((resolve, reject) => {
      void ended.then((code) => reject(new Error(`ended with ${code}: ${text}`)));
      child.stdout.on('data', (chunk: Buffer) => {
        text += chunk.toString('utf8');
        const ready = /^READY (\S+)$/m.exec(text)?.[1];
        if (ready !== undefined) resolve(ready);
      });
    });
    expect((await fetch(`${address}/status`)).status).toBe(401);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });
});
