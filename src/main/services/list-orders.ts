import type { Order } from '../../shared/order';
import type { OrderRow } from '../../shared/order-row';
import { isGivenBack, type Refund } from '../../shared/refund';
import { shanghaiDate, shanghaiDayRange } from '../../shared/time-zone';
import type { MoneyParts } from './money-parts';
import { standingOf } from './show-payment';

const PAGE = 50;

export type OrdersPage = { readonly rows: OrderRow[]; readonly more: boolean; readonly date: string };

/** Today's orders by Shanghai's day, youngest first. `before` pages on from a row's createdAt. */
export function listTodaysOrders(parts: MoneyParts, before: number | null): OrdersPage {
  const date = shanghaiDate(parts.clock.now());
  const { fromMs, toMs } = shanghaiDayRange(date);
  const orders = parts.store.orders.createdBetween({ fromMs, toMs, before, limit: PAGE + 1 });
  return { rows: orders.slice(0, PAGE).map((order) => row(parts, order)), more: orders.length > PAGE, date };
}

function row(parts: MoneyParts, order: Order): OrderRow {
  const first = order.lines[0];
  const payments = parts.store.payments.ofOrder(order.id).map((watched) => watched.payment);
  const youngest = payments.toSorted((a, b) => b.createdAt - a.createdAt)[0];
  const receipts = parts.store.receipts.ofOrder(order.id);
  const refunds = payments.flatMap((payment) => parts.store.refunds.ofPayment(payment.outTradeNo));
  return {
    orderId: order.id,
    orderNumber: order.number,
    createdAt: order.createdAt,
    source: order.source,
    candidateName: first?.candidateName ?? '',
    maskedDocument: first?.maskedDocument ?? '',
    candidateCount: new Set(order.lines.map((line) => line.candidateId)).size,
    lineCount: order.lines.length,
    total: order.total,
    state: order.state,
    payment: youngest === undefined ? null : standingOf(parts, youngest, false),
    receiptNumber: receipts[0]?.receiptNumber ?? null,
    receiptCount: receipts.length,
    slipNumber: parts.store.receipts.slipsOfOrder(order.id)[0]?.slipNumber ?? null,
    refund: refundStanding(refunds),
  };
}

function refundStanding(refunds: readonly Refund[]): OrderRow['refund'] {
  const wanted = refunds.filter(({ state }) => state !== 'declined');
  if (wanted.length === 0) return 'none';
  if (wanted.some(({ state, problem }) => state === 'awaiting-approval' || problem !== null))
    return 'needs-person';
  return wanted.every(isGivenBack) ? 'done' : 'in-progress';
}
