import { createCounter, type Counter } from '../../../src/renderer/features/counter/counter';
import type { Serving } from '../../../src/renderer/features/counter/counter-state';
import type { PaymentView } from '../../../src/shared/payment-view';
import { ok } from '../../../src/shared/result';
import { feeItem, feeList, orderView, paymentView, person, personRow } from '../../fakes/counter-papers';
import { scriptedApi, type Answers, type ScriptedApi } from '../../fakes/scripted-bridge';

export type Desk = Counter & {
  readonly core: ScriptedApi;
  readonly prints: () => number;
  /** Who stands at the counter; a test that asks expects somebody. */
  readonly serving: () => Serving;
  readonly shown: () => PaymentView | undefined;
};

/** What a core without trouble answers. */
const calm: Answers = {
  health: async () => ok({ network: 'up', gateway: 'answers', printer: 'none', blocks: [], openPayments: 0 }),
  todaysOrders: async () => ok({ rows: [], more: false, date: '2026-11-23' }),
  recoveryKey: async () => ok({ recoveryKey: null }),
  findCandidates: async () => ok({ rows: [personRow], more: false }),
  openCandidate: async () => ok({ visit: 'visit-1', person }),
  fees: async () => ok(feeList(feeItem('a'), feeItem('b'), feeItem('c', { state: 'paid' }))),
  placeOrder: async () => ok(orderView),
  startPayment: async ({ channel }) => ok(paymentView({ channel })),
  endVisit: async () => ok({ slip: null, receiptNumbers: [] }),
};

/** Everything the page does by itself has been done. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

export async function openCounter(answers: Answers = {}): Promise<Desk> {
  const core = scriptedApi({ ...calm, ...answers });
  let prints = 0;
  const counter = createCounter({
    api: core.api,
    monotonic: () => 5_000,
    later: () => undefined,
    print: () => {
      prints += 1;
    },
  });
  counter.listen();
  await settled();
  return {
    ...counter,
    core,
    prints: () => prints,
    serving: () => {
      const { serving } = counter.store.getState();
      if (serving === null) throw new Error('nobody is being served');
      return serving;
    },
    shown: () => counter.store.getState().serving?.payment?.view,
  };
}

/** A counter with somebody's fees on it. */
export async function openServing(answers: Answers = {}): Promise<Desk> {
  const desk = await openCounter(answers);
  desk.actions.find({ query: '319999198806120027', shown: '319999********0027', scanned: true });
  await settled();
  return desk;
}

/** A counter with a code on it. */
export async function openPaying(answers: Answers = {}): Promise<Desk> {
  const desk = await openServing(answers);
  await desk.actions.pay('wechat');
  await settled();
  return desk;
}
