import type { Call } from '../ground/call-and-reply.ts';
import { verifiesSha256 } from '../ground/rsa-pair.ts';
import type { ServerClock } from '../ground/server-clock.ts';
import { REFUSALS, refuse, type Answer } from './desk.ts';
import type { WechatMerchant } from './merchant.ts';

const SCHEME = 'WECHATPAY2-SHA256-RSA2048 ';
const ITEMS = ['mchid', 'nonce_str', 'serial_no', 'signature', 'timestamp'] as const;
const SKEW_S = 300;

type Items = Readonly<Record<(typeof ITEMS)[number], string>>;

function itemsOf(header: string): Items | string {
  if (!header.startsWith(SCHEME)) return 'the scheme is not WECHATPAY2-SHA256-RSA2048';
  const items = new Map<string, string>();
  for (const part of header.slice(SCHEME.length).split(',')) {
    const pair = /^([a-z_]+)="([^"]*)"$/.exec(part.trim());
    if (pair === null) return `${part} is not name="value"`;
    items.set(pair[1] ?? '', pair[2] ?? '');
  }
  const missing = ITEMS.find((name) => (items.get(name) ?? '') === '');
  if (missing !== undefined) return `${missing} is missing`;
  if (items.size !== ITEMS.length) return 'there are more than the five items';
  const item = (name: (typeof ITEMS)[number]) => items.get(name) ?? '';
  return {
    mchid: item('mchid'),
    nonce_str: item('nonce_str'),
    serial_no: item('serial_no'),
    signature: item('signature'),
    timestamp: item('timestamp'),
  };
}

function headersAnswer(call: Call): Answer | null {
  const accept = call.header('accept') ?? '';
  if (!/application\/json|\*\/\*/.test(accept))
    return refuse(400, 'INVALID_REQUEST', 'Http头Accept缺少application/json');
  if ((call.header('user-agent') ?? '') === '') return refuse(400, 'INVALID_REQUEST', 'Http头缺少User-Agent');
  const typed = /^application\/json\b/.test(call.header('content-type') ?? '');
  if (call.method === 'POST' && !typed)
    return refuse(400, 'INVALID_REQUEST', 'Http头Content-Type须为application/json');
  return null;
}

export type Authorizer = (call: Call) => Answer | null;

/** gateways.md §1.2: null when the request is the merchant's, else why not. A nonce counts once in its time. */
export function createAuthorizer(merchant: WechatMerchant, clock: ServerClock): Authorizer {
  const nonces = new Map<string, number>();

  const nonceAnswer = (nonce: string, nowS: number): Answer | null => {
    for (const [old, at] of nonces) if (nowS - at > 2 * SKEW_S) nonces.delete(old);
    if (nonces.has(nonce)) return REFUSALS.signature('the nonce was used before');
    nonces.set(nonce, nowS);
    return null;
  };

  return (call) => {
    const items = itemsOf(call.header('authorization') ?? '');
    if (typeof items === 'string') return REFUSALS.signature(items);
    if (items.mchid !== merchant.mchid) return REFUSALS.signature('mchid is unknown');
    if (items.serial_no !== merchant.merchantCertificate.serial)
      return REFUSALS.signature('serial_no is no certificate of the merchant');
    if (!/^\d{10}$/.test(items.timestamp)) return REFUSALS.signature('timestamp is not in seconds');
    if (items.nonce_str.length > 32) return REFUSALS.signature('nonce_str is longer than 32');
    const nowS = Math.trunc(clock.now() / 1000);
    if (Math.abs(Number(items.timestamp) - nowS) > SKEW_S)
      return REFUSALS.signature('timestamp is more than 300 s off');
    const { method, target, body } = call;
    const head = Buffer.from(`${method}\n${target}\n${items.timestamp}\n${items.nonce_str}\n`);
    const message = Buffer.concat([head, body, Buffer.from('\n')]);
    if (!verifiesSha256(message, items.signature, merchant.merchantKeys.publicKey))
      return REFUSALS.signature(`the signature does not fit ${method} ${target}`);
    return nonceAnswer(items.nonce_str, nowS) ?? headersAnswer(call);
  };
}
