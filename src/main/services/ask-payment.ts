import type { Payment, PaymentEvent } from '../../shared/payment';
import { isOpen } from '../../shared/payment';
import type { CreateAnswer, NoAnswer, PaymentGateway, QueryAnswer } from '../ports';
import type { MoneyParts } from './money-parts';
import { recordEvent } from './record-event';

/** A repeat of the order call, and anything else that could still bring money, needs more life than this (rule 3). */
const REPEAT_NEEDS_MS = 60_000;

/** What came of asking once: where the payment stands, and whether any usable answer came. */
export type Asked = {
  readonly payment: Payment;
  readonly answered: boolean;
  /** Something came that cannot be believed, as WeChat's unsigned "no such order": the gateway is there. */
  readonly doubted: boolean;
  readonly retryAfterMs: number | null;
};

/**
 * Asks the gateway about one payment and does what the answer calls for: repeats an unanswered order call (rule 3),
 * expires it, and for one that we want dead goes through query → close → query (rule 4). One at a time per number.
 */
export async function askPayment(parts: MoneyParts, outTradeNo: string): Promise<Asked> {
  const row = parts.store.payments.byNumber(outTradeNo);
  if (row === null) throw new Error(`no payment ${outTradeNo}`);
  const gateway = gatewayOf(parts, row.payment);
  const asked = await query(parts, gateway, row.payment);
  const { payment } = asked;
  if (payment.state === 'closed' && asked.doubted) return closeAndAsk(parts, gateway, payment, asked);
  if (!isOpen(payment)) return asked;
  if (payment.state === 'closing') return finishClosing(parts, gateway, payment, asked);
  if (parts.clock.now() >= payment.expiresAt) return leavePayment(parts, gateway, payment, 'expired');
  const unconfirmed = payment.state === 'created' || (payment.state === 'unknown' && payment.qrText === null);
  if (!unconfirmed || !(asked.answered || asked.doubted)) return asked;
  if (hasLifeLeft(parts, gateway, payment)) return openPayment(parts, payment.outTradeNo);
  return leavePayment(parts, gateway, payment, 'expired');
}

/** Sends the order call (again) with the stored terms: the same number, the same parameters (rules 1 and 3). */
export async function openPayment(parts: MoneyParts, outTradeNo: string): Promise<Asked> {
  const row = parts.store.payments.byNumber(outTradeNo);
  if (row === null) throw new Error(`no payment ${outTradeNo}`);
  const gateway = gatewayOf(parts, row.payment);
  const { amount, description, expiresAt } = row.payment;
  const answer = await gateway.create({ outTradeNo, amount, description, expiresAt });
  const { payment } = recordEvent(parts, outTradeNo, creationEvent(parts, outTradeNo, answer));
  if (payment.state === 'closing') return finishClosing(parts, gateway, payment, toAsked(payment, answer));
  return toAsked(payment, answer);
}

/** We want it dead: notes that first, then query → close → query. */
export async function leavePayment(
  parts: MoneyParts,
  gateway: PaymentGateway,
  payment: Payment,
  reason: Extract<PaymentEvent, { type: 'leave' }>['reason'],
): Promise<Asked> {
  const left = recordEvent(parts, payment.outTradeNo, { type: 'leave', at: parts.clock.now(), reason });
  if (left.payment.state !== 'closing') {
    return { payment: left.payment, answered: true, doubted: false, retryAfterMs: null };
  }
  const asked = await query(parts, gateway, left.payment);
  if (asked.payment.state !== 'closing') return asked;
  return finishClosing(parts, gateway, asked.payment, asked);
}

/** The second half of rule 4, after a query has just been made: (create again →) close → query. */
async function finishClosing(
  parts: MoneyParts,
  gateway: PaymentGateway,
  payment: Extract<Payment, { state: 'closing' }>,
  asked: Asked,
): Promise<Asked> {
  const { outTradeNo, amount, description, expiresAt } = payment;
  const { provesCloseAtOnce } = gateway.traits;
  const mayBeMadeKnown = payment.qrText === null && provesCloseAtOnce && hasLifeLeft(parts, gateway, payment);
  // A doubtful answer may be all that ever comes for a number that the gateway never saw.
  if (!asked.answered && !(asked.doubted && provesCloseAtOnce)) return asked;
  const dead = parts.clock.now() >= payment.expiresAt;
  // Nothing is left to close: only time proves it now.
  if (dead && !provesCloseAtOnce) return asked;
  if (mayBeMadeKnown) {
    // The gateway may never have seen the number; a close of an unknown number proves nothing, so make it known first.
    const answer = await gateway.create({ outTradeNo, amount, description, expiresAt });
    recordEvent(parts, outTradeNo, creationEvent(parts, outTradeNo, answer));
  }
  return closeAndAsk(parts, gateway, payment, asked);
}

