import type { Clock, Timers } from '../ports';

/** A slice ends here, and as long the others have their turn: nobody waits for this work. */
const SLICE_MS = 6;
/** And here, whatever the clock says: a commit or an answer between two of them waits for no more. */
const SLICE_STEPS = 100;

/** Long work step by step, with the windows' and payments' turn in between. */
export type SliceWork = {
  /** To be called after each step; waits when the slice is over. */
  readonly step: () => Promise<void>;
  /** The others' turn, now; for `ms` where that is given. */
  readonly pause: (ms?: number) => Promise<void>;
};

/** The application stopped while long work waited for its turn; its store is closed. */
export class Stopped extends Error {}

export function makeSliceWork(clock: Clock, timers: Timers, isStopped: () => boolean): SliceWork {
  let began = clock.monotonic();
  let steps = 0;

  async function pause(ms = 0): Promise<void> {
    await new Promise<void>((resolve) => timers.after(ms, resolve));
    if (isStopped()) throw new Stopped();
    began = clock.monotonic();
    steps = 0;
  }

  return {
    pause,
    step: async () => {
      steps += 1;
      if (steps >= SLICE_STEPS || clock.monotonic() - began >= SLICE_MS) await pause(SLICE_MS);
    },
  };
}
