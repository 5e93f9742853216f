import type { FeeItem } from '../../shared/exam';
import { feeState } from '../../shared/exam';
import type { FeeList } from '../../shared/fee-view';
import type { PaymentBlock } from '../../shared/health';
import { byCandidate } from '../../shared/by-candidate';
import { maskDocument } from '../../shared/masking';
import { sumFen } from '../../shared/money';
import type { Order, OrderLine } from '../../shared/order';
import { lineNumbersFor, partsOf, rangeOf } from '../../shared/order-parts';
import type { Payment } from '../../shared/payment';
import { isOpen } from '../../shared/payment';
import { QUIET_AFTER_EXPIRY_MS } from '../../shared/next-payment';
import type { Result } from '../../shared/result';
import { err, ok } from '../../shared/result';
import type { ExamOffice, OfficeDown } from '../ports/exam-office';
import type { PaymentGuard } from './guard-payments';
import { dueItems, listFees, standingOf, type DueItem } from './list-fees';
import type { HiddenTails, MoneyParts } from './money-parts';
import { officeNow } from './office-time';
import { neverOffered } from './refusal-notes';
import { reserveOrder, type NotReserved } from './reserve-order';
import { serialiseAll, type Serialise } from './serialise';
import type { Visit, Visits } from './visits';
import type { PaymentWatch } from './watch-payments';

export type OrderParts = MoneyParts & {
  readonly office: ExamOffice;
  readonly guard: PaymentGuard;
  readonly watch: PaymentWatch;
  readonly serialise: Serialise;
  readonly visits: Visits;
};

export type PlaceOrderFailure =
  | { readonly kind: 'blocked'; readonly blocks: PaymentBlock[] }
  | { readonly kind: 'not-payable'; readonly fees: FeeList; readonly refused: string[] }
  | { readonly kind: 'held-by-other-order'; readonly orderNumber: string; readonly until: number }
  | NotReserved
  | OfficeDown;

/**
 * Makes one order of the chosen items of the visit's people, or finds the one that already is (rule 6): a second tap or
 * a second window gets the same order; another choice takes over only after the former order's payments are proven dead.
 * All the items or none. Serialised over all the people, so that groups that overlap come one after the other.
 */
export function placeOrder(
  parts: OrderParts,
  visit: Visit,
  feeItemIds: readonly string[],
): Promise<Result<Order, PlaceOrderFailure>> {
  const keys = visit.people.map(({ candidate }) => `candidate ${candidate.id}`);
  return serialiseAll(parts.serialise, keys, async () => {
    const blocks = parts.guard.blocks();
    if (blocks.length > 0) return err({ kind: 'blocked', blocks: [...blocks] });
    const wanted = new Set(feeItemIds);
    const before = await wantedItems(parts, visit, wanted);
    if (!before.ok) return before;
    const holders = holdersOf(parts, before.value);
    const same = holders.find((order) => isSameChoice(order, visit, wanted));
    if (same !== undefined) return hold(parts, same);
    const freed = await takeOverAll(parts, visit, holders);
    if (!freed.ok) return visit.people.length === 1 ? freed : refuse(parts, visit, wanted);
    // Read again: what the former orders held back of a new roster took effect with the end of their claims (rule 16).
    const items = await wantedItems(parts, visit, wanted);
    if (!items.ok) return items;
    if (items.value.length !== wanted.size || !items.value.every(({ item }) => isPayable(parts, item))) {
      return refuse(parts, visit, wanted);
    }
    return hold(parts, insertOrder(parts, visit, items.value));
  });
}

/**
 * Ours by the office's reservation too, where it has them (rule 6 across devices). An order that cannot be had there is
 * given back at once; one with a payment under way is not touched (rule 16).
 */
async function hold(parts: OrderParts, order: Order): Promise<Result<Order, PlaceOrderFailure>> {
  if (parts.store.payments.ofOrder(order.id).some(({ payment }) => isOpen(payment))) return ok(order);
  const reserved = await reserveOrder(parts, order);
  if (reserved.ok) return ok(order);
  parts.store.transaction(() => releaseOrder(parts, order.id));
  return reserved;
}

async function wantedItems(
  { office }: OrderParts,
  { people }: Visit,
  wanted: ReadonlySet<string>,
): Promise<Result<readonly DueItem[], OfficeDown>> {
  const due = await dueItems(office, people);
  return due.ok ? ok(due.value.filter(({ item }) => wanted.has(item.id))) : due;
}

