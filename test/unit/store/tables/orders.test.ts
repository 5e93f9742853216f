import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Order } from '../../../../src/shared/order';
import { bareStore } from '../support/memory-store';
import { sampleOrder } from '../support/sample-money';

test('an order comes back as it was placed, by id and by number', () => {
  const { store } = bareStore();
  const order = sampleOrder('o1', ['a', 'b', 'c']);
  store.orders.insert(order);
  expect(store.orders.byId('o1')).toStrictEqual(order);
  expect(store.orders.byNumber('No1')).toStrictEqual(order);
  expect(store.orders.byId("o1' OR 1=1 --")).toBeNull();
  expect(() => store.orders.insert(order)).toThrow('UNIQUE');
});

test('lines and order move together; a paid line stays paid', () => {
  const { store } = bareStore();
  store.orders.insert(sampleOrder('o1', ['a', 'b', 'c']));
  const seen = () => {
    const order = store.orders.byId('o1')!;
    return [order.state, ...order.lines.map(({ state }) => state)];
  };
  store.orders.markLines('o1', [2], 'paid');
  expect(seen()).toEqual(['open', 'open', 'paid', 'open']);
  expect(store.orders.openIds()).toEqual(['o1']);
  store.orders.markLines('o1', [1, 2, 3], 'released');
  expect(seen()).toEqual(['paid', 'released', 'paid', 'released']);
  expect(store.orders.openIds()).toEqual([]);
  store.orders.markLines('o1', [3], 'paid');
  expect(seen()).toEqual(['paid', 'released', 'paid', 'paid']);
});

test('an order whose lines were all given back is closed', () => {
  const { store } = bareStore();
  store.orders.insert(sampleOrder('o1', ['a', 'b']));
  store.orders.markLines('o1', [1, 2], 'released');
  expect(store.orders.byId('o1')?.state).toBe('closed');
});

test('marking a line that is not there is a bug and changes nothing', () => {
  const { store } = bareStore();
  store.orders.insert(sampleOrder('o1', ['a']));
  expect(() => store.orders.markLines('o1', [1, 2], 'paid')).toThrow('no line 2');
  expect(() => store.orders.markLines('o2', [1], 'paid')).toThrow('o2');
  expect(store.orders.byId('o1')?.lines[0]?.state).toBe('open');
});

test('paging a day shows every order once, youngest first, however many share a millisecond', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 40 }),
      fc.integer({ min: 1, max: 7 }),
      (moments, limit) => {
        const { store } = bareStore();
        store.transaction(() =>
          moments.forEach((at, n) => store.orders.insert(sampleOrder(`o${n}`, ['a'], at))),
        );
        const seen: Order[] = [];
        let before: number | null = null;
        for (;;) {
          const page = store.orders.createdBetween({ fromMs: 2, toMs: 10, before, limit });
          if (page.length === 0) break;
          seen.push(...page);
          before = page.at(-1)!.createdAt;
        }
        const expected = moments.map((at, n) => ({ at, n })).filter(({ at }) => at >= 2 && at < 10);
        expected.sort((a, b) => b.at - a.at || b.n - a.n);
        expect(seen.map(({ id }) => id)).toEqual(expected.map(({ n }) => `o${n}`));
      },
    ),
    { numRuns: 25 },
  );
});

test('a clock that stands still for thousands of orders loses none of them', () => {
  const { store } = bareStore();
  store.transaction(() => {
    for (let n = 0; n < 2500; n += 1) store.orders.insert(sampleOrder(`o${n}`, ['a'], 1000));
    for (const at of [1001, 1002, 1003, 999]) store.orders.insert(sampleOrder(`at ${at}`, ['a'], at));
  });
  const ids = (fromMs: number, toMs: number, before: number | null = null, limit = 5000) =>
    store.orders.createdBetween({ fromMs, toMs, before, limit }).map(({ id }) => id);
  expect(ids(0, 2000)).toHaveLength(2504);
  expect(new Set(ids(1000, 1001))).toEqual(new Set(Array.from({ length: 2500 }, (_, n) => `o${n}`)));
  expect(ids(1001, 2000).toSorted()).toEqual(['at 1001', 'at 1002', 'at 1003']);
  expect(ids(0, 2000, 1001, 1)).toHaveLength(2500);
  expect(ids(0, 2000, 1000)).toEqual(['at 999']);
});
