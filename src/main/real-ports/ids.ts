import { randomBytes } from 'node:crypto';
import { shanghaiDate } from '../../shared/time-zone';
import type { Ids } from '../ports';

/** Crockford's base 32: digits and capitals without I, L, O and U, which are misread and misheard. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `length` random characters, 5 bits each. */
function randomText(length: number): string {
  return Array.from(randomBytes(length), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}

/** From the system's random generator; nothing a restore could rewind (payments.md rule 1). */
export const realIds: Ids = {
  // 130 bits, and within the 6–32 letters and digits that every gateway takes.
  outTradeNo: () => randomText(26),
  refundNumber: () => `R${randomText(25)}`,
  orderId: () => randomText(26),
  orderNumber: (nowMs) => `${shanghaiDate(nowMs).replaceAll('-', '')}-${randomText(8)}`,
  visit: () => randomText(26),
  incident: () => `${randomText(4)}-${randomText(4)}`,
  fraction: () => randomBytes(4).readUInt32BE() / 2 ** 32,
};
