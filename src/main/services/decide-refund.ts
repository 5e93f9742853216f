import type { Refund, RefundState } from '../../shared/refund';
import type { RefundTooLate } from '../../shared/refund-limits';
import { checkRefundYear } from '../../shared/refund-limits';
import { moneyMoved } from '../../shared/payment';
import type { RefundDecision } from '../../shared/refund-view';
import type { Result } from '../../shared/result';
import { err, ok } from '../../shared/result';
import { OFFICE_ACTOR } from './actor';
import { finishRefund } from './finish-refund';
import { journalRefund } from './journal-refund';
import type { MoneyParts } from './money-parts';

export type DecideRefundFailure =
  | { readonly kind: 'no-refund' }
  /** Somebody else decided meanwhile, or nothing is to be decided. */
  | { readonly kind: 'already-decided'; readonly state: RefundState }
  | { readonly kind: 'same-person' }
  | RefundTooLate;

/**
 * One person's word about a refund: approve or decline one that was asked for, send a stuck one again under its number,
 * or note that the payer got the money by another way. Guarded by its state: of two who decide at once one is told that it
 * was decided.
 */
export function decideRefund(
  parts: MoneyParts,
  actor: string,
  refundNumber: string,
  decision: RefundDecision,
): Result<Refund, DecideRefundFailure> {
  return parts.store.transaction(() => {
    const refund = parts.store.refunds.byNumber(refundNumber);
    if (refund === null) return err({ kind: 'no-refund' });
    if (!isOpenTo(refund, decision)) return err({ kind: 'already-decided', state: refund.state });
    if (decision.kind === 'approve') {
      // Two different people (rule 11); what a rule asked for needs one.
      if (refund.askedBy === actor) return err({ kind: 'same-person' });
      const inTime = checkRefundYear(paidAtOf(parts, refund), parts.clock.now());
      if (!inTime.ok) return inTime;
    }
    return ok(carryOut(parts, actor, refund, decision));
  });
}

/** Once sent a refund is never declined: the gateway may have it, whatever it answered. */
function isOpenTo(refund: Refund, decision: RefundDecision): boolean {
  switch (decision.kind) {
    case 'approve':
    case 'decline':
      return refund.state === 'awaiting-approval';
    case 'try-again':
      return refund.state === 'needs-person' || (refund.state === 'approved' && refund.problem !== null);
    case 'settled-outside':
      return refund.state === 'needs-person';
  }
}

/** The exam office approved what a candidate asked it for; its words are kept. In the transaction that opened the refund. */
export function approveForOffice(parts: MoneyParts, refund: Refund, note: string | null): Refund {
  return carryOut(parts, OFFICE_ACTOR, refund, { kind: 'approve' }, note);
}

function carryOut(
  parts: MoneyParts,
  actor: string,
  refund: Refund,
  decision: RefundDecision,
  note = 'note' in decision ? decision.note : null,
): Refund {
  const at = parts.clock.now();
  const decided: Refund = { ...refund, ...outcomeOf(refund, decision, at), decidedBy: actor, note };
  parts.store.refunds.update(decided);
  journalRefund(parts, decided, at, `refund.${decision.kind}`, {
    from: refund.state,
    to: decided.state,
    askedBy: refund.askedBy,
    decidedBy: actor,
    note,
  });
  if (decided.state === 'settled-outside') finishRefund(parts, decided, at);
  return decided;
}

function outcomeOf(
  refund: Refund,
  decision: RefundDecision,
  at: number,
): Pick<Refund, 'state' | 'askAt' | 'problem'> {
  switch (decision.kind) {
    case 'approve':
      return { state: 'approved', askAt: at, problem: null };
    case 'decline':
      return { state: 'declined', askAt: null, problem: null };
    case 'try-again':
      // What the gateway took is asked about first; only one that it does not know is sent again.
      return { state: refund.problem === 'stuck' ? 'processing' : 'approved', askAt: at, problem: null };
    case 'settled-outside':
      return { state: 'settled-outside', askAt: null, problem: null };
  }
}

function paidAtOf(parts: MoneyParts, refund: Refund): number {
  const payment = parts.store.payments.byNumber(refund.outTradeNo)?.payment;
  if (payment === undefined || !moneyMoved(payment))
    throw new Error(`refund ${refund.refundNumber} without money`);
  return payment.money.paidAt;
}
