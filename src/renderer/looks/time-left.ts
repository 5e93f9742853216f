import type { PaymentView } from '../../shared/payment-view';

/** Said aloud once when this is left. */
const LAST_CALL_S = 30;

/**
 * Ms until the code dies. Counted from the core's clock at the moment the view was seen, so that a wrong clock or zone
 * of this page changes nothing; 0 when it is over.
 */
export function msLeft(
  view: Pick<PaymentView, 'expiresAt' | 'now'>,
  seenAt: number,
  monotonicNow: number,
): number {
  return Math.max(0, view.expiresAt - view.now - Math.max(0, monotonicNow - seenAt));
}

export type TimeCall =
  | { readonly kind: 'minutes'; readonly minutes: number }
  | { readonly kind: 'seconds'; readonly seconds: number };

/** What listeners are told; it changes once a minute and at 30 s, not every second. */
export function timeCall(leftMs: number): TimeCall {
  const seconds = Math.ceil(leftMs / 1000);
  return seconds <= LAST_CALL_S
    ? { kind: 'seconds', seconds: LAST_CALL_S }
    : { kind: 'minutes', minutes: Math.ceil(seconds / 60) };
}
