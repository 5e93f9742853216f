import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { RosterLine, RosterTable } from '../../../../src/main/store/types';
import { bareStore } from '../support/memory-store';
import { loadRoster, manyLines, rosterLine } from '../support/roster-lines';
import { ALL_LINES, sampleOrder } from '../support/sample-money';

const few = fc.constantFrom;
const anyLine = fc
  .record({
    id: few('a', 'b', 'c', 'd', 'E'),
    name: few('张三', '张三丰', '李四', 'Li  Si', 'ＬＩ'),
    document: few('G1', 'G2', '110105491231002', '11010519491231002X'),
    phone: few(null, '13800001111', '13900001111', '13800002222', '12'),
    item: few('f1', 'f2', 'f3'),
    registration: few('R1', 'r1', 'R2', '1111'),
    amount: fc.nat(9),
  })
  .map(rosterLine);

/** What can be found of a roster, in every way there is. */
function everything(roster: RosterTable) {
  const queries = ['G1', '110105491231002', '张', '张三丰', 'li', 'r1', 'R2', '1111', '2222'];
  return {
    people: ['a', 'b', 'c', 'd', 'E', 'e'].map((id) => [roster.byId(id), roster.feeItems(id)]),
    documents: ['G1', 'G2', '11010519491231002X'].map((number) => roster.byDocument(number)),
    found: queries.map((query) => roster.search(query, 99).toSorted((a, b) => (a.id < b.id ? -1 : 1))),
  };
}

/** Each candidate as their last line has them, of each fee item the last line. */
function lastOnes(lines: readonly RosterLine[]): readonly RosterLine[] {
  const candidates = new Map(lines.map(({ candidate }) => [candidate.id, candidate]));
  const key = ({ candidate, feeItem }: RosterLine) => `${candidate.id} ${feeItem.id}`;
  const last = new Map(lines.map((line) => [key(line), line]));
  return lines
    .filter((line) => last.get(key(line)) === line)
    .map((line) => ({ ...line, candidate: candidates.get(line.candidate.id) ?? line.candidate }));
}

const TABLES = ['by_candidate', 'by_document', 'by_phone_tail', 'by_name', 'by_registration', 'by_fee_item'];

/** Rows of all tables of the roster; a candidate with one line has eight. */
function rowsByGeneration(db: ReturnType<typeof bareStore>['db']) {
  const parts = [
    ...TABLES.map((table) => `SELECT generation FROM roster_${table}`),
    'SELECT key >> 32 FROM roster_items',
    'SELECT key >> 32 FROM roster_candidates',
  ];
  const sql = `SELECT generation, count(*) FROM (${parts.join(' UNION ALL ')}) GROUP BY generation`;
  return z.array(z.tuple([z.number(), z.number()])).parse(db.prepare(sql).raw().all());
}

