import { amountInCapitals } from '../../shared/money-capitals';
import { sumFen, type Fen } from '../../shared/money';
import { QUIET_AFTER_EXPIRY_MS, QUIET_ASKS_NEEDED, QUIET_SPACING_MS } from '../../shared/next-payment';
import type { Order } from '../../shared/order';
import { linesOf } from '../../shared/order-parts';
import type { Payment } from '../../shared/payment';
import { moneyMoved } from '../../shared/payment';
import { isGivenBack } from '../../shared/refund';
import type { Receipt, Slip } from '../../shared/receipt';
import { err, ok, type Result } from '../../shared/result';
import type { IssuedReceipt, IssuedSlip } from '../store/types';
import type { MoneyParts } from './money-parts';
import { viewOrder } from './show-payment';

export type Letterhead = {
  readonly institution: string;
  readonly helpLine: string;
  readonly training: boolean;
};

/** The receipt of one payment, from facts that no longer change. */
export function writeReceipt(parts: MoneyParts, head: Letterhead, issued: IssuedReceipt): Receipt {
  const { order, payment } = factsOf(parts, issued.orderId, issued.outTradeNo);
  if (!moneyMoved(payment)) throw new Error(`receipt ${issued.receiptNumber} without money`);
  const lines = viewOrder(order).lines.filter((line) => issued.lineNumbers.includes(line.lineNumber));
  const total = sumFen(lines.map((line) => line.amount));
  return {
    receiptNumber: issued.receiptNumber,
    ...head,
    orderNumber: order.number,
    outTradeNo: payment.outTradeNo,
    gatewayTradeNo: payment.money.gatewayTradeNo,
    channel: payment.channel,
    deviceNumber: parts.settings.deviceNumber,
    paidAt: payment.money.paidAt,
    lines,
    total,
    totalInCapitals: amountInCapitals(total),
    received: payment.state === 'misfit' ? payment.money.amount : null,
    givenBack: givenBackOf(parts, issued),
    printed: issued.prints,
  };
}

function givenBackOf(parts: MoneyParts, issued: IssuedReceipt): Fen {
  const refunds = parts.store.refunds
    .ofPayment(issued.outTradeNo)
    .filter((one) => one.lineNumber !== null && issued.lineNumbers.includes(one.lineNumber));
  return sumFen(refunds.filter(isGivenBack).map((one) => one.amount));
}

/** Counts the print first: a copy too many is marked 补打, never the other way round (rule 10). */
export function printReceipt(parts: MoneyParts, head: Letterhead, issued: IssuedReceipt): Receipt {
  const at = parts.clock.now();
  const printed = parts.store.transaction(() => {
    const before = parts.store.receipts.countPrint(issued.receiptNumber, at);
    parts.store.journal.append({
      at,
      what: 'receipt.printed',
      subject: issued.outTradeNo,
      facts: { receiptNumber: issued.receiptNumber, copy: before + 1 },
    });
    return before;
  });
  return writeReceipt(parts, head, { ...issued, prints: printed });
}

/** 待核实凭条: says until when the truth is proven, by the rules of payments.md 4. */
export function writeSlip(parts: MoneyParts, head: Letterhead, issued: IssuedSlip): Slip {
  const { order, payment } = factsOf(parts, issued.orderId, issued.outTradeNo);
  const { lines, total } = viewOrder(order, linesOf(order, payment));
  return {
    slipNumber: issued.slipNumber,
    ...head,
    orderNumber: order.number,
    outTradeNo: payment.outTradeNo,
    channel: payment.channel,
    deviceNumber: parts.settings.deviceNumber,
    issuedAt: issued.issuedAt,
    decidedBy: payment.expiresAt + QUIET_AFTER_EXPIRY_MS + QUIET_ASKS_NEEDED * 2 * QUIET_SPACING_MS,
    lines,
    total,
  };
}

function factsOf(parts: MoneyParts, orderId: string, outTradeNo: string): { order: Order; payment: Payment } {
  const order = parts.store.orders.byId(orderId);
  const row = parts.store.payments.byNumber(outTradeNo);
  if (order === null || row === null) throw new Error(`no order ${orderId} or payment ${outTradeNo}`);
  return { order, payment: row.payment };
}

/** The slip of an order again, as it was given; the youngest when there are several. */
export function findSlip(
  parts: MoneyParts,
  head: Letterhead,
  orderNumber: string,
): Result<Slip, { readonly kind: 'no-slip' }> {
  const order = parts.store.orders.byNumber(orderNumber);
  const issued = order === null ? undefined : parts.store.receipts.slipsOfOrder(order.id).at(-1);
  return issued === undefined ? err({ kind: 'no-slip' }) : ok(writeSlip(parts, head, issued));
}