/** What the close answers is not believed, but a client may know better after it what an unsigned answer is worth. */
async function closeAndAsk(
  parts: MoneyParts,
  gateway: PaymentGateway,
  payment: Payment,
  asked: Asked,
): Promise<Asked> {
  const closed = await gateway.close(payment.outTradeNo);
  if (closed.kind === 'no-answer') {
    noteIncident(parts, payment.outTradeNo, closed);
    return { ...asked, answered: false, doubted: false, retryAfterMs: closed.retryAfterMs };
  }
  return query(parts, gateway, payment);
}

async function query(parts: MoneyParts, gateway: PaymentGateway, payment: Payment): Promise<Asked> {
  const answer = await gateway.query(payment.outTradeNo);
  const recorded = recordEvent(parts, payment.outTradeNo, queryEvent(parts, payment.outTradeNo, answer));
  return toAsked(recorded.payment, answer);
}

function toAsked(payment: Payment, answer: CreateAnswer | QueryAnswer): Asked {
  return answer.kind === 'no-answer'
    ? { payment, answered: false, doubted: answer.why === 'unverified', retryAfterMs: answer.retryAfterMs }
    : { payment, answered: true, doubted: false, retryAfterMs: null };
}

function creationEvent(parts: MoneyParts, outTradeNo: string, answer: CreateAnswer): PaymentEvent {
  const at = parts.clock.now();
  if (answer.kind === 'created') return { type: 'opened', qrText: answer.qrText, at };
  if (answer.kind === 'refused') {
    parts.log.warn('the gateway refused a payment', {
      outTradeNo,
      reason: answer.reason,
      detail: answer.detail,
    });
    return { type: 'refused', at };
  }
  noteIncident(parts, outTradeNo, answer);
  return { type: 'no-answer', at };
}

function queryEvent(parts: MoneyParts, outTradeNo: string, answer: QueryAnswer): PaymentEvent {
  const at = parts.clock.now();
  switch (answer.kind) {
    case 'unpaid':
      return { type: 'seen-unpaid', at, gatewayNow: answer.gatewayNow };
    case 'absent':
      return { type: 'seen-absent', at, gatewayNow: answer.gatewayNow };
    case 'closed':
      return { type: 'seen-closed', at };
    case 'paid':
      return { type: 'seen-paid', at, money: answer.money };
    case 'misfit':
      // The gateway may show a refund that was ours (rule 11), as after a restore: what it did not give back was paid.
      if (answer.cause === 'refunded-elsewhere' && ownRefundWasSent(parts, outTradeNo)) {
        return { type: 'seen-paid', at, money: answer.money };
      }
      return { type: 'seen-misfit', at, cause: answer.cause, money: answer.money };
    case 'no-answer':
      noteIncident(parts, outTradeNo, answer);
      return { type: 'no-answer', at };
  }
}

function ownRefundWasSent(parts: MoneyParts, outTradeNo: string): boolean {
  return parts.store.refunds.ofPayment(outTradeNo).some(({ asks }) => asks > 0);
}

/** An answer that cannot be believed is evidence, not a result (rule 2). */
function noteIncident(parts: MoneyParts, outTradeNo: string, answer: NoAnswer): void {
  if (answer.incident === null) return;
  parts.store.journal.append({
    at: parts.clock.now(),
    what: 'incident',
    subject: outTradeNo,
    facts: { why: answer.why, detail: answer.incident },
  });
}

function hasLifeLeft(parts: MoneyParts, gateway: PaymentGateway, payment: Payment): boolean {
  const gatewayNow = parts.clock.now() + (gateway.clockDriftMs() ?? 0);
  return payment.expiresAt - gatewayNow > REPEAT_NEEDS_MS;
}

function gatewayOf(parts: MoneyParts, payment: Payment): PaymentGateway {
  const gateway = parts.gateways.get(payment.channel);
  if (gateway === undefined) throw new Error(`no gateway for channel ${payment.channel}`);
  return gateway;
}
