import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Contract } from '../../../../shared/ipc/contract';
import type { Bridge, ErrorOf, OutputOf, SeamError } from '../../../../shared/ipc/kit';
import type { OrderDesk } from '../../../../shared/my-payments';
import type { OfficeReports } from '../../../../shared/office-report';
import type { StatementDay } from '../../../../shared/statement';

export type Section = 'refunds' | 'misfits' | 'requests' | 'reports' | 'findings' | 'order';

type DeskCommand =
  | 'refunds'
  | 'askRefund'
  | 'decideRefund'
  | 'acceptMisfit'
  | 'statementFindings'
  | 'officeReports'
  | 'decideOfficeCase'
  | 'order'
  | 'billToCompany';
type Lists = OutputOf<Contract['refunds']>;

export type DeskProblem = ErrorOf<Contract[DeskCommand]> | SeamError;

/** What was done last, said once. */
export type DeskDone =
  | 'approved'
  | 'declined'
  | 'sent-again'
  | 'settled'
  | 'accepted'
  | 'asked'
  | 'told-again'
  | 'closed'
  | 'billed';

export type DeskState = {
  readonly at: Section;
  /** null: not read yet. */
  readonly lists: Lists | null;
  readonly days: readonly StatementDay[];
  readonly reports: OfficeReports | null;
  /** The order that was looked up, with its refunds. */
  readonly order: { readonly desk: OrderDesk; readonly lists: Lists } | null;
  /** Which row of a list is open, by its number. */
  readonly chosen: string | null;
  readonly busy: boolean;
  readonly problem: DeskProblem | null;
  readonly done: DeskDone | null;
};

const START: DeskState = {
  at: 'refunds',
  lists: null,
  days: [],
  reports: null,
  order: null,
  chosen: null,
  busy: false,
  problem: null,
  done: null,
};

export type DeskParts = { readonly store: StoreApi<DeskState>; readonly bridge: Bridge<Contract> };

export function makeDeskParts(bridge: Bridge<Contract>): DeskParts {
  return { store: createStore<DeskState>(() => START), bridge };
}

/** Names and numbers of people go with the desk. */
export function forget({ store }: DeskParts): void {
  store.setState(START);
}

/** Everything that waits, read anew. What the core says is shown; nothing is decided here. */
export async function refresh({ store, bridge }: DeskParts): Promise<void> {
  const [lists, found, reports] = await Promise.all([
    bridge.refunds({ orderNumber: null }),
    bridge.statementFindings({}),
    bridge.officeReports({}),
  ]);
  if (!lists.ok) return store.setState({ problem: lists.error });
  store.setState({
    lists: lists.value,
    days: found.ok ? found.value.days : [],
    reports: reports.ok ? reports.value : null,
  });
}

export async function readOrder({ store, bridge }: DeskParts, orderNumber: string): Promise<void> {
  const desk = await bridge.order({ orderNumber });
  if (!desk.ok) return store.setState({ order: null, problem: desk.error });
  const lists = await bridge.refunds({ orderNumber: desk.value.orderNumber });
  if (!lists.ok) return store.setState({ order: null, problem: lists.error });
  store.setState({ order: { desk: desk.value, lists: lists.value } });
}

/** One question at a time; afterwards everything is read anew, for others decide too. */
export async function act(
  parts: DeskParts,
  work: () => Promise<{ readonly problem: DeskProblem } | { readonly done: DeskDone | null }>,
): Promise<void> {
  const { store } = parts;
  if (store.getState().busy) return;
  store.setState({ busy: true, problem: null, done: null });
  try {
    const outcome = await work();
    const { order } = store.getState();
    await refresh(parts);
    if (order !== null) await readOrder(parts, order.desk.orderNumber);
    store.setState({ problem: null, ...outcome });
  } finally {
    store.setState({ busy: false });
  }
}
