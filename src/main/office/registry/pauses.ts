import type { Clock } from '../../ports';

export type Pauses = {
  /** How long this call must still wait, ms; 0: it may go. */
  readonly leftMs: (key: string) => number;
  readonly note: (key: string, ms: number) => void;
};

/** Nobody's Retry-After is kept for longer than that many calls; each has one key. */
const MOST_KEYS = 500;

/** What 429 and 503 asked for with `Retry-After`. Only in memory: after a restart one call finds out. */
export function makePauses(clock: Clock): Pauses {
  const until = new Map<string, number>();
  return {
    leftMs: (key) => Math.max(0, (until.get(key) ?? 0) - clock.monotonic()),
    note: (key, ms) => {
      until.delete(key);
      for (const [other, end] of until) if (end <= clock.monotonic()) until.delete(other);
      const oldest = until.keys().next();
      if (until.size >= MOST_KEYS && !oldest.done) until.delete(oldest.value);
      until.set(key, clock.monotonic() + ms);
    },
  };
}
