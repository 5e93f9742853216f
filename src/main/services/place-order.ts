import type { FeeItem } from '../../shared/exam';
import { feeState } from '../../shared/exam';
import type { FeeList } from '../../shared/fee-view';
import type { PaymentBlock } from '../../shared/health';
import { maskDocument } from '../../shared/masking';
import { sumFen } from '../../shared/money';
import type { Order, OrderLine } from '../../shared/order';
import { partsOf, rangeOf } from '../../shared/order-parts';
import type { Payment } from '../../shared/payment';
import { isOpen } from '../../shared/payment';
import { QUIET_AFTER_EXPIRY_MS } from '../../shared/next-payment';
import type { Result } from '../../shared/result';
import { err, ok } from '../../shared/result';
import type { ExamOffice, OfficeDown } from '../ports/exam-office';
import type { PaymentGuard } from './guard-payments';
import { listFees, standingOf } from './list-fees';
import type { MoneyParts } from './money-parts';
import { officeNow } from './office-time';
import { neverOffered } from './refusal-notes';
import type { Serialise } from './serialise';
import type { Visit } from './visits';
import type { PaymentWatch } from './watch-payments';

export type OrderParts = MoneyParts & {
  readonly office: ExamOffice;
  readonly guard: PaymentGuard;
  readonly watch: PaymentWatch;
  readonly serialise: Serialise;
};

export type PlaceOrderFailure =
  | { readonly kind: 'blocked'; readonly blocks: PaymentBlock[] }
  | { readonly kind: 'not-payable'; readonly fees: FeeList }
  | { readonly kind: 'held-by-other-order'; readonly orderNumber: string; readonly until: number }
  | OfficeDown;

/**
 * Makes one order of the chosen items, or finds the one that already is (rule 6): a second tap or a second window gets
 * the same order; another choice takes over only after the former order's payments are proven dead.
 */
export function placeOrder(
  parts: OrderParts,
  visit: Visit,
  feeItemIds: readonly string[],
): Promise<Result<Order, PlaceOrderFailure>> {
  return parts.serialise(`candidate ${visit.candidate.id}`, async () => {
    const blocks = parts.guard.blocks();
    if (blocks.length > 0) return err({ kind: 'blocked', blocks: [...blocks] });
    const before = await parts.office.feeItems(visit.candidate.id);
    if (!before.ok) return before;
    const wanted = [...new Set(feeItemIds)];
    for (const order of holdersOf(
      parts,
      before.value.filter((item) => wanted.includes(item.id)),
    )) {
      if (sameChoice(order, wanted)) return ok(order);
      const freed = await takeOver(parts, order);
      if (!freed.ok) return freed;
    }
    // Read again: what the former orders held back of a new roster took effect with the end of their claims (rule 16).
    const items = await parts.office.feeItems(visit.candidate.id);
    if (!items.ok) return items;
    const chosen = items.value.filter((item) => wanted.includes(item.id));
    if (chosen.length !== wanted.length || !chosen.every((item) => isPayable(parts, item))) {
      const fees = await listFees(parts, visit.candidate.id);
      return fees.ok ? err({ kind: 'not-payable', fees: fees.value }) : fees;
    }
    return ok(insertOrder(parts, visit, chosen));
  });
}

/** Open orders that hold a wanted item, or what is left of it unpaid. */
function holdersOf(parts: OrderParts, items: readonly FeeItem[]): readonly Order[] {
  const claims = items.map((item) => parts.store.claims.live(item.id));
  const ids = new Set(
    claims.flatMap((claim) => (claim === null || claim.settledBy !== null ? [] : [claim.orderId])),
  );
  return [...ids].flatMap((id) => parts.store.orders.byId(id) ?? []);
}

function sameChoice(order: Order, feeItemIds: readonly string[]): boolean {
  const open = order.lines.filter((line) => line.state === 'open').map((line) => line.feeItemId);
  return (
    order.state === 'open' && open.length === feeItemIds.length && open.every((id) => feeItemIds.includes(id))
  );
}

