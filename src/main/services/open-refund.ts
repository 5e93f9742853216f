import type { Fen } from '../../shared/money';
import type { MisfitPayment, PaidPayment } from '../../shared/payment';
import type { MoneyParts, RuleRefundReason } from './money-parts';

/**
 * Opens a refund that a rule asks for, in the caller's transaction. Asked for by the system actor; configuration says
 * per kind and amount whether one person must still approve (rule 5). Opening it twice is one refund.
 */
export function openRuleRefund(
  parts: MoneyParts,
  want: {
    readonly payment: PaidPayment | MisfitPayment;
    readonly lineNumber: number | null;
    readonly amount: Fen;
    readonly reason: RuleRefundReason;
    readonly at: number;
  },
): void {
  const { payment, lineNumber, amount, reason, at } = want;
  // Nothing moved, so nothing can go back; a refund of nothing would be refused by every gateway.
  if (amount === 0) return;
  if (parts.store.refunds.exists(payment.outTradeNo, lineNumber, reason)) return;
  const { refundApproval } = parts.settings;
  const tooLarge = refundApproval.personAboveFen !== null && amount > refundApproval.personAboveFen;
  const state = refundApproval[reason] === 'person' || tooLarge ? 'awaiting-approval' : 'approved';
  const refundNumber = parts.ids.refundNumber();
  parts.store.refunds.insert({
    refundNumber,
    outTradeNo: payment.outTradeNo,
    channel: payment.channel,
    lineNumber,
    amount,
    reason,
    askedBy: 'system',
    state,
    createdAt: at,
    askAt: state === 'approved' ? at : null,
    asks: 0,
  });
  parts.store.journal.append({
    at,
    what: 'refund.opened',
    subject: payment.outTradeNo,
    facts: { refundNumber, lineNumber, amount, reason, state },
  });
}
