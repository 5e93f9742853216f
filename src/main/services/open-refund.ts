import type { Fen } from '../../shared/money';
import type { MisfitPayment, PaidPayment } from '../../shared/payment';
import type { Refund } from '../../shared/refund';
import { SYSTEM_ACTOR } from './actor';
import { journalRefund } from './journal-refund';
import type { MoneyParts, RuleRefundReason } from './money-parts';

type Wanted = Pick<Refund, 'lineNumber' | 'amount' | 'reason' | 'askedBy' | 'because' | 'state'> & {
  readonly payment: PaidPayment | MisfitPayment;
  readonly at: number;
};

/** Stores a refund under a number of its own, kept for ever, and journals it; in the caller's transaction. */
export function openRefund(parts: MoneyParts, want: Wanted): Refund {
  const { payment, at, ...wanted } = want;
  const refund: Refund = {
    ...wanted,
    refundNumber: parts.ids.refundNumber(),
    outTradeNo: payment.outTradeNo,
    channel: payment.channel,
    decidedBy: null,
    note: null,
    problem: null,
    createdAt: at,
    askAt: wanted.state === 'approved' ? at : null,
    asks: 0,
  };
  parts.store.refunds.insert(refund);
  const { reason, state, askedBy, because } = refund;
  journalRefund(parts, refund, at, 'refund.opened', { reason, state, askedBy, because });
  return refund;
}

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
  const { payment, lineNumber, amount, reason } = want;
  // Nothing moved, so nothing can go back; a refund of nothing would be refused by every gateway.
  if (amount === 0) return;
  if (parts.store.refunds.exists(payment.outTradeNo, lineNumber, reason)) return;
  const { refundApproval } = parts.settings;
  const tooLarge = refundApproval.personAboveFen !== null && amount > refundApproval.personAboveFen;
  const state = refundApproval[reason] === 'person' || tooLarge ? 'awaiting-approval' : 'approved';
  openRefund(parts, { ...want, askedBy: SYSTEM_ACTOR, because: null, state });
}
