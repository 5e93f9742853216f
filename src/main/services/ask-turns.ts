import type { Cancel, Clock, Timers } from '../ports';
import { makeDueList } from './due-list';

/** Calls in flight at once; a storm of open payments never becomes a storm at the gateway. */
const AT_ONCE = 8;

/** Whose turn it is to be asked about, and when: one timer for all payments (rule 15). */
export type AskTurns = {
  readonly start: () => void;
  readonly stop: () => void;
  /** `askAt`: UTC ms. */
  readonly set: (outTradeNo: string, askAt: number) => void;
  readonly remove: (outTradeNo: string) => void;
  /** It is being asked about from now until `done`. */
  readonly begin: (outTradeNo: string) => void;
  readonly done: (outTradeNo: string) => void;
  readonly isAsking: (outTradeNo: string) => boolean;
};

export function makeAskTurns(clock: Clock, timers: Timers, ask: (outTradeNo: string) => void): AskTurns {
  const due = makeDueList();
  const inFlight = new Set<string>();
  let cancel: Cancel | null = null;
  let running = false;

  function tick(): void {
    for (const outTradeNo of due.takeDue(clock.monotonic(), AT_ONCE - inFlight.size)) ask(outTradeNo);
    arm();
  }

  function arm(): void {
    cancel?.();
    cancel = null;
    const soonest = due.soonest();
    if (!running || soonest === null || inFlight.size >= AT_ONCE) return;
    cancel = timers.after(Math.max(0, Math.ceil(soonest - clock.monotonic())), tick);
  }

  function run(on: boolean): void {
    running = on;
    arm();
  }

  return {
    start: () => run(true),
    stop: () => run(false),
    set: (outTradeNo, askAt) => {
      // In time that never jumps: a clock set back by an hour must not put off the questions by an hour.
      due.set(outTradeNo, clock.monotonic() + askAt - clock.now());
      arm();
    },
    remove: (outTradeNo) => due.remove(outTradeNo),
    begin: (outTradeNo) => {
      inFlight.add(outTradeNo);
      due.remove(outTradeNo);
    },
    done: (outTradeNo) => {
      inFlight.delete(outTradeNo);
      arm();
    },
    isAsking: (outTradeNo) => inFlight.has(outTradeNo),
  };
}
