import type { Order, OrderLine } from './order';
import type { PaymentTerms } from './payment';
import { MOST_REFUNDS_PER_PAYMENT } from './refund-limits';

/** So that every line can still be given back by itself (payments.md rule 11). */
const LINES_PER_PAYMENT = MOST_REFUNDS_PER_PAYMENT;

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
  const of = partNumber(Math.max(0, ...lines.map(({ lineNumber }) => lineNumber)));
  return Array.from({ length: of }, (_, index) => ({
    number: index + 1,
    of,
    lines: lines.filter(({ lineNumber }) => partNumber(lineNumber) === index + 1),
  })).filter((part) => part.lines.length > 0);
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
