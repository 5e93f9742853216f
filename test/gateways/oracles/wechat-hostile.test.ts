import { createSign, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startWechatServer, type WechatServer } from '../servers/wechat/wechat-server.ts';
import { nativeOrder, NUMBERS } from './wechat-samples.ts';

let server: WechatServer;
let now = Date.UTC(2026, 10, 23, 1, 0, 0);
const numbers = NUMBERS('hostile');

beforeAll(async () => {
  server = await startWechatServer({ clock: { now: () => now } });
});
afterAll(() => server.close());

type Request = {
  readonly method: 'GET' | 'POST';
  readonly target: string;
  readonly body: string;
  readonly headers?: Record<string, string>;
};
type Signing = {
  readonly timestamp: string;
  readonly nonce: string;
  readonly serial: string;
  readonly mchid: string;
  readonly signedTarget: string;
  readonly signedBody: string;
  readonly scheme: string;
};

/** gateways.md §1.2, written once more: the test must be able to sign wrongly. */
function authorization(request: Request, change: Partial<Signing> = {}): string {
  const { mchid, merchantCertificate, merchantKeys } = server.merchant;
  const how: Signing = {
    timestamp: Math.trunc(now / 1000).toString(),
    nonce: randomUUID().replaceAll('-', ''),
    serial: merchantCertificate.serial,
    mchid,
    signedTarget: request.target,
    signedBody: request.body,
    scheme: 'WECHATPAY2-SHA256-RSA2048',
    ...change,
  };
  const lines = [request.method, how.signedTarget, how.timestamp, how.nonce, how.signedBody, ''];
  const signature = createSign('RSA-SHA256').update(lines.join('\n')).sign(merchantKeys.privatePem, 'base64');
  return (
    `${how.scheme} mchid="${how.mchid}",nonce_str="${how.nonce}",signature="${signature}",` +
    `timestamp="${how.timestamp}",serial_no="${how.serial}"`
  );
}

async function send(request: Request, authorized: string | null): Promise<{ status: number; code: string }> {
  const answer = await fetch(`${server.url}${request.target}`, {
    method: request.method,
    headers: {
      accept: 'application/json',
      'user-agent': 'test',
      ...(request.method === 'POST' ? { 'content-type': 'application/json' } : {}),
      ...(authorized === null ? {} : { authorization: authorized }),
      ...request.headers,
    },
    ...(request.method === 'POST' ? { body: request.body } : {}),
  });
  const read = z.object({ code: z.string() }).safeParse(JSON.parse((await answer.text()) || '{}'));
  return { status: answer.status, code: read.data?.code ?? '' };
}

function order(change: Partial<Request> = {}): Request {
  const body = JSON.stringify(nativeOrder(server, numbers()));
  return { method: 'POST', target: '/v3/pay/transactions/native', body, ...change };
}
const SIGN_ERROR = { status: 401, code: 'SIGN_ERROR' };

describe('what the WeChat server refuses to listen to', () => {
  it('takes a request that is signed rightly', async () => {
    const request = order();
    expect(await send(request, authorization(request))).toMatchObject({ status: 200 });
  });

  it.each<[string, Partial<Signing>]>([
    ['another scheme', { scheme: 'WECHATPAY2-RSA' }],
    ['another merchant', { mchid: '1900000001' }],
    ['an unknown certificate', { serial: '0'.repeat(40) }],
    ['a signature over another body', { signedBody: '{}' }],
    ['a signature over another path', { signedTarget: '/v3/pay/transactions/jsapi' }],
    ['a timestamp in ms', { timestamp: now.toString() }],
    ['a nonce of 33', { nonce: 'n'.repeat(33) }],
    ['a timestamp 301 s ago', { timestamp: (now / 1000 - 301).toString() }],
    ['a timestamp 301 s ahead', { timestamp: (now / 1000 + 301).toString() }],
  ])('refuses %s', async (_what, change) => {
    const request = order();
    expect(await send(request, authorization(request, change))).toEqual(SIGN_ERROR);
  });

  it('takes a clock that is 300 s off', async () => {
    for (const off of [-300, 300]) {
      const request = order();
      const timestamp = (now / 1000 + off).toString();
      expect(await send(request, authorization(request, { timestamp }))).toMatchObject({ status: 200 });
    }
  });

  it('refuses no authorization, a missing item and a sixth one', async () => {
    const request = order();
    expect(await send(request, null)).toEqual(SIGN_ERROR);
    const whole = authorization(request);
    expect(await send(request, whole.replace(/,serial_no="[^"]*"/, ''))).toEqual(SIGN_ERROR);
    expect(await send(request, `${whole},more="1"`)).toEqual(SIGN_ERROR);
  });

  it('refuses a nonce that it has seen', async () => {
    const request = order();
    const once = authorization(request);
    expect(await send(request, once)).toMatchObject({ status: 200 });
    expect(await send(request, once)).toEqual(SIGN_ERROR);
  });

  it('signs over the query as it was sent', async () => {
    const { mchid } = server.merchant;
    const target = `/v3/pay/transactions/out-trade-no/never%2Dheard1?mchid=${mchid}`;
    const request: Request = { method: 'GET', target, body: '' };
    expect(await send(request, authorization(request))).toEqual({ status: 404, code: 'ORDER_NOT_EXIST' });
    const decoded = { signedTarget: target.replace('%2D', '-') };
    expect(await send(request, authorization(request, decoded))).toEqual(SIGN_ERROR);
  });

  it('refuses headers and bodies that are not as documented', async () => {
    const plain = order({ headers: { 'content-type': 'text/plain' } });
    expect(await send(plain, authorization(plain))).toMatchObject({ code: 'INVALID_REQUEST' });
    for (const body of ['', '{', '[]', 'null', '{"a":'.repeat(1000)]) {
      const request = order({ body });
      expect(await send(request, authorization(request))).toMatchObject({ status: 400, code: 'PARAM_ERROR' });
    }
    const unknown = order({ target: '/v3/pay/transactions/h5' });
    expect(await send(unknown, authorization(unknown))).toMatchObject({ status: 404 });
  });

  it('keeps its books behind a token of their own', async () => {
    const books = `${server.url}/_admin/ledger`;
    expect((await fetch(books)).status).toBe(401);
    const headers = { authorization: `Bearer ${server.adminToken}` };
    const view = z
      .object({ totals: z.object({ paidFen: z.number(), stillPayableCount: z.number() }) })
      .parse(await (await fetch(books, { headers })).json());
    expect(view.totals).toMatchObject({ paidFen: 0 });
    const code = server.ledger.all()[0]?.codes.at(-1)?.text ?? '';
    const act = `${server.url}/_admin/act?act=scan-and-pay&person=eve&what=${encodeURIComponent(code)}`;
    expect(await (await fetch(act, { method: 'POST', headers })).json()).toMatchObject({ done: true });
    expect(server.ledger.view().totals.paidFen).toBe(12_000);
    expect((await fetch(`${server.url}/_admin/act?act=rob`, { method: 'POST', headers })).status).toBe(404);
  });

  it('forgets nonces after their time', async () => {
    const request = order();
    const nonce = 'n'.repeat(32);
    expect(await send(request, authorization(request, { nonce }))).toMatchObject({ status: 200 });
    now += 601_000;
    expect(await send(request, authorization(request, { nonce }))).toMatchObject({ status: 200 });
  });
});
