import type { ClosingPayment, Payment, PaymentEvent, PaymentTerms } from './payment';
import { isOpen } from './payment';

/** After the absolute expiry: 60 s of rule 4 b plus a margin for the gateway's own clocks. */
export const QUIET_AFTER_EXPIRY_MS = 60_000 + 30_000;
/** Distance between the queries that count as proof by time. */
export const QUIET_SPACING_MS = 10_000;
export const QUIET_ASKS_NEEDED = 3;
/** This many queries in a row without a usable answer turn `waiting` into `unknown`. */
export const VAIN_ASKS_TO_UNKNOWN = 3;

/**
 * moved: another state · stayed: same state, perhaps new facts in it · contradiction: the gateway says something that
 * cannot be true of this payment; the state does not move and an incident is journalled (rule 2).
 */
export type Step = { readonly payment: Payment; readonly outcome: 'moved' | 'stayed' | 'contradiction' };

const stayed = (payment: Payment): Step => ({ payment, outcome: 'stayed' });
const moved = (payment: Payment): Step => ({ payment, outcome: 'moved' });
const contradiction = (payment: Payment): Step => ({ payment, outcome: 'contradiction' });

/** Pure and defined for every state × event (payments.md "A payment"). */
export function next(payment: Payment, event: PaymentEvent): Step {
  switch (event.type) {
    case 'seen-paid':
      return onPaid(payment, event);
    case 'seen-misfit':
      return onMisfit(payment, event);
    case 'seen-closed':
      return onClosed(payment, event.at);
    case 'seen-unpaid':
    case 'seen-absent':
      return onNoPayment(payment, event);
    case 'opened':
      return onOpened(payment, event);
    case 'sent':
      return onSent(payment);
    case 'refused':
      return payment.state === 'created' || (payment.state === 'unknown' && payment.qrText === null)
        ? moved(toClosing(payment, 'refused', event.at))
        : stayed(payment);
    case 'no-answer':
      return onNoAnswer(payment, event.at);
    case 'accepted':
      return payment.state === 'misfit' && payment.accepted === null
        ? stayed({ ...payment, accepted: { at: event.at, by: event.by } })
        : stayed(payment);
    case 'leave':
      return isOpen(payment) && payment.state !== 'closing'
        ? moved(toClosing(payment, event.reason, event.at))
        : stayed(payment);
  }
}

function terms(p: Payment): PaymentTerms {
  const { outTradeNo, orderId, channel, method, firstLine, lastLine } = p;
  const { amount, description, createdAt, expiresAt } = p;
  return {
    outTradeNo,
    orderId,
    channel,
    method,
    firstLine,
    lastLine,
    amount,
    description,
    createdAt,
    expiresAt,
  };
}

/** Money is believed whatever we wanted before it came (rule 5); another amount only when it comes twice (rule 2). */
function onPaid(p: Payment, event: Extract<PaymentEvent, { type: 'seen-paid' }>): Step {
  const { money, at } = event;
  if (p.state === 'misfit') return stayed(p);
  if (p.state === 'paid') {
    const same = p.money.amount === money.amount && p.money.gatewayTradeNo === money.gatewayTradeNo;
    return same ? stayed(p) : contradiction(p);
  }
  if (money.amount === p.amount) {
    const late = p.state === 'closing' || p.state === 'closed';
    return moved({ ...terms(p), state: 'paid', money, recordedAt: at, late });
  }
  const { amount, gatewayTradeNo } = money;
  const again = p.oddAmount?.amount === amount && p.oddAmount.gatewayTradeNo === gatewayTradeNo;
  return again
    ? moved({
        ...terms(p),
        state: 'misfit',
        cause: 'other-amount',
        money,
        recordedAt: at,
        accepted: null,
        reversed: false,
      })
    : contradiction({ ...p, oddAmount: { amount, gatewayTradeNo } });
}

/** A refund made elsewhere after our `paid` does not undo the fact that it was paid: a person looks (incident). */
function onMisfit(p: Payment, event: Extract<PaymentEvent, { type: 'seen-misfit' }>): Step {
  if (p.state === 'paid') return contradiction(p);
  if (p.state === 'misfit') return stayed(p);
  return moved({
    ...terms(p),
    state: 'misfit',
    cause: event.cause,
    money: event.money,
    recordedAt: event.at,
    accepted: null,
    // Reversed is only what we want dead, and only a payer's own code.
    reversed: p.method === 'payer-code' && p.state === 'closing' && event.cause !== 'other-amount',
  });
}

