import type { Cancel, Clock, Timers } from '../../src/main/ports';

type Alarm = { readonly at: number; readonly work: () => void; readonly order: number };

/** A world whose time moves only when a story says so; alarms ring in order, answers in between are awaited. */
export type SimTime = {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly now: () => number;
  readonly advance: (ms: number) => Promise<void>;
  /** Somebody sets the wall clock; the monotonic one goes on. */
  readonly setWallBy: (ms: number) => void;
  readonly settle: () => Promise<void>;
  readonly countAlarms: () => number;
};

/** Monday 2026-11-23 09:00:00 in Shanghai. */
export const MONDAY_MORNING = Date.UTC(2026, 10, 23, 1, 0, 0);

/**
 * `patience`: what a settled world must also wait for, e.g. real connections; it ends when nothing more comes without time
 * passing.
 */
export function simTime(startMs: number = MONDAY_MORNING, patience?: () => Promise<void>): SimTime {
  let monotonic = 0;
  let wallOffset = startMs;
  let order = 0;
  let alarms: Alarm[] = [];

  const after = (ms: number, work: () => void): Cancel => {
    const alarm = { at: monotonic + Math.max(0, ms), work, order: order++ };
    alarms.push(alarm);
    return () => {
      alarms = alarms.filter((other) => other !== alarm);
    };
  };

  /** Lets everything that is ready go on: promises, and real I/O turns of loopback servers if there are any. */
  async function settle(): Promise<void> {
    for (let turn = 0; turn < 12; turn++) await new Promise<void>((resolve) => setImmediate(resolve));
    await patience?.();
  }

  async function advance(ms: number): Promise<void> {
    const end = monotonic + ms;
    await settle();
    for (;;) {
      const next = alarms
        .filter((alarm) => alarm.at <= end)
        .toSorted((a, b) => a.at - b.at || a.order - b.order)[0];
      if (next === undefined) break;
      monotonic = Math.max(monotonic, next.at);
      alarms = alarms.filter((alarm) => alarm !== next);
      next.work();
      await settle();
    }
    monotonic = end;
    await settle();
  }

  return {
    clock: { now: () => wallOffset + monotonic, monotonic: () => monotonic },
    timers: { after },
    now: () => wallOffset + monotonic,
    advance,
    settle,
    setWallBy: (ms) => {
      wallOffset += ms;
    },
    countAlarms: () => alarms.length,
  };
}
