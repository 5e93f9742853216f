import type { Channel } from '../../shared/channel';
import type { Caller } from '../../shared/ipc/kit';
import type { MisfitPayment, PaidPayment, Payment } from '../../shared/payment';
import { samePart } from '../../shared/order-parts';
import { isOpen, paysItsLines } from '../../shared/payment';
import { recognisePayerCode, type NoPayerCode } from '../../shared/payer-code';
import type { PaymentView } from '../../shared/payment-view';
import type { Result } from '../../shared/result';
import { err, ok } from '../../shared/result';
import { releaseIfOver } from './end-visit';
import type { OrderParts } from './place-order';
import { rivalsOf } from './rival-payments';
import { viewPayment } from './show-payment';
import type { StartPaymentFailure } from './start-payment';
import { startPayerCode, startPayment } from './start-payment';
import type { Visit } from './visits';

type NoVisit = { readonly kind: 'no-visit' };
type NotAPayerCode = { readonly kind: 'not-a-payer-code'; readonly looksLike: NoPayerCode['kind'] };
type NoPayment = { readonly kind: 'no-payment' };

/** What a window can do with the payment of its visit, and the news it gets about it. */
export type PayDesk = {
  readonly start: (
    caller: Caller,
    orderId: string,
    channel: Channel,
  ) => Promise<Result<PaymentView, StartPaymentFailure | NoVisit>>;
  /** The text that a reader gave; it is sent once and kept nowhere. */
  readonly charge: (
    caller: Caller,
    orderId: string,
    scanned: string,
  ) => Promise<Result<PaymentView, StartPaymentFailure | NoVisit | NotAPayerCode>>;
  readonly ask: (caller: Caller) => Promise<Result<PaymentView, NoVisit | NoPayment>>;
  readonly leave: (
    caller: Caller,
    reason: 'left' | 'changed-channel',
  ) => Promise<Result<PaymentView, NoVisit | NoPayment>>;
  /** What a customer display shows that comes only now: the youngest payment at the counter; null: nobody pays. */
  readonly display: () => PaymentView | null;
  /** After every answer of the gateway: tells the windows that stand before it, and only those. */
  readonly onAsked: (payment: Payment) => void;
};

export type PayDeskParts = OrderParts & {
  readonly show: (visit: Visit, view: PaymentView) => void;
  readonly showCustomer: (view: PaymentView) => void;
};

/** What the functions of one desk share. `asking`: windows whose person pressed "I have paid" and waits for the answer. */
type Desk = PayDeskParts & { readonly asking: Set<string> };

export function makePayDesk(parts: PayDeskParts): PayDesk {
  const desk: Desk = { ...parts, asking: new Set() };
  return {
    start: (caller, orderId, channel) =>
      start(desk, caller, orderId, () => startPayment(desk, orderId, channel)),
    charge: (caller, orderId, scanned) => charge(desk, caller, orderId, scanned),
    ask: (caller) => ask(desk, caller),
    leave: (caller, reason) => leave(desk, caller, reason),
    display: () => display(desk),
    onAsked: (payment) => {
      if (paysItsLines(payment)) moneyCame(desk, payment);
      tell(desk, payment);
      if (!isOpen(payment)) releaseIfOver(desk, payment.orderId);
    },
  };
}

function view(desk: Desk, visit: Visit, payment: Payment): PaymentView {
  return viewPayment(desk, payment, visit.id, desk.asking.has(visit.callerId));
}

function tell(desk: Desk, payment: Payment): void {
  for (const visit of desk.visits.watching(payment.outTradeNo)) {
    const seen = view(desk, visit, payment);
    desk.show(visit, seen);
    if (visit.source === 'counter') desk.showCustomer(seen);
  }
}

function display(desk: Desk): PaymentView | null {
  const visit = desk.visits.atCounter().findLast(({ outTradeNo }) => outTradeNo !== null);
  const row = visit?.outTradeNo == null ? null : desk.store.payments.byNumber(visit.outTradeNo);
  return visit === undefined || row === null ? null : view(desk, visit, row.payment);
}

