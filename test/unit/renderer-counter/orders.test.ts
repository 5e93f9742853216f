import { describe, expect, it } from 'vitest';
import { orderWord } from '../../../src/renderer/features/counter/order-looks';
import { makeOrders } from '../../../src/renderer/features/counter/orders-store';
import type { OrderRow } from '../../../src/shared/order-row';
import { err, ok } from '../../../src/shared/result';
import { orderRow } from '../../fakes/counter-papers';
import { heldAnswer, scriptedApi, type Answers } from '../../fakes/scripted-bridge';
import { settled } from './open-counter';

type Page = { rows: OrderRow[]; more: boolean; date: string };

function openOrders(todaysOrders: NonNullable<Answers['todaysOrders']>) {
  const core = scriptedApi({ todaysOrders });
  const timers: (() => void)[] = [];
  const orders = makeOrders({ bridge: core.api.bridge, later: (_ms, work) => void timers.push(work) });
  return {
    core,
    orders,
    ring: () => timers.splice(0).forEach((work) => work()),
    state: () => orders.store.getState(),
  };
}

/** Ten orders a minute apart, four to a page. */
async function tenOrders({ before }: { readonly before: number | null }) {
  const all = Array.from({ length: 10 }, (_, index) =>
    orderRow({ orderId: `o${index}`, createdAt: 1_000 - index }),
  );
  const from = all.filter(({ createdAt }) => before === null || createdAt < before);
  return ok({ rows: from.slice(0, 4), more: from.length > 4, date: '2026-11-23' });
}

describe("today's orders", () => {
  it('page to older ones and back', async () => {
    const { orders, state } = openOrders(tenOrders);
    await orders.refresh();
    await orders.newer();
    await orders.older();
    await orders.older();
    expect(state().rows.map(({ orderId }) => orderId)).toEqual(['o8', 'o9']);
    expect(state()).toMatchObject({ more: false, cursors: [null, 997] });
    await orders.older();
    await orders.newer();
    expect(state().rows.map(({ orderId }) => orderId)).toEqual(['o4', 'o5', 'o6', 'o7']);
    await orders.newer();
    expect(state()).toMatchObject({ before: null, cursors: [] });
  });

  it('are read again on news, at once and then not more often than the rest allows', async () => {
    const { core, orders, ring } = openOrders(tenOrders);
    for (let news = 0; news < 50; news += 1) orders.changed();
    await settled();
    expect(core.asked('todaysOrders')).toHaveLength(1);
    ring();
    await settled();
    expect(core.asked('todaysOrders')).toHaveLength(2);
    ring();
    await settled();
    expect(core.asked('todaysOrders')).toHaveLength(2);
    orders.changed();
    await settled();
    expect(core.asked('todaysOrders')).toHaveLength(3);
  });

  it('an answer that another question overtook is thrown away', async () => {
    const slow = heldAnswer<ReturnType<typeof ok<Page>>>();
    let asked = 0;
    const { orders, state } = openOrders(({ before }) => {
      asked += 1;
      return asked === 2 ? slow.promise : tenOrders({ before });
    });
    await orders.refresh();
    const overtaken = orders.refresh();
    await orders.older();
    slow.give(ok({ rows: [], more: false, date: '2026-11-23' }));
    await overtaken;
    expect(state().rows).toHaveLength(4);
    expect(state().cursors).toEqual([null]);
  });

  it('begin anew with the day, and stay when they cannot be read', async () => {
    let date = '2026-11-23';
    const { core, orders, state } = openOrders(async (input) => {
      const page = await tenOrders(input);
      return ok({ ...page.value, date });
    });
    await orders.refresh();
    await orders.older();
    date = '2026-11-24';
    await orders.refresh();
    expect(state()).toMatchObject({ date: '2026-11-24', before: null, cursors: [] });
    core.answer({ todaysOrders: async () => err({ kind: 'disconnected' }) });
    await orders.refresh();
    expect(state()).toMatchObject({ problem: { kind: 'disconnected' }, date: '2026-11-24' });
    expect(state().rows).toHaveLength(4);
  });
});

describe('the word for an order', () => {
  it.each([
    [{ state: 'open', payment: null }, 'open'],
    [{ state: 'open', payment: 'waiting' }, 'waiting'],
    [{ state: 'open', payment: 'closed' }, 'closed'],
    [{ state: 'closed', payment: null }, 'closed'],
    [{ state: 'paid', payment: 'closed' }, 'paid'],
    [{ state: 'paid', payment: 'unknown' }, 'unknown'],
    [{ state: 'closed', payment: 'misfit' }, 'misfit'],
    [{ state: 'closed', payment: 'paid' }, 'paid'],
  ] as const)('%o is %s', (row, word) => {
    expect(orderWord(row)).toBe(word);
  });
});
