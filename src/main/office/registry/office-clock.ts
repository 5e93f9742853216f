import type { Clock, Log } from '../../ports';

export type OfficeClock = {
  /** The registry's clock minus ours, ms; null before the first answer. */
  readonly driftMs: () => number | null;
  /** An answer of the registry itself came, `tookMs` after it was asked. */
  readonly note: (dateDriftMs: number | null, tookMs: number) => void;
};

/** `Date` knows whole seconds; a drift within them is no news. */
const JITTER_MS = 1_000;
/** The answer may have been made at any moment of the call, so a slow one says too little. */
const SLOW_MS = 4_000;
/** From here on people see windows open or close at another time than the wall says. */
const WORTH_SAYING_MS = 60_000;

/** Payable windows open and close by the registry's clock (rule 14 looks at the gateways' clocks besides). */
export function makeOfficeClock({ clock, log }: { readonly clock: Clock; readonly log: Log }): OfficeClock {
  let heard: { readonly driftMs: number; readonly aheadMs: number } | null = null;
  let said = false;

  /** Our wall clock was set since: what it was apart then says nothing, the difference stays with the monotonic one. */
  function driftMs(): number | null {
    return heard === null ? null : Math.round(heard.driftMs + heard.aheadMs - aheadMs());
  }

  function aheadMs(): number {
    return clock.now() - clock.monotonic();
  }

  return {
    driftMs,
    note: (dateDriftMs, tookMs) => {
      if (dateDriftMs === null || (heard !== null && tookMs > SLOW_MS)) return;
      const known = driftMs();
      if (known !== null && Math.abs(known - dateDriftMs) <= JITTER_MS) return;
      heard = { driftMs: dateDriftMs, aheadMs: aheadMs() };
      const apart = Math.abs(dateDriftMs) > WORTH_SAYING_MS;
      if (apart !== said) {
        const seconds = Math.round(dateDriftMs / 1000);
        log.warn(
          apart ? 'the registry’s clock and ours are apart' : 'the registry’s clock and ours agree again',
          { seconds },
        );
      }
      said = apart;
    },
  };
}
