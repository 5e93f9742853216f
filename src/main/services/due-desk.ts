import type { Cancel, Clock, Log, Timers } from '../ports';

const BROKEN_AGAIN_MS = 30_000;
const BETWEEN_MS = 1_000;

/** Rows of the store that say when they are due; what is done with one is the same after a restart (rule 8). */
export type DueWork = {
  /** What a row is, for the log. */
  readonly name: string;
  /** Keys of what is due, soonest first. */
  readonly due: (nowMs: number, limit: number) => readonly string[];
  readonly nextAskAt: () => number | null;
  /** So many are begun in one go; the others wait a second. */
  readonly atOnce: number;
  /** Moves the row on: without another time it would be due for ever. */
  readonly process: (key: string) => Promise<unknown>;
};

export type DueDesk = {
  readonly start: () => void;
  readonly stop: () => void;
  /** Something may be due now. */
  readonly wake: () => void;
};

/** One timer for all rows; nothing is asked about twice at the same time. */
export function makeDueDesk(
  parts: { readonly clock: Clock; readonly timers: Timers; readonly log: Log },
  work: DueWork,
): DueDesk {
  const busy = new Set<string>();
  let cancel: Cancel | null = null;
  let running = false;

  function free(key: string): void {
    busy.delete(key);
    arm(BETWEEN_MS);
  }

  function tick(): void {
    for (const key of work.due(parts.clock.now(), work.atOnce)) {
      if (busy.has(key)) continue;
      busy.add(key);
      void work.process(key).then(
        () => free(key),
        (thrown: unknown) => {
          parts.log.error(`${work.name} broke`, { key }, thrown);
          // The call may have gone out; a disk that refuses its answer must not make us repeat it every second.
          parts.timers.after(BROKEN_AGAIN_MS, () => free(key));
        },
      );
    }
  }

  function arm(atLeastMs: number): void {
    cancel?.();
    cancel = null;
    const next = work.nextAskAt();
    if (!running || next === null) return;
    cancel = parts.timers.after(Math.max(atLeastMs, next - parts.clock.now()), tick);
  }

  return {
    start: () => {
      running = true;
      arm(0);
    },
    stop: () => {
      running = false;
      arm(0);
    },
    wake: () => arm(0),
  };
}
