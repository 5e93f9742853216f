import Sqlite from 'better-sqlite3';
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MIGRATIONS } from '../../../src/main/store/migrations/migrate';
import { open, refusal, tempFolder } from './support/open-for-test';
import { placeSample } from './support/sample-money';

/** A folder with a database of some size, closed, and a backup of it. */
async function folder(): Promise<{ readonly dir: string; readonly path: string; readonly backup: string }> {
  const dir = tempFolder();
  const opened = await open({ dir });
  opened.store.transaction(() => {
    for (let n = 0; n < 300; n += 1) {
      placeSample(opened.store, `o${n}`, `T${n}`, [`f${n}`]);
      opened.store.journal.append({ at: n, what: 'payment.created', subject: `T${n}`, facts: { n } });
    }
  });
  await opened.backup();
  await opened.close();
  const [backup = ''] = readdirSync(join(dir, 'backups'));
  return { dir, path: join(dir, 'kiosk.db'), backup: join(dir, 'backups', backup) };
}

function overwrite(path: string, at: number, bytes: Buffer): void {
  const content = readFileSync(path);
  bytes.copy(content, at);
  writeFileSync(path, content);
}

const WAYS: readonly (readonly [string, (path: string) => void])[] = [
  ['of no length', (path) => truncateSync(path, 0)],
  ['cut in the middle', (path) => truncateSync(path, 40_960)],
  ['cut within its header', (path) => truncateSync(path, 60)],
  ['not a database', (path) => writeFileSync(path, 'hello '.repeat(5000))],
  ['random bytes', (path) => writeFileSync(path, randomBytes(80_000))],
  ['random in the middle', (path) => overwrite(path, 8192, randomBytes(60_000))],
  ['zeros in the middle', (path) => overwrite(path, 4096 * 5, Buffer.alloc(4096 * 10))],
  ['with a broken schema page', (path) => overwrite(path, 100, randomBytes(400))],
  [
    'a folder',
    (path) => {
      rmSync(path);
      mkdirSync(path);
    },
  ],
  [
    'another program’s database',
    (path) => {
      rmSync(path);
      const db = new Sqlite(path);
      db.exec('CREATE TABLE theirs (a)');
      db.close();
    },
  ],
  [
    'without one of its tables',
    (path) => {
      const db = new Sqlite(path);
      db.pragma('foreign_keys = OFF');
      db.exec('DROP TABLE claims');
      db.close();
    },
  ],
];

test.each(WAYS)('a database %s is kept aside and the newest good backup is offered', async (_way, damage) => {
  const { dir, path, backup } = await folder();
  damage(path);
  const failure = await refusal({ dir });
  expect(failure).toMatchObject({ kind: 'damaged', newestGoodBackup: backup });
  const keptAside = failure.kind === 'damaged' ? (failure.keptAside ?? '') : '';
  expect(keptAside).toContain('kiosk.db.damaged-20261123-090000');
  expect([existsSync(keptAside), existsSync(path)]).toEqual([true, false]);
  // Asked again it says the same; nothing is made anew by itself.
  expect(await refusal({ dir })).toMatchObject({ kind: 'damaged', keptAside, newestGoodBackup: backup });
  const restored = await open({ dir, restore: backup });
  expect(restored.store.orders.byId('o299')?.number).toBe('No299');
  expect(restored.store.journal.ofSubject('T7')).toHaveLength(1);
});

test('a large database that was cut short is seen at the start, and other damage by the full check', async () => {
  const { dir, path } = await folder();
  const opened = await open({ dir });
  opened.store.transaction(() => {
    for (let n = 0; n < 3000; n += 1) opened.store.facts.set(`fact ${n}`, 'x'.repeat(4000));
  });
  await opened.backup();
  await opened.close();
  const whole = readFileSync(path);
  expect(whole.length).toBeGreaterThan(9 * 1024 * 1024);
  overwrite(path, whole.length - 1_000_000, randomBytes(500_000));
  const damaged = await open({ dir });
  await damaged.checkFully();
  expect(damaged.findings().check).toMatchObject({ kind: 'damaged' });
  await damaged.backup();
  expect(damaged.findings().backup).toMatchObject({ kind: 'not-whole' });
  await damaged.close();
  truncateSync(path, whole.length - 4096);
  expect(await refusal({ dir })).toMatchObject({ kind: 'damaged', problem: 'the file has been cut short' });
});

test('a database that is gone is missed, not replaced by an empty one', async () => {
  const { dir, path, backup } = await folder();
  rmSync(path);
  expect(await refusal({ dir })).toEqual({
    kind: 'damaged',
    problem: 'the database is missing',
    keptAside: null,
    newestGoodBackup: backup,
  });
  rmSync(join(dir, 'backups'), { recursive: true });
  expect(await refusal({ dir })).toMatchObject({ kind: 'damaged', newestGoodBackup: null });
  expect(existsSync(path)).toBe(false);
});

test('a damaged backup is passed over for the one before', async () => {
  const { dir, path, backup } = await folder();
  const newer = backup.replace('20261123-090000', '20261123-100000');
  writeFileSync(newer, readFileSync(backup));
  overwrite(newer, 8192, randomBytes(50_000));
  writeFileSync(backup.replace('20261123-090000', '20261123-110000'), '');
  truncateSync(path, 0);
  expect(await refusal({ dir })).toMatchObject({ kind: 'damaged', newestGoodBackup: backup });
});

test('two damaged files of the same second are both kept', async () => {
  const { dir, path, backup } = await folder();
  truncateSync(path, 0);
  await refusal({ dir });
  writeFileSync(path, 'second');
  await refusal({ dir });
  const kept = readdirSync(dir).filter((name) => name.includes('damaged'));
  expect(kept).toHaveLength(2);
  expect(kept.map((name) => readFileSync(join(dir, name), 'utf8')).toSorted()).toEqual(['', 'second']);
  await open({ dir, restore: backup });
});

test('a newer database is refused as it is, and nothing of it changes', async () => {
  const { dir, path } = await folder();
  const db = new Sqlite(path);
  db.pragma('user_version = 99');
  db.close();
  const before = readFileSync(path);
  expect(await refusal({ dir })).toEqual({ kind: 'newer', found: 99, known: MIGRATIONS.length });
  expect(readFileSync(path).equals(before)).toBe(true);
  expect(readdirSync(dir).some((name) => name.includes('damaged'))).toBe(false);
});

test('a journal that was tampered with opens with an alarm, and the alarm is in the journal', async () => {
  const { dir, path } = await folder();
  const opened = await open({ dir });
  for (let n = 0; n < 5; n += 1) opened.store.journal.append({ at: n, what: 'x', subject: 'y', facts: {} });
  await opened.close();
  const db = new Sqlite(path);
  db.exec('DROP TRIGGER journal_is_never_cut; DELETE FROM journal WHERE sequence > 303');
  db.close();
  const again = await open({ dir });
  expect(again.journalProblem).toEqual({ kind: 'cut', last: 303, expected: 305 });
  expect(again.store.journal.ofSubject('journal').at(-1)?.what).toBe('journal.broken');
  await again.checkFully();
  expect(again.findings().check).toMatchObject({ kind: 'journal-broken' });
});

test('an intent log that is gone is an alarm: nothing outside the database speaks for the journal any more', async () => {
  const { dir } = await folder();
  rmSync(join(dir, 'kiosk.intent-000001.log'));
  const opened = await open({ dir });
  expect(opened.journalProblem).toEqual({ kind: 'no-anchors' });
  await opened.close();
  expect((await open({ dir })).journalProblem).toBeNull();
});
