import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Contract } from '../../../../shared/ipc/contract';
import type { Bridge, ErrorOf, SeamError } from '../../../../shared/ipc/kit';
import { MOST_LIST_BYTES, type PayListReport } from '../../../../shared/pay-list';

export type PayListProblem =
  ErrorOf<Contract['checkPayList']> | SeamError | { readonly kind: 'too-large' | 'not-readable' };

export type PayListState =
  | { readonly at: 'choose' }
  | { readonly at: 'checking' }
  | { readonly at: 'refused'; readonly problem: PayListProblem }
  | { readonly at: 'checked'; readonly report: PayListReport };

/** A file as the page gets it from its chooser. `base64` is null when it cannot be read. */
export type ListFile = { readonly size: number; readonly base64: () => Promise<string | null> };

/** A list that somebody brought, pasted or as a file, and what the core says of it. */
export type PayList = {
  readonly store: StoreApi<PayListState>;
  readonly checkText: (text: string) => Promise<void>;
  readonly checkFile: (file: ListFile) => Promise<void>;
  /** Nothing of the people stays on the page. */
  readonly forget: () => void;
};

export function makePayList(bridge: Pick<Bridge<Contract>, 'checkPayList'>): PayList {
  const store = createStore<PayListState>(() => ({ at: 'choose' }));
  let asked = 0;
  const show = (state: PayListState) => store.setState(state, true);

  async function check(source: Parameters<typeof bridge.checkPayList>[0]): Promise<void> {
    asked += 1;
    const mine = asked;
    show({ at: 'checking' });
    const answer = await bridge.checkPayList(source);
    if (mine !== asked) return;
    show(answer.ok ? { at: 'checked', report: answer.value } : { at: 'refused', problem: answer.error });
  }

  return {
    store,
    checkText: (text) => check({ text }),
    checkFile: async (file) => {
      if (file.size > MOST_LIST_BYTES) return show({ at: 'refused', problem: { kind: 'too-large' } });
      const base64 = await file.base64();
      if (base64 === null) return show({ at: 'refused', problem: { kind: 'not-readable' } });
      await check({ base64 });
    },
    forget: () => {
      asked += 1;
      show({ at: 'choose' });
    },
  };
}
