import { createHash, createHmac } from 'node:crypto';

export type SignType = 'MD5' | 'HMAC-SHA256';

/** gateways.md §1.9: sorted non-empty `k=v&` and `key=`, MD5 or HMAC-SHA256, upper case. */
export function v2Signature(
  fields: Iterable<readonly [string, string]>,
  key: string,
  type: SignType,
): string {
  const text = [...fields]
    .filter(([name, value]) => name !== 'sign' && value !== '')
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}&`)
    .join('');
  const hash = type === 'MD5' ? createHash('md5') : createHmac('sha256', key);
  return hash.update(`${text}key=${key}`).digest('hex').toUpperCase();
}
