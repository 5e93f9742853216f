import { randomBytes } from 'node:crypto';
import { appendFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { IntentEntry } from '../../../src/main/ports';
import { openIntentLog } from '../../../src/main/store/intent-log/intent-log';
import { intentFiles } from '../../../src/main/store/intent-log/intent-files';
import { anchorsOf, newestIntent, readIntents } from '../../../src/main/store/intent-log/read-intents';
import { makeVault } from '../../../src/main/store/keys/vault';
import { fen } from '../../../src/shared/money';
import { tempFolder } from './support/open-for-test';

const vault = makeVault(randomBytes(32));
const hash = (n: number) => n.toString(16).padStart(64, '0');

function anchor(sequence: number): IntentEntry {
  return { kind: 'anchor', at: 1000 + sequence, sequence, hash: hash(sequence) };
}

const payment: IntentEntry = {
  kind: 'payment',
  at: 1,
  outTradeNo: 'T1',
  orderId: 'o1',
  orderNumber: 'N1',
  channel: 'alipay',
  method: 'merchant-code',
  amount: fen(100),
  description: '一行\n两行 "引号"',
  expiresAt: 2,
  firstLine: 1,
  lines: [
    {
      candidateId: 'c',
      feeItemId: 'f',
      registrationNumber: 'r',
      examName: 'e',
      feeItemName: 'n',
      candidateName: '欧阳\u2028娜',
      maskedDocument: 'm',
      amount: fen(100),
      windowClosesAt: 3,
    },
  ],
};
const refund: IntentEntry = {
  kind: 'refund',
  at: 4,
  refundNumber: 'R1',
  outTradeNo: 'T1',
  lineNumber: null,
  amount: fen(1),
  reason: 'asked',
  askedBy: 'operator@T01/1',
};

function log(dir = tempFolder(), fileBytes?: number) {
  const files = { dir, base: 'kiosk' };
  const head = { sequence: 0, hash: hash(0) };
  const opened = openIntentLog({
    files,
    vault,
    head: () => head,
    ...(fileBytes === undefined ? {} : { fileBytes }),
  });
  onTestFinished(() => {
    try {
      opened.close();
    } catch {
      // The test closed it.
    }
  });
  return { ...opened, files, head, path: () => intentFiles(files).at(-1)! };
}

test('entries come back as written, also through a second reader', () => {
  const written = log();
  const entries = [payment, refund, anchor(3)];
  for (const entry of entries) written.append(entry);
  expect(written.entries()).toEqual(entries);
  expect(log(written.files.dir).entries()).toEqual(entries);
});

test('a line cut anywhere is a torn end: the lines before stay, later ones are added, and it is no longer reported', () => {
  const written = log();
  written.append(anchor(1));
  const one = readFileSync(written.path()).length;
  written.append(payment);
  const two = readFileSync(written.path()).length;
  written.close();
  const whole = readFileSync(written.path());
  for (const length of [one + 1, one + 20, two - 30, two - 2, two - 1]) {
    writeFileSync(written.path(), whole.subarray(0, length));
    expect(readIntents(written.files, vault)).toMatchObject({ torn: true, badLines: [] });
    const after = log(written.files.dir);
    expect(after.entries()).toEqual([anchor(1)]);
    after.append(refund);
    expect(after.entries()).toEqual([anchor(1), refund]);
    expect(readIntents(written.files, vault)).toMatchObject({ torn: false, badLines: [] });
    after.close();
  }
});

test('every flipped bit of an inner line is seen; the other lines stay', () => {
  const written = log();
  for (const entry of [anchor(1), refund, anchor(2)]) written.append(entry);
  const whole = readFileSync(written.path());
  const start = whole.indexOf('\n') + 1;
  const end = whole.indexOf('\n', start);
  for (let at = start; at < end; at += 1) {
    const broken = Buffer.from(whole);
    broken.writeUInt8(broken.readUInt8(at) ^ 1, at);
    writeFileSync(written.path(), broken);
    const read = readIntents(written.files, vault);
    expect(read.badLines.length, `byte ${at}`).toBeGreaterThan(0);
    expect(read.records.map(({ entry }) => entry)).toEqual([anchor(1), anchor(2)]);
  }
});

test('a line that nobody with the data key wrote is not believed', () => {
  const written = log();
  written.append(anchor(1));
  const forger = openIntentLog({
    files: written.files,
    vault: makeVault(randomBytes(32)),
    head: () => ({ sequence: 0, hash: hash(0) }),
  });
  forger.append(payment);
  forger.close();
  const read = readIntents(written.files, vault);
  expect(read.records.map(({ entry }) => entry)).toEqual([anchor(1)]);
  expect(read.badLines).toHaveLength(1);
  expect(readIntents(written.files, null).records).toHaveLength(2);
});

test('rubbish, empty lines and binary are bad lines and nothing worse', () => {
  const written = log();
  written.append(anchor(1));
  appendFileSync(written.path(), `\n\n{}\nnull\n${'a'.repeat(16)} ${'b'.repeat(32)} {}\n\0\xff\n`, 'latin1');
  appendFileSync(written.path(), randomBytes(5000));
  appendFileSync(written.path(), '\n');
  written.append(anchor(2));
  const read = readIntents(written.files, vault);
  expect(read.records.map(({ entry }) => entry)).toEqual([anchor(1), anchor(2)]);
  expect(read.badLines.length).toBeGreaterThanOrEqual(5);
  expect(newestIntent(written.files, vault)?.entry).toEqual(anchor(2));
});

test('a new file begins beyond the size, and all files are read in order', () => {
  const written = log(tempFolder(), 2000);
  const entries = Array.from({ length: 40 }, (_, n) => anchor(n + 1));
  for (const entry of entries) written.append(entry);
  expect(intentFiles(written.files).length).toBeGreaterThan(3);
  expect(written.entries()).toEqual(entries);
  const again = log(written.files.dir, 2000);
  again.append(anchor(41));
  expect(again.entries()).toEqual([...entries, anchor(41)]);
});

test('the newest line is found in a large file, behind a torn end, and in the file before an empty one', () => {
  const written = log();
  for (let n = 1; n <= 1000; n += 1) written.append(anchor(n));
  appendFileSync(written.path(), 'torn');
  expect(newestIntent(written.files, vault)?.entry).toEqual(anchor(1000));
  writeFileSync(join(written.files.dir, 'kiosk.intent-000002.log'), '');
  expect(newestIntent(written.files, vault)?.entry).toEqual(anchor(1000));
  truncateSync(join(written.files.dir, 'kiosk.intent-000001.log'));
  expect(newestIntent(written.files, vault)).toBeNull();
});

test('training and real data keep apart', () => {
  const real = log();
  real.append(payment);
  expect(readIntents({ dir: real.files.dir, base: 'training' }, vault).records).toEqual([]);
});

test('anchors that a restore made moot no longer count; earlier ones do', () => {
  const written = log();
  for (const n of [1, 5, 9]) written.append(anchor(n));
  Object.assign(written.head, { sequence: 6, hash: hash(6) });
  written.markRestored({ at: 1, from: 'a backup' });
  Object.assign(written.head, { sequence: 7, hash: 'a'.repeat(64) });
  written.append(refund);
  const anchors = anchorsOf(readIntents(written.files, vault).records);
  expect(new Set(anchors.map(({ sequence }) => sequence))).toEqual(new Set([1, 5, 6, 7]));
  expect(written.entries().map(({ kind }) => kind)).toEqual(['anchor', 'anchor', 'anchor', 'refund']);
});
