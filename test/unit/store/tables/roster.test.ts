import { expect, test } from 'vitest';
import type { Store } from '../../../../src/main/store/types';
import { bareStore } from '../support/memory-store';
import { loadRoster as load, rosterLine as line } from '../support/roster-lines';
import { ALL_LINES, sampleOrder } from '../support/sample-money';

const ids = (candidates: readonly { readonly id: string }[]) => candidates.map(({ id }) => id);
const amounts = (store: Store) => store.roster.feeItems('c1').map((item) => [item.id, item.amount]);

test('nothing is seen of a generation until it is switched in, and nothing of one that was discarded', () => {
  const { store } = bareStore();
  expect(store.roster.isEmpty()).toBe(true);
  const stage = store.roster.stage();
  stage.add([line()]);
  expect([store.roster.byId('c1'), store.roster.isEmpty()]).toEqual([null, true]);
  expect(stage.switchIn()).toEqual({ queued: 0 });
  expect(store.roster.byId('c1')).toStrictEqual(line().candidate);
  expect(store.roster.feeItems('c1')).toStrictEqual([line().feeItem]);
  const dropped = store.roster.stage();
  dropped.add([line({ id: 'c2' })]);
  dropped.discard();
  expect(() => dropped.switchIn()).toThrow('no longer');
  expect(() => stage.add([])).toThrow('no longer');
  expect([store.roster.byId('c2'), store.roster.isEmpty()]).toEqual([null, false]);
});

test('fee items come in the order of the file', () => {
  const { store } = bareStore();
  load(
    store,
    ['z', 'a', 'm'].map((item) => line({ item })),
  );
  expect(ids(store.roster.feeItems('c1'))).toEqual(['z', 'a', 'm']);
});

test('a document is found in every way of writing it; several people may share a form', () => {
  const { store } = bareStore();
  load(store, [
    line({ id: 'old', document: '110105491231002' }),
    line({ id: 'new', document: '11010519491231002X' }),
    line({ id: 'pass', document: 'e12345678' }),
  ]);
  for (const typed of [
    '11010519491231002X',
    '11010519491231002x',
    '１１０１０５１９４９１２３１００２Ｘ',
    '110105491231002',
  ]) {
    expect(ids(store.roster.byDocument(typed)).toSorted()).toEqual(['new', 'old']);
  }
  expect(store.roster.byDocument('E1234 5678')[0]).toMatchObject({ id: 'pass', documentNumber: 'e12345678' });
  expect(store.roster.byDocument('')).toEqual([]);
});

test('search: document, registration number, phone tail, beginning of the name', () => {
  const { store } = bareStore();
  load(store, [
    line({ id: 'a', name: '张三丰', document: 'G1', phone: '+86 138-1234-5678', registration: 'Ab-01' }),
    line({ id: 'b', name: '张三', document: 'G2', phone: '13900005678', registration: 'AB-02' }),
    line({ id: 'c', name: 'Álvaro  DE la Cruz', document: 'G3', phone: null, registration: '5678' }),
    line({ id: 'd', name: '李%', document: 'G4', phone: '12', registration: 'X' }),
  ]);
  const found = (query: string, limit = 10) => ids(store.roster.search(query, limit));
  expect(found('张三')).toEqual(['b', 'a']);
  expect(found('张')).toHaveLength(2);
  expect(found('三')).toEqual([]);
  expect(found('5678').toSorted()).toEqual(['a', 'b', 'c']);
  expect(found('ab-01')).toEqual(['a']);
  expect(found(' ÁLVARO de ')).toEqual(['c']);
  expect(found('g2')).toEqual(['b']);
  expect(found('%')).toEqual([]);
  expect(found('李%')).toEqual(['d']);
  expect(found('张三', 1)).toEqual(['b']);
  for (const odd of ['', '   ', '\0', "' OR 1=1", 'x'.repeat(100_000), '\u{10FFFF}'])
    expect(found(odd)).toEqual([]);
  expect(found('张', 0)).toEqual([]);
});

test('document and phone numbers are nowhere in the file in the open', () => {
  const { db, store } = bareStore();
  load(store, [line()]);
  db.pragma('wal_checkpoint(TRUNCATE)');
  const bytes = db.serialize().toString('latin1');
  for (const open of ['110105199003070019', '13812345678', '5678']) expect(bytes).not.toContain(open);
  expect(bytes).toContain('R2026001');
});

