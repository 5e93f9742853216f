import { describe, expect, test } from 'vitest';
import { actorKind } from '../../../src/renderer/features/counter/desk/desk-words';
import { waitingFor } from '../../../src/renderer/features/counter/waiting-for';
import { fen } from '../../../src/shared/money';
import type { OrderDesk } from '../../../src/shared/my-payments';
import type { RefundRow } from '../../../src/shared/refund-view';
import { err, ok } from '../../../src/shared/result';
import type { Answers } from '../../fakes/scripted-bridge';
import { openCounter, settled, type Desk } from './open-counter';

const refund: RefundRow = {
  refundNumber: 'R1',
  orderNumber: '20261123-0XW92F9D',
  outTradeNo: 'P1',
  channel: 'wechat',
  state: 'awaiting-approval',
  amount: fen(6_100),
  lineNumber: 1,
  candidateName: '王秀英',
  maskedDocument: '319999********0027',
  feeItemName: '科目 a',
  reason: 'asked',
  because: '不参加这次考试了',
  askedBy: 'candidate@T01/kiosk-1',
  askedByYou: false,
  askedAt: 10,
  decidedBy: null,
  note: null,
  problem: null,
  todo: 'decide',
};
const order: OrderDesk = {
  orderNumber: '20261123-0XW92F9D',
  state: 'paid',
  createdAt: 1,
  total: fen(6_100),
  lineCount: 1,
  slipNumber: null,
  lines: [],
  billsToCompanies: false,
};
const nothing = { refunds: [], misfits: [], requests: [] };
const backlog = { waiting: 0, oldestAt: null, setAside: 2, duplicates: 1 };

async function openDesk(answers: Answers = {}): Promise<Desk> {
  const counter = await openCounter({
    refunds: async () => ok({ ...nothing, refunds: [refund] }),
    statementFindings: async () => ok({ days: [], more: false }),
    officeReports: async () => ok({ heard: true, backlog, cases: [] }),
    order: async () => ok(order),
    ...answers,
  });
  counter.actions.openDesk(null);
  await settled();
  return counter;
}

describe('the desk', () => {
  test('reads everything that waits when it is opened, and again when the core has news', async () => {
    const { desk, core, store } = await openDesk();
    expect(store.getState().dialogs).toEqual([{ kind: 'desk' }]);
    expect(desk.store.getState().lists?.refunds).toEqual([refund]);
    core.answer({ refunds: async () => ok(nothing) });
    core.push('ordersChanged', {});
    await settled();
    expect(desk.store.getState().lists?.refunds).toEqual([]);
  });

  test('a decision is asked once, said, and the lists are read anew', async () => {
    const { desk, core } = await openDesk({ decideRefund: async () => ok({ refund }) });
    core.answer({ refunds: async () => ok(nothing) });
    await Promise.all([
      desk.decide('R1', { kind: 'approve' }),
      desk.decide('R1', { kind: 'decline', note: '不同意' }),
    ]);
    expect(core.asked('decideRefund')).toEqual([{ refundNumber: 'R1', decision: { kind: 'approve' } }]);
    expect(desk.store.getState()).toMatchObject({ done: 'approved', problem: null, lists: nothing });
  });

  test('a refusal stays on screen beside the lists as they are now', async () => {
    const { desk } = await openDesk({ decideRefund: async () => err({ kind: 'same-person' }) });
    await desk.decide('R1', { kind: 'approve' });
    expect(desk.store.getState()).toMatchObject({ done: null, problem: { kind: 'same-person' } });
    desk.choose('R1');
    expect(desk.store.getState().problem).toBeNull();
  });

  test('an order by its number, and one that there is not', async () => {
    const { desk, core } = await openDesk();
    await desk.find(' 20261123-0XW92F9D ');
    expect(core.asked('order')).toEqual([
      { orderNumber: '20261123-0XW92F9D' },
      { orderNumber: '20261123-0XW92F9D' },
    ]);
    expect(desk.store.getState()).toMatchObject({ at: 'order', order: { desk: order } });
    core.answer({ order: async () => err({ kind: 'no-order' }) });
    await desk.find('X');
    expect(desk.store.getState()).toMatchObject({ order: null, problem: { kind: 'no-order' } });
  });

  test('bills to a company are asked for line by line, and stop at the first refusal', async () => {
    const payer = { name: '滨江市第一中学', taxNumber: '91350100M000100Y43' };
    const { desk, core } = await openDesk({
      billToCompany: async ({ lineNumber }) => (lineNumber === 2 ? err({ kind: 'bill-issued' }) : ok(order)),
    });
    await desk.bill(order.orderNumber, [1, 2, 3], payer);
    expect(core.asked('billToCompany')).toHaveLength(2);
    expect(desk.store.getState().problem).toEqual({ kind: 'bill-issued' });
  });

  test('nothing of it stays when nobody is there any more', async () => {
    const { desk, actions, store } = await openDesk();
    await desk.find(order.orderNumber);
    actions.idle();
    expect(store.getState().dialogs).toEqual([]);
    expect(desk.store.getState()).toMatchObject({ lists: null, order: null, chosen: null });
  });
});

test('what waits is counted together', () => {
  const calm = { network: 'up', gateway: 'answers', printer: 'none', blocks: [], openPayments: 3 } as const;
  const health = { ...calm, blocks: [], waitingForPerson: 4, statementFindings: 5 };
  expect(waitingFor(null)).toBe(0);
  expect(waitingFor(health)).toBe(9);
  expect(waitingFor({ ...health, officeBacklog: backlog })).toBe(12);
});

test.each([
  ['candidate@T01/kiosk-1', 'candidate'],
  ['operator@T01/counter-2', 'operator'],
  ['exam-office', 'exam-office'],
  ['system', 'rule'],
])('%s is %s', (actor, kind) => {
  expect(actorKind(actor)).toBe(kind);
});
