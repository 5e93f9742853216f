import { sign, verify, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import { createHttpCaller } from '../../../src/main/http/http-caller';
import type { WechatSettings } from '../../../src/main/gateways/wechat/settings';
import { wechatGateway } from '../../../src/main/gateways/wechat/wechat-gateway';
import type { Clock, CreateTerms, PaymentGateway, RefundTerms } from '../../../src/main/ports';
import { fen } from '../../../src/shared/money';
import { listenForTest, realTime } from '../../fakes/loopback';
import { merchantPair, platformPair, PUBLIC_KEY_ID, testSettings } from '../../fakes/wechat-keys';

/** One call as it arrived. */
export type Heard = {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};

/** How to sign an answer, where that differs from what is right. */
export type Signing = {
  readonly key?: KeyObject;
  readonly serial?: string;
  readonly at?: number;
  readonly signedBody?: string | Buffer;
  /** Instead of the headers of the signature, or beside them. */
  readonly headers?: Readonly<Record<string, string | string[] | undefined>>;
};

export type Reply = {
  readonly status?: number;
  readonly json?: unknown;
  readonly body?: string | Buffer;
  /** null: not signed at all. */
  readonly signing?: Signing | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly act?: (response: ServerResponse) => void;
};

export type Scripted = { readonly gateway: PaymentGateway; readonly heard: Heard[]; readonly url: string };

export const NUMBER = 'K20261123abcdef';
export const terms: CreateTerms = {
  outTradeNo: NUMBER,
  amount: fen(12_000),
  description: '一级建造师 报名费',
  expiresAt: Date.now() + 5 * 60_000,
};
export const refundTerms: RefundTerms = {
  refundNumber: 'R20261123abcdef',
  outTradeNo: NUMBER,
  amount: fen(5_000),
  paidAmount: fen(12_000),
  reason: 'duplicate',
};

/** The answer to a query. */
export function trade(fields: object = {}): object {
  const { appid, mchid } = testSettings;
  return {
    appid,
    mchid,
    out_trade_no: NUMBER,
    trade_state: 'NOTPAY',
    trade_state_desc: '订单未支付',
    amount: { total: 12_000, currency: 'CNY' },
    ...fields,
  };
}

export const paid = (fields: object = {}): object =>
  trade({
    trade_state: 'SUCCESS',
    transaction_id: '4200000263201902167700136502',
    trade_type: 'NATIVE',
    success_time: '2026-11-23T10:00:00+08:00',
    payer: { openid: 'o1' },
    amount: { total: 12_000, payer_total: 11_000, currency: 'CNY', payer_currency: 'CNY' },
    ...fields,
  });

export const refundFacts = (fields: object = {}): object => ({
  refund_id: '50000709672019011908420787722',
  out_refund_no: refundTerms.refundNumber,
  out_trade_no: NUMBER,
  transaction_id: '4200000263201902167700136502',
  status: 'PROCESSING',
  create_time: '2026-11-23T11:00:00+08:00',
  amount: { total: 12_000, refund: 5_000, payer_total: 12_000, payer_refund: 5_000, currency: 'CNY' },
  ...fields,
});

export const problem = (status: number, code: string, message = '…'): Reply => ({
  status,
  json: { code, message },
  signing: null,
});

function signatureHeaders(body: string | Buffer, signing: Signing = {}) {
  const { key = platformPair.privateKey, serial = PUBLIC_KEY_ID, at = Date.now() } = signing;
  const timestamp = String(Math.floor(at / 1000));
  const nonce = 'c1c2c3c4c5c6c7c8';
  const message = Buffer.concat([
    Buffer.from(`${timestamp}\n${nonce}\n`),
    Buffer.from(signing.signedBody ?? body),
    Buffer.from('\n'),
  ]);
  return {
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-serial': serial,
    'wechatpay-signature': sign('sha256', message, key).toString('base64'),
    'wechatpay-signature-type': 'WECHATPAY2-SHA256-RSA2048',
    ...signing.headers,
  };
}

async function hear(request: IncomingMessage): Promise<Heard> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  const { method = '', url = '', headers } = request;
  return { method, path: url, headers, body: Buffer.concat(chunks).toString() };
}

function give(response: ServerResponse, reply: Reply): void {
  if (reply.act !== undefined) return reply.act(response);
  const body = reply.body ?? (reply.json === undefined ? '' : JSON.stringify(reply.json));
  const signed: Signing['headers'] = reply.signing === null ? {} : signatureHeaders(body, reply.signing);
  for (const [name, value] of Object.entries({ ...signed, ...reply.headers })) {
    if (value !== undefined) response.setHeader(name, value);
  }
  response.statusCode = reply.status ?? 200;
  response.end(body);
}

/** Whether a v3 request is signed by the merchant over what arrived. */
export function isWellSigned({ method, path, headers, body }: Heard): boolean {
  const given = new Map(
    [...(headers.authorization ?? '').matchAll(/(\w+)="([^"]*)"/g)].map((match) => [match[1], match[2]]),
  );
  const message = `${method}\n${path}\n${given.get('timestamp')}\n${given.get('nonce_str')}\n${body}\n`;
  const signature = Buffer.from(given.get('signature') ?? '', 'base64');
  return verify('sha256', Buffer.from(message), merchantPair.publicKey, signature);
}

export async function scriptedServer(
  script: (heard: Heard) => Reply,
): Promise<{ url: string; heard: Heard[] }> {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    response.on('error', () => undefined);
    void hear(request).then((call) => {
      heard.push(call);
      give(response, script(call));
    });
  });
  return { url: `http://127.0.0.1:${await listenForTest(server)}`, heard };
}

export type Wish = Partial<WechatSettings> & { readonly clock?: Clock; readonly totalMs?: number };

export function gatewayFor({ clock = realTime.clock, totalMs, ...settings }: Wish): PaymentGateway {
  const { timers } = realTime;
  const made = wechatGateway(
    { ...testSettings, ...settings },
    {
      clock,
      timers,
      openHttp: (client) => {
        const limit = totalMs === undefined ? {} : { totalMs };
        const caller = createHttpCaller({ clock, timers, client, ...limit });
        onTestFinished(() => caller.close());
        return totalMs === undefined
          ? caller
          : { ...caller, call: (call) => caller.call({ ...call, totalMs }) };
      },
    },
  );
  if (!made.ok)
    throw new Error(made.error.map(({ setting, expected }) => `${setting}: ${expected}`).join('; '));
  return made.value;
}

/** The gateway before a server that answers by script; a function of the call, or the same for every call. */
export async function scripted(
  script: Reply | ((heard: Heard) => Reply),
  wish: Wish = {},
): Promise<Scripted> {
  const { url, heard } = await scriptedServer(typeof script === 'function' ? script : () => script);
  return { gateway: gatewayFor({ baseUrl: url, ...wish }), heard, url };
}
