import type { Payment, PaymentEvent } from '../../shared/payment';
import { isOpen } from '../../shared/payment';
import type { CreateAnswer, PaymentGateway } from '../ports';
import { askPayerCode, leavePayerCode } from './ask-payer-code';
import type { MoneyParts } from './money-parts';
import { gatewayOf, noteIncident, queryPayment, toAsked, type Asked } from './query-payment';
import { recordEvent } from './record-event';

/** A repeat of the order call, and anything else that could still bring money, needs more life than this (rule 3). */
const REPEAT_NEEDS_MS = 60_000;

/**
 * Asks the gateway about one payment and does what the answer calls for: repeats an unanswered order call (rule 3),
 * expires it, and for one that we want dead goes through query → close → query (rule 4). One at a time per number.
 */
export async function askPayment(parts: MoneyParts, outTradeNo: string): Promise<Asked> {
  const row = parts.store.payments.byNumber(outTradeNo);
  if (row === null) throw new Error(`no payment ${outTradeNo}`);
  // Taken out of the configuration since: undecided until it is back, and no trouble of the store.
  if (!parts.gateways.has(row.payment.channel)) {
    parts.log.warn('a payment waits for a gateway that is not configured', { outTradeNo });
    return { payment: row.payment, answered: false, doubted: false, retryAfterMs: null };
  }
  if (row.payment.method === 'payer-code') return askPayerCode(parts, row.payment);
  const gateway = gatewayOf(parts, row.payment);
  const asked = await queryPayment(parts, gateway, row.payment);
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
  if (payment.method === 'payer-code') return leavePayerCode(parts, gateway, payment, reason);
  const left = recordEvent(parts, payment.outTradeNo, { type: 'leave', at: parts.clock.now(), reason });
  if (left.payment.state !== 'closing') {
    return { payment: left.payment, answered: true, doubted: false, retryAfterMs: null };
  }
  const asked = await queryPayment(parts, gateway, left.payment);
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
  return queryPayment(parts, gateway, payment);
}

function creationEvent(parts: MoneyParts, outTradeNo: string, answer: CreateAnswer): PaymentEvent {
  const at = parts.clock.now();
  if (answer.kind === 'created') {
    return { type: 'opened', qrText: answer.qrText, payCode: answer.payCode ?? null, at };
  }
  if (answer.kind === 'refused') {
    parts.log.warn('the gateway refused a payment', {
      outTradeNo,
      reason: answer.reason,
      detail: answer.detail,
    });
    parts.refusals.note(outTradeNo, answer.reason);
    return { type: 'refused', at };
  }
  noteIncident(parts, outTradeNo, answer);
  return { type: 'no-answer', at };
}

function hasLifeLeft(parts: MoneyParts, gateway: PaymentGateway, payment: Payment): boolean {
  const gatewayNow = parts.clock.now() + (gateway.clockDriftMs() ?? 0);
  return payment.expiresAt - gatewayNow > REPEAT_NEEDS_MS;
}
