const FIRST_MS = 500;
const LONGEST_MS = 30_000;
/** A page that ran this long had no part in the crash before. */
const CALM_MS = 60_000;

/** How long to wait before a crashed page is made again: doubled at every crash that follows soon on the last. */
export function makeRestartDelay(monotonic: () => number): () => number {
  let lastMs = Number.NEGATIVE_INFINITY;
  let delayMs = FIRST_MS;
  return () => {
    const nowMs = monotonic();
    delayMs = nowMs - lastMs > CALM_MS ? FIRST_MS : Math.min(delayMs * 2, LONGEST_MS);
    lastMs = nowMs;
    return delayMs;
  };
}
