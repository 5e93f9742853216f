import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RosterLine, RosterStage, Store } from '../../../../src/main/store/types';
import { bareStore } from '../support/memory-store';
import { loadRoster, manyLines, rosterLine } from '../support/roster-lines';
import { ALL_LINES, sampleOrder } from '../support/sample-money';

function compared(stage: RosterStage, limit = 2) {
  const step = stage.compare();
  for (;;) {
    const done = step(limit);
    if (done !== null) return done;
  }
}

function carryAll(stage: RosterStage, limit: number, isExcepted: (feeItemId: string) => boolean): void {
  let after: number | null = null;
  do ({ after } = stage.carryOver(after, limit, isExcepted));
  while (after !== null);
}

function staged(store: Store, lines: readonly RosterLine[]): RosterStage {
  const stage = store.roster.stage();
  stage.add(lines);
  return stage;
}

const few = fc.constantFrom;
/** A fee item belongs to one candidate, as in every roster that was read from a file. */
const anyLines = fc
  .uniqueArray(
    fc.record({
      item: few('f1', 'f2', 'f3', 'f4', 'f5', 'f6'),
      id: few('a', 'b', 'c'),
      name: few('张三', '李四'),
      phone: few(null, '13800001111', '13900001111'),
      amount: fc.integer({ min: 1, max: 3 }),
    }),
    { selector: ({ item }) => item, maxLength: 6 },
  )
  .map((lines) => lines.map((line) => rosterLine({ ...line, document: `G-${line.id}` })));

/** Persons as their last line has them. */
function settled(lines: readonly RosterLine[]): readonly RosterLine[] {
  const persons = new Map(lines.map(({ candidate }) => [candidate.id, candidate]));
  return lines.map((line) => ({ ...line, candidate: persons.get(line.candidate.id) ?? line.candidate }));
}

const byItem = (lines: readonly RosterLine[]) => new Map(lines.map((line) => [line.feeItem.id, line]));

function expected(roster: readonly RosterLine[], file: readonly RosterLine[]) {
  const [before, now] = [byItem(roster), byItem(file)];
  const sum = (lines: readonly RosterLine[]) => ({
    lines: lines.length,
    amount: lines.reduce((total, { feeItem }) => total + feeItem.amount, 0),
  });
  const known = file.filter(({ feeItem }) => before.has(feeItem.id));
  const isSame = (line: RosterLine) => JSON.stringify(line) === JSON.stringify(before.get(line.feeItem.id));
  const changed = known.filter((line) => !isSame(line));
  const changedBefore = changed.flatMap(({ feeItem }) => before.get(feeItem.id) ?? []);
  return {
    added: sum(file.filter(({ feeItem }) => !before.has(feeItem.id))),
    changed: { ...sum(changed), before: sum(changedBefore).amount },
    same: sum(known.filter(isSame)),
    absent: sum(roster.filter(({ feeItem }) => !now.has(feeItem.id))),
    paidHere: { inFile: 0, absent: 0 },
    held: { replace: 0, merge: 0, withdraw: 0 },
  };
}

const IDS = ['a', 'b', 'c'];
const inRoster = (store: Store) =>
  IDS.map((id) => [
    store.roster.byId(id),
    store.roster.feeItems(id).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  ]);

function ofLines(lines: readonly RosterLine[]) {
  return IDS.map((id) => {
    const own = lines.filter(({ candidate }) => candidate.id === id);
    const items = own.map(({ feeItem }) => feeItem).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    return [own[0]?.candidate ?? null, items];
  });
}

