import type { Order } from '../../shared/order';
import type { MisfitPayment, PaidPayment, Payment } from '../../shared/payment';
import { isOpen } from '../../shared/payment';
import type { MoneyParts } from './money-parts';

/**
 * What may still be paid although `paid` has settled a line of it: other codes of the same order (rule 7), and codes of
 * orders that took the line over while nobody knew of the money. Each would be a second payment for one fee.
 */
export function rivalsOf(
  parts: Pick<MoneyParts, 'store'>,
  paid: PaidPayment | MisfitPayment,
): readonly Payment[] {
  const others = parts.store.orders.openIds().filter((id) => id !== paid.orderId && asksForPaid(parts, id));
  return [paid.orderId, ...others]
    .flatMap((id) => parts.store.payments.ofOrder(id))
    .map((row) => row.payment)
    .filter((payment) => payment.outTradeNo !== paid.outTradeNo && isOpen(payment));
}

function asksForPaid(parts: Pick<MoneyParts, 'store'>, orderId: string): boolean {
  const order = parts.store.orders.byId(orderId);
  return order !== null && !holdsItsLines(parts, order);
}

/** false: money has come for a line by another way, or its claim is somebody else's; the order's sum is not due. */
export function holdsItsLines(parts: Pick<MoneyParts, 'store'>, order: Order): boolean {
  return order.lines.every((line) => {
    const claim = parts.store.claims.live(line.feeItemId);
    return claim !== null && claim.orderId === order.id && claim.settledBy === null;
  });
}
