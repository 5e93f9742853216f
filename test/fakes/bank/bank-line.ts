import type { NoAnswer } from '../../../src/main/ports';

/** What can go wrong between us and a bank. Faults are pushed per call: each is taken by one call of that kind. */
export type Call =
  'create' | 'query' | 'close' | 'refund' | 'queryRefund' | 'statement' | 'payerCode' | 'reverse';

export type Fault =
  /** Nothing happened at the bank, no answer. */
  | 'not-sent'
  /** It happened at the bank, the answer was lost. */
  | 'answer-lost'
  | 'rate-limited'
  | 'unverified'
  /** query: paid, but it still says unpaid; statement: still being made. */
  | 'lag'
  /** close: says accepted, does nothing; statement: what comes does not agree with itself. */
  | 'lies'
  | 'refuses'
  | 'stuck'
  /** reverse: the bank wants the same call once more. */
  | 'again';

export type BankLine = {
  readonly fault: (call: Call, ...faults: Fault[]) => void;
  readonly clearFaults: () => void;
  readonly offline: (off: boolean) => void;
  /** Waits in every call until released: a call that is out while the power goes. */
  readonly hold: () => () => void;
  readonly calls: readonly { readonly call: Call; readonly number: string }[];
};

type Ask = <T>(name: Call, number: string, act: (fault: Fault | undefined) => T) => Promise<T | NoAnswer>;

function silent(why: NoAnswer['why']): NoAnswer {
  return {
    kind: 'no-answer',
    why,
    retryAfterMs: why === 'rate-limited' ? 2_000 : null,
    incident: why === 'unverified' ? 'signature does not match' : null,
  };
}

export function bankLine(): BankLine & { readonly ask: Ask } {
  const faults = new Map<Call, Fault[]>();
  const calls: { call: Call; number: string }[] = [];
  let isOffline = false;
  let gate: Promise<void> = Promise.resolve();
  return {
    calls,
    fault: (name, ...list) => {
      faults.set(name, [...(faults.get(name) ?? []), ...list]);
    },
    clearFaults: () => faults.clear(),
    offline: (off) => {
      isOffline = off;
    },
    hold: () => {
      let release: () => void = () => undefined;
      gate = new Promise((resolve) => {
        release = resolve;
      });
      return () => release();
    },
    ask: async (name, number, act) => {
      calls.push({ call: name, number });
      await gate;
      const fault = faults.get(name)?.shift();
      if (isOffline) return silent('network');
      if (fault === 'not-sent') return silent('timeout');
      if (fault === 'rate-limited') return silent('rate-limited');
      const answer = act(fault);
      if (fault === 'answer-lost') return silent('timeout');
      return fault === 'unverified' ? silent('unverified') : answer;
    },
  };
}