describe('a stage beside the roster in force', () => {
  test('every line is counted once, whatever the slices', () => {
    const { store } = bareStore();
    fc.assert(
      fc.property(anyLines, anyLines, fc.integer({ min: 1, max: 7 }), (roster, file, limit) => {
        loadRoster(store, roster);
        const stage = staged(store, file);
        expect(compared(stage, limit)).toEqual(expected(settled(roster), settled(file)));
        stage.discard();
      }),
      { numRuns: 60 },
    );
  });

  test('merge: the file counts for its lines and persons, everything else stays', () => {
    const { store } = bareStore();
    fc.assert(
      fc.property(anyLines, anyLines, fc.integer({ min: 1, max: 7 }), (roster, file, limit) => {
        loadRoster(store, roster);
        const stage = staged(store, file);
        carryAll(stage, limit, stage.has);
        stage.switchIn();
        const former = new Map(roster.map(({ candidate }) => [candidate.id, candidate]));
        const persons = new Map(former);
        for (const { candidate } of file) {
          const phone = candidate.phone ?? null;
          persons.set(candidate.id, { ...candidate, phone });
        }
        const items = byItem(roster);
        for (const line of file) items.set(line.feeItem.id, line);
        const merged = [...items.values()].map(({ candidate: { id }, feeItem }) => {
          const own = persons.get(id) ?? rosterLine({ id }).candidate;
          return { feeItem, candidate: { ...own, phone: own.phone ?? former.get(id)?.phone ?? null } };
        });
        expect(inRoster(store)).toEqual(ofLines(merged));
      }),
      { numRuns: 60 },
    );
  });

  test('withdraw: what the file names is gone, everything else is as it was, in its order', () => {
    const { store } = bareStore();
    const roster = manyLines(30);
    loadRoster(store, roster);
    const file = staged(
      store,
      roster.filter((_, at) => at % 3 === 0),
    );
    const rest = store.roster.stage();
    carryAll(rest, 7, file.has);
    file.discard();
    rest.switchIn();
    const left = roster.map(({ candidate }) => store.roster.feeItems(candidate.id).length);
    expect(left).toEqual(roster.map((_, at) => (at % 3 === 0 ? 0 : 1)));
  });

  test('a corrected document is one changed line, and merging leaves one line, not two', () => {
    const { store } = bareStore();
    loadRoster(store, [rosterLine({ id: 'old', document: 'G1' })]);
    const stage = staged(store, [rosterLine({ id: 'new', document: 'G2' })]);
    expect(compared(stage)).toMatchObject({
      changed: { lines: 1 },
      added: { lines: 0 },
      absent: { lines: 0 },
    });
    carryAll(stage, 5, stage.has);
    stage.switchIn();
    expect([store.roster.byId('old'), store.roster.feeItems('new').length]).toEqual([null, 1]);
  });

  test('an empty roster has nothing to carry over or to lose', () => {
    const { store } = bareStore();
    const stage = staged(store, [rosterLine()]);
    expect(compared(stage)).toMatchObject({ added: { lines: 1 }, absent: { lines: 0 } });
    expect(stage.carryOver(null, 10, () => false)).toEqual({ after: null, lines: 0 });
  });
});

describe('lines under a live claim', () => {
  const OWN = { id: 'candidate-1', item: 'fee-1' };

  test.each(['replace', 'merge', 'withdraw'] as const)(
    '%s: the dry run says what the switch does',
    (mode) => {
      const { store } = bareStore();
      loadRoster(store, [rosterLine({ ...OWN, amount: 10 }), rosterLine({ item: 'f-d', id: 'd' })]);
      const order = sampleOrder('O1');
      store.orders.insert(order);
      store.claims.take({ candidateId: OWN.id, feeItemId: OWN.item, orderId: 'O1', at: 1 });
      const file = staged(store, [rosterLine({ ...OWN, amount: 99 })]);
      const said = compared(file).held[mode];
      const stage = mode === 'withdraw' ? store.roster.stage() : file;
      if (mode !== 'replace') carryAll(stage, 3, file.has);
      expect([said, stage.switchIn().queued]).toEqual([1, 1]);
      expect(store.roster.feeItems(OWN.id)[0]?.amount).toBe(10);
      store.claims.release('O1', 2, ALL_LINES);
      const after = store.roster.feeItems(OWN.id).map(({ amount }) => amount);
      expect(after).toEqual(mode === 'withdraw' ? [] : [99]);
      expect(store.roster.byId('d') === null).toBe(mode === 'replace');
    },
  );

  test('a line that says the same is not held; one that waits already goes on waiting', () => {
    const { store } = bareStore();
    const own = (amount: number) => rosterLine({ ...OWN, amount });
    loadRoster(store, [own(10)]);
    store.orders.insert(sampleOrder('O1'));
    store.claims.take({ candidateId: OWN.id, feeItemId: OWN.item, orderId: 'O1', at: 1 });
    const same = staged(store, [own(10)]);
    expect(compared(same).held).toEqual({ replace: 0, merge: 0, withdraw: 1 });
    same.discard();
    expect(loadRoster(store, [own(20)])).toEqual({ queued: 1 });
    const other = staged(store, [rosterLine({ item: 'f-x', id: 'x' })]);
    expect(compared(other).held).toEqual({ replace: 1, merge: 1, withdraw: 1 });
    carryAll(other, 5, other.has);
    expect(other.switchIn()).toEqual({ queued: 1 });
  });

  test('what was paid here is counted, in the file and missing from it', () => {
    const { store } = bareStore();
    const line = (id: string) => rosterLine({ id, item: `f-${id}` });
    loadRoster(store, [line('a'), line('b'), line('c')]);
    store.orders.insert(sampleOrder('O1'));
    for (const id of ['a', 'b']) {
      store.claims.settle({ candidateId: id, feeItemId: `f-${id}`, orderId: 'O1', settledBy: 'P1', at: 1 });
    }
    expect(compared(staged(store, [line('a')])).paidHere).toEqual({ inFile: 1, absent: 1 });
  });
});

test('a mapping is remembered by the signature of its header; the ones unused longest are forgotten', () => {
  const { store } = bareStore();
  store.mappings.keep('s', ['name', null], 1);
  store.mappings.keep('s', ['document', null], 2);
  expect(store.mappings.get('s')).toEqual(['document', null]);
  expect(store.mappings.get('other')).toBeNull();
  for (let at = 0; at < 200; at += 1) store.mappings.keep(`k${at}`, [null], 10 + at);
  expect(store.mappings.get('s')).toBeNull();
  expect(store.mappings.get('k199')).toEqual([null]);
});
