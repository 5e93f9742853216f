import type { Cancel, Clock, Ids, Log, Timers } from '../ports';
import type { OfficeDown } from '../ports/exam-office';
import { OFFICE_PACE_MS, officeAgainAfterMs } from './office-schedule';

/** Something broke on our side: the disk, or a bug. */
const BROKEN_AGAIN_MS = 30_000;
/** The wall clock may be set meanwhile: what is due is looked at this often. */
const LOOK_EVERY_MS = 60_000;

/** One thing the exam office is owed; `perform` says whether the office answered. */
export type Duty = { readonly name: string; readonly perform: () => Promise<OfficeDown | null> };

/** Where duties come from: kept in the store, so that none is lost over a restart. */
export type DutySource = {
  readonly nextDue: (now: number) => Duty | null;
  /** null: nothing is owed. */
  readonly nextAt: () => number | null;
};

export type OfficeDuties = {
  readonly start: () => void;
  readonly stop: () => void;
  /** Something may be due now. An office that asked to be left alone still is. */
  readonly wake: () => void;
};

type DutyParts = { readonly clock: Clock; readonly timers: Timers; readonly ids: Ids; readonly log: Log };

/**
 * Does what the exam office is owed, whatever it is: one timer, one call at a time, the first source first. While the
 * office does not answer, everything waits together (rules 12 and 15).
 */
export function makeOfficeDuties(
  parts: DutyParts,
  sources: readonly DutySource[],
  onDone: () => void,
): OfficeDuties {
  const { clock, timers, log } = parts;
  const perform = patientPerformer(parts);
  let cancel: Cancel | null = null;
  let running = false;
  let busy = false;
  /** By the clock that never jumps. */
  let restUntil = 0;

  async function turn(): Promise<void> {
    busy = true;
    let restMs = 0;
    try {
      const duty = firstDue(sources, clock.now());
      if (duty !== null) {
        restMs = await perform(duty);
        onDone();
      }
    } catch (thrown) {
      log.error('serving the exam office broke', {}, thrown);
      restMs = BROKEN_AGAIN_MS;
    }
    busy = false;
    restUntil = clock.monotonic() + restMs;
    arm();
  }

  function arm(): void {
    cancel?.();
    cancel = null;
    if (!running || busy || sources.length === 0) return;
    const nextAt = soonest(parts, sources);
    const dueMs = Math.min(LOOK_EVERY_MS, Math.max(0, nextAt - clock.now()));
    cancel = timers.after(Math.max(dueMs, restUntil - clock.monotonic()), () => void turn());
  }

  return {
    start: () => {
      running = true;
      arm();
    },
    stop: () => {
      running = false;
      arm();
    },
    wake: arm,
  };
}

function firstDue(sources: readonly DutySource[], now: number): Duty | null {
  for (const source of sources) {
    const duty = source.nextDue(now);
    if (duty !== null) return duty;
  }
  return null;
}

/** Infinity: nothing is owed now. */
function soonest({ clock, log }: DutyParts, sources: readonly DutySource[]): number {
  try {
    return Math.min(...sources.flatMap((source) => source.nextAt() ?? []));
  } catch (thrown) {
    log.error('what the exam office is owed cannot be read', {}, thrown);
    return clock.now() + BROKEN_AGAIN_MS;
  }
}

/** Counts the calls in a row that brought no answer; answers how long to leave the office alone afterwards. */
function patientPerformer({ ids, log }: DutyParts): (duty: Duty) => Promise<number> {
  let vain = 0;
  return async (duty) => {
    const down = await duty.perform();
    if (down === null) {
      if (vain > 0) log.info('the exam office answers again', { after: vain });
      vain = 0;
      return OFFICE_PACE_MS;
    }
    vain += 1;
    const restMs = officeAgainAfterMs(vain, down.retryAfterMs ?? null, ids.fraction());
    log.warn('the exam office does not answer', { duty: duty.name, vain, restMs });
    return restMs;
  };
}
