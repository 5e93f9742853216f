import type { Cancel, Log, Timers } from '../ports';

const HOUR_MS = 3_600_000;

/** What the store needs from time to time; all of it goes on in slices while payments run. */
export type TendedStore = {
  /** Says itself what went wrong; earlier backups stay. */
  readonly backup: () => Promise<unknown>;
  /** What can be done a little later, in slices. */
  readonly sweep: () => Promise<void>;
  /** The full check of pages and journal that the quick one at start leaves out; says itself what it found. */
  readonly checkFully: () => Promise<unknown>;
};

/** A backup at the start and every hour (rule 13 anchors with it), the full check once per run. */
export function tendStore(
  store: TendedStore,
  timers: Timers,
  log: Log,
): { readonly stop: () => Promise<void> } {
  let cancel: Cancel | null = null;
  let stopped = false;
  let round: Promise<void> = Promise.resolve();

  async function tend(first: boolean): Promise<void> {
    try {
      await store.sweep();
      await store.backup();
      if (first) await store.checkFully();
    } catch (thrown) {
      log.error('tending the store broke', {}, thrown);
    }
    if (!stopped) cancel = timers.after(HOUR_MS, () => void (round = tend(false)));
  }

  cancel = timers.after(1_000, () => void (round = tend(true)));
  return {
    stop: async () => {
      stopped = true;
      cancel?.();
      await round;
    },
  };
}
