import { byCandidate } from '../../shared/by-candidate';
import type { Order, OrderLine } from '../../shared/order';
import { linesOf } from '../../shared/order-parts';
import type { MisfitPayment, PaidPayment } from '../../shared/payment';
import { isGivenBack } from '../../shared/refund';
import { shanghaiDate } from '../../shared/time-zone';
import type { MoneyParts } from './money-parts';
import { SYSTEM_ACTOR } from './actor';
import { openRefund, openRuleRefund } from './open-refund';

/**
 * Everything that "paid" means, inside the transaction that records it (rule 9): lines, claims, receipt numbers, outbox
 * and journal. Judged per line (rule 5): a line already settled by another payment is given back, the others stand.
 */
export function settlePaid(parts: MoneyParts, payment: PaidPayment): void {
  settleLines(parts, payment, payment.recordedAt);
}

/** Also for money that moved otherwise than asked and that a person let stand. */
export function settleLines(parts: MoneyParts, payment: PaidPayment | MisfitPayment, at: number): void {
  const order = orderOf(parts, payment.orderId);
  const settled: OrderLine[] = [];
  const givenBack: OrderLine[] = [];
  const refundedBefore = lastRefunds(parts, order);
  for (const line of linesOf(order, payment)) {
    if (isPaidTwice(parts, line, payment.outTradeNo)) {
      givenBack.push(line);
      openRuleRefund(parts, {
        payment,
        lineNumber: line.lineNumber,
        amount: line.amount,
        reason: 'duplicate',
        at,
      });
    } else {
      settleLine(parts, { order, payment, at, refundedBefore }, line);
      settled.push(line);
    }
  }
  const numbersOf = (lines: readonly OrderLine[]) => lines.map((line) => line.lineNumber);
  const lineNumbers = numbersOf(settled);
  parts.store.orders.markLines(order.id, lineNumbers, 'paid');
  parts.store.orders.markLines(order.id, numbersOf(givenBack), 'released');
  parts.store.claims.release(order.id, at, payment);
  parts.store.journal.append({
    at,
    what: 'order.settled',
    subject: order.id,
    facts: {
      number: order.number,
      outTradeNo: payment.outTradeNo,
      settled: lineNumbers.join(' '),
      givenBack: numbersOf(givenBack).join(' '),
    },
  });
  issueReceipts(parts, payment, settled, at);
}

/** Each candidate has an own receipt of what this payment paid for them. */
function issueReceipts(
  parts: MoneyParts,
  { orderId, outTradeNo }: PaidPayment | MisfitPayment,
  settled: readonly OrderLine[],
  at: number,
): void {
  for (const [candidateId, lines] of byCandidate(settled)) {
    const { receiptNumber } = parts.store.receipts.issue({
      deviceNumber: parts.settings.deviceNumber,
      date: shanghaiDate(at),
      orderId,
      outTradeNo,
      candidateId,
      issuedAt: at,
      lineNumbers: lines.map((line) => line.lineNumber),
    });
    parts.store.journal.append({
      at,
      what: 'receipt.issued',
      subject: outTradeNo,
      facts: { receiptNumber, lines: lines.length },
    });
  }
}

/** Money that moved otherwise than asked settles nothing; it is given back, or a person decides (rule 5). */
export function settleMisfit(parts: MoneyParts, payment: MisfitPayment): void {
  if (payment.reversed) return recordReversal(parts, payment);
  // Money that somebody already sent back elsewhere must not be sent a second time by a rule.
  if (payment.cause !== 'other-amount') return;
  openRuleRefund(parts, {
    payment,
    lineNumber: null,
    amount: payment.money.amount,
    reason: 'misfit',
    at: payment.recordedAt,
  });
}

/** So that the money trail shows both: paid, and given back whole by the reversal. */
function recordReversal(parts: MoneyParts, payment: MisfitPayment): void {
  const { amount } = payment.money;
  if (amount === 0) return;
  openRefund(parts, {
    payment,
    lineNumber: null,
    amount,
    reason: 'reversal',
    askedBy: SYSTEM_ACTOR,
    because: null,
    state: 'done',
    at: payment.recordedAt,
  });
}

function orderOf(parts: MoneyParts, orderId: string): Order {
  const order = parts.store.orders.byId(orderId);
  if (order === null) throw new Error(`payment without its order ${orderId}`);
  return order;
}

/** Already settled by another payment; or, after a restore, known from the intent log to be on its way back. */
function isPaidTwice(parts: MoneyParts, line: OrderLine, outTradeNo: string): boolean {
  if (parts.store.refunds.exists(outTradeNo, line.lineNumber, 'duplicate')) return true;
  const claim = parts.store.claims.live(line.feeItemId);
  return claim !== null && claim.settledBy !== null && claim.settledBy !== outTradeNo;
}

type Settling = {
  readonly order: Order;
  readonly payment: PaidPayment | MisfitPayment;
  readonly at: number;
  readonly refundedBefore: ReadonlyMap<number | null, string>;
};

function settleLine(
  parts: MoneyParts,
  { order, payment, at, refundedBefore }: Settling,
  line: OrderLine,
): void {
  const { candidateId, feeItemId, lineNumber } = line;
  parts.store.claims.settle({ candidateId, feeItemId, orderId: order.id, settledBy: payment.outTradeNo, at });
  if (parts.awaitsBills) parts.store.eBills.expect({ orderId: order.id, lineNumber }, at);
  parts.store.outbox.add({
    orderId: order.id,
    lineNumber,
    event: 'paid',
    refundNumber: refundedBefore.get(lineNumber) ?? null,
    at,
    candidateId,
    feeItemId,
    outTradeNo: payment.outTradeNo,
    amount: line.amount,
    channel: payment.channel,
    tellAt: parts.tellsOffice ? at : null,
  });
}

/**
 * By line, the refund after which the line is paid anew by late money of the same order: "paid" is news to the registry
 * then.
 */
function lastRefunds(parts: MoneyParts, order: Order): ReadonlyMap<number | null, string> {
  const refunds = parts.store.payments
    .ofOrder(order.id)
    .flatMap(({ payment }) => parts.store.refunds.ofPayment(payment.outTradeNo))
    .filter((one) => one.reason === 'asked' && isGivenBack(one));
  return new Map(refunds.map(({ lineNumber, refundNumber }) => [lineNumber, refundNumber]));
}
