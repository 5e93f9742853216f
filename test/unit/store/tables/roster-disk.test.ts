import { cpSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { connectReadOnly, firstValue, type Database } from '../../../../src/main/store/database';
import type { RosterLine, RosterStage } from '../../../../src/main/store/types';
import { bareStore } from '../support/memory-store';
import { open, tempFolder } from '../support/open-for-test';
import { loadRoster, manyLines, rosterLine } from '../support/roster-lines';

const PAGE = 4096;
const MIB = 1024 * 1024;

const logSchema = z.tuple([z.object({ log: z.number(), checkpointed: z.number() })]);

/** Pages in the log, and how many of them were not copied back. */
function logOf(db: Database): { readonly pages: number; readonly waiting: number } {
  const [{ log, checkpointed }] = logSchema.parse(db.pragma('wal_checkpoint(NOOP)'));
  return { pages: log, waiting: log - checkpointed };
}

function stageIn(stage: RosterStage, lines: readonly RosterLine[], then: () => void): void {
  for (let at = 0; at < lines.length; at += 200) {
    stage.add(lines.slice(at, at + 200));
    then();
  }
  while (stage.index(2_000)) then();
}

test('staging writes each page about once, however the numbers of people are scattered', () => {
  const { db, store } = bareStore();
  db.pragma('wal_autocheckpoint = 0');
  const pages = () => Number(db.pragma('page_count', { simple: true }));
  const stage = store.roster.stage();
  const before = { pages: pages(), log: logOf(db).pages };
  stageIn(stage, manyLines(10_000), () => undefined);
  stage.switchIn();
  const written = logOf(db).pages - before.log;
  expect(pages() - before.pages).toBeGreaterThan(800);
  expect(written / (pages() - before.pages)).toBeLessThan(1.5);
});

test('sweeping touches each page of a former roster about once', () => {
  const { db, store } = bareStore();
  db.pragma('wal_autocheckpoint = 0');
  loadRoster(store, manyLines(10_000));
  const pages = Number(db.pragma('page_count', { simple: true }));
  loadRoster(store, [rosterLine()]);
  // Otherwise the log is copied back, and begins anew.
  const reader = heldAt(db);
  const before = logOf(db).pages;
  while (store.roster.sweep(1_000));
  expect((logOf(db).pages - before) / pages).toBeLessThan(1.5);
  reader.close();
});

/** Somebody who reads the state of now until closed. */
function heldAt(db: Database): Database {
  const reader = connectReadOnly(db.name);
  reader.exec('BEGIN');
  reader.prepare('SELECT count(*) FROM meta').get();
  return reader;
}

test('the log stays short all the time, so that no payment has to copy a long one back', () => {
  const { db, store } = bareStore();
  const stage = store.roster.stage();
  let longest = 0;
  stageIn(stage, manyLines(10_000), () => {
    longest = Math.max(longest, logOf(db).waiting);
    stage.checkpoint();
  });
  stage.switchIn();
  loadRoster(store, [rosterLine()]);
  while (store.roster.sweep(200)) longest = Math.max(longest, logOf(db).waiting);
  expect(longest * PAGE).toBeLessThan(2 * MIB);
});

test('who reads an older state for long is told of, so that the writer can wait', () => {
  const { db, store } = bareStore();
  const stage = store.roster.stage();
  stage.add(manyLines(100));
  expect(stage.checkpoint()).toBe('idle');
  const reader = heldAt(db);
  const seen = new Set<string>();
  const long = manyLines(1_200, { name: '张'.repeat(3_000) });
  for (let at = 0; at < long.length; at += 100) {
    stage.add(long.slice(at, at + 100));
    seen.add(stage.checkpoint());
  }
  expect(seen).toContain('blocked');
  expect(logOf(db).waiting * PAGE).toBeGreaterThan(8 * MIB);
  reader.close();
  expect(stage.checkpoint()).toBe('copied');
  expect(stage.checkpoint()).toBe('idle');
});

test('only the stage goes without syncs: whatever it did, the next commit is synced as before', () => {
  const { db, store, transactions } = bareStore();
  const level = () => Number(db.pragma('synchronous', { simple: true }));
  const FULL = 2;
  db.pragma('synchronous = FULL');
  const stage = store.roster.stage();
  const levels: number[] = [];
  const { run } = transactions;
  vi.spyOn(transactions, 'run').mockImplementation((work) => {
    levels.push(level());
    return run(work);
  });
  stage.add(manyLines(1));
  transactions.run(() => stage.add(manyLines(1, { id: 'c2' })));
  expect(levels).toEqual([1, FULL, FULL]);
  expect(level()).toBe(FULL);
  stage.index(1);
  expect(level()).toBe(FULL);
  const broken = store.roster.stage();
  db.exec(
    "CREATE TEMP TRIGGER full BEFORE INSERT ON main.roster_items BEGIN SELECT RAISE(FAIL, 'full'); END",
  );
  expect(() => broken.add(manyLines(1))).toThrow('full');
  expect(level()).toBe(FULL);
  broken.discard();
  store.roster.sweep(1);
  expect(level()).toBe(FULL);
  db.pragma('synchronous = OFF');
  stage.switchIn();
  expect(level()).toBe(0);
});

/** Of all tables; a candidate with one line has seven. */
function countRosterRows(path: string): number {
  const db = connectReadOnly(path);
  const names = [
    'candidates',
    'items',
    'by_candidate',
    'by_document',
    'by_phone_tail',
    'by_name',
    'by_registration',
  ];
  const counts = names.map((name) => Number(firstValue(db, `SELECT count(*) FROM roster_${name}`)));
  db.close();
  return counts.reduce((sum, count) => sum + count, 0);
}

test(
  'a power cut while a roster is staged: what was committed is there, of the stage nothing stays',
  { timeout: 60_000 },
  async () => {
    const dir = tempFolder();
    const { store } = await open({ dir });
    loadRoster(store, [rosterLine()]);
    const wal = join(dir, 'kiosk.db-wal');
    const stage = store.roster.stage();
    const lines = manyLines(1_200);
    stage.add(lines.slice(0, 300));
    store.facts.set('paid', 'yes');
    const synced = statSync(wal).size;
    stage.add(lines.slice(300, 900));
    stage.add(lines.slice(900));
    while (stage.index(1_000));
    const end = statSync(wal).size;
    expect(end - synced).toBeGreaterThan(300_000);
    for (const [at, cut] of [synced, synced + 1, (synced + end) >> 1, end - 10, end].entries()) {
      const after = tempFolder();
      cpSync(dir, after, {
        recursive: true,
        filter: (path) => !path.endsWith('-shm') && !path.includes('lock.db'),
      });
      // What was not synced may be there, missing, or torn with zeros behind it.
      truncateSync(join(after, 'kiosk.db-wal'), cut);
      if (at % 2 === 1) truncateSync(join(after, 'kiosk.db-wal'), end);
      const opened = await open({ dir: after });
      expect(opened.store.facts.get('paid')).toBe('yes');
      expect(opened.store.roster.byId('c1')).toEqual(rosterLine().candidate);
      expect(opened.store.roster.search('张', 99)).toHaveLength(1);
      await opened.sweep();
      await opened.checkFully();
      expect(opened.findings().check).toBeNull();
      await opened.close();
      expect(countRosterRows(join(after, 'kiosk.db'))).toBe(7);
    }
  },
);
