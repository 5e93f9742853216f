import type { PageRequest } from './loopback-server';
import { FRESH_MS, readAuthorization, sameSignature, signRequest } from './signature';

/** Nonces within their time, so that nobody sends a call of ours again. */
export type SeenNonces = { readonly firstTime: (nonce: string, now: number) => boolean };

export function createSeenNonces(): SeenNonces {
  const seen = new Map<string, number>();
  return {
    firstTime: (nonce, now) => {
      for (const [old, at] of seen) {
        if (Math.abs(now - at) < 2 * FRESH_MS) break;
        seen.delete(old);
      }
      if (seen.has(nonce)) return false;
      seen.set(nonce, now);
      return true;
    },
  };
}

/** null: the request is the merchant's own. Otherwise why not, in the gateway's words. */
export function whyNotAuthentic(
  request: PageRequest,
  expected: { readonly merchantId: string; readonly key: Buffer; readonly now: number },
  seen: SeenNonces,
): string | null {
  const given = readAuthorization(request.header('authorization'));
  if (given === null) return '缺少签名或签名格式错误';
  if (given.merchantId !== expected.merchantId) return '商户号不存在';
  const { method, path, body } = request;
  const { timestampMs, nonce } = given;
  const signature = signRequest(expected.key, { method, path, timestampMs, nonce, body });
  if (!sameSignature(signature, given.signature)) return '签名错误';
  if (Math.abs(expected.now - timestampMs) > FRESH_MS) return '请求时间戳与网关时间相差超过五分钟';
  return seen.firstTime(nonce, expected.now) ? null : '请求重复';
}
