import type { Timers } from '../ports';

/** Resolves in a later turn of the event loop, so that windows and payments go on in between. */
export type Pause = () => Promise<void>;

/** A pause that `stop` ends at once, so that nothing waits for a clock that no longer runs. */
export function makePause(timers: Timers): { readonly pause: Pause; readonly stop: () => void } {
  const waiting = new Set<() => void>();
  let stopped = false;
  return {
    pause: () =>
      new Promise((resolve) => {
        const goOn = () => {
          waiting.delete(goOn);
          resolve();
        };
        if (stopped) return goOn();
        waiting.add(goOn);
        timers.after(0, goOn);
      }),
    stop: () => {
      stopped = true;
      for (const goOn of waiting) goOn();
    },
  };
}

/** All of it now: for the start, when nobody waits for a window yet. */
export function atOnce<T>(work: Generator<undefined, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** Slice by slice; null when `isStopped` said so in between. */
export async function inSlices<T>(
  work: Generator<undefined, T>,
  pause: Pause,
  isStopped: () => boolean,
): Promise<T | null> {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    await pause();
    if (isStopped()) return null;
  }
}
