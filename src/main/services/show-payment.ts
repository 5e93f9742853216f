import { byCandidate } from '../../shared/by-candidate';
import { sumFen } from '../../shared/money';
import type { Order, OrderLine } from '../../shared/order';
import { linesOf, partOf, partsOf } from '../../shared/order-parts';
import type { Payment } from '../../shared/payment';
import { isOpen, moneyMoved, paysItsLines } from '../../shared/payment';
import type { OrderView, PartlyPaid, PaymentStanding, PaymentView } from '../../shared/payment-view';
import type { MoneyParts } from './money-parts';
import { neverOffered } from './refusal-notes';

/** `lines`: of the whole order, or of the part that one payment pays; the total is theirs. */
export function viewOrder(order: Order, lines: readonly OrderLine[] = order.lines): OrderView {
  const numbers = new Map([...byCandidate(order.lines).keys()].map((id, index) => [id, index + 1]));
  return {
    orderId: order.id,
    orderNumber: order.number,
    total: sumFen(lines.map((line) => line.amount)),
    lines: lines.map((line) => ({
      lineNumber: line.lineNumber,
      candidateNumber: numbers.get(line.candidateId) ?? 0,
      candidateName: line.candidateName,
      maskedDocument: line.maskedDocument,
      examName: line.examName,
      feeItemName: line.feeItemName,
      amount: line.amount,
    })),
  };
}

/** The truth in the words of a screen; never "failed" where we do not know yet (product.md "Conventions"). */
export function standingOf(parts: MoneyParts, payment: Payment, asking: boolean): PaymentStanding {
  const now = parts.clock.now();
  switch (payment.state) {
    case 'created':
      return 'opening';
    case 'waiting':
      return asking || now >= payment.expiresAt ? 'checking' : 'waiting';
    case 'closing':
      return neverOffered(parts, payment) ? 'closed' : 'checking';
    case 'misfit':
      if (payment.reversed) return 'closed';
      return paysItsLines(payment) ? 'paid' : 'misfit';
    case 'unknown':
    case 'paid':
    case 'closed':
      return payment.state;
  }
}

/** `asking`: the person pressed "I have paid" and the answer is on its way. */
export function viewPayment(
  parts: MoneyParts,
  payment: Payment,
  visit: string,
  asking: boolean,
): PaymentView {
  const order = parts.store.orders.byId(payment.orderId);
  if (order === null) throw new Error(`payment without its order ${payment.orderId}`);
  const now = parts.clock.now();
  const earlier = parts.store.payments.ofOrder(order.id).map((row) => row.payment);
  const closedBecause = whyClosed(parts, payment);
  const scannable = payment.state === 'waiting' && now < payment.expiresAt;
  return {
    visit,
    order: viewOrder(order, linesOf(order, payment)),
    part: viewPart(order, payment),
    outTradeNo: payment.outTradeNo,
    channel: payment.channel,
    method: payment.method,
    standing: standingOf(parts, payment, asking),
    qrText: scannable ? payment.qrText : null,
    payCode: scannable ? payment.payCode : null,
    merchantName: parts.settings.merchantName,
    expiresAt: payment.expiresAt,
    now,
    earlierCodeAlive: earlier.some(
      (other) => other.outTradeNo !== payment.outTradeNo && isOpen(other) && other.method === 'merchant-code',
    ),
    closedBecause,
    refusedFor: closedBecause === 'refused' ? parts.refusals.of(payment.outTradeNo) : null,
    ...whatItBrought(parts, payment),
    slipNumber: parts.store.receipts.slipOfPayment(payment.outTradeNo)?.slipNumber ?? null,
  };
}

function whatItBrought(
  parts: MoneyParts,
  payment: Payment,
): Pick<PaymentView, 'receiptNumbers' | 'goesBack'> {
  if (!moneyMoved(payment)) return { receiptNumbers: [], goesBack: [] };
  const receipts = parts.store.receipts.ofPayment(payment.outTradeNo);
  const refunds = parts.store.refunds.ofPayment(payment.outTradeNo);
  return {
    receiptNumbers: receipts.map(({ receiptNumber }) => receiptNumber),
    goesBack: refunds.flatMap(({ reason, lineNumber }) =>
      reason === 'duplicate' && lineNumber !== null ? [lineNumber] : [],
    ),
  };
}

/** Whose lines are all paid, and whose are not. */
export function partlyPaid(lines: readonly OrderLine[]): PartlyPaid {
  const sorted: PartlyPaid = { paid: [], unpaid: [] };
  for (const own of byCandidate(lines).values()) {
    const [first] = own;
    if (first === undefined) continue;
    const { candidateName, maskedDocument } = first;
    const side = own.every(({ state }) => state === 'paid') ? sorted.paid : sorted.unpaid;
    side.push({ candidateName, maskedDocument });
  }
  return sorted;
}

/** null: the order is one payment, as nearly all are. */
function viewPart(order: Order, payment: Payment): PaymentView['part'] {
  const part = partOf(order, payment);
  if (part === undefined || part.of === 1) return null;
  const unpaid = partsOf(order).filter(({ lines }) => lines.some(({ state }) => state === 'open')).length;
  return { number: part.number, of: part.of, unpaid, candidates: partlyPaid(order.lines) };
}

function whyClosed(parts: MoneyParts, payment: Payment): PaymentView['closedBecause'] {
  if (payment.state === 'misfit' && payment.reversed) return 'reversed';
  if (neverOffered(parts, payment)) return 'refused';
  if (payment.state !== 'closed') return null;
  switch (payment.reason) {
    case 'expired':
    case 'refused':
      return payment.reason;
    case 'left':
    case 'idle':
    case 'changed-channel':
    case 'superseded':
      return 'left';
  }
}