test('a sealed number moved to somebody else’s row does not open', () => {
  const { db, store } = bareStore();
  load(store, [line(), line({ id: 'c2', document: 'G2' })]);
  db.exec(
    "UPDATE roster_candidates SET numbers_sealed = (SELECT numbers_sealed FROM roster_candidates WHERE candidate_id = 'c1') WHERE candidate_id = 'c2'",
  );
  expect(() => store.roster.byId('c2')).toThrow('does not open');
});

test('under a live claim the former line stays until the claim is given back, then the new one holds (rule 16)', () => {
  const { store } = bareStore();
  load(store, [line({ amount: 100 }), line({ item: 'f2', amount: 200 })]);
  store.orders.insert(sampleOrder('o1', ['f1']));
  store.claims.take({ candidateId: 'c1', feeItemId: 'f1', orderId: 'o1', at: 1 });
  expect(load(store, [line({ amount: 111 }), line({ item: 'f2', amount: 222 })])).toEqual({ queued: 1 });
  expect(amounts(store)).toEqual([
    ['f1', 100],
    ['f2', 222],
  ]);
  expect(load(store, [line({ amount: 113 }), line({ item: 'f2', amount: 223 })])).toEqual({ queued: 1 });
  expect(amounts(store)).toEqual([
    ['f1', 100],
    ['f2', 223],
  ]);
  while (store.roster.sweep(1));
  expect(amounts(store)).toEqual([
    ['f1', 100],
    ['f2', 223],
  ]);
  store.claims.release('o1', 2, ALL_LINES);
  expect(amounts(store)).toEqual([
    ['f1', 113],
    ['f2', 223],
  ]);
});

test('a candidate who was withdrawn stays to be found while a claim of theirs lives', () => {
  const { store } = bareStore();
  load(store, [line(), line({ item: 'f2' })]);
  store.orders.insert(sampleOrder('o1', ['f1']));
  store.claims.take({ candidateId: 'c1', feeItemId: 'f1', orderId: 'o1', at: 1 });
  expect(load(store, [line({ id: 'c9', item: 'f9', document: 'G9' })])).toEqual({ queued: 1 });
  while (store.roster.sweep(3));
  expect(store.roster.byId('c1')).toStrictEqual(line().candidate);
  expect(ids(store.roster.byDocument('110105199003070019'))).toEqual(['c1']);
  expect(ids(store.roster.feeItems('c1'))).toEqual(['f1']);
  store.claims.settle({ candidateId: 'c1', feeItemId: 'f1', orderId: 'o1', settledBy: 'T1', at: 2 });
  expect([
    store.roster.byId('c1'),
    store.roster.byDocument('110105199003070019'),
    store.roster.feeItems('c1'),
  ]).toEqual([null, [], []]);
});

test('a line that says the same under a live claim is not queued, and settled claims hold nothing back', () => {
  const { store } = bareStore();
  load(store, [line({ amount: 100 }), line({ item: 'f2', amount: 200 })]);
  store.orders.insert(sampleOrder('o1', ['f1', 'f2']));
  for (const feeItemId of ['f1', 'f2'])
    store.claims.take({ candidateId: 'c1', feeItemId, orderId: 'o1', at: 1 });
  store.claims.settle({ candidateId: 'c1', feeItemId: 'f2', orderId: 'o1', settledBy: 'T', at: 2 });
  expect(load(store, [line({ amount: 100 }), line({ item: 'f2', amount: 222 })])).toEqual({ queued: 0 });
  expect(amounts(store)).toEqual([
    ['f1', 100],
    ['f2', 222],
  ]);
});

test('a changed phone number shows at once; only claimed lines wait', () => {
  const { store } = bareStore();
  load(store, [line()]);
  store.orders.insert(sampleOrder('o1', ['f1']));
  store.claims.take({ candidateId: 'c1', feeItemId: 'f1', orderId: 'o1', at: 1 });
  load(store, [line({ phone: '13900000000', amount: 1 })]);
  expect(store.roster.byId('c1')?.phone).toBe('13900000000');
});
