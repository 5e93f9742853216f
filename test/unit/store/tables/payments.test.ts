import { expect, test } from 'vitest';
import { DamagedRow } from '../../../../src/main/store/read-row';
import type { Watch } from '../../../../src/main/store/types';
import { bareStore } from '../support/memory-store';
import {
  NO_WATCH,
  paymentInEachState,
  placeSample,
  sampleOrder,
  samplePayment,
} from '../support/sample-money';

test('a payment in each state comes back as it was, with all and only its fields', () => {
  const { store } = bareStore();
  store.orders.insert(sampleOrder('o1'));
  let { revision } = store.payments.insert(samplePayment('T1', 'o1'), NO_WATCH);
  for (const payment of paymentInEachState('T1', 'o1')) {
    const watch: Watch = { askAt: 5, asks: revision, onScreenSince: 6 };
    expect(store.payments.update(payment, watch, revision)).toBe(true);
    revision += 1;
    expect(store.payments.byNumber('T1')).toStrictEqual({ payment, revision, watch });
  }
  expect(store.payments.byNumber('T2')).toBeNull();
});

test('an update is guarded: the second of two with the same revision changes nothing', () => {
  const { store } = bareStore();
  const { revision } = placeSample(store, 'o1', 'T1');
  const [, waiting, unknown] = paymentInEachState('T1', 'o1');
  expect(store.payments.update(waiting!, NO_WATCH, revision)).toBe(true);
  expect(store.payments.update(unknown!, { ...NO_WATCH, asks: 9 }, revision)).toBe(false);
  expect(store.payments.byNumber('T1')).toMatchObject({ payment: waiting, watch: NO_WATCH });
});

test('the watch is beside the state machine: setting it moves no revision', () => {
  const { store } = bareStore();
  const { revision } = placeSample(store, 'o1', 'T1');
  store.payments.setWatch('T1', { askAt: 7, asks: 3, onScreenSince: 1 });
  expect(store.payments.byNumber('T1')).toMatchObject({
    revision,
    watch: { askAt: 7, asks: 3, onScreenSince: 1 },
  });
  expect(() => store.payments.setWatch('T2', NO_WATCH)).toThrow('T2');
});

test('due: soonest first, within the limit; never what is not to be asked', () => {
  const { store } = bareStore();
  store.orders.insert(sampleOrder('o1'));
  expect(store.payments.nextAskAt()).toBeNull();
  for (const [number, askAt] of [
    ['A', 30],
    ['B', 10],
    ['C', null],
    ['D', 20],
    ['E', 40],
  ] as const) {
    store.payments.insert(samplePayment(number, 'o1'), { ...NO_WATCH, askAt });
  }
  const numbers = (now: number, limit: number) =>
    store.payments.due(now, limit).map(({ payment }) => payment.outTradeNo);
  expect(numbers(30, 10)).toEqual(['B', 'D', 'A']);
  expect(numbers(30, 2)).toEqual(['B', 'D']);
  expect(numbers(9, 10)).toEqual([]);
  expect(store.payments.nextAskAt()).toBe(10);
});

test('open are the four states that may still be paid; a closed one may still have to be asked', () => {
  const { store } = bareStore();
  store.orders.insert(sampleOrder('o1'));
  for (const [n, payment] of paymentInEachState('T', 'o1').entries()) {
    store.payments.insert({ ...payment, outTradeNo: `T${n}` }, { ...NO_WATCH, askAt: n });
  }
  expect(store.payments.open().map(({ payment }) => payment.state)).toEqual([
    'created',
    'waiting',
    'unknown',
    'closing',
  ]);
  expect(store.payments.countOpen()).toBe(4);
  expect(store.payments.closedToAsk().map(({ payment }) => payment.state)).toEqual(['closed']);
  expect(store.payments.ofOrder('o1')).toHaveLength(7);
  expect(store.payments.ofOrder('o2')).toEqual([]);
});

test('the questions of the scheduler are answered from small indexes, not by reading every payment', () => {
  const { db } = bareStore();
  const plan = (sql: string) => JSON.stringify(db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all());
  const watched = "(ask_at IS NOT NULL OR payments.state IN ('created', 'waiting', 'unknown', 'closing'))";
  expect(plan(`SELECT * FROM payments WHERE ${watched} AND ask_at <= 5 ORDER BY ask_at LIMIT 3`)).toMatch(
    /SEARCH payments USING INDEX payments_watched/,
  );
  expect(plan(`SELECT count(*) FROM payments WHERE ${watched} AND asks = 1`)).toMatch(
    /SCAN payments USING INDEX payments_watched/,
  );
});

test.each([
  "facts = '{}'",
  "facts = ''",
  "facts = 'null'",
  'facts = \'{"qrText":5,"vainAsks":0,"oddAmount":null}\'',
  'facts = \'{"qrText":"x","vainAsks":0.5,"oddAmount":null}\'',
  "state = 'paid'",
  "channel = 'cash'",
])('a row that cannot be is not believed: %s', (change) => {
  const { db, store } = bareStore();
  const { revision } = placeSample(store, 'o1', 'T1');
  store.payments.update(paymentInEachState('T1', 'o1')[1]!, NO_WATCH, revision);
  db.exec(`UPDATE payments SET ${change}`);
  expect(() => store.payments.byNumber('T1')).toThrow(DamagedRow);
});

test('facts cannot stand in for the terms that were fixed before the call', () => {
  const { db, store } = bareStore();
  placeSample(store, 'o1', 'T1');
  db.exec(`UPDATE payments SET facts = '{"oddAmount":null,"amount":1,"outTradeNo":"T9"}'`);
  expect(store.payments.byNumber('T1')?.payment).toMatchObject({ amount: 12_000, outTradeNo: 'T1' });
});

test('a merchant order number is stored once, and never without its order', () => {
  const { store } = bareStore();
  placeSample(store, 'o1', 'T1');
  expect(() => store.payments.insert(samplePayment('T1', 'o1'), NO_WATCH)).toThrow('UNIQUE');
  expect(() => store.payments.insert(samplePayment('T2', 'nobody'), NO_WATCH)).toThrow('no order nobody');
  expect(store.payments.byNumber('T2')).toBeNull();
});
