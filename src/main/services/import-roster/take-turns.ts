import type { Clock, Timers } from '../../ports';
import type { RosterStage } from '../../store/types';
import { Stopped } from '../slice-work';

/** A slice ends here; a touch that waits this long is not noticed. */
const SLICE_MS = 12;
/** How often an import waits for whoever keeps the log of the store long, in all a minute; then it goes on. */
const BLOCKED = { waitMs: 100, waits: 600 };

export type Pace = {
  /** The others' turn, if the slice is over. */
  readonly breathe: () => Promise<void>;
  readonly turn: () => Promise<void>;
  /** Behind every transaction: the others' turn, and the log kept short so that no payment has to do it. */
  readonly makeWay: (stage: RosterStage) => Promise<void>;
  readonly stop: () => void;
};

/** Long work between payments. After `stop` the next turn ends it with `Stopped`. */
export function makePace(clock: Clock, timers: Timers): Pace {
  let began = clock.monotonic();
  let waits = 0;
  let isStopped = false;

  async function turn(ms = 0): Promise<void> {
    if (!isStopped) await new Promise<void>((resolve) => timers.after(ms, resolve));
    if (isStopped) throw new Stopped();
    began = clock.monotonic();
  }

  return {
    turn: () => turn(),
    breathe: async () => {
      if (isStopped || clock.monotonic() - began >= SLICE_MS) await turn();
    },
    makeWay: async ({ checkpoint }) => {
      await turn();
      let done = checkpoint();
      if (done !== 'idle') await turn();
      for (; done === 'blocked' && waits < BLOCKED.waits; waits += 1) {
        await turn(BLOCKED.waitMs);
        done = checkpoint();
      }
    },
    stop: () => {
      isStopped = true;
    },
  };
}

/** How much one transaction takes: as much as this machine does in about the time of a slice. */
export function makeMeasure(clock: Clock, size: { first: number; least: number; most: number }) {
  let now = size.first;
  return {
    size: () => now,
    measured: <T>(work: () => T): T => {
      const began = clock.monotonic();
      const done = work();
      const tookMs = clock.monotonic() - began;
      if (tookMs > SLICE_MS) now = Math.max(size.least, Math.floor(now / 2));
      else if (tookMs < SLICE_MS / 2) now = Math.min(size.most, now * 2);
      return done;
    },
  };
}
