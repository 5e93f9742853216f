import { samePart } from '../../shared/order-parts';
import type { CloseReason, Payment } from '../../shared/payment';
import { isOpen, paysItsLines } from '../../shared/payment';
import { shanghaiDate } from '../../shared/time-zone';
import type { Timers } from '../ports';
import type { IssuedSlip } from '../store/types';
import type { MoneyParts } from './money-parts';
import { releaseOrder } from './place-order';
import { neverOffered } from './refusal-notes';
import type { Visit, Visits } from './visits';
import type { PaymentWatch } from './watch-payments';

/** A person who leaves does not wait longer than this for the proof; the slip goes with them instead. */
const PATIENCE_MS = 4_000;

export type EndVisitParts = MoneyParts & {
  readonly visits: Visits;
  readonly watch: PaymentWatch;
  readonly timers: Timers;
};

export type VisitEnded = { readonly slip: IssuedSlip | null; readonly receiptNumbers: string[] };

/**
 * The person leaves, the page went away, or time ran out. A live QR gets the leave rule (4); what is still in doubt
 * gets a numbered slip and is followed up without anyone pressing anything. The visit is forgotten first, so that no
 * later result can reach the next person.
 */
export async function endVisit(parts: EndVisitParts, visit: Visit, reason: CloseReason): Promise<VisitEnded> {
  parts.visits.end(visit.callerId);
  const { orderId } = visit;
  if (orderId === null) return { slip: null, receiptNumbers: [] };
  const open = paymentsOf(parts, orderId).filter(isOpen);
  // Another window may stand before the same order (rule 6); its payment is not ours to kill.
  if (!parts.visits.holds(orderId)) {
    const leaving = open.map((payment) => parts.watch.leave(payment.outTradeNo, reason).catch(() => null));
    await patiently(parts.timers, Promise.all(leaving));
  }
  const undecided = undecidedOf(parts, ofLastPart(paymentsOf(parts, orderId), visit), visit);
  const slip = undecided === undefined ? null : issueSlip(parts, undecided);
  releaseIfOver(parts, orderId);
  // Leaving may have found out that a code given up before was paid.
  const own = ofLastPart(paymentsOf(parts, orderId), visit)
    .map(({ outTradeNo }) => parts.store.receipts.ofPayment(outTradeNo))
    .filter((receipts) => receipts.length > 0);
  const receipts = own.find(([first]) => first?.outTradeNo === visit.outTradeNo) ?? own.at(-1) ?? [];
  return { slip, receiptNumbers: receipts.map(({ receiptNumber }) => receiptNumber) };
}

/**
 * What the person may have paid without anybody knowing: the code they saw last, or one given up before it. Where money
 * has been seen the receipt goes with them, and what comes twice goes back by itself.
 */
function undecidedOf(parts: MoneyParts, payments: readonly Payment[], visit: Visit): Payment | undefined {
  const last = payments.findIndex((payment) => payment.outTradeNo === visit.outTradeNo);
  const seen = payments.slice(0, last + 1);
  if (seen.some(paysItsLines)) return undefined;
  return seen.findLast((payment) => isOpen(payment) && !neverOffered(parts, payment));
}

/** Of an order that is paid in parts only the last one can be in doubt: the next begins when one is paid. */
function ofLastPart(payments: readonly Payment[], visit: Visit): readonly Payment[] {
  const last = payments.find((payment) => payment.outTradeNo === visit.outTradeNo);
  return last === undefined ? payments : payments.filter((payment) => samePart(payment, last));
}

/** Nobody stands before the order and nothing of it can be paid any more: its claims are free again. */
export function releaseIfOver(
  parts: Pick<EndVisitParts, 'store' | 'clock' | 'visits'>,
  orderId: string,
): void {
  if (parts.visits.holds(orderId)) return;
  if (parts.store.orders.byId(orderId)?.state !== 'open') return;
  if (parts.store.payments.ofOrder(orderId).some((row) => isOpen(row.payment))) return;
  parts.store.transaction(() => releaseOrder(parts, orderId));
}

/** One slip per payment, however often somebody leaves it. */
function issueSlip(parts: EndVisitParts, payment: Payment): IssuedSlip {
  return parts.store.transaction(() => {
    const known = parts.store.receipts.slipOfPayment(payment.outTradeNo);
    if (known !== null) return known;
    const at = parts.clock.now();
    const slip = parts.store.receipts.issueSlip({
      deviceNumber: parts.settings.deviceNumber,
      date: shanghaiDate(at),
      orderId: payment.orderId,
      outTradeNo: payment.outTradeNo,
      issuedAt: at,
    });
    parts.store.journal.append({
      at,
      what: 'slip.issued',
      subject: payment.outTradeNo,
      facts: { slipNumber: slip.slipNumber, state: payment.state },
    });
    return slip;
  });
}

function paymentsOf(parts: MoneyParts, orderId: string): readonly Payment[] {
  return parts.store.payments.ofOrder(orderId).map((row) => row.payment);
}

/** Waits for the work, but not for ever; `work` never rejects. */
function patiently(timers: Timers, work: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const cancel = timers.after(PATIENCE_MS, resolve);
    void work.then(() => {
      cancel();
      resolve();
    });
  });
}
