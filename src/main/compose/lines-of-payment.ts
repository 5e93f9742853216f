import { linesOf } from '../../shared/order-parts';
import type { PlatformLines } from '../gateways/office-platform/office-platform-gateway';
import type { Store } from '../store/types';

/** What a stored payment pays, as the exam office's platform is told. */
export function linesOfPayment(store: Pick<Store, 'orders' | 'payments'>, outTradeNo: string): PlatformLines {
  const payment = store.payments.byNumber(outTradeNo)?.payment;
  const order = payment === undefined ? null : store.orders.byId(payment.orderId);
  if (payment === undefined || order === null) throw new Error(`no payment ${outTradeNo}, or no order of it`);
  return linesOf(order, payment).map(({ lineNumber, candidateId, feeItemId, amount }) => ({
    orderNumber: order.number,
    lineNumber,
    candidateId,
    feeItemId,
    amount,
  }));
}
