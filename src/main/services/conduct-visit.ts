import type { Candidate } from '../../shared/exam';
import type { FeeList } from '../../shared/fee-view';
import type { Caller } from '../../shared/ipc/kit';
import type { OrderView } from '../../shared/payment-view';
import { isOpen } from '../../shared/payment';
import type { PersonRow, PersonView } from '../../shared/person-view';
import type { Receipt, Slip } from '../../shared/receipt';
import type { Result } from '../../shared/result';
import { err, ok } from '../../shared/result';
import type { OfficeDown } from '../ports/exam-office';
import type { IssuedReceipt } from '../store/types';
import type { CoreServices } from './core-services';
import { endVisit, releaseIfOver } from './end-visit';
import { describePerson, describeRow, listFees } from './list-fees';
import type { PlaceOrderFailure } from './place-order';
import { placeOrder } from './place-order';
import { viewOrder } from './show-payment';
import type { Visit } from './visits';
import { printReceipts, writeReceipts, writeSlip } from './write-receipt';

type NoVisit = { readonly kind: 'no-visit' };
type Identified = { visit: string; person: PersonView };
type Because = 'finished' | 'cancelled' | 'idle' | 'not-me';

const SEARCH_ROWS = 20;

/**
 * Somebody was identified: the window's former visit ends, a new one begins; or, where that visit asked for another
 * person to pay for, they wait in it to be confirmed.
 */
export async function beginVisit(
  core: CoreServices,
  caller: Caller,
  candidate: Candidate,
): Promise<Result<Identified, OfficeDown>> {
  const person = await describePerson(core.money, candidate);
  if (!person.ok) return person;
  const before = core.visits.of(caller.id);
  if (before?.joining === true) {
    core.visits.change(caller.id, { pending: candidate });
    return ok({ visit: before.id, person: person.value });
  }
  await clearWindow(core, caller);
  const visit = core.visits.begin(caller, candidate, core.money.ids.visit());
  return ok({ visit: visit.id, person: person.value });
}

/** Leaving takes seconds, in which somebody else may have come in: they are left by the rule as well. */
async function clearWindow(core: CoreServices, caller: Caller): Promise<void> {
  while (core.visits.of(caller.id) !== null) await closeVisit(core, caller, 'cancelled');
}

/** At the counter the operator has looked at the person's document. */
export async function openCounterVisit(
  core: CoreServices,
  caller: Caller,
  ref: string,
): Promise<Result<Identified, OfficeDown | { readonly kind: 'no-such-candidate' }>> {
  const candidate = await foundCandidate(core, caller, ref);
  return candidate.ok ? beginVisit(core, caller, candidate.value) : candidate;
}

/** Whom a row of this window's search stands for. */
export async function foundCandidate(
  core: CoreServices,
  caller: Caller,
  ref: string,
): Promise<Result<Candidate, OfficeDown | { readonly kind: 'no-such-candidate' }>> {
  const candidateId = core.candidateRefs.resolve(caller.id, ref);
  if (candidateId === null) return err({ kind: 'no-such-candidate' });
  const candidate = await core.money.office.candidate(candidateId);
  if (!candidate.ok) return candidate;
  return candidate.value === null ? err({ kind: 'no-such-candidate' }) : ok(candidate.value);
}

export async function findCandidates(
  core: CoreServices,
  caller: Caller,
  query: string,
): Promise<Result<{ rows: PersonRow[]; more: boolean }, OfficeDown>> {
  const named = await candidatesOfOrder(core, query);
  const found =
    named.ok && named.value.length > 0 ? named : await core.money.office.search(query, SEARCH_ROWS + 1);
  if (!found.ok) return found;
  const rows = await Promise.all(
    found.value
      .slice(0, SEARCH_ROWS)
      .map((candidate) =>
        describeRow(core.money, candidate, core.candidateRefs.make(caller.id, candidate.id)),
      ),
  );
  return ok({ rows, more: found.value.length > SEARCH_ROWS });
}

/** Whose fees an order is about, when the query is the number on a receipt or slip; its letters may be small. */
async function candidatesOfOrder(
  core: CoreServices,
  query: string,
): Promise<Result<readonly Candidate[], OfficeDown>> {
  const order = core.money.store.orders.byNumber(query.trim().toUpperCase());
  const candidates: Candidate[] = [];
  const ids = [...new Set(order?.lines.map((line) => line.candidateId))];
  for (const id of ids.slice(0, SEARCH_ROWS + 1)) {
    const candidate = await core.money.office.candidate(id);
    if (!candidate.ok) return candidate;
    if (candidate.value !== null) candidates.push(candidate.value);
  }
  return ok(candidates);
}

