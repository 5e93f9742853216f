import type { Channel } from '../../shared/channel';
import type { Caller } from '../../shared/ipc/kit';
import type { Payment } from '../../shared/payment';
import type { PaymentView } from '../../shared/payment-view';
import type { Result } from '../../shared/result';
import { err, ok } from '../../shared/result';
import { releaseIfOver } from './end-visit';
import type { OrderParts } from './place-order';
import { viewPayment } from './show-payment';
import type { StartPaymentFailure } from './start-payment';
import { startPayment } from './start-payment';
import type { Visit, Visits } from './visits';

type NoVisit = { readonly kind: 'no-visit' };
type NoPayment = { readonly kind: 'no-payment' };

/** What a window can do with the payment of its visit, and the news it gets about it. */
export type PayDesk = {
  readonly start: (
    caller: Caller,
    orderId: string,
    channel: Channel,
  ) => Promise<Result<PaymentView, StartPaymentFailure | NoVisit>>;
  readonly ask: (caller: Caller) => Promise<Result<PaymentView, NoVisit | NoPayment>>;
  readonly leave: (
    caller: Caller,
    reason: 'left' | 'changed-channel',
  ) => Promise<Result<PaymentView, NoVisit | NoPayment>>;
  /** After every answer of the gateway: tells the windows that stand before it, and only those. */
  readonly onAsked: (payment: Payment) => void;
};

export type PayDeskParts = OrderParts & {
  readonly visits: Visits;
  readonly show: (visit: Visit, view: PaymentView) => void;
};

export function makePayDesk(parts: PayDeskParts): PayDesk {
  /** Windows whose person pressed "I have paid" and waits for the answer. */
  const asking = new Set<string>();

  function view(visit: Visit, payment: Payment): PaymentView {
    return viewPayment(parts, payment, visit.id, asking.has(visit.callerId));
  }

  function tell(payment: Payment): void {
    for (const visit of parts.visits.watching(payment.outTradeNo)) parts.show(visit, view(visit, payment));
  }

  function current(caller: Caller): Result<{ visit: Visit; outTradeNo: string }, NoVisit | NoPayment> {
    const visit = parts.visits.of(caller.id);
    if (visit === null) return err({ kind: 'no-visit' });
    if (visit.outTradeNo === null) return err({ kind: 'no-payment' });
    return ok({ visit, outTradeNo: visit.outTradeNo });
  }

  async function start(
    caller: Caller,
    orderId: string,
    channel: Channel,
  ): Promise<Result<PaymentView, StartPaymentFailure | NoVisit>> {
    const visit = parts.visits.of(caller.id);
    if (visit === null) return err({ kind: 'no-visit' });
    if (visit.orderId !== orderId) return err({ kind: 'no-order' });
    const started = await startPayment(parts, orderId, channel);
    if (!started.ok) return started;
    const { outTradeNo } = started.value;
    const now = parts.visits.of(caller.id);
    if (now?.id !== visit.id) {
      // The person left while the code was being made: nobody will ever see it.
      await parts.watch.leave(outTradeNo, 'left');
      return err({ kind: 'no-visit' });
    }
    const watching = parts.visits.change(caller.id, { outTradeNo }) ?? now;
    parts.watch.setOnScreen(outTradeNo, true);
    return ok(view(watching, started.value));
  }

  async function ask(caller: Caller): Promise<Result<PaymentView, NoVisit | NoPayment>> {
    const found = current(caller);
    if (!found.ok) return found;
    const { visit, outTradeNo } = found.value;
    asking.add(caller.id);
    try {
      const row = parts.store.payments.byNumber(outTradeNo);
      if (row !== null) tell(row.payment);
      const payment = await parts.watch.askNow(outTradeNo);
      asking.delete(caller.id);
      tell(payment);
      return ok(view(visit, payment));
    } finally {
      asking.delete(caller.id);
    }
  }

  async function leave(
    caller: Caller,
    reason: 'left' | 'changed-channel',
  ): Promise<Result<PaymentView, NoVisit | NoPayment>> {
    const found = current(caller);
    if (!found.ok) return found;
    const payment = await parts.watch.leave(found.value.outTradeNo, reason);
    return ok(view(found.value.visit, payment));
  }

  return {
    start,
    ask,
    leave,
    onAsked: (payment) => {
      tell(payment);
      if (payment.state === 'closed') releaseIfOver(parts, payment.orderId);
    },
  };
}
