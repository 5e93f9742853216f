import type { Order, OrderLine } from './order';
import type { PaymentTerms } from './payment';
import { MOST_REFUNDS_PER_PAYMENT } from './refund-limits';

/** So that every line can still be given back by itself (payments.md rule 11). */
const LINES_PER_PAYMENT = MOST_REFUNDS_PER_PAYMENT;

/** Two fees for each of 500 candidates. */
export const MOST_LINES_PER_ORDER = 1_000;

/** What one payment of an order pays: 1 to 50 lines that follow each other. Parts are paid one after the other. */
export type OrderPart = {
  /** From 1. */
  readonly number: number;
  readonly of: number;
  readonly lines: readonly OrderLine[];
};

/** The lines a payment pays, as its terms have them. */
export type LineRange = Pick<PaymentTerms, 'firstLine' | 'lastLine'>;

function partNumber(lineNumber: number): number {
  return Math.ceil(lineNumber / LINES_PER_PAYMENT);
}

/** The same lines are the same parts, whenever and wherever it is asked: by the line's number alone. */
export function partsOf({ lines }: Pick<Order, 'lines'>): readonly OrderPart[] {
  const parts = new Map<number, OrderLine[]>();
  for (const line of lines) {
    const number = partNumber(line.lineNumber);
    const part = parts.get(number);
    if (part === undefined) parts.set(number, [line]);
    else part.push(line);
  }
  const of = Math.max(0, ...parts.keys());
  return [...parts].toSorted(([a], [b]) => a - b).map(([number, own]) => ({ number, of, lines: own }));
}

/**
 * The line numbers of candidates who have so many lines each. Nobody's lines are divided between two payments that fit
 * into one, so that most have one receipt; the numbers that leaves over are not used.
 */
export function lineNumbersFor(counts: readonly number[]): readonly (readonly number[])[] {
  let next = 1;
  return counts.map((count) => {
    const left = partNumber(next) * LINES_PER_PAYMENT - next + 1;
    if (count > left && count <= LINES_PER_PAYMENT) next += left;
    const first = next;
    next += count;
    return Array.from({ length: count }, (_, index) => first + index);
  });
}

export function partOf(order: Pick<Order, 'lines'>, payment: LineRange): OrderPart | undefined {
  return partsOf(order).find(({ number }) => number === partNumber(payment.firstLine));
}

export function rangeOf({ lines }: OrderPart): LineRange {
  const numbers = lines.map(({ lineNumber }) => lineNumber);
  return { firstLine: Math.min(...numbers), lastLine: Math.max(...numbers) };
}

/** Two payments of one order that ask for the same lines. */
export function samePart(a: LineRange, b: LineRange): boolean {
  return partNumber(a.firstLine) === partNumber(b.firstLine);
}

export function linesOf(
  { lines }: Pick<Order, 'lines'>,
  { firstLine, lastLine }: LineRange,
): readonly OrderLine[] {
  return lines.filter(({ lineNumber }) => lineNumber >= firstLine && lineNumber <= lastLine);
}
