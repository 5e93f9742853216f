const IMF_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
/** A gateway may slow us down, not switch us off. */
const LONGEST_WAIT_MS = 10 * 60_000;

/** The gateway's clock minus ours; `Date` knows whole seconds only, so it means the middle of one. */
export function dateDriftMs(date: string | null, ourMiddleMs: number): number | null {
  if (date === null || !IMF_DATE.test(date)) return null;
  const parsed = Date.parse(date);
  return Number.isNaN(parsed) ? null : parsed + 500 - ourMiddleMs;
}

/** `Retry-After` as seconds or as a date, at most ten minutes; null: it does not say. */
export function retryAfterMs(value: string | null, nowMs: number): number | null {
  if (value === null) return null;
  const wait = /^\d{1,9}$/.test(value)
    ? Number(value) * 1000
    : IMF_DATE.test(value)
      ? Date.parse(value) - nowMs
      : Number.NaN;
  return Number.isNaN(wait) ? null : Math.min(Math.max(wait, 0), LONGEST_WAIT_MS);
}
