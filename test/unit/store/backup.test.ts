import Sqlite from 'better-sqlite3';
import { rmSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backupsIn, handClock, note, open, tempFolder } from './support/open-for-test';
import { startProcess } from './support/second-process';
import { placeSample } from './support/sample-money';

const HOLDER = new URL('./support/hold-store.ts', import.meta.url);
test('a backup is one whole file whose name says when and up to which journal entry', async () => {
  const dir = tempFolder();
  const opened = await open({ dir });
  note(opened, 1);
  placeSample(opened.store, 'o1', 'T1');
  await opened.backup();
  const { hash } = opened.store.journal.head();
  expect(backupsIn(dir)).toEqual([`kiosk-20261123-090000-j000001-${hash.slice(0, 12)}.db`]);
  const copy = new Sqlite(join(dir, 'backups', backupsIn(dir)[0]!), { readonly: true });
  expect(copy.pragma('journal_mode', { simple: true })).toBe('delete');
  expect(copy.prepare('SELECT out_trade_no FROM payments').pluck().all()).toEqual(['T1']);
  copy.close();
  expect(opened.intentLog.entries().at(-1)).toMatchObject({ kind: 'anchor', sequence: 1, hash });
  expect(opened.findings().backup).toBeNull();
});

test('the last fourteen are kept, and training and real ones do not push each other out', async () => {
  const dir = tempFolder();
  const { time, clock } = handClock();
  const training = await open({ dir, fileName: 'training.db' });
  await training.backup();
  await training.close();
  const opened = await open({ dir, clock });
  for (let hour = 0; hour < 20; hour += 1) {
    await opened.backup();
    time.now += 3_600_000;
    note(opened, hour);
  }
  const kept = backupsIn(dir).filter((name) => name.startsWith('kiosk-'));
  expect(kept).toHaveLength(14);
  expect(kept[0]).toContain('-20261123-150000-j000006');
  expect(kept.at(-1)).toContain('-20261124-040000-j000019');
  expect(backupsIn(dir).filter((name) => name.startsWith('training-'))).toHaveLength(1);
});

test('with a clock that was set back the backup just made stays', async () => {
  const dir = tempFolder();
  const { time, clock } = handClock();
  const opened = await open({ dir, clock });
  for (let hour = 0; hour < 14; hour += 1) {
    await opened.backup();
    time.now += 3_600_000;
  }
  time.now -= 30 * 86_400_000;
  await opened.backup();
  expect(backupsIn(dir)).toHaveLength(14);
  expect(backupsIn(dir)[0]).toContain('kiosk-202610');
});

test('payments go on while a backup is being made; it holds whole transactions only', async () => {
  const dir = tempFolder();
  const opened = await open({ dir });
  const { store } = opened;
  store.transaction(() => {
    for (let n = 0; n < 3000; n += 1) placeSample(store, `o${n}`, `T${n}`, [`f${n}`]);
  });
  const backing = { done: false };
  const backup = opened.backup().then(() => (backing.done = true));
  let during = 0;
  while (!backing.done) {
    store.transaction(() => {
      placeSample(store, `during-${during}`, `D${during}`, [`d${during}`]);
      note(opened, during);
    });
    during += 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
  await backup;
  expect(during).toBeGreaterThan(3);
  const copy = new Sqlite(join(dir, 'backups', backupsIn(dir)[0]!), { readonly: true });
  const count = (sql: string) => Number(copy.prepare(sql).pluck().get());
  const stored = count("SELECT count(*) FROM orders WHERE id LIKE 'during-%'");
  expect(count("SELECT count(*) FROM payments WHERE out_trade_no LIKE 'D%'")).toBe(stored);
  expect(count('SELECT count(*) FROM journal')).toBe(stored);
  expect(count('SELECT sequence FROM journal_head UNION ALL SELECT 0 LIMIT 1')).toBe(stored);
  copy.close();
});

test('two calls at once make one backup; closing in the middle leaves no half file', async () => {
  const dir = tempFolder();
  const opened = await open({ dir });
  await Promise.all([opened.backup(), opened.backup()]);
  expect(backupsIn(dir)).toHaveLength(1);
  opened.store.transaction(() => {
    for (let n = 0; n < 3000; n += 1) opened.store.facts.set(`f${n}`, 'x'.repeat(3000));
  });
  const unfinished = opened.backup();
  await opened.close();
  await unfinished;
  expect(backupsIn(dir)).toHaveLength(1);
  expect(opened.findings().backup).toBeNull();
  await opened.backup();
});

test('closing does not wait for a clock that no longer runs', async () => {
  const dir = tempFolder();
  const opened = await open({ dir, timers: { after: () => () => undefined } });
  opened.store.transaction(() => {
    for (let n = 0; n < 500; n += 1) opened.store.facts.set(`f${n}`, 'x'.repeat(3000));
  });
  const working = [opened.backup(), opened.checkFully(), opened.sweep()];
  await new Promise((resolve) => setTimeout(resolve, 50));
  await opened.close();
  await Promise.all(working);
});

test('where no backup can be written it is said, and earlier ones stay', async () => {
  const dir = tempFolder();
  writeFileSync(join(dir, 'backups'), 'a file');
  const opened = await open({ dir });
  await opened.backup();
  expect(opened.findings().backup).toEqual({ kind: 'not-written', reason: 'EEXIST' });
  rmSync(join(dir, 'backups'));
  await opened.backup();
  expect(opened.findings().backup).toBeNull();
});

test('a disk that is full in the middle of a backup: it is said, no half file is left, the earlier one stays', async () => {
  const dir = tempFolder();
  const opened = await open({ dir });
  await opened.backup();
  opened.store.transaction(() => {
    for (let n = 0; n < 1000; n += 1) opened.store.facts.set(`f${n}`, 'x'.repeat(3000));
  });
  await opened.close();
  const before = backupsIn(dir);
  // No file of this process may grow beyond 1 MiB (setrlimit RLIMIT_FSIZE, in blocks of 512 or 1024 bytes).
  const limited = startProcess(HOLDER, ['backup', dir], { fileBlocks: 1024 });
  expect(await limited.line()).toBe('open');
  expect(JSON.parse(await limited.line())).toMatchObject({ backup: { kind: 'not-written' } });
  expect(backupsIn(dir)).toEqual(before);
});

test('the full check passes on what is whole, and sees what the quick one cannot', async () => {
  const dir = tempFolder();
  const opened = await open({ dir });
  opened.store.transaction(() => {
    for (let n = 0; n < 12_000; n += 1) opened.store.facts.set(`fact ${n}`, String(n));
    for (let n = 0; n < 1500; n += 1) note(opened, n);
  });
  await opened.checkFully();
  expect(opened.findings().check).toBeNull();
  await opened.close();
  const db = new Sqlite(join(dir, 'kiosk.db'));
  db.exec('DROP TRIGGER journal_is_never_changed; UPDATE journal SET at = 7777 WHERE sequence = 700');
  db.close();
  const again = await open({ dir });
  expect(again.journalProblem).toBeNull();
  await again.checkFully();
  expect(again.findings().check).toEqual({
    kind: 'journal-broken',
    problem: { kind: 'changed', sequence: 700 },
  });
});

test('a damaged line within the intent log is found by the full check', async () => {
  const dir = tempFolder();
  await (await open({ dir })).close();
  const path = join(dir, 'kiosk.intent-000001.log');
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace('anchor', 'anch0r'));
  const again = await open({ dir });
  await again.checkFully();
  expect(again.findings().check).toEqual({ kind: 'intent-log-damaged', lines: 1 });
});
