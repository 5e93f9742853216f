import { sumFen, type Fen } from '../../shared/money';
import { moneyMoved } from '../../shared/payment';
import { isGivenBack, type Refund } from '../../shared/refund';
import type { MoneyParts } from './money-parts';

/**
 * The money is back with the payer; in the transaction that records it. The registry hears of it (rule 12). A line that
 * went back whole is no longer paid: its claim ends, so that the fee can be paid again while its window is open. What a
 * rule gave back (duplicate, misfit) was never told as paid and settled no line.
 */
export function finishRefund(parts: MoneyParts, refund: Refund, at: number): void {
  const { outTradeNo, lineNumber, refundNumber, amount, channel } = refund;
  if (refund.reason !== 'asked' || lineNumber === null) return;
  const payment = parts.store.payments.byNumber(outTradeNo)?.payment;
  const order = payment === undefined ? null : parts.store.orders.byId(payment.orderId);
  const line = order?.lines.find((one) => one.lineNumber === lineNumber);
  if (payment === undefined || order === null || line === undefined)
    throw new Error(`refund ${refundNumber} without its line`);
  const { candidateId, feeItemId } = line;
  parts.store.outbox.add({
    orderId: order.id,
    lineNumber,
    event: 'refunded',
    refundNumber,
    at,
    candidateId,
    feeItemId,
    outTradeNo,
    amount,
    channel,
    tellAt: parts.tellsOffice ? at : null,
  });
  const back = parts.store.refunds.ofPayment(outTradeNo).filter(isGivenBack);
  const ofLine = back.filter((one) => one.lineNumber === lineNumber);
  // Less than asked may have come and been accepted: then nothing is paid any more once all of it is back.
  const wholeBack = moneyMoved(payment) && sumOf(back) >= payment.money.amount;
  if (sumOf(ofLine) < line.amount && !wholeBack) return;
  if (!parts.store.claims.giveBack({ candidateId, feeItemId, settledBy: outTradeNo, at })) return;
  parts.store.journal.append({
    at,
    what: 'order.line-given-back',
    subject: order.id,
    facts: { lineNumber, outTradeNo, refundNumber },
  });
}

function sumOf(refunds: readonly Refund[]): Fen {
  return sumFen(refunds.map(({ amount }) => amount));
}