/** With the reason of each line that cannot be paid: the list has its state. */
async function refuse(
  parts: OrderParts,
  { people }: Visit,
  wanted: ReadonlySet<string>,
): Promise<Result<never, PlaceOrderFailure>> {
  const fees = await listFees(parts, people);
  if (!fees.ok) return fees;
  const payable = new Set(
    fees.value.items.flatMap((item) => (item.state === 'payable' ? [item.feeItemId] : [])),
  );
  const refused = [...wanted].filter((id) => !payable.has(id));
  return err({ kind: 'not-payable', fees: fees.value, refused });
}

/** Open orders that hold a wanted item, or what is left of it unpaid. */
function holdersOf(parts: OrderParts, items: readonly DueItem[]): readonly Order[] {
  const claims = items.map(({ item }) => parts.store.claims.live(item.id));
  const ids = new Set(
    claims.flatMap((claim) => (claim === null || claim.settledBy !== null ? [] : [claim.orderId])),
  );
  return [...ids].flatMap((id) => parts.store.orders.byId(id) ?? []);
}

/** Nobody gets to see an order with people in it who are not of their visit. */
function isSameChoice(order: Order, { people }: Visit, wanted: ReadonlySet<string>): boolean {
  const ids = new Set(people.map(({ candidate }) => candidate.id));
  const open = order.lines.filter((line) => line.state === 'open');
  return (
    order.state === 'open' &&
    open.length === wanted.size &&
    open.every((line) => wanted.has(line.feeItemId)) &&
    order.lines.every((line) => ids.has(line.candidateId))
  );
}

/** Nothing is taken from anybody unless all of it may be taken. */
async function takeOverAll(
  parts: OrderParts,
  visit: Visit,
  holders: readonly Order[],
): Promise<Result<null, PlaceOrderFailure>> {
  const kept = holders.find((order) => isKept(parts, visit, order));
  if (kept !== undefined) return held(kept, parts.clock.now() + parts.settings.qrLifeMs);
  for (const order of holders) {
    const freed = await takeOver(parts, order);
    if (!freed.ok) return freed;
  }
  return ok(null);
}

/**
 * One person who comes to a second window takes their own order there. Where several people are in it, another window
 * that stands before it keeps it: one of them must not kill the code that is being paid for all.
 */
function isKept(parts: OrderParts, visit: Visit, order: Order): boolean {
  const elsewhere = parts.visits.before(order.id).some(({ callerId }) => callerId !== visit.callerId);
  return elsewhere && (visit.people.length > 1 || byCandidate(order.lines).size > 1);
}

function held({ number }: Order, until: number): Result<never, PlaceOrderFailure> {
  return err({ kind: 'held-by-other-order', orderNumber: number, until });
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
    return held(order, longest.expiresAt + QUIET_AFTER_EXPIRY_MS);
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
  const reservation = parts.store.reservations.ofOrder(orderId);
  // Owed from here on, so that no crash leaves a candidate blocked at the office.
  if (reservation !== null)
    parts.store.reservations.put({ ...reservation, state: 'owed', askAt: at, tries: 0 });
  parts.store.journal.append({ at, what: 'order.released', subject: orderId, facts: { lines: open.length } });
}

function isPayable(parts: OrderParts, item: FeeItem): boolean {
  const claim = parts.store.claims.live(item.id);
  return feeState(item, standingOf(claim), officeNow(parts)) === 'payable';
}

/** Person by person; see `lineNumbersFor`. */
function orderLines(items: readonly DueItem[], hiddenTails: HiddenTails): readonly OrderLine[] {
  const groups = [
    ...byCandidate(items.map((one) => ({ ...one, candidateId: one.person.candidate.id }))).values(),
  ];
  const numbers = lineNumbersFor(groups.map((group) => group.length));
  return groups.flatMap((group, at) =>
    group.map(({ person: { candidate }, item }, index): OrderLine => ({
      lineNumber: numbers[at]?.[index] ?? 0,
      candidateId: candidate.id,
      candidateName: candidate.name,
      maskedDocument: maskDocument(candidate.documentNumber, { hideTail: hiddenTails.document }),
      registrationNumber: item.registrationNumber,
      examName: item.examName,
      feeItemId: item.id,
      feeItemName: item.name,
      amount: item.amount,
      windowClosesAt: item.closesAt,
      state: 'open',
    })),
  );
}

/** Order, lines and claims in one transaction: all the items or none. */
function insertOrder(parts: OrderParts, visit: Visit, items: readonly DueItem[]): Order {
  const at = parts.clock.now();
  const lines = orderLines(items, parts.settings.hiddenTails);
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
