import { randomBytes } from 'node:crypto';
import type { Fault } from '../faults/fault-script.ts';
import { letters } from '../ground/random-text.ts';
import type { Reply } from '../ground/call-and-reply.ts';
import { signSha256 } from '../ground/rsa-pair.ts';
import type { Prepared } from './bend-answer.ts';
import type { WechatDesk } from './desk.ts';

/** `as-asked`: by the key the request names in Wechatpay-Serial, the certificate without one. */
export type SigningKey = 'certificate' | 'public-key' | 'as-asked';

function usesPublicKey(desk: WechatDesk, signing: SigningKey, asked: string | null): boolean {
  if (desk.publicKeyOnly || signing === 'public-key') return true;
  return signing === 'as-asked' && asked === desk.merchant.publicKeyId;
}

function signatureHeaders(
  desk: WechatDesk,
  publicKey: boolean,
  fault: Fault | null,
  body: Buffer,
): Record<string, string> {
  const { merchant } = desk;
  const stale = fault?.kind === 'stale-timestamp' ? 301 + 60 : 0;
  const timestamp = (Math.trunc(desk.clock.now() / 1000) - stale).toString();
  const nonce = letters(32);
  const message = Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`), body, Buffer.from('\n')]);
  const pair = publicKey ? merchant.publicKeyPair : merchant.platformKeys;
  // A signature by the merchant's own key is well-formed and still not the platform's.
  const signer = fault?.kind === 'wrong-signature' ? merchant.merchantKeys : pair;
  const serial = publicKey ? merchant.publicKeyId : merchant.platformCertificate.serial;
  return {
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-signature': signSha256(message, signer.privateKey),
    'wechatpay-signature-type': 'WECHATPAY2-SHA256-RSA2048',
    'wechatpay-serial':
      fault?.kind === 'unknown-serial'
        ? `5${randomBytes(20).toString('hex').slice(1)}`.toUpperCase()
        : serial,
  };
}

/** Somebody on the way made it say something better. */
function altered(body: Buffer): Buffer {
  const text = body.toString('utf8');
  const better = text.replace('"NOTPAY"', '"SUCCESS"').replace('"PROCESSING"', '"SUCCESS"');
  if (better !== text) return Buffer.from(better);
  return Buffer.from(text === '' ? '{}' : text.replace(/\}$/, ',"altered":true}'));
}

/** §1.3: every 2xx carries a signature, 204 too; errors carry none. */
export function signAnswer(
  desk: WechatDesk,
  signing: SigningKey,
  asked: string | null,
  fault: Fault | null,
  answer: Prepared,
): Reply {
  const raw = answer.body;
  const file = Buffer.isBuffer(raw);
  const body = file ? raw : Buffer.from(raw === null ? '' : JSON.stringify(raw));
  const headers: Record<string, string> = {
    date: new Date(desk.clock.now()).toUTCString(),
    'content-type': file ? 'application/octet-stream' : 'application/json; charset=utf-8',
    ...(answer.signed ? { 'request-id': `08${digitsOf(desk)}-${answer.number ?? '0'}` } : {}),
    ...answer.headers,
  };
  const good = answer.status >= 200 && answer.status < 300;
  if (!answer.signed || !good) return { status: answer.status, headers, body };
  const publicKey = usesPublicKey(desk, signing, asked);
  const signed = signatureHeaders(desk, publicKey, fault, body);
  if (fault?.kind === 'missing-headers') delete signed['wechatpay-signature'];
  const all = { ...headers, ...signed };
  if (fault?.kind !== 'altered-body') return { status: answer.status, headers: all, body };
  return { status: answer.status === 204 ? 200 : answer.status, headers: all, body: altered(body) };
}

function digitsOf(desk: WechatDesk): string {
  return desk.clock.now().toString(16).toUpperCase() + randomBytes(8).toString('hex').toUpperCase();
}
