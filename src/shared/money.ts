import { z } from 'zod';
import { toHalfWidth } from './half-width';
import { err, ok, type Result } from './result';

/** Money as whole fen, the only form inside the product; yuan exist only in text (product.md, conventions). */
export const fenSchema = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).brand<'Fen'>();
export type Fen = z.infer<typeof fenSchema>;

function isFen(n: number): n is Fen {
  return Number.isSafeInteger(n) && n >= 0;
}

/** For amounts that the program itself made: anything else than a whole, safe, non-negative number is a bug. */
export function fen(n: number): Fen {
  const amount = n + 0; // -0 becomes 0
  if (!isFen(amount)) throw new RangeError(`not an amount in fen: ${n}`);
  return amount;
}

export type AmountError = {
  readonly kind: 'not-an-amount' | 'too-precise' | 'too-large' | 'negative';
  /** What was read, cut to a length that fits a message. */
  readonly text: string;
};

const AMOUNT = /^(-?)(?:\u00a5 ?)?(-?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?(?: ?元)?$/;
const LONGEST_MESSAGE_TEXT = 40;
const LONGEST_AMOUNT_TEXT = 80;

/**
 * Reads yuan as people and files write them: `120`, `120.5`, `¥120.00`, `￥1,200.00`, `１２０元`.
 * Digits are moved, never multiplied; more than two decimals are refused even if they are zeros, because `1.200`
 * may as well be somebody's thousand.
 */
export function parseYuan(text: string): Result<Fen, AmountError> {
  const refuse = (kind: AmountError['kind']) => err({ kind, text: text.slice(0, LONGEST_MESSAGE_TEXT) });
  if (text.length > LONGEST_AMOUNT_TEXT) return refuse(/^[\d,]+$/.test(text) ? 'too-large' : 'not-an-amount');
  const match = AMOUNT.exec(
    toHalfWidth(text)
      .trim()
      .replace(/\u2212/g, '-'),
  );
  if (match === null) return refuse('not-an-amount');
  const [, signBefore = '', signAfter = '', whole = '', decimals = ''] = match;
  if (signBefore !== '' && signAfter !== '') return refuse('not-an-amount');
  if (signBefore + signAfter !== '') return refuse('negative');
  if (decimals.length > 2) return refuse('too-precise');
  const amount = Number(whole.replace(/,/g, '') + decimals.padEnd(2, '0'));
  return isFen(amount) ? ok(amount) : refuse('too-large');
}

/** Throws RangeError beyond 2^53 − 1 fen: no fee comes near it, so a sum that does is a bug. */
export function addFen(a: Fen, b: Fen): Fen {
  return fen(a + b);
}

export function sumFen(amounts: readonly Fen[]): Fen {
  return amounts.reduce(addFen, fen(0));
}

export function timesFen(amount: Fen, count: number): Fen {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`not a count: ${count}`);
  return fen(amount * count);
}

/** Taking more than is there is an expected outcome (a refund above the payment), not a bug. */
export function subtractFen(from: Fen, taken: Fen): Result<Fen, { kind: 'negative'; shortBy: Fen }> {
  return taken > from ? err({ kind: 'negative', shortBy: fen(taken - from) }) : ok(fen(from - taken));
}

/** Order for sorting: negative when `a` is the smaller amount. */
export function compareFen(a: Fen, b: Fen): -1 | 0 | 1 {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** `1200.00`: the decimal text that gateways and files want, without sign or grouping. */
export function fenToYuanText(amount: Fen): string {
  const digits = String(amount).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** `¥1,200.00`: for screens and paper. `parseYuan` reads it back to the same amount. */
export function formatYuan(amount: Fen): string {
  return `\u00a5${fenToYuanText(amount).replace(/\B(?=(?:\d{3})+\.)/g, ',')}`;
}
