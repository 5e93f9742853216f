/** An operator is never sent away; but a candidate's data does not stay on an abandoned screen. */
const CLEAR_AFTER_MS = 10 * 60_000;
/** Least time to ask for more (WCAG 2.2, 2.2.1). */
const WARN_FOR_MS = 20_000;

export const CLEAR_AFTER_MINUTES = CLEAR_AFTER_MS / 60_000;

/** Null: nothing to say. 0: the time is over. */
export function secondsToClear(untouchedMs: number): number | null {
  if (untouchedMs < CLEAR_AFTER_MS) return null;
  return Math.max(0, Math.ceil((CLEAR_AFTER_MS + WARN_FOR_MS - untouchedMs) / 1000));
}
