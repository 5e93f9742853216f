import Sqlite from 'better-sqlite3';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { handClock, open, refusal, tempFolder, turns } from './support/open-for-test';
import { startProcess } from './support/second-process';
import { placeSample, samplePayment } from './support/sample-money';

const backupsIn = (dir: string) => readdirSync(join(dir, 'backups')).toSorted();

function note(opened: Awaited<ReturnType<typeof open>>, n: number): void {
  opened.store.journal.append({ at: n, what: 'test', subject: 's', facts: { n } });
}

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
  let done = false;
  const backing = opened.backup().then(() => (done = true));
  let during = 0;
  while (!done) {
    store.transaction(() => {
      placeSample(store, `during-${during}`, `D${during}`, [`d${during}`]);
      note(opened, during);
    });
    during += 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
  await backing;
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
  const limited = startProcess('./hold-store.ts', ['backup', dir], { fileBlocks: 1024 });
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

test('restoring says from what, keeps what was there, and marks the money as not yet asked about', async () => {
  const dir = tempFolder();
  const { time, clock } = handClock();
  const opened = await open({ dir, clock });
  placeSample(opened.store, 'o1', 'T1');
  note(opened, 1);
  await opened.backup();
  placeSample(opened.store, 'o2', 'T2', ['f2']);
  note(opened, 2);
  note(opened, 3);
  const { orderId, outTradeNo, channel, amount, description, expiresAt } = samplePayment('T2', 'o2');
  opened.intentLog.append({
    kind: 'payment',
    at: 9,
    orderNumber: 'No2',
    lines: [],
    orderId,
    outTradeNo,
    channel,
    amount,
    description,
    expiresAt,
  });
  await opened.close();
  time.now += 60_000;
  const backup = join(dir, 'backups', backupsIn(dir)[0]!);
  const restored = await open({ dir, clock, restore: backup });
  expect(restored.restored).toEqual({ from: backupsIn(dir)[0] });
  expect(restored.store.facts.get('restore-unfinished')).toBe(backupsIn(dir)[0]);
  expect([restored.store.orders.byId('o1')?.id, restored.store.orders.byId('o2')]).toEqual(['o1', null]);
  expect(restored.intentLog.entries()).toContainEqual(
    expect.objectContaining({ kind: 'payment', outTradeNo: 'T2' }),
  );
  expect(restored.store.journal.ofSubject('store').map(({ what }) => what)).toEqual(['store.restored']);
  expect(restored.journalProblem).toBeNull();
  expect(readdirSync(dir).filter((name) => name.includes('.replaced-'))).toHaveLength(1);
  await restored.checkFully();
  expect(restored.findings().check).toBeNull();
  await restored.close();
  // Still unfinished after a restart, until the services say otherwise; the numbers lost are not given out again.
  const again = await open({ dir, clock });
  expect(again.restored).toEqual({ from: backupsIn(dir)[0] });
  const receipt = again.store.receipts.issue({
    deviceNumber: 'D01',
    date: '2026-11-23',
    orderId: 'o1',
    outTradeNo: 'T1',
    issuedAt: 5,
    lineNumbers: [1],
  });
  expect(receipt.receiptNumber).toBe('D01-20261123-0003');
  again.store.facts.set('restore-unfinished', '');
  await again.close();
  expect((await open({ dir, clock })).restored).toBeNull();
});

test('an older copy put back by hand counts as restored, with an alarm', async () => {
  const dir = tempFolder();
  const opened = await open({ dir });
  note(opened, 1);
  await opened.close();
  const older = readFileSync(join(dir, 'kiosk.db'));
  const later = await open({ dir });
  note(later, 2);
  await later.close();
  writeFileSync(join(dir, 'kiosk.db'), older);
  for (const end of ['-wal', '-shm']) rmSync(join(dir, `kiosk.db${end}`), { force: true });
  const again = await open({ dir });
  expect(again.restored).toEqual({ from: 'older-database' });
  expect(again.journalProblem).toEqual({ kind: 'cut', last: 1, expected: 2 });
  await again.close();
  expect((await open({ dir })).journalProblem).toBeNull();
});

test('beginning from nothing keeps the keys, the intent log and the question about the money', async () => {
  const dir = tempFolder();
  const opened = await open({ dir });
  const sealed = opened.vault.seal('t/c', 'x');
  await opened.close();
  rmSync(join(dir, 'kiosk.db'));
  expect(await refusal({ dir })).toMatchObject({ kind: 'damaged', newestGoodBackup: null });
  const empty = await open({ dir, restoreFromNothing: true });
  expect(empty.vault.open('t/c', sealed)).toBe('x');
  expect(empty.restored).toEqual({ from: 'nothing' });
  expect(empty.intentLog.entries().length).toBeGreaterThan(1);
});

test.each([
  ['is not there', () => '/nowhere/at/all.db'],
  ['is a folder', (dir: string) => dir],
  [
    'is empty',
    (dir: string) => {
      writeFileSync(join(dir, 'empty.db'), '');
      return join(dir, 'empty.db');
    },
  ],
])('a backup that %s is refused, and the database stays in its place', async (_how, given) => {
  const dir = tempFolder();
  await (await open({ dir })).close();
  expect(await refusal({ dir, restore: given(dir) })).toMatchObject({ kind: 'bad-backup', path: given(dir) });
  expect(existsSync(join(dir, 'kiosk.db'))).toBe(true);
  await open({ dir });
});

test('a backup of another installation is refused: its numbers are sealed under another key', async () => {
  const [dir, other] = [tempFolder(), tempFolder()];
  const theirs = await open({ dir: other });
  await theirs.backup();
  await (await open({ dir })).close();
  const restore = join(other, 'backups', backupsIn(other)[0]!);
  expect(await refusal({ dir, restore })).toMatchObject({ kind: 'key-missing', why: 'other-database' });
  await open({ dir });
});

test('whatever SQLite left beside a file carried here by hand is restored with it', async () => {
  const dir = tempFolder();
  const opened = await open({ dir });
  placeSample(opened.store, 'o1', 'T1');
  mkdirSync(join(dir, 'carried'));
  for (const end of ['', '-wal']) {
    writeFileSync(join(dir, 'carried', `kiosk.db${end}`), readFileSync(join(dir, `kiosk.db${end}`)));
  }
  await opened.close();
  const restored = await open({ dir, restore: join(dir, 'carried', 'kiosk.db'), timers: turns });
  expect(restored.store.orders.byId('o1')?.id).toBe('o1');
});
