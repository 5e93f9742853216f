import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Signatures of both directions, built like WeChat Pay's (gateways.md §1.2, §1.3) but with HMAC-SHA256 under the one
 * random key of this installation. The first line keeps a request from ever passing for an answer.
 */
export type Signed = { readonly timestampMs: number; readonly nonce: string; readonly signature: string };

/** Older or newer than this by the reader's clock is not believed (300 s as at WeChat Pay). */
export const FRESH_MS = 300_000;

export const ANSWER_HEADERS = {
  timestamp: 'training-timestamp',
  nonce: 'training-nonce',
  signature: 'training-signature',
} as const;

function hmac(key: Buffer, parts: readonly string[], body: Buffer): string {
  const mac = createHmac('sha256', key);
  for (const part of parts) mac.update(`${part}\n`);
  return mac.update(body).update('\n').digest('base64');
}

/** `path` as sent, with its query. */
export function signRequest(
  key: Buffer,
  request: { method: string; path: string; timestampMs: number; nonce: string; body: Buffer },
): string {
  const { method, path, timestampMs, nonce, body } = request;
  return hmac(key, ['request', method, path, String(timestampMs), nonce], body);
}

export function signAnswer(
  key: Buffer,
  answer: { status: number; timestampMs: number; nonce: string; body: Buffer },
): string {
  const { status, timestampMs, nonce, body } = answer;
  return hmac(key, ['answer', String(status), String(timestampMs), nonce], body);
}

export function sameSignature(expected: string, given: string): boolean {
  const a = Buffer.from(expected);
  const b = Buffer.from(given);
  return a.length === b.length && timingSafeEqual(a, b);
}

const SCHEME = 'TRAINING-HMAC-SHA256';
const AUTHORIZATION =
  /^TRAINING-HMAC-SHA256 merchant="([\w-]{1,40})",timestamp="(\d{1,15})",nonce="([\w-]{8,64})",signature="([A-Za-z0-9+/=]{1,100})"$/;

export function writeAuthorization(merchantId: string, signed: Signed): string {
  const { timestampMs, nonce, signature } = signed;
  return `${SCHEME} merchant="${merchantId}",timestamp="${timestampMs}",nonce="${nonce}",signature="${signature}"`;
}

export function readAuthorization(header: string): (Signed & { readonly merchantId: string }) | null {
  const match = AUTHORIZATION.exec(header);
  if (match === null) return null;
  const [, merchantId = '', timestamp = '', nonce = '', signature = ''] = match;
  return { merchantId, timestampMs: Number(timestamp), nonce, signature };
}
