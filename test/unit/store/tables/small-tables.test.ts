import { expect, test } from 'vitest';
import { fen } from '../../../../src/shared/money';
import type { Refund } from '../../../../src/shared/refund';
import { bareStore } from '../support/memory-store';
import { placeSample } from '../support/sample-money';

const refund: Refund = {
  refundNumber: 'R1',
  outTradeNo: 'T1',
  channel: 'wechat',
  lineNumber: 1,
  amount: fen(500),
  reason: 'duplicate',
  askedBy: 'system',
  because: null,
  state: 'approved',
  decidedBy: null,
  note: null,
  problem: null,
  createdAt: 3,
  askAt: 9,
  asks: 0,
};

test('a refund comes back as stored and moves on', () => {
  const { refunds, ...store } = bareStore().store;
  placeSample({ refunds, ...store }, 'o1', 'T1');
  refunds.insert(refund);
  expect(refunds.byNumber('R1')).toStrictEqual(refund);
  expect([refunds.nextAskAt(), refunds.due(8, 5), refunds.due(9, 5)]).toEqual([9, [], [refund]]);
  expect(refunds.waiting(9)).toEqual([]);
  const stuck: Refund = {
    ...refund,
    state: 'needs-person',
    problem: 'stuck',
    decidedBy: 'b',
    note: '说明',
    askAt: null,
    asks: 4,
  };
  refunds.update(stuck);
  expect([refunds.ofPayment('T1'), refunds.waiting(9)]).toStrictEqual([[stuck], [stuck]]);
  refunds.update({ ...stuck, state: 'settled-outside', problem: null });
  expect(refunds.waiting(9)).toEqual([]);
  expect(refunds.nextAskAt()).toBeNull();
  expect(() => refunds.update({ ...stuck, refundNumber: 'R2' })).toThrow('R2');
});

test('what a rule gives back it gives back once per payment, line and reason', () => {
  const { store } = bareStore();
  const { refunds } = store;
  placeSample(store, 'o1', 'T1');
  refunds.insert(refund);
  expect(refunds.exists('T1', 1, 'duplicate')).toBe(true);
  expect([refunds.exists('T1', 2, 'duplicate'), refunds.exists('T1', null, 'misfit')]).toEqual([
    false,
    false,
  ]);
  expect(() => refunds.insert({ ...refund, refundNumber: 'R2' })).toThrow('UNIQUE');
  refunds.insert({ ...refund, refundNumber: 'R2', lineNumber: 2 });
  refunds.insert({ ...refund, refundNumber: 'R3', lineNumber: null, reason: 'misfit' });
  expect(() => refunds.insert({ ...refund, refundNumber: 'R4', lineNumber: null, reason: 'misfit' })).toThrow(
    'UNIQUE',
  );
  expect(refunds.exists('T1', null, 'misfit')).toBe(true);
  expect(() => refunds.insert({ ...refund, refundNumber: 'R5', outTradeNo: 'T9' })).toThrow('FOREIGN KEY');
});

test('the registry hears once: the same order, line, event and refund is one entry', () => {
  const { store } = bareStore();
  placeSample(store, 'o1', 'T1');
  const entry = {
    orderId: 'o1',
    lineNumber: 1,
    event: 'paid' as const,
    refundNumber: null,
    at: 1,
    candidateId: 'c',
    feeItemId: 'f',
    outTradeNo: 'T1',
    amount: fen(5),
    channel: 'alipay' as const,
    tellAt: null,
  };
  const back = { ...entry, event: 'refunded' as const, refundNumber: 'R1' };
  const others = [
    { ...back, refundNumber: 'R2' },
    { ...entry, lineNumber: 2 },
    { ...entry, refundNumber: 'R1' },
  ];
  for (const each of [entry, entry, back, back, ...others]) {
    store.outbox.add(each);
  }
  expect(store.outbox.ofOrder('No1')).toHaveLength(5);
});

test('wrong tries count in a row, lock, and start anew when cleared; keys are nowhere in the open', () => {
  const { db, store } = bareStore();
  const { attempts } = store;
  const key = '110105199003070019';
  expect(attempts.state(key)).toEqual({ wrongInARow: 0, lockedUntil: null });
  expect([1, 2, 3].map((at) => attempts.wrong(key, at).wrongInARow)).toEqual([1, 2, 3]);
  attempts.lock(key, 99);
  expect(attempts.state(key)).toEqual({ wrongInARow: 3, lockedUntil: 99 });
  expect(attempts.state('110105199003070027').wrongInARow).toBe(0);
  expect(JSON.stringify(db.prepare('SELECT hex(key_blind) FROM attempts').all())).not.toContain(
    Buffer.from(key).toString('hex').toUpperCase(),
  );
  attempts.clear(key);
  expect(attempts.state(key)).toEqual({ wrongInARow: 0, lockedUntil: null });
});

test('tries of people who gave up are forgotten after a day; a lock that lasts is not', () => {
  const { db, store } = bareStore();
  const day = 24 * 3_600_000;
  for (let n = 0; n < 15; n += 1) store.attempts.wrong(`gave up ${n}`, 1000);
  store.attempts.wrong('locked', 1000);
  store.attempts.lock('locked', 5 * day);
  store.attempts.wrong('new', 1001 + day);
  expect(db.prepare('SELECT count(*) FROM attempts').pluck().get()).toBe(2);
  expect(store.attempts.state('locked').lockedUntil).toBe(5 * day);
});

test('facts', () => {
  const { facts } = bareStore().store;
  expect(facts.get('x')).toBeNull();
  facts.set('x', '');
  expect(facts.get('x')).toBe('');
  facts.set('x', "'; DROP TABLE facts; --\0密");
  expect(facts.get('x')).toBe("'; DROP TABLE facts; --\0密");
});
