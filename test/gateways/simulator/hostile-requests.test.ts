import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { signRequest, writeAuthorization } from '../../../src/main/gateways/simulator/signature';
import { act, post, qrOf, someTerms, startBench, type TestBench } from './simulator-for-test';

type RawAnswer = { readonly status: number; readonly body: string; readonly headers: NodeJS.Dict<unknown> };

/** Sends exactly these headers and this path, which a well-behaved client would mend. */
function raw(
  url: string,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { hostname, port, path, method: options.method ?? 'GET', headers: options.headers ?? {}, agent: false },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('end', () => {
          const body = Buffer.concat(chunks).toString('utf8');
          resolve({ status: incoming.statusCode ?? 0, body, headers: incoming.headers });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(options.body);
  });
}

const settingsSchema = z.object({ key: z.string(), gatewayPort: z.number() });

function gatewayOf(bench: TestBench): { readonly url: string; readonly key: Buffer } {
  const text = readFileSync(join(bench.dir, 'training-gateway.json'), 'utf8');
  const { key, gatewayPort } = settingsSchema.parse(JSON.parse(text));
  return { url: `http://127.0.0.1:${gatewayPort}`, key: Buffer.from(key, 'base64') };
}

let nonces = 0;

function signed(
  key: Buffer,
  call: { method: string; path: string; body?: string; at?: number; nonce?: string; merchant?: string },
): Record<string, string> {
  nonces += 1;
  const nonce = call.nonce ?? `nonce-of-test-${nonces}`;
  const timestampMs = call.at ?? Date.now();
  const { method, path } = call;
  const signature = signRequest(key, {
    method,
    path,
    timestampMs,
    nonce,
    body: Buffer.from(call.body ?? ''),
  });
  const merchant = call.merchant ?? 'TRAINING-WECHAT';
  return { authorization: writeAuthorization(merchant, { timestampMs, nonce, signature }) };
}

const ORDER = '/gateway/wechat/orders/T0000000?merchantId=TRAINING-WECHAT';

describe('the gateway', () => {
  test('answers nobody without a right signature', async () => {
    const bench = await startBench();
    const { url, key } = gatewayOf(bench);
    const good = signed(key, { method: 'GET', path: ORDER });
    const bad: readonly Record<string, string>[] = [
      {},
      { authorization: '' },
      { authorization: 'Basic YTpi' },
      { authorization: `${good['authorization']}x` },
      { authorization: 'x'.repeat(4_000) },
      signed(Buffer.alloc(32), { method: 'GET', path: ORDER }),
      signed(key, { method: 'POST', path: ORDER }),
      signed(key, { method: 'GET', path: `${ORDER}&x=1` }),
      signed(key, { method: 'GET', path: ORDER, body: '{}' }),
      signed(key, { method: 'GET', path: ORDER, at: Date.now() - 301_000 }),
      signed(key, { method: 'GET', path: ORDER, at: Date.now() + 310_000 }),
      signed(key, { method: 'GET', path: ORDER, merchant: 'TRAINING-ALIPAY' }),
    ];
    for (const headers of bad) expect((await raw(url, ORDER, { headers })).status).toBe(401);
    expect((await raw(url, ORDER, { headers: good })).status).toBe(404);
  });

  test('carries out no request twice', async () => {
    const bench = await startBench();
    const { url, key } = gatewayOf(bench);
    const headers = signed(key, { method: 'GET', path: ORDER });
    expect((await raw(url, ORDER, { headers })).status).toBe(404);
    expect((await raw(url, ORDER, { headers })).status).toBe(401);
  });

  test.each([
    ['', /JSON/],
    ['{', /JSON/],
    ['null', /参数错误/],
    ['[]', /参数错误/],
    ['"x"', /参数错误/],
    ['{}', /参数错误/],
    ['\u0000', /JSON/],
    ['{"__proto__":{"merchantId":"TRAINING-WECHAT"}}', /参数错误/],
    ['[[[[[[[['.repeat(1_000), /JSON/],
    [JSON.stringify({ merchantId: 'TRAINING-WECHAT', outTradeNo: 'T0000000', amount: 1.5 }), /amount/],
    [JSON.stringify({ merchantId: 'TRAINING-WECHAT', outTradeNo: '../../etc', amount: 1 }), /outTradeNo/],
  ])('refuses the signed body %.40j with a signed reason', async (body, reason) => {
    const bench = await startBench();
    const { url, key } = gatewayOf(bench);
    const path = '/gateway/wechat/orders';
    const headers = signed(key, { method: 'POST', path, body });
    const answer = await raw(url, path, { method: 'POST', headers, body });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatch(reason);
    expect(answer.headers['training-signature']).toBeTypeOf('string');
    expect(bench.simulator.ledger()).toEqual([]);
  });

  test('unknown fields, another merchant in the body and wrong methods are refused', async () => {
    const bench = await startBench();
    const { url, key } = gatewayOf(bench);
    const path = '/gateway/wechat/orders';
    const terms = { ...someTerms(bench), merchantId: 'TRAINING-WECHAT' };
    for (const json of [
      { ...terms, extra: 1 },
      { ...terms, merchantId: 'TRAINING-ALIPAY' },
    ]) {
      const body = JSON.stringify(json);
      const headers = signed(key, { method: 'POST', path, body });
      expect((await raw(url, path, { method: 'POST', headers, body })).status).toBe(400);
    }
    expect((await raw(url, path, { method: 'DELETE' })).status).toBe(404);
    expect((await raw(url, '/gateway/ccb/orders', { method: 'POST' })).status).toBe(404);
    expect((await raw(url, '/', {})).status).toBe(404);
  });
});

