import type { Payment } from '../../shared/payment';
import { QUIET_AFTER_EXPIRY_MS, QUIET_SPACING_MS } from '../../shared/next-payment';

const MINUTE = 60_000;
/** After the person left (rule 15), ms; then every 30 min until terminal. */
const AFTER_LEAVING = [5_000, 30_000, MINUTE, 3 * MINUTE, 5 * MINUTE, 10 * MINUTE] as const;
const THEN_EVERY = 30 * MINUTE;
/** A closed payment is asked about again this long after it closed: late money shows here. */
const AFTER_CLOSING = [MINUTE, 10 * MINUTE, 60 * MINUTE] as const;
const UNANSWERED_AGAIN = 10 * MINUTE;
const LONGEST_BACK_OFF = 30_000;

/** What is known about asking for one payment. `vain`: calls in a row without a usable answer. */
export type Asking = {
  readonly asks: number;
  readonly onScreenSince: number | null;
  readonly vain: number;
  readonly retryAfterMs: number | null;
};

/** When to ask next, UTC ms; null: never again by itself. `fraction` in [0, 1) spreads repeats after errors. */
export function nextAskAt(payment: Payment, asking: Asking, now: number, fraction: number): number | null {
  switch (payment.state) {
    case 'paid':
    case 'misfit':
      return null;
    case 'closed': {
      // A question without an answer was none; an odd amount counts only when a second answer agrees (rule 2).
      if (asking.vain > 0) return withBackOff(now + UNANSWERED_AGAIN, asking, now, fraction);
      if (payment.oddAmount !== null) return now + MINUTE;
      const delay = AFTER_CLOSING.find((each) => payment.closedAt + each > now);
      return delay === undefined ? null : payment.closedAt + delay;
    }
    case 'created':
    case 'waiting':
    case 'unknown':
    case 'closing':
      return withBackOff(now + openDelay(payment, asking, now), asking, now, fraction);
  }
}

/** Payer's codes: while the payer enters a password, and until the reversal is definite (gateways.md §1.9). */
const PAYER_CODE_EVERY = 5_000;
const PAYER_CODE_ASKS = 36;

function openDelay(payment: Payment, asking: Asking, now: number): number {
  if (payment.method === 'payer-code') return payerCodeDelay(payment, asking, now);
  if (asking.onScreenSince !== null) return now - asking.onScreenSince < 30_000 ? 1_000 : 3_000;
  const provable = payment.expiresAt + QUIET_AFTER_EXPIRY_MS;
  // From here on each verified quiet answer counts towards proof by time (rule 4 b): do not make people wait for it.
  if (payment.state === 'closing' && now >= provable) return QUIET_SPACING_MS + 1_000;
  const delay = AFTER_LEAVING[asking.asks] ?? THEN_EVERY;
  const turn = payment.state === 'closing' ? provable : payment.expiresAt;
  return now < turn && now + delay > turn ? turn - now + 1 : delay;
}

/** The end of the wait is never slept over: then it is reversed. */
function payerCodeDelay(payment: Payment, asking: Asking, now: number): number {
  if (payment.state === 'closing') return asking.asks < PAYER_CODE_ASKS ? PAYER_CODE_EVERY : 60_000;
  return Math.max(0, Math.min(PAYER_CODE_EVERY, payment.expiresAt - now));
}

/** Back-off with jitter on 429 and 5xx (rule 15); never earlier than the gateway allowed. */
function withBackOff(askAt: number, asking: Asking, now: number, fraction: number): number {
  if (asking.vain === 0) return askAt;
  const doubled = Math.min(LONGEST_BACK_OFF, 1_000 * 2 ** Math.min(asking.vain - 1, 8));
  const wait = Math.max(doubled, asking.retryAfterMs ?? 0);
  return Math.max(askAt, now + Math.round(wait * (1 + 0.25 * fraction)));
}
