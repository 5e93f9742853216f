import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Contract } from '../../../shared/ipc/contract';
import type { Bridge, SeamError } from '../../../shared/ipc/kit';
import type { OrderRow } from '../../../shared/order-row';

/** One page of today's orders. `cursors`: where the pages before this one began, the youngest page first. */
export type OrdersState = {
  readonly rows: readonly OrderRow[];
  readonly more: boolean;
  /** Shanghai's day; null before the first answer. */
  readonly date: string | null;
  readonly before: number | null;
  readonly cursors: readonly (number | null)[];
  readonly problem: SeamError | null;
};

export type Orders = {
  readonly store: StoreApi<OrdersState>;
  readonly refresh: () => Promise<void>;
  readonly older: () => Promise<void>;
  readonly newer: () => Promise<void>;
  /** News that something changed: read again, but not more often than once a second. */
  readonly changed: () => void;
};

type OrdersParts = {
  readonly bridge: Pick<Bridge<Contract>, 'todaysOrders'>;
  readonly later: (ms: number, work: () => void) => void;
};

const REREAD_EVERY_MS = 1_000;

export function makeOrders({ bridge, later }: OrdersParts): Orders {
  const store = createStore<OrdersState>(() => ({
    rows: [],
    more: false,
    date: null,
    before: null,
    cursors: [],
    problem: null,
  }));
  let asked = 0;
  let resting = false;
  let changedMeanwhile = false;

  /** The answer to a question that another one has overtaken is thrown away. */
  async function read(before: number | null, cursors: readonly (number | null)[]): Promise<void> {
    asked += 1;
    const mine = asked;
    const answer = await bridge.todaysOrders({ before });
    if (mine !== asked) return;
    if (!answer.ok) return store.setState({ problem: answer.error });
    const { rows, more, date } = answer.value;
    // A new day begins on its own first page.
    const known = store.getState().date;
    if (known !== null && known !== date && before !== null) return read(null, []);
    store.setState({ rows, more, date, before, cursors, problem: null });
  }

  function refresh(): Promise<void> {
    const { before, cursors } = store.getState();
    return read(before, cursors);
  }

  function rest(): void {
    resting = true;
    later(REREAD_EVERY_MS, () => {
      resting = false;
      if (changedMeanwhile) changed();
    });
  }

  function changed(): void {
    changedMeanwhile = resting;
    if (resting) return;
    void refresh();
    rest();
  }

  return {
    store,
    refresh,
    changed,
    older: async () => {
      const { rows, more, before, cursors } = store.getState();
      const last = rows.at(-1);
      if (more && last !== undefined) await read(last.createdAt, [...cursors, before]);
    },
    newer: async () => {
      const { cursors } = store.getState();
      const back = cursors.at(-1);
      if (back !== undefined) await read(back, cursors.slice(0, -1));
    },
  };
}