/** Rule 4 on every payment of the former order; its claims are given back when nothing can be paid there any more. */
async function takeOver(parts: OrderParts, order: Order): Promise<Result<null, PlaceOrderFailure>> {
  for (const { payment } of parts.store.payments.ofOrder(order.id)) {
    if (isOpen(payment)) await parts.watch.leave(payment.outTradeNo, 'superseded');
  }
  const blocking = parts.store.payments
    .ofOrder(order.id)
    .map((row) => row.payment)
    .filter((payment) => mustBeProvenDead(parts, payment));
  const longest = blocking.toSorted((a, b) => b.expiresAt - a.expiresAt)[0];
  if (longest !== undefined) {
    const until = longest.expiresAt + QUIET_AFTER_EXPIRY_MS;
    return err({ kind: 'held-by-other-order', orderNumber: order.number, until });
  }
  parts.store.transaction(() => releaseOrder(parts, order.id));
  return ok(null);
}

/**
 * Whether a payment stands in the way of a new one. Rule 7: only one that was left already does not, only of a channel
 * that cannot prove death before the scan, and only where configuration says go on.
 */
export function mustBeProvenDead(parts: MoneyParts, payment: Payment): boolean {
  if (!isOpen(payment)) return false;
  if (neverOffered(parts, payment)) return false;
  // Whatever its channel can say about codes of ours: a payer's code is waited for until its reversal is definite. One
  // that the gateway never heard of (WeChat says so unsigned) cannot be paid any more once its time is long over.
  if (payment.method === 'payer-code') return parts.clock.now() < payment.expiresAt + QUIET_AFTER_EXPIRY_MS;
  const provesCloseAtOnce = parts.gateways.get(payment.channel)?.traits.provesCloseAtOnce ?? true;
  const goOn = parts.settings.afterChangeWithoutProof === 'go-on';
  return payment.state !== 'closing' || provesCloseAtOnce || !goOn;
}

/** Gives back what is still unpaid of an order. Money that comes later is judged per line all the same (rule 5). */
export function releaseOrder(parts: Pick<MoneyParts, 'store' | 'clock'>, orderId: string): void {
  const order = parts.store.orders.byId(orderId);
  if (order === null || order.state !== 'open') return;
  const open = order.lines.filter((line) => line.state === 'open').map((line) => line.lineNumber);
  const at = parts.clock.now();
  for (const part of partsOf(order)) parts.store.claims.release(orderId, at, rangeOf(part));
  parts.store.orders.markLines(orderId, open, 'released');
  parts.store.journal.append({ at, what: 'order.released', subject: orderId, facts: { lines: open.length } });
}

function isPayable(parts: OrderParts, item: FeeItem): boolean {
  const claim = parts.store.claims.live(item.id);
  return feeState(item, standingOf(claim), officeNow(parts)) === 'payable';
}

/** Order, lines and claims in one transaction: all the items or none. */
function insertOrder(parts: OrderParts, visit: Visit, items: readonly FeeItem[]): Order {
  const at = parts.clock.now();
  const { candidate } = visit;
  const lines = items.map((item, index): OrderLine => ({
    lineNumber: index + 1,
    candidateId: candidate.id,
    candidateName: candidate.name,
    maskedDocument: maskDocument(candidate.documentNumber),
    registrationNumber: item.registrationNumber,
    examName: item.examName,
    feeItemId: item.id,
    feeItemName: item.name,
    amount: item.amount,
    windowClosesAt: item.closesAt,
    state: 'open',
  }));
  const order: Order = {
    id: parts.ids.orderId(),
    number: parts.ids.orderNumber(at),
    source: visit.source,
    createdAt: at,
    state: 'open',
    total: sumFen(lines.map((line) => line.amount)),
    lines,
  };
  parts.store.transaction(() => {
    parts.store.orders.insert(order);
    for (const { candidateId, feeItemId } of lines) {
      const taken = parts.store.claims.take({ candidateId, feeItemId, orderId: order.id, at });
      if (!taken) throw new Error(`claim of ${feeItemId} was taken between check and commit`);
    }
    parts.store.journal.append({
      at,
      what: 'order.placed',
      subject: order.id,
      facts: { number: order.number, lines: lines.length, total: order.total, source: order.source },
    });
  });
  return order;
}