describe('both servers', () => {
  test.each(['wallet', 'gateway'] as const)('%s: wrong Host, bad paths and huge bodies', async (which) => {
    const bench = await startBench();
    const url = which === 'wallet' ? bench.simulator.walletUrl : gatewayOf(bench).url;
    const { port, host } = new URL(url);
    for (const wrong of ['evil.example', `evil.example:${port}`, '127.0.0.1', `127.0.0.1:${port}.evil`]) {
      expect((await raw(url, '/', { headers: { host: wrong } })).status, wrong).toBe(421);
    }
    for (const path of [
      '/../../etc/passwd',
      '/..%2f..%2fetc%2fpasswd',
      '/pay/../../x',
      '//evil.example/',
      '/%00',
    ]) {
      const { status, body } = await raw(url, path);
      expect([400, 404], path).toContain(status);
      expect(body).not.toContain('root:');
    }
    expect((await raw(url, 'http://evil.example/', { headers: { host } })).status).toBe(400);
    const huge = { method: 'POST', headers: { origin: `http://${host}` }, body: 'x'.repeat(1_000_000) };
    const refused = await raw(url, '/trainer', huge);
    expect(refused.status).toBe(413);
    expect(refused.body).toContain('16384');
    expect((await raw(url, '/', {})).status).toBeLessThan(500);
    expect(bench.logged).toEqual([]);
  });

  test('half a request and plain noise disturb nobody', async () => {
    const bench = await startBench();
    const { port } = new URL(bench.simulator.walletUrl);
    for (const noise of [
      'POST /trainer HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 50\r\n\r\nx',
      '\u0016\u0003\u0001',
    ]) {
      await new Promise<void>((resolve) => {
        const socket = connect(Number(port), '127.0.0.1', () => {
          socket.write(noise, () => socket.destroy());
        });
        socket.on('close', () => resolve());
        socket.on('error', () => undefined);
      });
    }
    expect(await qrOf(bench.wechat, someTerms(bench))).toMatch(/\/pay\//);
    expect(bench.logged).toEqual([]);
  });
});

describe('the wallet', () => {
  test('does nothing for pages of other origins', async () => {
    const bench = await startBench();
    const terms = someTerms(bench);
    const path = new URL(await qrOf(bench.wechat, terms)).pathname;
    const { host } = new URL(bench.simulator.walletUrl);
    for (const origin of ['http://evil.example', 'null', `https://${host}`, `http://${host}.evil`, '']) {
      expect((await post(bench, path, { act: 'pay' }, { origin })).status, origin).toBe(403);
      expect((await post(bench, '/trainer', { clear: 'all' }, { origin })).status, origin).toBe(403);
    }
    const bare = {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'act=pay',
    };
    expect((await raw(bench.simulator.walletUrl, path, bare)).status).toBe(403);
    expect(await bench.wechat.query(terms.outTradeNo)).toMatchObject({ kind: 'unpaid' });
  });

  test('refuses unknown codes, acts, faults, values, types and methods', async () => {
    const bench = await startBench();
    const qrText = await qrOf(bench.wechat, someTerms(bench));
    const path = new URL(qrText).pathname;
    expect((await post(bench, '/pay/nobodyknows', { act: 'pay' })).status).toBe(404);
    for (const name of ['', 'steal', 'constructor', '__proto__', 'toString']) {
      expect((await post(bench, path, { act: name })).status, name).toBe(400);
    }
    const bad = [
      {},
      { fault: 'nothing', value: '1' },
      { fault: '__proto__', value: '1' },
      { fault: 'slow', value: '-1' },
      { fault: 'slow', value: '1.5' },
      { fault: 'slow', value: 'true' },
      { fault: 'offline', value: '3' },
      { fault: 'clockSkewSeconds', value: '999999999' },
    ];
    for (const form of bad)
      expect((await post(bench, '/trainer', form)).status, JSON.stringify(form)).toBe(400);
    const { origin } = new URL(bench.simulator.walletUrl);
    const json = { origin, 'content-type': 'application/json' };
    const wallet = bench.simulator.walletUrl;
    for (const body of ['', '{', '[]', '{"slow":"x"}', '{"unknown":1}', '{"refundDelayMs":1e99}']) {
      const answer = await raw(wallet, '/api/faults', { method: 'POST', headers: json, body });
      expect(answer.status, body).toBe(400);
    }
    const text = { origin, 'content-type': 'text/plain' };
    expect((await raw(wallet, '/api/faults', { method: 'POST', headers: text, body: '{}' })).status).toBe(
      415,
    );
    expect((await raw(wallet, path, { method: 'POST', headers: text, body: 'act=pay' })).status).toBe(415);
    expect((await raw(wallet, path, { method: 'DELETE' })).status).toBe(405);
    expect(await act(bench, qrText, 'pay')).toBe('paid');
  });

  test('shows what the merchant sent as text, never as markup', async () => {
    const bench = await startBench();
    const terms = someTerms(bench, { description: `<script>alert(1)</script>"'&<img src=x>` });
    const qrText = await qrOf(bench.wechat, terms);
    for (const url of [qrText, bench.simulator.walletUrl]) {
      const page = await (await fetch(url)).text();
      expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;&lt;img src=x&gt;');
      expect(page).not.toContain('<img');
    }
  });
});
