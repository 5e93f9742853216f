import type { StoreApi } from 'zustand/vanilla';
import type { Contract } from '../../../shared/ipc/contract';
import type { FeeList } from '../../../shared/fee-view';
import type { Bridge } from '../../../shared/ipc/kit';
import { isBusy, type CounterState, type Place, type Refusal, type Serving } from './counter-state';
import { orderInDoubt } from './pay-phase';

export type CounterTools = {
  readonly store: StoreApi<CounterState>;
  readonly bridge: Bridge<Contract>;
  /** Ms by a clock that never jumps. */
  readonly monotonic: () => number;
  /** Prints what the page shows now, once it is drawn. */
  readonly print: () => void;
};

/** One question at a time in each place: a key pressed while one is under way does nothing. */
export async function ask({ store }: CounterTools, where: Place, work: () => Promise<void>): Promise<void> {
  if (isBusy(store.getState(), where)) return;
  const question = { where };
  store.setState(({ busy, problem }) => ({
    busy: [...busy, question],
    problem: problem?.where === where ? null : problem,
  }));
  try {
    await work();
  } finally {
    store.setState(({ busy }) => ({ busy: busy.filter((other) => other !== question) }));
  }
}

/** Changes the person being served unless another one has come since the question was asked. */
export function update(
  { store }: CounterTools,
  visit: string,
  change: (serving: Serving) => Partial<Serving>,
): void {
  const { serving } = store.getState();
  if (serving?.visit === visit) store.setState({ serving: { ...serving, ...change(serving) } });
}

/** What can be paid is taken beforehand; the operator unticks what is not wanted. */
export function preselected(fees: FeeList): readonly string[] {
  return fees.items.filter((item) => item.state === 'payable').map((item) => item.feeItemId);
}

/** The core no longer knows this window's person, as after it was started anew. */
function loseVisit({ store }: CounterTools): void {
  const { serving } = store.getState();
  const order = serving === null ? null : orderInDoubt(serving);
  store.setState({
    serving: null,
    joining: false,
    busy: [],
    problem: { where: 'find', what: { kind: 'visit-lost', order } },
  });
}

/** A refusal becomes a sentence beside what it stopped. Answers for a person who has left say nothing. */
export function refuse(tools: CounterTools, where: Place, visit: string | null, refusal: Refusal): void {
  const { store } = tools;
  const { serving } = store.getState();
  if (visit !== null && serving?.visit !== visit) return;
  if (refusal.kind === 'no-visit') return loseVisit(tools);
  if (refusal.kind === 'not-payable' && visit !== null) {
    const { fees } = refusal;
    update(tools, visit, () => ({ fees, chosen: preselected(fees) }));
  }
  store.setState({ problem: { where, what: refusal } });
}
