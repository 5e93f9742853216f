import type { Payment } from '../../shared/payment';
import type { RefusalReason } from '../../shared/refusal';

/** Why a gateway refused a number, for the screen before which its person still stands; a restart may forget it. */
export type RefusalNotes = {
  readonly note: (outTradeNo: string, reason: RefusalReason) => void;
  readonly of: (outTradeNo: string) => RefusalReason | null;
};

const MOST_KEPT = 200;

export function makeRefusalNotes(): RefusalNotes {
  const reasons = new Map<string, RefusalReason>();
  return {
    note: (outTradeNo, reason) => {
      reasons.delete(outTradeNo);
      reasons.set(outTradeNo, reason);
      const [oldest] = reasons.keys();
      if (reasons.size > MOST_KEPT && oldest !== undefined) reasons.delete(oldest);
    },
    of: (outTradeNo) => reasons.get(outTradeNo) ?? null,
  };
}

/** These say that the gateway has the number: it may have been shown and paid before a backup was restored. */
const KNOWS_THE_NUMBER: ReadonlySet<RefusalReason> = new Set([
  'already-paid',
  'already-closed',
  'number-used',
]);

/**
 * Refused before any code was made, or with the payer's own code: nobody holds anything that could be paid, although the
 * proof of death (rule 4) is still to come. False where the reason is not known any more.
 */
export function neverOffered({ refusals }: { readonly refusals: RefusalNotes }, payment: Payment): boolean {
  if (payment.state !== 'closing' || payment.reason !== 'refused') return false;
  if (payment.qrText !== null) return false;
  const reason = refusals.of(payment.outTradeNo);
  return reason !== null && !KNOWS_THE_NUMBER.has(reason);
}
