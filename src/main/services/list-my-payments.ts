import type { MyPayments, PaidLine } from '../../shared/my-payments';
import type { Order, OrderLine } from '../../shared/order';
import type { ExamOffice } from '../ports/exam-office';
import type { MoneyParts } from './money-parts';
import { viewPaidLine } from './view-paid-line';

const MOST_LINES = 200;

export type MyPaymentsParts = MoneyParts & { readonly office: ExamOffice };

type Found = { readonly order: Order; readonly line: OrderLine };

/**
 * What was paid for one candidate. By the candidate's id, and by the fee items the exam office has for them: an id that
 * is derived from a document changes when the document is corrected, and what was paid must not be missing then.
 */
export async function listMyPayments(parts: MyPaymentsParts, candidateId: string): Promise<MyPayments> {
  const items = await parts.office.feeItems(candidateId);
  const known = items.ok ? items.value : [];
  const found = findLines(parts, candidateId, new Set(known.map(({ id }) => id)));
  const ours = new Set(found.map(({ line }) => line.feeItemId));
  const lines = found
    .map(({ order, line }) => viewPaidLine(parts, order, line))
    .filter((line): line is PaidLine => line !== null)
    .toSorted((a, b) => b.paidAt - a.paidAt);
  return {
    lines,
    elsewhere: known
      .filter((item) => item.officeState === 'paid' && !ours.has(item.id))
      .map(({ examName, name, amount }) => ({ examName, name, amount })),
    officeAnswered: items.ok,
    refundsDecidedBy: parts.office.refundRequests === null ? 'staff' : 'exam-office',
    now: parts.clock.now(),
  };
}

function findLines(parts: MoneyParts, candidateId: string, feeItemIds: ReadonlySet<string>): Found[] {
  const { orders, claims } = parts.store;
  const found = new Map<string, Found>();
  const add = (order: Order | null, isTheirs: (line: OrderLine) => boolean) => {
    for (const line of order?.lines ?? []) {
      if (order !== null && line.state === 'paid' && isTheirs(line))
        found.set(`${order.id} ${line.lineNumber}`, { order, line });
    }
  };
  const places = orders.paidLines(candidateId, MOST_LINES);
  for (const orderId of new Set(places.map((place) => place.orderId)))
    add(orders.byId(orderId), (line) => line.candidateId === candidateId);
  for (const feeItemId of feeItemIds) {
    const claim = claims.live(feeItemId);
    if (claim !== null && claim.settledBy !== null)
      add(orders.byId(claim.orderId), (line) => line.feeItemId === feeItemId);
  }
  return [...found.values()];
}

/** The order line, if it is one of the candidate's own paid ones. */
export async function findMyLine(
  parts: MyPaymentsParts,
  candidateId: string,
  orderNumber: string,
  lineNumber: number,
): Promise<Found | null> {
  const items = await parts.office.feeItems(candidateId);
  const ids = new Set(items.ok ? items.value.map(({ id }) => id) : []);
  return (
    findLines(parts, candidateId, ids).find(
      ({ order, line }) => order.number === orderNumber && line.lineNumber === lineNumber,
    ) ?? null
  );
}
