import { verify, type KeyObject } from 'node:crypto';
import type { HttpAnswer } from '../../http/http-caller';

/** Older or newer than this by our clock is not believed (gateways.md §1.3). */
const FRESH_MS = 300_000;

/**
 * `unsigned`: not one signature header. `stale`: truly WeChat's, but from another time: a replay, or our clock is wrong.
 * `at`: WeChat's clock when it signed, UTC ms.
 */
export type Genuineness =
  | { readonly kind: 'signed' | 'stale'; readonly at: number }
  | { readonly kind: 'unsigned' }
  | { readonly kind: 'unknown-serial'; readonly serial: string }
  | { readonly kind: 'forged'; readonly why: string };

export type SignatureHeaders = {
  readonly timestamp: string;
  readonly nonce: string;
  readonly signature: string;
  readonly serial: string;
};

export function answerMessage({ timestamp, nonce }: SignatureHeaders, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`), body, Buffer.from('\n')]);
}

/** Judges one answer, 204 with its empty body included. Each signature header must be there exactly once. */
export async function judgeAnswer(
  answer: HttpAnswer,
  findKey: (serial: string) => Promise<KeyObject | null>,
  nowMs: number,
): Promise<Genuineness> {
  const headers = signatureHeaders(answer);
  if (headers === 'none') return { kind: 'unsigned' };
  if (headers === 'incomplete') return { kind: 'forged', why: 'signature headers missing, repeated or odd' };
  const key = await findKey(headers.serial);
  if (key === null) return { kind: 'unknown-serial', serial: headers.serial };
  if (!isSignedBy(key, headers, answer.body)) return { kind: 'forged', why: 'wrong signature' };
  const at = Number(headers.timestamp) * 1000;
  return { kind: Math.abs(nowMs - at) > FRESH_MS ? 'stale' : 'signed', at };
}

export function isSignedBy(key: KeyObject, headers: SignatureHeaders, body: Buffer): boolean {
  return verify('sha256', answerMessage(headers, body), key, Buffer.from(headers.signature, 'base64'));
}

export function signatureHeaders(answer: HttpAnswer): SignatureHeaders | 'none' | 'incomplete' {
  const timestamp = answer.header('wechatpay-timestamp');
  const nonce = answer.header('wechatpay-nonce');
  const signature = answer.header('wechatpay-signature');
  const serial = answer.header('wechatpay-serial');
  if (timestamp === null && nonce === null && signature === null && serial === null) return 'none';
  if (timestamp === null || nonce === null || signature === null || serial === null) return 'incomplete';
  const type = answer.header('wechatpay-signature-type');
  const odd =
    !/^\d{1,12}$/.test(timestamp) ||
    !/^[\x21-\x7e]{1,128}$/.test(nonce) ||
    !/^[A-Za-z0-9+/]{1,2000}={0,2}$/.test(signature) ||
    !/^[0-9A-Za-z_]{1,100}$/.test(serial) ||
    (type !== null && type !== 'WECHATPAY2-SHA256-RSA2048');
  return odd ? 'incomplete' : { timestamp, nonce, signature, serial };
}
