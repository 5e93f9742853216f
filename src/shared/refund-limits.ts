import type { Fen } from './money';
import { fen, subtractFen, sumFen } from './money';
import type { Refund } from './refund';
import type { Result } from './result';
import { err, ok } from './result';

/** WeChat Pay and Alipay take this many refunds of one payment, each with its own number. */
export const MOST_REFUNDS_PER_PAYMENT = 50;
/** A payment can be given back for a year; a leap day is not lent. */
const REFUNDABLE_FOR_MS = 365 * 86_400_000;

/** What one payment has to give back. `lines`: what it settled; empty for money that moved otherwise than asked. */
export type Refundable = {
  readonly money: Fen;
  readonly paidAt: number;
  readonly lines: readonly { readonly lineNumber: number; readonly amount: Fen }[];
};

/** `lineNumber` null: the payment whole. `amount` null: all that is left. */
export type RefundWish = { readonly lineNumber: number | null; readonly amount: Fen | null };
type GrantedRefund = { readonly lineNumber: number | null; readonly amount: Fen };

export type RefundLimit =
  | { readonly kind: 'nothing-left'; readonly lineNumber: number | null }
  | { readonly kind: 'over-line'; readonly lineNumber: number; readonly left: Fen }
  | { readonly kind: 'over-payment'; readonly left: Fen }
  | { readonly kind: 'too-many'; readonly most: number }
  | RefundTooLate;

/** `until`: the last moment at which the gateways would have taken it, UTC ms. */
export type RefundTooLate = { readonly kind: 'too-late'; readonly until: number };

type Known = Pick<Refund, 'lineNumber' | 'amount' | 'state'>;

/** What was asked for already, or given back; only what was declined is free again. */
function counted(known: readonly Known[]): readonly GrantedRefund[] {
  return known.filter(({ state }) => state !== 'declined');
}

function left(from: Fen, taken: readonly GrantedRefund[]): Fen {
  const rest = subtractFen(from, sumFen(taken.map(({ amount }) => amount)));
  return rest.ok ? rest.value : fen(0);
}

function leftOfLine(of: Refundable, known: readonly Known[], lineNumber: number): Fen {
  const line = of.lines.find((one) => one.lineNumber === lineNumber);
  const taken = counted(known).filter((one) => one.lineNumber === lineNumber);
  return left(line?.amount ?? fen(0), taken);
}

/** What is left of a line, or of the whole payment (`lineNumber` null). */
function leftToRefund(of: Refundable, known: readonly Known[], lineNumber: number | null): Fen {
  const whole = left(of.money, counted(known));
  if (lineNumber === null) return whole;
  const ofLine = leftOfLine(of, known, lineNumber);
  return ofLine < whole ? ofLine : whole;
}

function granting(granted: readonly GrantedRefund[]): readonly Known[] {
  return granted.map((one) => ({ ...one, state: 'approved' }));
}

/** A wish for each line that has something left; for money that settled no line, one for the payment whole. */
export function everythingLeft(of: Refundable, known: readonly Known[]): readonly RefundWish[] {
  const parts = of.lines.length === 0 ? [null] : of.lines.map(({ lineNumber }) => lineNumber);
  const wishes: GrantedRefund[] = [];
  for (const lineNumber of parts) {
    const amount = leftToRefund(of, [...known, ...granting(wishes)], lineNumber);
    if (amount > 0) wishes.push({ lineNumber, amount });
  }
  return wishes;
}

export function checkRefundYear(paidAt: number, now: number): Result<null, RefundTooLate> {
  const until = paidAt + REFUNDABLE_FOR_MS;
  return now > until ? err({ kind: 'too-late', until }) : ok(null);
}

/**
 * payments.md rule 11: never more than was paid, per line and in sum, at most 50 times, within a year. All the wishes or
 * none. To be judged in the transaction that stores them.
 */
export function grantRefunds(
  of: Refundable,
  known: readonly Known[],
  wishes: readonly RefundWish[],
  now: number,
): Result<readonly GrantedRefund[], RefundLimit> {
  const inTime = checkRefundYear(of.paidAt, now);
  if (!inTime.ok) return inTime;
  const granted: GrantedRefund[] = [];
  for (const { lineNumber, amount: wanted } of wishes) {
    const taken = [...known, ...granting(granted)];
    const rest = leftToRefund(of, taken, lineNumber);
    const amount = wanted ?? rest;
    if (rest === 0 || amount === 0) return err({ kind: 'nothing-left', lineNumber });
    if (amount > rest) {
      const byLine = lineNumber !== null && rest === leftOfLine(of, taken, lineNumber);
      return err(
        byLine ? { kind: 'over-line', lineNumber, left: rest } : { kind: 'over-payment', left: rest },
      );
    }
    granted.push({ lineNumber, amount });
  }
  const most = MOST_REFUNDS_PER_PAYMENT;
  return counted(known).length + granted.length > most ? err({ kind: 'too-many', most }) : ok(granted);
}
