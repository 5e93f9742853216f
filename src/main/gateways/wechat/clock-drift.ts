import type { Clock } from '../../ports';

/** More than this apart blocks new payments (payments.md rule 14). */
const TOLERANCE_MS = 60_000;

export type DriftKeeper = {
  readonly current: () => number | null;
  readonly noteSigned: (at: number, startedAt: number) => void;
  readonly noteUnsigned: (dateDriftMs: number | null) => void;
};

/**
 * WeChat's clock minus ours. Taken from the signed time of genuine answers, stale ones included: with a clock that is
 * minutes off every answer is stale. A request signed with such a clock is refused with an unsigned 401; its `Date` may
 * therefore say that our clock is wrong, never that it is right again.
 */
export function makeDriftKeeper(clock: Clock): DriftKeeper {
  let driftMs: number | null = null;
  return {
    current: () => driftMs,
    // Whole seconds: the middle of the second is meant.
    noteSigned: (at, startedAt) => {
      driftMs = at + 500 - Math.round((startedAt + clock.now()) / 2);
    },
    noteUnsigned: (dateDriftMs) => {
      if (dateDriftMs !== null && Math.abs(dateDriftMs) > TOLERANCE_MS) driftMs = dateDriftMs;
    },
  };
}
