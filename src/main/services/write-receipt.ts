import type { EBillView } from '../../shared/e-bill';
import { amountInCapitals } from '../../shared/money-capitals';
import { byCandidate } from '../../shared/by-candidate';
import { sumFen } from '../../shared/money';
import { QUIET_AFTER_EXPIRY_MS, QUIET_ASKS_NEEDED, QUIET_SPACING_MS } from '../../shared/next-payment';
import type { Order } from '../../shared/order';
import { linesOf } from '../../shared/order-parts';
import type { Payment } from '../../shared/payment';
import { moneyMoved } from '../../shared/payment';
import { isGivenBack } from '../../shared/refund';
import type { Receipt, ReceiptHead, Slip } from '../../shared/receipt';
import { err, ok, type Result } from '../../shared/result';
import type { IssuedReceipt, IssuedSlip } from '../store/types';
import type { MoneyParts } from './money-parts';
import { partlyPaid, viewOrder } from './show-payment';

export type Letterhead = {
  readonly institution: string;
  readonly helpLine: string;
  readonly training: boolean;
};

/** From facts that no longer change; each order and payment is read once, however many receipts are of it. */
export function writeReceipts(
  parts: MoneyParts,
  head: Letterhead,
  issued: readonly IssuedReceipt[],
): Receipt[] {
  const known = new Map<string, ReturnType<typeof paidFacts>>();
  return issued.map((receipt) => {
    const facts = known.get(receipt.outTradeNo) ?? paidFacts(parts, receipt);
    known.set(receipt.outTradeNo, facts);
    return writeReceipt(parts, head, receipt, facts);
  });
}

function paidFacts(parts: MoneyParts, { receiptNumber, orderId, outTradeNo }: IssuedReceipt) {
  const { order, payment } = factsOf(parts, orderId, outTradeNo);
  if (!moneyMoved(payment)) throw new Error(`receipt ${receiptNumber} without money`);
  const lines = linesOf(order, payment);
  const refunds = parts.store.refunds.ofPayment(outTradeNo).filter(isGivenBack);
  return { payment, order: viewOrder(order, lines), candidates: byCandidate(lines).size, refunds };
}

function writeReceipt(
  parts: MoneyParts,
  head: Letterhead,
  issued: IssuedReceipt,
  { payment, order, candidates, refunds }: ReturnType<typeof paidFacts>,
): Receipt {
  const isOwn = (lineNumber: number | null) => lineNumber !== null && issued.lineNumbers.includes(lineNumber);
  const lines = order.lines.filter((line) => isOwn(line.lineNumber));
  const total = sumFen(lines.map((line) => line.amount));
  return {
    receiptNumber: issued.receiptNumber,
    ...head,
    orderNumber: order.orderNumber,
    outTradeNo: payment.outTradeNo,
    gatewayTradeNo: payment.money.gatewayTradeNo,
    channel: payment.channel,
    deviceNumber: parts.settings.deviceNumber,
    paidAt: payment.money.paidAt,
    lines,
    total,
    totalInCapitals: amountInCapitals(total),
    payment: { total: payment.amount, candidates },
    received: payment.state === 'misfit' ? payment.money.amount : null,
    givenBack: sumFen(refunds.filter((one) => isOwn(one.lineNumber)).map((one) => one.amount)),
    eBills: billsOf(parts, issued),
    printed: issued.prints,
  };
}

function billsOf({ store }: MoneyParts, { orderId, lineNumbers }: IssuedReceipt): EBillView[] {
  return lineNumbers.flatMap((lineNumber) => {
    const known = store.eBills.ofLine({ orderId, lineNumber });
    return known === null ? [] : [{ lineNumber, bill: known.bill, payer: known.payer }];
  });
}

/** Counts the prints first: a copy too many is marked 补打, never the other way round (rule 10). */
export function printReceipts(
  parts: MoneyParts,
  head: Letterhead,
  issued: readonly IssuedReceipt[],
): Receipt[] {
  const at = parts.clock.now();
  const counted = parts.store.transaction(() =>
    issued.map((receipt) => {
      const prints = parts.store.receipts.countPrint(receipt.receiptNumber, at);
      parts.store.journal.append({
        at,
        what: 'receipt.printed',
        subject: receipt.outTradeNo,
        facts: { receiptNumber: receipt.receiptNumber, copy: prints + 1 },
      });
      return { ...receipt, prints };
    }),
  );
  return writeReceipts(parts, head, counted);
}

/** Every receipt of an order, with whom it is for. */
export function listOrderReceipts(
  parts: MoneyParts,
  orderNumber: string,
): Result<{ receipts: ReceiptHead[] }, { readonly kind: 'no-order' }> {
  const order = parts.store.orders.byNumber(orderNumber);
  if (order === null) return err({ kind: 'no-order' });
  const lines = new Map(order.lines.map((line) => [line.lineNumber, line]));
  const heads = parts.store.receipts.ofOrder(order.id).map((issued): ReceiptHead => {
    const own = issued.lineNumbers.flatMap((number) => lines.get(number) ?? []);
    return {
      receiptNumber: issued.receiptNumber,
      candidateName: own[0]?.candidateName ?? '',
      maskedDocument: own[0]?.maskedDocument ?? '',
      total: sumFen(own.map((line) => line.amount)),
      printed: issued.prints,
    };
  });
  return ok({ receipts: heads });
}

/** 待核实凭条: says until when the truth is proven, by the rules of payments.md 4. */
export function writeSlip(parts: MoneyParts, head: Letterhead, issued: IssuedSlip): Slip {
  const { order, payment } = factsOf(parts, issued.orderId, issued.outTradeNo);
  const { lines, total } = viewOrder(order, linesOf(order, payment));
  const own = new Set(linesOf(order, payment).map((line) => line.candidateId));
  const others = order.lines.filter((line) => !own.has(line.candidateId));
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
    others: others.length === 0 ? null : partlyPaid(others),
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
