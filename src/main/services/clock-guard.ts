import type { Clock, Log, PaymentGateway } from '../ports';
import type { FactTable } from '../store/types';

/** More than this apart from the gateway's clock, or back by itself, and no new payment starts (rule 14). */
const CLOCK_TOLERANCE_MS = 60_000;
const LAST_SEEN = 'clock.last-seen';
/** How often the clock is written down; a jump back over a restart is measured from there. */
const WRITE_EVERY_MS = 60_000;

export type ClockGuard = {
  readonly isWrong: () => boolean;
  /** A gateway has just answered: its clock is believed over ours. */
  readonly compare: (gateway: PaymentGateway) => void;
};

/**
 * Expiry, windows and proof by time all hang on the wall clock. It is compared with the gateway's `Date`, with a clock
 * that never jumps, and with the last time written down before a restart.
 */
export function makeClockGuard(clock: Clock, facts: FactTable, log: Log): ClockGuard {
  let base = { wall: clock.now(), monotonic: clock.monotonic() };
  let written = Number(facts.get(LAST_SEEN) ?? 0);
  let jumpedBack = clock.now() < written - CLOCK_TOLERANCE_MS;
  const drifts = new Map<string, number>();

  /** A full disk must not cost the gateway's answer, or the look at our own health, that this is a part of. */
  function writeDown(now: number): void {
    written = now;
    try {
      facts.set(LAST_SEEN, String(now));
    } catch (thrown) {
      log.warn('the clock could not be written down', { why: String(thrown) });
    }
  }

  function watchOwnClock(): void {
    const now = clock.now();
    const expected = base.wall + (clock.monotonic() - base.monotonic);
    if (now < expected - CLOCK_TOLERANCE_MS) {
      jumpedBack = true;
      // What was measured with the former clock says nothing about this one.
      drifts.clear();
    }
    base = { wall: now, monotonic: clock.monotonic() };
    if (!jumpedBack && now - written > WRITE_EVERY_MS) writeDown(now);
  }

  return {
    isWrong: () => {
      watchOwnClock();
      return jumpedBack || [...drifts.values()].some((drift) => Math.abs(drift) > CLOCK_TOLERANCE_MS);
    },
    compare: (gateway) => {
      watchOwnClock();
      const drift = gateway.clockDriftMs();
      if (drift === null) return;
      drifts.set(gateway.channel, drift);
      if (jumpedBack && Math.abs(drift) <= CLOCK_TOLERANCE_MS) {
        jumpedBack = false;
        writeDown(clock.now());
      }
    },
  };
}