/** A kiosk shows fees only after "this is me"; those of a further person after "that is them". */
export async function showFees(
  core: CoreServices,
  caller: Caller,
  confirms: boolean,
): Promise<Result<FeeList, NoVisit | OfficeDown>> {
  if (confirms) confirm(core, caller);
  const visit = confirmedVisit(core, caller);
  if (visit === null) return err({ kind: 'no-visit' });
  return listFees(core.money, visit.people);
}

function confirm({ visits }: CoreServices, caller: Caller): void {
  const visit = visits.of(caller.id);
  if (visit !== null && visit.pending !== null) visits.join(caller.id, [visit.pending]);
  else visits.change(caller.id, { confirmed: true });
}

export async function orderFees(
  core: CoreServices,
  caller: Caller,
  feeItemIds: readonly string[],
): Promise<Result<OrderView, PlaceOrderFailure | NoVisit>> {
  const visit = confirmedVisit(core, caller);
  if (visit === null) return err({ kind: 'no-visit' });
  const placed = await placeOrder(core.money, visit, feeItemIds);
  if (!placed.ok) return placed;
  const order = placed.value;
  const now = core.visits.of(caller.id);
  if (now?.id !== visit.id) {
    releaseIfOver(core.money, order.id);
    return err({ kind: 'no-visit' });
  }
  core.visits.change(caller.id, { orderId: order.id });
  if (now.orderId !== null && now.orderId !== order.id) await leaveOrder(core, now.orderId);
  core.ordersChanged();
  return ok(viewOrder(order));
}

/** Another choice was made: the former order's codes are killed, its claims given back. */
async function leaveOrder(core: CoreServices, orderId: string): Promise<void> {
  if (core.visits.holds(orderId)) return;
  for (const { payment } of core.money.store.payments.ofOrder(orderId)) {
    if (isOpen(payment)) await core.money.watch.leave(payment.outTradeNo, 'superseded');
  }
  releaseIfOver(core.money, orderId);
}

export async function closeVisit(
  core: CoreServices,
  caller: Caller,
  because: Because,
): Promise<Result<{ slip: Slip | null; receiptNumbers: string[] }, NoVisit>> {
  const visit = core.visits.of(caller.id);
  if (visit === null) return err({ kind: 'no-visit' });
  // Whom a list named is forgotten with whoever stood here.
  core.payLists.delete(caller.id);
  if (visit.source === 'counter') core.clearDisplay();
  const { slip, receiptNumbers } = await endVisit(core.money, visit, because === 'idle' ? 'idle' : 'left');
  core.wakeOffice();
  core.ordersChanged();
  return ok({ slip: slip === null ? null : writeSlip(core.money, core.letterhead, slip), receiptNumbers });
}

export function showReceipts(
  core: CoreServices,
  caller: Caller,
  receiptNumbers: readonly string[],
  print: boolean,
): Result<{ receipts: Receipt[] }, NoVisit | { readonly kind: 'no-receipt' }> {
  const visit = confirmedVisit(core, caller);
  if (visit === null && caller.role === 'candidate') return err({ kind: 'no-visit' });
  const found = [...new Set(receiptNumbers)].map((number) => core.money.store.receipts.byNumber(number));
  const issued = found.flatMap((one) => (one !== null && mayRead(visit, one) ? [one] : []));
  if (issued.length < found.length) return err({ kind: 'no-receipt' });
  const write = print ? printReceipts : writeReceipts;
  return ok({ receipts: write(core.money, core.letterhead, issued) });
}

/** A candidate reads the receipts of the people identified in the visit; an operator reads any. */
function mayRead(visit: Visit | null, issued: IssuedReceipt): boolean {
  if (visit === null || visit.source === 'counter') return true;
  return visit.people.some(({ candidate }) => candidate.id === issued.candidateId);
}

export function confirmedVisit(core: CoreServices, caller: Caller): Visit | null {
  const visit = core.visits.of(caller.id);
  return visit?.confirmed === true ? visit : null;
}
