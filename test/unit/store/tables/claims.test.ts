import { expect, test } from 'vitest';
import { bareStore, type BareStore } from '../support/memory-store';
import { ALL_LINES, sampleOrder } from '../support/sample-money';

const key = { candidateId: 'candidate-1', feeItemId: 'f1' };

function withOrders(): BareStore {
  const bare = bareStore();
  for (const id of ['o1', 'o2', 'o3']) bare.store.orders.insert(sampleOrder(id, ['f1', 'f2', 'late']));
  return bare;
}

test('one live claim per fee item; the same order may ask again', () => {
  const { claims } = withOrders().store;
  expect(claims.take({ ...key, orderId: 'o1', at: 1 })).toBe(true);
  expect(claims.take({ ...key, orderId: 'o1', at: 2 })).toBe(true);
  expect(claims.take({ ...key, orderId: 'o2', at: 3 })).toBe(false);
  expect(claims.take({ ...key, feeItemId: 'f2', orderId: 'o2', at: 4 })).toBe(true);
  expect(claims.live('f1')).toEqual({ ...key, orderId: 'o1', settledBy: null });
  expect(claims.live('f2')?.orderId).toBe('o2');
  expect(claims.take({ ...key, candidateId: 'corrected', orderId: 'o2', at: 5 })).toBe(false);
});

test('the database itself lets no second live claim in', () => {
  const { db, store } = withOrders();
  store.claims.take({ ...key, orderId: 'o1', at: 1 });
  const second =
    "INSERT INTO claims (candidate_id, fee_item_id, order_key, taken_at) SELECT 'candidate-2', 'f1', key, 5 FROM orders LIMIT 1";
  expect(() => db.exec(second)).toThrow('UNIQUE');
});

test('releasing gives back the unpaid claims of one order and of no other', () => {
  const { db, store } = withOrders();
  store.claims.take({ ...key, orderId: 'o1', at: 1 });
  store.claims.take({ ...key, feeItemId: 'f2', orderId: 'o2', at: 1 });
  store.claims.take({ ...key, feeItemId: 'late', orderId: 'o1', at: 1 });
  store.claims.settle({ ...key, feeItemId: 'late', orderId: 'o1', settledBy: 'T1', at: 2 });
  store.claims.release('o1', 3, ALL_LINES);
  expect(['f1', 'f2', 'late'].map((item) => store.claims.live(item)?.orderId)).toEqual([
    undefined,
    'o2',
    'o1',
  ]);
  expect(db.prepare('SELECT fee_item_id, taken_at, released_at FROM released_claims').raw().all()).toEqual([
    ['f1', 1, 3],
  ]);
  store.claims.release('nobody', 4, ALL_LINES);
});

test('a released item can be claimed again; a settled claim is not given back', () => {
  const { claims } = withOrders().store;
  claims.take({ ...key, orderId: 'o1', at: 1 });
  claims.release('o1', 2, ALL_LINES);
  expect(claims.live('f1')).toBeNull();
  expect(claims.take({ ...key, orderId: 'o2', at: 3 })).toBe(true);
  claims.settle({ ...key, orderId: 'o2', settledBy: 'T2', at: 4 });
  claims.release('o2', 5, ALL_LINES);
  expect(claims.live('f1')).toEqual({ ...key, orderId: 'o2', settledBy: 'T2' });
  expect(claims.take({ ...key, orderId: 'o2', at: 6 })).toBe(false);
  expect(claims.take({ ...key, orderId: 'o1', at: 6 })).toBe(false);
});

test('money decides: settling takes the claim over from another order, and stands without a claim', () => {
  const { db, store } = withOrders();
  store.claims.take({ ...key, orderId: 'o1', at: 1 });
  store.claims.settle({ ...key, orderId: 'o2', settledBy: 'T2', at: 2 });
  expect(store.claims.live('f1')).toEqual({ ...key, orderId: 'o2', settledBy: 'T2' });
  store.claims.settle({ ...key, feeItemId: 'late', orderId: 'o1', settledBy: 'T1', at: 3 });
  expect(store.claims.live('late')).toMatchObject({ orderId: 'o1', settledBy: 'T1' });
  expect(db.prepare('SELECT count(*) FROM released_claims').pluck().get()).toBe(1);
});

test('settling twice by the same payment is once; by another one it is a bug that changes nothing', () => {
  const { claims } = withOrders().store;
  claims.settle({ ...key, orderId: 'o1', settledBy: 'T1', at: 1 });
  claims.settle({ ...key, orderId: 'o1', settledBy: 'T1', at: 2 });
  expect(() => claims.settle({ ...key, orderId: 'o2', settledBy: 'T2', at: 3 })).toThrow('settled by T1');
  expect(claims.live('f1')).toMatchObject({ settledBy: 'T1' });
});

test('a claim for an order that is not stored is refused', () => {
  const { claims } = withOrders().store;
  expect(() => claims.take({ ...key, orderId: 'nobody', at: 1 })).toThrow('NOT NULL');
});
