import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { FlatFields } from './flat-xml';

export type V2SignType = 'MD5' | 'HMAC-SHA256';

/** What is signed in API v2: every field but `sign` that is not empty, sorted, and the key at its end (gateways.md §1.9). */
export function v2Signature(fields: FlatFields, key: string, type: V2SignType): string {
  const sorted = [...fields]
    .filter(([name, value]) => name !== 'sign' && value !== '')
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`);
  const text = [...sorted, `key=${key}`].join('&');
  const hash = type === 'MD5' ? createHash('md5') : createHmac('sha256', key);
  return hash.update(text).digest('hex').toUpperCase();
}

export function isV2Signed(fields: FlatFields, key: string, type: V2SignType): boolean {
  const expected = Buffer.from(v2Signature(fields, key, type));
  const given = Buffer.from(fields.get('sign') ?? '');
  return expected.length === given.length && timingSafeEqual(expected, given);
}
