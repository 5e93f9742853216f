import { linesOf } from '../../shared/order-parts';
import type { MisfitPayment } from '../../shared/payment';
import type { Result } from '../../shared/result';
import { err, ok } from '../../shared/result';
import { journalRefund } from './journal-refund';
import type { MoneyParts } from './money-parts';
import { recordEvent } from './record-event';
import { settleLines } from './settle-payment';

export type AcceptMisfitFailure =
  | { readonly kind: 'no-payment' }
  | { readonly kind: 'not-a-misfit' }
  /** It may be on its way back: what the gateway was told cannot be taken back. */
  | { readonly kind: 'refund-sent' }
  /** Its fee was paid by other money: this money belongs to the payer. */
  | { readonly kind: 'line-paid-elsewhere'; readonly lineNumber: number };

/**
 * A person decides that money which moved otherwise than asked stands: it pays its lines, and the refund that waited is
 * declined. One transaction.
 */
export function acceptMisfit(
  parts: MoneyParts,
  actor: string,
  outTradeNo: string,
  because: string,
): Result<MisfitPayment, AcceptMisfitFailure> {
  return parts.store.transaction(() => {
    const row = parts.store.payments.byNumber(outTradeNo);
    if (row === null) return err({ kind: 'no-payment' });
    if (row.payment.state !== 'misfit' || row.payment.accepted !== null) return err({ kind: 'not-a-misfit' });
    const refunds = parts.store.refunds.ofPayment(outTradeNo).filter(({ state }) => state !== 'declined');
    if (row.payment.reversed || refunds.some(({ asks }) => asks > 0)) return err({ kind: 'refund-sent' });
    const order = parts.store.orders.byId(row.payment.orderId);
    const lines = order === null ? [] : linesOf(order, row.payment);
    const taken = lines.find((line) => parts.store.claims.live(line.feeItemId)?.settledBy != null);
    if (taken !== undefined) return err({ kind: 'line-paid-elsewhere', lineNumber: taken.lineNumber });
    const at = parts.clock.now();
    for (const refund of refunds) {
      const declined = {
        ...refund,
        state: 'declined',
        askAt: null,
        decidedBy: actor,
        note: because,
      } as const;
      parts.store.refunds.update(declined);
      journalRefund(parts, declined, at, 'refund.decline', {
        from: refund.state,
        decidedBy: actor,
        note: because,
      });
    }
    return ok(settleAccepted(parts, actor, outTradeNo, because, at));
  });
}

function settleAccepted(
  parts: MoneyParts,
  actor: string,
  outTradeNo: string,
  because: string,
  at: number,
): MisfitPayment {
  const { payment } = recordEvent(parts, outTradeNo, { type: 'accepted', at, by: actor });
  if (payment.state !== 'misfit') throw new Error(`payment ${outTradeNo} was no misfit`);
  parts.store.journal.append({
    at,
    what: 'payment.accepted',
    subject: outTradeNo,
    facts: { by: actor, because, cause: payment.cause, amount: payment.money.amount, asked: payment.amount },
  });
  settleLines(parts, payment, at);
  return payment;
}
