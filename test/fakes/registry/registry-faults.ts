import type { OfficeDown } from '../../../src/main/ports/exam-office';
import { err, type Result } from '../../../src/shared/result';

export type RegistryCall =
  'sign-in' | 'candidate' | 'fee-items' | 'search' | 'report' | 'reserve' | 'release';

/** `not-sent`: it never came there · `answer-lost`: it took effect, and nobody hears the answer. */
export type RegistryFault = 'not-sent' | 'answer-lost';

export type RegistryFaults = {
  /** In the order in which they came, those that failed included. */
  readonly calls: readonly { readonly call: RegistryCall; readonly about: string; readonly at: number }[];
  /** Nothing comes through until it is up again. */
  readonly goDown: (retryAfterMs?: number) => void;
  readonly comeUp: () => void;
  /** The next `times` calls of this kind. */
  readonly fault: (call: RegistryCall, fault: RegistryFault, times?: number, retryAfterMs?: number) => void;
  readonly faultsOver: () => void;
  /** Calls of this kind wait until the answer says so. */
  readonly hold: (call: RegistryCall) => () => void;
  /** One call, by way of whatever stands in it. */
  readonly meet: <T, F>(
    call: RegistryCall,
    about: string,
    answer: () => Result<T, F>,
  ) => Promise<Result<T, F | OfficeDown>>;
};

function downFor(retryAfterMs: number | undefined): OfficeDown {
  return { kind: 'office-unreachable', ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

export function registryFaults(now: () => number): RegistryFaults {
  const calls: { call: RegistryCall; about: string; at: number }[] = [];
  let faults: { call: RegistryCall; fault: RegistryFault; times: number; down: OfficeDown }[] = [];
  const gates = new Map<RegistryCall, Promise<void>>();
  let down: OfficeDown | null = null;
  return {
    calls,
    meet: async (call, about, answer) => {
      calls.push({ call, about, at: now() });
      await gates.get(call);
      if (down !== null) return err(down);
      const planned = faults.find((one) => one.call === call && one.times > 0);
      if (planned === undefined) return answer();
      planned.times -= 1;
      if (planned.fault === 'answer-lost') answer();
      return err(planned.down);
    },
    goDown: (retryAfterMs) => {
      down = downFor(retryAfterMs);
    },
    comeUp: () => {
      down = null;
    },
    fault: (call, fault, times = 1, retryAfterMs) =>
      void faults.push({ call, fault, times, down: downFor(retryAfterMs) }),
    faultsOver: () => {
      faults = [];
    },
    hold: (call) => {
      let open = () => {};
      gates.set(call, new Promise<void>((resolve) => (open = resolve)));
      return () => {
        gates.delete(call);
        open();
      };
    },
  };
}
