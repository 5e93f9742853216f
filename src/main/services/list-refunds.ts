import type { Order } from '../../shared/order';
import type { Payment } from '../../shared/payment';
import type { Refund } from '../../shared/refund';
import type { MisfitRow, RefundRow } from '../../shared/refund-view';
import type { RefundRequestRow } from '../../shared/refund-request';
import type { RefundRequest } from '../store/after-paying-types';
import type { MoneyParts } from './money-parts';

const MOST_ROWS = 200;

export type RefundList = {
  readonly refunds: RefundRow[];
  readonly misfits: MisfitRow[];
  readonly requests: RefundRequestRow[];
};

/** The refunds of one order, or null for what waits for a person anywhere; with the misfits nobody has decided about. */
export function listRefunds(parts: MoneyParts, orderNumber: string | null, actor: string): RefundList | null {
  if (orderNumber === null) {
    return {
      refunds: parts.store.refunds.waiting(MOST_ROWS).map((refund) => refundRow(parts, refund, actor)),
      misfits: parts.store.payments.misfits(MOST_ROWS).flatMap(({ payment }) => misfitRows(parts, payment)),
      requests: parts.store.refundRequests.waiting(MOST_ROWS).map((one) => requestRow(parts, one)),
    };
  }
  const order = parts.store.orders.byNumber(orderNumber);
  if (order === null) return null;
  const payments = parts.store.payments.ofOrder(order.id).map((row) => row.payment);
  return {
    refunds: payments
      .flatMap(({ outTradeNo }) => parts.store.refunds.ofPayment(outTradeNo))
      .map((refund) => refundRow(parts, refund, actor)),
    misfits: payments.flatMap((payment) => misfitRows(parts, payment)),
    requests: order.lines
      .flatMap(({ lineNumber }) => parts.store.refundRequests.ofLine({ orderId: order.id, lineNumber }))
      .map((one) => requestRow(parts, one)),
  };
}

/** How many things wait for somebody to do something about them. */
export function countForPerson(parts: MoneyParts): number {
  const refunds = parts.store.refunds.waiting(MOST_ROWS).filter((refund) => todoOf(refund) !== 'wait');
  const misfits = parts.store.payments
    .misfits(MOST_ROWS)
    .flatMap(({ payment }) => misfitRows(parts, payment));
  const requests = parts.store.refundRequests.waiting(MOST_ROWS).filter(({ obstacle }) => obstacle !== null);
  return refunds.length + misfits.length + requests.length;
}

/** `actor`: who looks at it. */
export function refundRow(parts: MoneyParts, refund: Refund, actor: string): RefundRow {
  const orderId = parts.store.payments.byNumber(refund.outTradeNo)?.payment.orderId;
  const order = orderOf(parts, orderId);
  const line = order.lines.find((one) => one.lineNumber === refund.lineNumber) ?? order.lines[0];
  const { createdAt, askAt: _askAt, asks: _asks, ...shown } = refund;
  return {
    ...shown,
    orderNumber: order.number,
    candidateName: line?.candidateName ?? '',
    maskedDocument: line?.maskedDocument ?? '',
    feeItemName: line?.feeItemName ?? '',
    askedByYou: refund.askedBy === actor,
    askedAt: createdAt,
    todo: todoOf(refund),
  };
}

function todoOf({ state, problem }: Refund): RefundRow['todo'] {
  switch (state) {
    case 'awaiting-approval':
      return 'decide';
    case 'needs-person':
      return 'clear-up';
    case 'approved':
      return problem === 'not-enough-funds' ? 'top-up' : 'wait';
    case 'processing':
      return 'wait';
    case 'done':
    case 'declined':
    case 'settled-outside':
      return 'nothing';
  }
}

function misfitRows(parts: MoneyParts, payment: Payment): MisfitRow[] {
  if (payment.state !== 'misfit' || payment.accepted !== null) return [];
  const refunds = parts.store.refunds.ofPayment(payment.outTradeNo);
  if (refunds.some(({ state }) => state !== 'declined')) return [];
  const order = orderOf(parts, payment.orderId);
  const [first] = order.lines;
  return [
    {
      outTradeNo: payment.outTradeNo,
      orderNumber: order.number,
      channel: payment.channel,
      cause: payment.cause,
      asked: payment.amount,
      received: payment.money.amount,
      paidAt: payment.money.paidAt,
      candidateName: first?.candidateName ?? '',
      maskedDocument: first?.maskedDocument ?? '',
    },
  ];
}

function requestRow(parts: MoneyParts, request: RefundRequest): RefundRequestRow {
  const order = orderOf(parts, request.orderId);
  const line = order.lines.find((one) => one.lineNumber === request.lineNumber);
  const { requestId, lineNumber, amount, because, state, askedAt, obstacle, note } = request;
  return {
    orderNumber: order.number,
    candidateName: line?.candidateName ?? '',
    maskedDocument: line?.maskedDocument ?? '',
    feeItemName: line?.feeItemName ?? '',
    requestId,
    lineNumber,
    amount,
    because,
    state,
    askedAt,
    obstacle,
    note,
  };
}

function orderOf(parts: MoneyParts, orderId: string | undefined): Order {
  const order = orderId === undefined ? null : parts.store.orders.byId(orderId);
  if (order === null) throw new Error(`a payment without its order ${orderId ?? ''}`);
  return order;
}
