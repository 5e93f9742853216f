import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backupsIn, handClock, note, open, refusal, tempFolder } from './support/open-for-test';
import { placeSample, sampleOrder, samplePayment } from './support/sample-money';

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
  const { lineNumber: _number, state: _state, ...first } = sampleOrder('o2', ['f2']).lines[0]!;
  const { orderId, outTradeNo, channel, amount, description, expiresAt } = samplePayment('T2', 'o2');
  opened.intentLog.append({
    kind: 'payment',
    at: 9,
    orderNumber: 'No2',
    firstLine: 1,
    method: 'merchant-code',
    lines: ['c1', 'c2'].map((candidateId) => ({ ...first, candidateId })),
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
    candidateId: 'candidate-1',
    issuedAt: 5,
    lineNumbers: [1],
  });
  // One number for what waits in the backup, two for the payment for two candidates that it does not know.
  expect(receipt.receiptNumber).toBe('D01-20261123-0004');
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
  const restored = await open({ dir, restore: join(dir, 'carried', 'kiosk.db') });
  expect(restored.store.orders.byId('o1')?.id).toBe('o1');
});
