import type { Clock } from '../../ports';

/** How long the other host goes first after one has failed. */
const AVOID_MS = 60_000;

/** Which host to try first, and which one after it. */
export type Hosts = {
  readonly inOrder: () => readonly string[];
  readonly failed: (host: string) => void;
  readonly worked: (host: string) => void;
};

/** The main access point, and the remote one while the main one does not answer (gateways.md §1.1). */
export function makeHosts(main: string, backup: string | null, clock: Clock): Hosts {
  let avoidMainUntil = Number.NEGATIVE_INFINITY;
  return {
    inOrder: () => {
      if (backup === null) return [main];
      return clock.monotonic() < avoidMainUntil ? [backup, main] : [main, backup];
    },
    failed: (host) => {
      avoidMainUntil = host === main ? clock.monotonic() + AVOID_MS : Number.NEGATIVE_INFINITY;
    },
    worked: (host) => {
      if (host === main) avoidMainUntil = Number.NEGATIVE_INFINITY;
    },
  };
}
