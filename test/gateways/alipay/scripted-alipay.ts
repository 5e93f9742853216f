import { sign, verify } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { alipayGateway } from '../../../src/main/gateways/alipay/alipay-gateway';
import type { AlipaySettings } from '../../../src/main/gateways/alipay/settings';
import { textToSign } from '../../../src/main/gateways/alipay/sign-request';
import { createHttpCaller } from '../../../src/main/http/http-caller';
import type { CreateTerms, PaymentGateway } from '../../../src/main/ports';
import { fen } from '../../../src/shared/money';
import { kioskKeys, testKeys } from '../../fakes/alipay-keys';
import { listenForTest, realTime } from '../../fakes/loopback';
import { notedLog, type NotedLine } from '../../fakes/noted-log';

/** One call as it arrived: its signature was checked before anybody looks at it. */
export type Heard = {
  readonly method: string;
  readonly params: Readonly<Record<string, string>>;
  readonly biz: Readonly<Record<string, unknown>>;
};

/** What to answer: a response node to sign, or bytes as they are. */
export type Reply =
  | { readonly node: object; readonly headers?: Readonly<Record<string, string>>; readonly name?: string }
  | {
      readonly body: string | Buffer;
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly act: (response: ServerResponse) => void };

export type Scripted = {
  readonly gateway: PaymentGateway;
  readonly heard: Heard[];
  readonly lines: NotedLine[];
  readonly url: string;
};

export const NUMBER = 'K20261123abcdef';
export const terms: CreateTerms = {
  outTradeNo: NUMBER,
  amount: fen(12_000),
  description: '一级建造师 / 报名费 A&B=2',
  expiresAt: Date.now() + 5 * 60_000,
};

/** The response node of a call that went well, about `NUMBER`. */
export function done(fields: object = {}): { node: object } {
  return { node: { code: '10000', msg: 'Success', out_trade_no: NUMBER, ...fields } };
}

export function refused(subCode: string, fields: object = {}, code = '40004'): { node: object } {
  return { node: { code, msg: 'Business Failed', sub_code: subCode, sub_msg: '业务处理失败', ...fields } };
}

export function signedBody(method: string, node: object | string, name?: string): string {
  const raw = typeof node === 'string' ? node : JSON.stringify(node).replaceAll('/', '\\/');
  const signature = sign('RSA-SHA256', Buffer.from(raw), testKeys.alipay.privateKey).toString('base64');
  return `{"${name ?? `${method.replaceAll('.', '_')}_response`}":${raw},"sign":"${signature}"}`;
}

async function readCall(request: IncomingMessage): Promise<Heard> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const form = new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
  const params = { ...Object.fromEntries(url.searchParams), ...Object.fromEntries(form) };
  const signature = Buffer.from(params['sign'] ?? '', 'base64');
  const signed = Buffer.from(textToSign(params));
  if (!verify('RSA-SHA256', signed, testKeys.application.publicKey, signature)) throw new Error('unsigned');
  const biz = z.record(z.string(), z.unknown()).parse(JSON.parse(params['biz_content'] ?? '{}'));
  return { method: params['method'] ?? '', params, biz };
}

function send(response: ServerResponse, heard: Heard, reply: Reply): void {
  if ('act' in reply) {
    reply.act(response);
    return;
  }
  const headers = { 'content-type': 'text/html;charset=utf-8', ...reply.headers };
  if ('node' in reply) {
    response.writeHead(200, headers).end(signedBody(heard.method, reply.node, reply.name));
  } else {
    response.writeHead(reply.status ?? 200, headers).end(reply.body);
  }
}

/** A gateway that answers by script; other paths than the gateway's are `files` (a statement to fetch). */
export async function scripted(
  script: (heard: Heard) => Reply,
  wish: {
    readonly settings?: Partial<AlipaySettings>;
    readonly totalMs?: number;
    readonly now?: () => number;
    readonly files?: (path: string) => Reply;
  } = {},
): Promise<Scripted> {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    if (request.method === 'GET') {
      const reply = wish.files?.(request.url ?? '/') ?? { body: 'no file', status: 404 };
      send(response, { method: '', params: {}, biz: {} }, reply);
      return;
    }
    readCall(request).then(
      (call) => {
        heard.push(call);
        send(response, call, script(call));
      },
      () => response.writeHead(500).end('unsigned'),
    );
  });
  const url = `http://127.0.0.1:${await listenForTest(server)}`;
  const clock = { now: wish.now ?? realTime.clock.now, monotonic: realTime.clock.monotonic };
  const http = createHttpCaller({ clock, timers: realTime.timers, totalMs: wish.totalMs ?? 2_000 });
  onTestFinished(() => http.close());
  const { log, lines } = notedLog();
  const settings: AlipaySettings = {
    baseUrl: `${url}/gateway.do`,
    appId: '2021000000000001',
    sellerId: '2088101122136241',
    keys: kioskKeys,
    notifyUrl: null,
    storeId: null,
    terminalId: null,
    payerCode: true,
    statements: true,
    ...wish.settings,
  };
  return { gateway: alipayGateway(settings, { clock, log, http }), heard, lines, url };
}
