import type { Order } from '../../shared/order';
import type { Fen } from '../../shared/money';
import type { MisfitPayment, PaidPayment } from '../../shared/payment';
import { moneyMoved, paysItsLines } from '../../shared/payment';
import type { Refund } from '../../shared/refund';
import type { Refundable, RefundLimit, RefundWish } from '../../shared/refund-limits';
import { everythingLeft, grantRefunds } from '../../shared/refund-limits';
import type { AskedLines } from '../../shared/refund-view';
import type { Result } from '../../shared/result';
import { err, ok } from '../../shared/result';
import type { MoneyParts } from './money-parts';
import { openRefund } from './open-refund';

export type RefundAsk = {
  readonly orderNumber: string;
  readonly lines: AskedLines;
  readonly because: string;
};

export type AskRefundFailure =
  | RefundLimit
  | { readonly kind: 'no-order' }
  | { readonly kind: 'line-not-paid'; readonly lineNumber: number };

type Moved = PaidPayment | MisfitPayment;
type Wishes = ReadonlyMap<Moved, readonly RefundWish[]>;

/**
 * A person asks for money to go back, line by line; a second person decides (rule 11). All that is asked for or nothing,
 * judged and stored in one transaction, so that two windows together never ask for more than was paid.
 */
export function askRefund(
  parts: MoneyParts,
  actor: string,
  ask: RefundAsk,
): Result<readonly Refund[], AskRefundFailure> {
  return parts.store.transaction(() => {
    const order = parts.store.orders.byNumber(ask.orderNumber);
    if (order === null) return err({ kind: 'no-order' });
    const wishes = wishesOf(parts, order, ask.lines);
    if (!wishes.ok) return wishes;
    if (wishes.value.size === 0) return err({ kind: 'nothing-left', lineNumber: null });
    return openAll(parts, actor, order, ask.because, wishes.value);
  });
}

/** Judged payment by payment before any of them is stored. */
function openAll(
  parts: MoneyParts,
  actor: string,
  order: Order,
  because: string,
  wishes: Wishes,
): Result<readonly Refund[], RefundLimit> {
  const at = parts.clock.now();
  const granted: Parameters<typeof openRefund>[1][] = [];
  for (const [payment, wanted] of wishes) {
    const known = parts.store.refunds.ofPayment(payment.outTradeNo);
    const judged = grantRefunds(refundable(parts, order, payment), known, wanted, at);
    if (!judged.ok) return judged;
    for (const { lineNumber, amount } of judged.value) {
      const state = 'awaiting-approval';
      granted.push({ payment, lineNumber, amount, reason: 'asked', askedBy: actor, because, state, at });
    }
  }
  return ok(granted.map((want) => openRefund(parts, want)));
}

/** What may still be asked for of a paid line; null: nothing, as it went back whole, is on its way, or a year is over. */
export function leftOfLine(parts: MoneyParts, order: Order, lineNumber: number): Fen | null {
  const wishes = wishesFor(parts, order, [{ lineNumber, amount: null }]);
  const [only] = wishes.ok ? wishes.value : [];
  if (only === undefined) return null;
  const [payment, wanted] = only;
  const known = parts.store.refunds.ofPayment(payment.outTradeNo);
  const judged = grantRefunds(refundable(parts, order, payment), known, wanted, parts.clock.now());
  return judged.ok ? (judged.value[0]?.amount ?? null) : null;
}

/** What a payment of the order settled, or its money alone when that moved otherwise than asked. */
function refundable(parts: MoneyParts, order: Order, payment: Moved): Refundable {
  const { amount: money, paidAt } = payment.money;
  const lines = order.lines.filter((line) => settlerOf(parts, line.feeItemId) === payment.outTradeNo);
  return { money, paidAt, lines: paysItsLines(payment) ? lines : [] };
}

function settlerOf(parts: MoneyParts, feeItemId: string): string | null {
  return parts.store.claims.live(feeItemId)?.settledBy ?? null;
}

function movedOf(parts: MoneyParts, order: Order): readonly Moved[] {
  return parts.store.payments
    .ofOrder(order.id)
    .map((row) => row.payment)
    .filter(moneyMoved);
}

/** Every line that a payment of the order has settled, and what moved otherwise than asked. */
function allLeft(parts: MoneyParts, order: Order): Wishes {
  const wishes = new Map<Moved, readonly RefundWish[]>();
  for (const payment of movedOf(parts, order)) {
    const of = refundable(parts, order, payment);
    // A duplicate's lines belong to another payment and are on their way back already.
    if (payment.state === 'paid' && of.lines.length === 0) continue;
    const left = everythingLeft(of, parts.store.refunds.ofPayment(payment.outTradeNo));
    if (left.length > 0) wishes.set(payment, left);
  }
  return wishes;
}

function wishesOf(parts: MoneyParts, order: Order, asked: AskedLines): Result<Wishes, AskRefundFailure> {
  if (asked === 'all') return ok(allLeft(parts, order));
  if (!('outTradeNo' in asked)) return wishesFor(parts, order, asked);
  const of = [...allLeft(parts, order)].filter(([payment]) => payment.outTradeNo === asked.outTradeNo);
  return ok(new Map(of));
}

function wishesFor(
  parts: MoneyParts,
  order: Order,
  asked: readonly { readonly lineNumber: number; readonly amount: Fen | null }[],
): Result<Wishes, AskRefundFailure> {
  const payments = movedOf(parts, order);
  const wishes = new Map<Moved, RefundWish[]>();
  for (const wish of asked) {
    const line = order.lines.find((one) => one.lineNumber === wish.lineNumber);
    const settler = line === undefined ? null : settlerOf(parts, line.feeItemId);
    const payment = payments.find((one) => one.outTradeNo === settler);
    if (payment === undefined) {
      const { lineNumber } = wish;
      // Its money went back whole: the claim ended with it.
      const wasPaid = line?.state === 'paid' && settler === null;
      return err({ kind: wasPaid ? 'nothing-left' : 'line-not-paid', lineNumber });
    }
    wishes.set(payment, [...(wishes.get(payment) ?? []), wish]);
  }
  return ok(wishes);
}
