import type { Log } from '../../ports';
import type { Trouble } from './trouble';

export type Reachability = {
  readonly failed: (operation: string, trouble: Trouble) => void;
  readonly answered: () => void;
};

/** An outage is said once with its reason and once when it is over; an answer that cannot be believed every time. */
export function makeReachability(log: Log): Reachability {
  let down: string | null = null;
  return {
    failed: (operation, { cause, detail, incident }) => {
      const facts = { operation, cause, detail };
      if (incident !== undefined) {
        log.warn('the registry’s answer cannot be used', facts);
        return;
      }
      if (down === cause) return;
      down = cause;
      log.warn('the registry cannot be asked', facts);
    },
    answered: () => {
      if (down !== null) log.info('the registry answers again');
      down = null;
    },
  };
}