test(
  'however lines are cut into slices and whatever they repeat, the last word of each is found, and nothing else',
  { timeout: 60_000 },
  () => {
    const { db, store } = bareStore();
    fc.assert(
      fc.property(
        fc.array(anyLine, { maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        fc.option(fc.integer({ min: 1, max: 4 })),
        (lines, batch, slice) => {
          const stage = store.roster.stage();
          for (let at = 0; at < lines.length; at += batch) stage.add(lines.slice(at, at + batch));
          if (slice !== null) while (stage.index(slice));
          stage.switchIn();
          const found = everything(store.roster);
          loadRoster(store, lastOnes(lines));
          const rows = new Map(rowsByGeneration(db));
          expect(rows.get(stage.generation)).toBe(rows.get(stage.generation + 1));
          while (store.roster.sweep(1_000));
          expect(found).toStrictEqual(everything(store.roster));
          expect(found.people.map(([, items]) => items)).toStrictEqual(
            ['a', 'b', 'c', 'd', 'E', 'e'].map((id) =>
              lastOnes(lines).flatMap(({ candidate, feeItem }) => (candidate.id === id ? [feeItem] : [])),
            ),
          );
        },
      ),
      { numRuns: 40 },
    );
  },
);

test('what finds people is made ready in slices; then nothing can be added, and switching in is as short as for few', () => {
  const { db, store } = bareStore();
  loadRoster(store, manyLines(2_000));
  const stage = store.roster.stage();
  stage.add(manyLines(2_000));
  const changes = () => Number(db.prepare('SELECT total_changes()').pluck().get());
  let slices = 1;
  for (let before = changes(); stage.index(150); before = changes()) {
    expect(changes() - before).toBeLessThanOrEqual(150);
    slices += 1;
  }
  expect(slices).toBeGreaterThan((5 * 2_000) / 150);
  expect(stage.index(150)).toBe(false);
  const before = changes();
  stage.switchIn();
  expect(changes() - before).toBeLessThan(5);
  expect(() => stage.add([])).toThrow('no longer');
  const other = store.roster.stage();
  other.add(manyLines(1));
  other.index(1);
  expect(() => other.add(manyLines(1))).toThrow('no longer');
});

test('two rosters can be staged side by side', () => {
  const { store } = bareStore();
  const [one, other] = [store.roster.stage(), store.roster.stage()];
  one.add([rosterLine({ id: 'one' })]);
  other.add([rosterLine({ id: 'other' })]);
  while (one.index(1));
  other.discard();
  one.switchIn();
  expect([store.roster.byId('one')?.id, store.roster.byId('other')]).toEqual(['one', null]);
});

test('a stage in which something failed can only be discarded, and leaves nothing', () => {
  const { db, store } = bareStore();
  loadRoster(store, [rosterLine()]);
  const stage = store.roster.stage();
  stage.add(manyLines(20));
  db.exec(
    "CREATE TEMP TRIGGER full BEFORE INSERT ON main.roster_items BEGIN SELECT RAISE(FAIL, 'full'); END",
  );
  expect(() => stage.add(manyLines(20))).toThrow('full');
  db.exec('DROP TRIGGER full');
  for (const step of [() => stage.add([]), () => stage.index(1), () => stage.switchIn()]) {
    expect(step).toThrow('no longer');
  }
  stage.discard();
  while (store.roster.sweep(9));
  expect(rowsByGeneration(db)).toEqual([[1, 8]]);
  expect(db.prepare('SELECT name FROM sqlite_temp_schema').all()).toEqual([]);
});

test('a switch that is undone together with what came around it can be discarded', () => {
  const { db, store } = bareStore();
  loadRoster(store, [rosterLine()]);
  const stage = store.roster.stage();
  stage.add(manyLines(3));
  const broken = () =>
    store.transaction(() => {
      stage.switchIn();
      throw new Error('full');
    });
  expect(broken).toThrow('full');
  stage.discard();
  while (store.roster.sweep(9));
  expect(rowsByGeneration(db)).toEqual([[1, 8]]);
  expect(store.roster.byId('c1')?.id).toBe('c1');
});

test('former generations are swept in slices, but for what a live claim keeps; current and staged ones stay', () => {
  const { db, store } = bareStore();
  loadRoster(store, manyLines(30));
  loadRoster(store, [...manyLines(30), rosterLine({ amount: 1 })]);
  store.orders.insert(sampleOrder('o1', ['f1']));
  store.claims.take({ candidateId: 'c1', feeItemId: 'f1', orderId: 'o1', at: 1 });
  expect(loadRoster(store, [...manyLines(30), rosterLine({ amount: 2 })])).toEqual({ queued: 1 });
  const staged = store.roster.stage();
  staged.add(manyLines(30));
  const changes = () => Number(db.prepare('SELECT total_changes()').pluck().get());
  let slices = 1;
  for (let before = changes(); store.roster.sweep(7); before = changes()) {
    // Seven rows, and the two generations that are forgotten.
    expect(changes() - before).toBeLessThanOrEqual(7 + 2);
    slices += 1;
  }
  expect(slices).toBeGreaterThanOrEqual((8 * 61) / 7);
  expect(rowsByGeneration(db)).toEqual([
    [2, 2],
    [3, 8 * 31],
    [4, 2 * 30],
  ]);
  expect(store.roster.feeItems('c1').map(({ amount }) => amount)).toEqual([1]);
  store.claims.release('o1', 2, ALL_LINES);
  while (store.roster.sweep(7));
  expect(rowsByGeneration(db)).toEqual([
    [3, 8 * 31],
    [4, 2 * 30],
  ]);
  expect(store.roster.sweep(7)).toBe(false);
  while (staged.index(7));
  staged.switchIn();
  expect(store.roster.search('张', 99)).toHaveLength(30);
});
