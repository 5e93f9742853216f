/** A bucket that `perSecond` messages drip into, `most` at once at the most. `allow` takes one out if there is one. */
export function makeMessageRate(perSecond: number, most: number, monotonic: () => number) {
  let left = most;
  let lastMs = monotonic();
  return {
    allow: (): boolean => {
      const nowMs = monotonic();
      left = Math.min(most, left + ((nowMs - lastMs) / 1000) * perSecond);
      lastMs = nowMs;
      if (left < 1) return false;
      left -= 1;
      return true;
    },
  };
}
