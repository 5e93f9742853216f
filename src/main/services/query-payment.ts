import type { Payment, PaymentEvent } from '../../shared/payment';
import type { NoAnswer, PaymentGateway, QueryAnswer } from '../ports';
import type { MoneyParts } from './money-parts';
import { recordEvent } from './record-event';

/** What came of asking once: where the payment stands, and whether any usable answer came. */
export type Asked = {
  readonly payment: Payment;
  readonly answered: boolean;
  /** Something came that cannot be believed, as WeChat's unsigned "no such order": the gateway is there. */
  readonly doubted: boolean;
  readonly retryAfterMs: number | null;
};

/** One verified question about the money, and what its answer does to the payment. */
export async function queryPayment(
  parts: MoneyParts,
  gateway: PaymentGateway,
  payment: Payment,
): Promise<Asked> {
  const answer = await gateway.query(payment.outTradeNo);
  const recorded = recordEvent(parts, payment.outTradeNo, queryEvent(parts, payment.outTradeNo, answer));
  return toAsked(recorded.payment, answer);
}

export function toAsked(payment: Payment, answer: NoAnswer | { readonly kind: string }): Asked {
  return isNoAnswer(answer)
    ? { payment, answered: false, doubted: answer.why === 'unverified', retryAfterMs: answer.retryAfterMs }
    : { payment, answered: true, doubted: false, retryAfterMs: null };
}

function isNoAnswer(answer: NoAnswer | { readonly kind: string }): answer is NoAnswer {
  return answer.kind === 'no-answer';
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
export function noteIncident(parts: MoneyParts, outTradeNo: string, answer: NoAnswer): void {
  if (answer.incident === null) return;
  parts.store.journal.append({
    at: parts.clock.now(),
    what: 'incident',
    subject: outTradeNo,
    facts: { why: answer.why, detail: answer.incident },
  });
}

export function gatewayOf(parts: MoneyParts, payment: Payment): PaymentGateway {
  const gateway = parts.gateways.get(payment.channel);
  if (gateway === undefined) throw new Error(`no gateway for channel ${payment.channel}`);
  return gateway;
}