/** By whichever code: whoever stands before the order sees it, and what asks for the same money is killed (rule 7). */
function moneyCame(desk: Desk, paid: PaidPayment | MisfitPayment): void {
  for (const visit of desk.visits.before(paid.orderId)) {
    const shown = visit.outTradeNo === null ? null : desk.store.payments.byNumber(visit.outTradeNo);
    const waits = shown === null || (!paysItsLines(shown.payment) && samePart(shown.payment, paid));
    if (waits) desk.visits.change(visit.callerId, { outTradeNo: paid.outTradeNo });
  }
  for (const rival of rivalsOf(desk, paid)) {
    // The watch logs what goes wrong, and asks on.
    void desk.watch.leave(rival.outTradeNo, 'superseded').catch(() => undefined);
  }
}

/** Of the same lines: an earlier part of the order is paid and over. */
function paidOf(desk: Desk, started: Payment): Payment | undefined {
  const payments = desk.store.payments.ofOrder(started.orderId).map((row) => row.payment);
  return payments.find((payment) => paysItsLines(payment) && samePart(payment, started));
}

function current(
  desk: Desk,
  caller: Caller,
): Result<{ visit: Visit; outTradeNo: string }, NoVisit | NoPayment> {
  const visit = desk.visits.of(caller.id);
  if (visit === null) return err({ kind: 'no-visit' });
  if (visit.outTradeNo === null) return err({ kind: 'no-payment' });
  return ok({ visit, outTradeNo: visit.outTradeNo });
}

async function start(
  desk: Desk,
  caller: Caller,
  orderId: string,
  open: () => Promise<Result<Payment, StartPaymentFailure>>,
): Promise<Result<PaymentView, StartPaymentFailure | NoVisit>> {
  const visit = desk.visits.of(caller.id);
  if (visit === null) return err({ kind: 'no-visit' });
  if (visit.orderId !== orderId) return err({ kind: 'no-order' });
  const started = await open();
  if (!started.ok) return started;
  const now = desk.visits.of(caller.id);
  if (now?.id !== visit.id) {
    // The person left while the code was being made: nobody will ever see it.
    await desk.watch.leave(started.value.outTradeNo, 'left');
    return err({ kind: 'no-visit' });
  }
  // While the code was being made an earlier one may have been paid: then nobody is shown a second one.
  const payment = paidOf(desk, started.value) ?? started.value;
  const { outTradeNo } = payment;
  const watching = desk.visits.change(caller.id, { outTradeNo }) ?? now;
  desk.watch.setOnScreen(outTradeNo, true);
  const seen = view(desk, watching, payment);
  // The operator gets it with the answer; the customer would wait for the first answer of the gateway.
  if (watching.source === 'counter') desk.showCustomer(seen);
  return ok(seen);
}

async function charge(
  desk: Desk,
  caller: Caller,
  orderId: string,
  scanned: string,
): Promise<Result<PaymentView, StartPaymentFailure | NoVisit | NotAPayerCode>> {
  const known = recognisePayerCode(scanned);
  // Also a number that the exam office has with a wrong check digit: it is the person's at the counter.
  if (known.ok && isDocumentOf(desk.visits.of(caller.id), known.value.code)) {
    return err({ kind: 'not-a-payer-code', looksLike: 'document-number' });
  }
  if (!known.ok) return err({ kind: 'not-a-payer-code', looksLike: known.error.kind });
  return start(desk, caller, orderId, () => startPayerCode(desk, orderId, known.value));
}

function isDocumentOf(visit: Visit | null, code: string): boolean {
  return visit?.people.some(({ candidate }) => candidate.documentNumber === code) ?? false;
}

async function ask(desk: Desk, caller: Caller): Promise<Result<PaymentView, NoVisit | NoPayment>> {
  const found = current(desk, caller);
  if (!found.ok) return found;
  const { visit, outTradeNo } = found.value;
  desk.asking.add(caller.id);
  try {
    const row = desk.store.payments.byNumber(outTradeNo);
    if (row !== null) tell(desk, row.payment);
    const payment = await desk.watch.askNow(outTradeNo);
    desk.asking.delete(caller.id);
    tell(desk, payment);
    return ok(view(desk, visit, payment));
  } finally {
    desk.asking.delete(caller.id);
  }
}

async function leave(
  desk: Desk,
  caller: Caller,
  reason: 'left' | 'changed-channel',
): Promise<Result<PaymentView, NoVisit | NoPayment>> {
  const found = current(desk, caller);
  if (!found.ok) return found;
  const payment = await desk.watch.leave(found.value.outTradeNo, reason);
  return ok(view(desk, found.value.visit, payment));
}
