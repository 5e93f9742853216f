/** Between two things told while the office answers: polite, and ten thousand are told within the hour. */
export const OFFICE_PACE_MS = 250;
const FIRST_AGAIN_MS = 2_000;
/** An office that was down is up again for us this much later at most, whatever was tried meanwhile. */
const LONGEST_MS = 5 * 60_000;
/** What an office may ask for by Retry-After; beyond that it is asked again all the same. */
const MOST_ASKED_FOR_MS = 60 * 60_000;

/**
 * How long to leave the office alone after `tries` calls in a row without a usable answer: doubled from 2 s to 5 min,
 * never less than it asked for; up to a quarter more by chance, so that devices do not come back all at once.
 */
export function officeAgainAfterMs(tries: number, retryAfterMs: number | null, fraction: number): number {
  const doubled = Math.min(LONGEST_MS, FIRST_AGAIN_MS * 2 ** Math.min(Math.max(tries, 1) - 1, 16));
  const wished = retryAfterMs === null || !(retryAfterMs > 0) ? 0 : Math.min(retryAfterMs, MOST_ASKED_FOR_MS);
  return Math.round(Math.max(doubled, wished) * (1 + 0.25 * fraction));
}
