import { expect, test } from 'vitest';
import { StoreNotWritable } from '../../../src/main/store/transactions';
import { bareStore } from './support/memory-store';

test('all or nothing', () => {
  const { store } = bareStore();
  expect(() =>
    store.transaction(() => {
      store.facts.set('a', '1');
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(store.facts.get('a')).toBeNull();
});

test('a nested call joins; when it fails, the whole is undone even if the failure is caught', () => {
  const { store } = bareStore();
  expect(() =>
    store.transaction(() => {
      store.facts.set('a', '1');
      try {
        store.transaction(() => {
          store.facts.set('b', '1');
          throw new Error('inner');
        });
      } catch {
        store.facts.set('c', '1');
      }
    }),
  ).toThrow('a part of the transaction failed');
  expect([store.facts.get('a'), store.facts.get('b'), store.facts.get('c')]).toEqual([null, null, null]);
  store.transaction(() => store.transaction(() => store.facts.set('a', '2')));
  expect(store.facts.get('a')).toBe('2');
});

test('a transaction across an await is refused and leaves nothing', () => {
  const { store } = bareStore();
  expect(() =>
    store.transaction(() => {
      store.facts.set('a', '1');
      return Promise.resolve();
    }),
  ).toThrow('await');
  expect(store.facts.get('a')).toBeNull();
});

test('the journal goes back with the transaction, and its numbers have no gap', () => {
  const { store, journal } = bareStore();
  const entry = { at: 1, what: 'test', subject: 's', facts: {} };
  store.journal.append(entry);
  expect(() =>
    store.transaction(() => {
      store.journal.append(entry);
      expect(store.journal.head().sequence).toBe(2);
      expect(journal.committedHead().sequence).toBe(1);
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(store.journal.head().sequence).toBe(1);
  store.journal.append(entry);
  expect(store.journal.ofSubject('s').map(({ sequence }) => sequence)).toEqual([1, 2]);
});

test('a full disk: nothing of the transaction stays, it is said as such, and writing is tried again', () => {
  const { db, store, transactions } = bareStore();
  store.facts.set('before', 'kept');
  expect(transactions.writable()).toBe(true);
  const pages = Number(db.pragma('page_count', { simple: true }));
  db.pragma(`max_page_count = ${pages + 2}`);
  const fill = () =>
    store.transaction(() => {
      for (let n = 0; n < 50; n += 1) store.facts.set(`big-${n}`, 'x'.repeat(4000));
      store.journal.append({ at: 1, what: 'never', subject: 's', facts: {} });
    });
  expect(fill).toThrow(StoreNotWritable);
  expect(store.facts.get('big-0')).toBeNull();
  expect(store.facts.get('before')).toBe('kept');
  expect(store.journal.head().sequence).toBe(0);
  db.pragma('max_page_count = 1000000');
  expect(transactions.writable()).toBe(true);
  fill();
  expect(store.facts.get('big-49')).toHaveLength(4000);
});

test('while the disk refuses even the smallest write, the store is not writable', () => {
  const { db, store, transactions } = bareStore();
  db.pragma('query_only = ON');
  expect(() => store.facts.set('a', '1')).toThrow(StoreNotWritable);
  expect(transactions.writable()).toBe(false);
  expect(transactions.writable()).toBe(false);
  db.pragma('query_only = OFF');
  expect(transactions.writable()).toBe(true);
});
