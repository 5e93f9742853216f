import type { Order } from '../../shared/order';
import { linesOf, type LineRange } from '../../shared/order-parts';
import type { MisfitPayment, PaidPayment, Payment } from '../../shared/payment';
import { isOpen } from '../../shared/payment';
import type { MoneyParts } from './money-parts';

/**
 * What may still be paid although `paid` has settled a line of it: other codes for the same lines (rule 7), and codes of
 * orders that took a line over while nobody knew of the money. Each would be a second payment for one fee.
 */
export function rivalsOf(
  parts: Pick<MoneyParts, 'store'>,
  paid: PaidPayment | MisfitPayment,
): readonly Payment[] {
  const orderIds = new Set([paid.orderId, ...parts.store.orders.openIds()]);
  return [...orderIds].flatMap((id) => {
    const order = parts.store.orders.byId(id);
    if (order === null) return [];
    return parts.store.payments
      .ofOrder(id)
      .map((row) => row.payment)
      .filter((payment) => payment.outTradeNo !== paid.outTradeNo && isOpen(payment))
      .filter((payment) => !holdsLines(parts, order, payment));
  });
}

/** false: money has come for one of the lines by another way, or its claim is somebody else's; their sum is not due. */
export function holdsLines(parts: Pick<MoneyParts, 'store'>, order: Order, range: LineRange): boolean {
  return linesOf(order, range).every((line) => {
    const claim = parts.store.claims.live(line.feeItemId);
    return claim !== null && claim.orderId === order.id && claim.settledBy === null;
  });
}
