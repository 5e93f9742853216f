import { toHalfWidth } from '../../../shared/half-width';
import { err, ok, type Result } from '../../../shared/result';

/**
 * 120 random bits as people copy them by hand: six groups of four characters of Crockford's base32 and one check
 * character, e.g. `7KQ2M-…`. The check tells which group is wrong: any one character, any two exchanged neighbours,
 * and groups in another order.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 6;
const GROUP_DATA = 4;
const GROUP_LENGTH = GROUP_DATA + 1;
export const RECOVERY_KEY_BYTES = (GROUPS * GROUP_DATA * 5) / 8;

export type RecoveryCodeError =
  | { readonly kind: 'length'; readonly found: number; readonly expected: number }
  | { readonly kind: 'character'; readonly group: number; readonly found: string }
  /** Counts from 1. */
  | { readonly kind: 'mistyped'; readonly group: number };

/** Times x in GF(2^5), modulus x^5 + x^2 + 1. */
function timesX(value: number): number {
  const shifted = value << 1;
  return shifted > 31 ? shifted ^ 0b100101 : shifted;
}

function checkValue(values: readonly number[], group: number): number {
  let sum = 0;
  for (const value of values.toReversed()) sum = timesX(sum ^ value);
  return sum ^ group;
}

export function writeRecoveryCode(key: Buffer): string {
  if (key.length !== RECOVERY_KEY_BYTES) throw new RangeError('a recovery key has 120 bits');
  let bits = BigInt(`0x${key.toString('hex')}`);
  const values: number[] = [];
  for (let i = 0; i < GROUPS * GROUP_DATA; i += 1) {
    values.unshift(Number(bits & 31n));
    bits >>= 5n;
  }
  const group = (index: number) => {
    const data = values.slice(index * GROUP_DATA, (index + 1) * GROUP_DATA);
    return [...data, checkValue(data, index + 1)].map((value) => ALPHABET.charAt(value)).join('');
  };
  return Array.from({ length: GROUPS }, (_, index) => group(index)).join('-');
}

/** What people write for a character that is not in the alphabet (Crockford): O is 0, I and L are 1. */
function normalise(text: string): string {
  return toHalfWidth(text.slice(0, 200))
    .toUpperCase()
    .replace(/[\s\-_.\u2010-\u2015\u2212]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}

export function readRecoveryCode(text: string): Result<Buffer, RecoveryCodeError> {
  const characters = [...normalise(text)];
  const expected = GROUPS * GROUP_LENGTH;
  if (characters.length !== expected) return err({ kind: 'length', found: characters.length, expected });
  let bits = 0n;
  for (let group = 1; group <= GROUPS; group += 1) {
    const written = characters.slice((group - 1) * GROUP_LENGTH, group * GROUP_LENGTH);
    const values = written.map((character) => ALPHABET.indexOf(character));
    const unknown = values.indexOf(-1);
    if (unknown !== -1) return err({ kind: 'character', group, found: written[unknown] ?? '' });
    const data = values.slice(0, GROUP_DATA);
    if (checkValue(data, group) !== values[GROUP_DATA]) return err({ kind: 'mistyped', group });
    for (const value of data) bits = (bits << 5n) | BigInt(value);
  }
  return ok(Buffer.from(bits.toString(16).padStart(RECOVERY_KEY_BYTES * 2, '0'), 'hex'));
}
