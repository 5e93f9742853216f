import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Contract } from '../../../shared/ipc/contract';
import type { Bridge } from '../../../shared/ipc/kit';

/** The recovery key until somebody has written it down; then the core forgets it, and so does this page. */
export type Recovery = {
  readonly store: StoreApi<{ readonly key: string | null }>;
  readonly ask: () => Promise<void>;
  readonly kept: () => Promise<void>;
};

export function makeRecovery(bridge: Pick<Bridge<Contract>, 'recoveryKey' | 'recoveryKeyKept'>): Recovery {
  const store = createStore<{ readonly key: string | null }>(() => ({ key: null }));
  async function ask(): Promise<void> {
    const answer = await bridge.recoveryKey({});
    if (answer.ok) store.setState({ key: answer.value.recoveryKey });
  }
  return {
    store,
    ask,
    kept: async () => {
      const answer = await bridge.recoveryKeyKept({});
      if (answer.ok) store.setState({ key: null });
    },
  };
}