function onClosed(p: Payment, at: number): Step {
  if (p.state === 'paid' || p.state === 'misfit') return contradiction(p);
  if (p.state === 'closed') return stayed({ ...p, oddAmount: null });
  const reason = p.state === 'closing' ? p.reason : 'expired';
  return moved({
    ...terms(p),
    state: 'closed',
    proof: 'gateway',
    reason,
    closedAt: at,
    oddAmount: p.oddAmount,
  });
}

function onNoPayment(
  p: Payment,
  event: Extract<PaymentEvent, { type: 'seen-unpaid' | 'seen-absent' }>,
): Step {
  switch (p.state) {
    case 'paid':
    case 'misfit':
      return contradiction(p);
    case 'closed':
    case 'created':
      return stayed({ ...p, oddAmount: null });
    case 'waiting':
      return stayed({ ...p, oddAmount: null, vainAsks: 0 });
    case 'unknown':
      return p.qrText === null && !(p.method === 'payer-code' && event.type === 'seen-unpaid')
        ? stayed({ ...p, oddAmount: null })
        : moved({
            ...terms(p),
            state: 'waiting',
            qrText: p.qrText,
            payCode: p.payCode,
            vainAsks: 0,
            oddAmount: null,
          });
    case 'closing':
      return onQuiet(p, event.at, event.gatewayNow);
  }
}

/** Rule 4 b: proof by time, judged by the gateway's clock alone and counted in spaced verified queries. */
function onQuiet(p: ClosingPayment, at: number, gatewayNow: number): Step {
  const quiet = { ...p, oddAmount: null };
  if (gatewayNow < p.expiresAt + QUIET_AFTER_EXPIRY_MS) return stayed(quiet);
  if (p.lastQuietAt !== null && gatewayNow - p.lastQuietAt < QUIET_SPACING_MS) return stayed(quiet);
  const quietAsks = p.quietAsks + 1;
  if (quietAsks < QUIET_ASKS_NEEDED) return stayed({ ...quiet, quietAsks, lastQuietAt: gatewayNow });
  const { reason } = p;
  return moved({ ...terms(p), state: 'closed', proof: 'time', reason, closedAt: at, oddAmount: null });
}

/** An answer to a call that we had given up on never brings a payment back that we want dead. */
function onOpened(p: Payment, { qrText, payCode }: Extract<PaymentEvent, { type: 'opened' }>): Step {
  switch (p.state) {
    case 'created':
    case 'unknown':
    case 'waiting': {
      const { oddAmount } = p;
      const waiting = { ...terms(p), state: 'waiting', qrText, payCode, vainAsks: 0, oddAmount } as const;
      return p.state === 'waiting' ? stayed(waiting) : moved(waiting);
    }
    case 'closing':
      return stayed({ ...p, qrText, payCode });
    case 'paid':
    case 'misfit':
    case 'closed':
      return stayed(p);
  }
}

/** The payer's own code is with the gateway: from here on it is like a code that is on screen. */
function onSent(p: Payment): Step {
  if (p.state !== 'created' && p.state !== 'unknown') return stayed(p);
  const { oddAmount } = p;
  return moved({ ...terms(p), state: 'waiting', qrText: null, payCode: null, vainAsks: 0, oddAmount });
}

function onNoAnswer(p: Payment, at: number): Step {
  if (p.state === 'created') {
    return moved({
      ...terms(p),
      state: 'unknown',
      qrText: null,
      payCode: null,
      since: at,
      oddAmount: p.oddAmount,
    });
  }
  if (p.state !== 'waiting') return stayed(p);
  const { oddAmount, qrText, payCode } = p;
  const vainAsks = p.vainAsks + 1;
  return vainAsks < VAIN_ASKS_TO_UNKNOWN
    ? stayed({ ...p, vainAsks })
    : moved({ ...terms(p), state: 'unknown', qrText, payCode, since: at, oddAmount });
}

function toClosing(
  p: Extract<Payment, { state: 'created' | 'waiting' | 'unknown' }>,
  reason: ClosingPayment['reason'],
  since: number,
): ClosingPayment {
  const { qrText, payCode } = p.state === 'created' ? { qrText: null, payCode: null } : p;
  const { oddAmount } = p;
  return {
    ...terms(p),
    state: 'closing',
    reason,
    qrText,
    payCode,
    since,
    quietAsks: 0,
    lastQuietAt: null,
    oddAmount,
  };
}
