import type { ClosingPayment, CloseReason, Payment } from '../../shared/payment';
import { isOpen } from '../../shared/payment';
import type { PayerCodeAnswer, PaymentGateway } from '../ports';
import type { MoneyParts } from './money-parts';
import { gatewayOf, noteIncident, queryPayment, toAsked, type Asked } from './query-payment';
import { recordEvent } from './record-event';

/**
 * Charges the payer's own code: the one call of this number that carries it, never repeated by anybody (rule 3). The row
 * is on the disk; the code is nowhere but in this call. What it answers proves nothing about money: asked right after.
 */
export async function chargePayerCode(
  parts: MoneyParts,
  outTradeNo: string,
  payerCode: string,
): Promise<Asked> {
  const row = parts.store.payments.byNumber(outTradeNo);
  if (row === null || row.payment.state !== 'created') throw new Error(`payment ${outTradeNo} is not new`);
  const gateway = gatewayOf(parts, row.payment);
  if (gateway.payerCode === null) throw new Error(`${gateway.channel} takes no payer's code`);
  const { amount, description, expiresAt } = row.payment;
  const answer = await gateway.payerCode.pay({ outTradeNo, amount, description, expiresAt }, payerCode);
  const { payment } = noteCharged(parts, outTradeNo, answer);
  if (payment.state === 'closing') return finishReversing(parts, gateway, payment, toAsked(payment, answer));
  const asked = await queryPayment(parts, gateway, payment);
  return answer.kind === 'no-answer' && !asked.answered ? toAsked(asked.payment, answer) : asked;
}

function noteCharged(parts: MoneyParts, outTradeNo: string, answer: PayerCodeAnswer) {
  const at = parts.clock.now();
  switch (answer.kind) {
    case 'sent':
      return recordEvent(parts, outTradeNo, { type: 'sent', at });
    case 'refused': {
      const { reason, detail } = answer;
      parts.log.warn("the gateway refused a payer's code", { outTradeNo, reason, detail });
      parts.refusals.note(outTradeNo, reason);
      return recordEvent(parts, outTradeNo, { type: 'refused', at });
    }
    case 'no-answer':
      noteIncident(parts, outTradeNo, answer);
      return recordEvent(parts, outTradeNo, { type: 'no-answer', at });
  }
}

/**
 * Asks about it, and reverses it once the wait for the password is over. One that is still `created` was charged, or was
 * about to be, by a run that ended: nobody stands before it and its code is gone.
 */
export async function askPayerCode(parts: MoneyParts, payment: Payment): Promise<Asked> {
  const gateway = gatewayOf(parts, payment);
  const asked = await queryPayment(parts, gateway, payment);
  const now = asked.payment;
  if (!isOpen(now)) return asked;
  if (now.state === 'closing') return finishReversing(parts, gateway, now, asked);
  if (now.state === 'created') return leavePayerCode(parts, gateway, now, 'left');
  return parts.clock.now() >= now.expiresAt ? leavePayerCode(parts, gateway, now, 'expired') : asked;
}

/** We want it dead: notes that first, then query → reverse → query. */
export async function leavePayerCode(
  parts: MoneyParts,
  gateway: PaymentGateway,
  payment: Payment,
  reason: CloseReason,
): Promise<Asked> {
  const left = recordEvent(parts, payment.outTradeNo, { type: 'leave', at: parts.clock.now(), reason });
  if (left.payment.state !== 'closing') {
    return { payment: left.payment, answered: true, doubted: false, retryAfterMs: null };
  }
  const asked = await queryPayment(parts, gateway, left.payment);
  return asked.payment.state === 'closing' ? finishReversing(parts, gateway, asked.payment, asked) : asked;
}

/**
 * Unpaid becomes dead, what was paid in the same moment goes back whole. Repeated with every question until one is
 * answered definitely; what the reversal itself answers is not believed, only the query after it.
 */
async function finishReversing(
  parts: MoneyParts,
  gateway: PaymentGateway,
  payment: ClosingPayment,
  asked: Asked,
): Promise<Asked> {
  const { payerCode } = gateway;
  // WeChat's unsigned "no such order" is no proof, and no reason to leave it alone either.
  if ((!asked.answered && !asked.doubted) || payerCode === null) return asked;
  if (parts.clock.now() < reversibleFrom(gateway, payment)) return asked;
  const { outTradeNo } = payment;
  const answer = await payerCode.reverse(outTradeNo);
  if (answer.kind === 'no-answer') {
    noteIncident(parts, outTradeNo, answer);
    return toAsked(payment, answer);
  }
  if (answer.kind === 'refused') {
    const { reason, detail } = answer;
    parts.log.warn('the gateway refused a reversal', { outTradeNo, reason, detail });
  }
  return queryPayment(parts, gateway, payment);
}

/** We count from before the call, the gateway from when it came in. */
const CALL_MARGIN_MS = 5_000;

function reversibleFrom(gateway: PaymentGateway, payment: ClosingPayment): number {
  const wait = gateway.payerCode?.reverseNotBeforeMs ?? 0;
  return wait === 0 ? payment.createdAt : payment.createdAt + wait + CALL_MARGIN_MS;
}
