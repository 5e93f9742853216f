import type { StoreApi } from 'zustand/vanilla';
import type { Bridge } from '../../shared/ipc/kit';
import type { Contract } from '../../shared/ipc/contract';
import type { FeeList } from '../../shared/fee-view';
import type { SignInOffers } from '../../shared/sign-in';
import { orderInDoubt } from './screens';
import type { FlowCommand, FlowState, Refusal, Stage } from './flow-state';

export type FlowTools = {
  readonly store: StoreApi<FlowState>;
  readonly bridge: Bridge<Contract>;
  readonly offers: SignInOffers;
  /** Makes the page anew, so that nothing of the person stays in memory. */
  readonly restart: () => void;
  /** Ms by a clock that never jumps. */
  readonly monotonic: () => number;
};

export function moveTo({ store }: FlowTools, stage: Stage): void {
  store.setState({ stage, problem: null, askedInVain: false });
}

/** One question at a time: a second touch while one is under way does nothing. */
export async function ask(
  { store }: FlowTools,
  question: FlowCommand,
  work: () => Promise<void>,
): Promise<void> {
  if (store.getState().busy !== null) return;
  store.setState({ busy: question, problem: null, askedInVain: false });
  try {
    await work();
  } finally {
    store.setState({ busy: null });
  }
}

/** What can be paid is chosen beforehand; what the person took out stays out. */
export function showFees(tools: FlowTools, fees: FeeList): void {
  const { stage, joinsTo } = tools.store.getState();
  const before = joinsTo ?? (stage.at === 'fees' ? stage : null);
  const known = new Set(before?.fees.items.map((item) => item.feeItemId));
  const kept = new Set(before?.chosen);
  const chosen = fees.items
    .filter(({ state, feeItemId }) => state === 'payable' && (!known.has(feeItemId) || kept.has(feeItemId)))
    .map((item) => item.feeItemId);
  tools.store.setState({ joinsTo: null });
  moveTo(tools, { at: 'fees', fees, chosen });
}

/** A refusal becomes another screen or a sentence on this one. */
export function refuse(tools: FlowTools, refusal: Refusal): void {
  const { store } = tools;
  switch (refusal.kind) {
    case 'no-visit':
      store.setState({ visit: null, joinsTo: null });
      return moveTo(tools, { at: 'visit-lost', order: orderInDoubt(store.getState().stage) });
    case 'locked':
      return moveTo(tools, { at: 'locked', until: refusal.until });
    case 'blocked':
      return moveTo(tools, { at: 'blocked', blocks: refusal.blocks });
    case 'not-payable':
      showFees(tools, refusal.fees);
      return store.setState({ problem: refusal });
    case 'no-match':
    case 'not-offered':
    case 'ticket-expired':
    case 'password-refused':
    case 'office-unreachable':
    case 'held-by-other-order':
    case 'no-order':
    case 'order-not-open':
    case 'not-reserved':
    case 'window-closing':
    case 'channel-not-offered':
    case 'earlier-payment-closing':
    case 'no-payment':
    case 'no-receipt':
    case 'too-many-people':
    case 'crashed':
    case 'not-allowed':
    case 'disconnected':
      return store.setState({ problem: refusal });
  }
}
