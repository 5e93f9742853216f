import { randomBytes } from 'node:crypto';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import type { IntentEntry } from '../../../src/main/ports';
import { intentFiles } from '../../../src/main/store/intent-log/intent-files';
import { openIntentLog } from '../../../src/main/store/intent-log/intent-log';
import { makeVault } from '../../../src/main/store/keys/vault';
import { fen } from '../../../src/shared/money';
import { tempFolder } from './support/open-for-test';

const vault = makeVault(randomBytes(32));

function refund(n: number): IntentEntry {
  return {
    kind: 'refund',
    at: n,
    refundNumber: `R${n}`,
    outTradeNo: `T${n}`,
    lineNumber: null,
    amount: fen(n),
    reason: 'asked',
    askedBy: '欧阳娜'.repeat(200),
  };
}

function openLog(fileBytes = 16 * 1024 * 1024) {
  const files = { dir: tempFolder(), base: 'kiosk' };
  const log = openIntentLog({ files, vault, head: () => ({ sequence: 0, hash: '0'.repeat(64) }), fileBytes });
  onTestFinished(log.close);
  return { files, log };
}

function findAll(log: ReturnType<typeof openLog>['log'], ...numbers: string[]) {
  const search = log.find(new Set(numbers));
  for (let slices = 0; ; slices += 1) {
    const step = search.next();
    if (step.done === true) return { found: step.value, slices };
  }
}

test('lines about the numbers, by either number, oldest first, over all files and slices', () => {
  const { log, files } = openLog(300 * 1024);
  const entries = Array.from({ length: 500 }, (_, n) => refund(n + 1));
  for (const entry of entries) log.append(entry);
  expect(intentFiles(files).length).toBeGreaterThan(2);
  const { found, slices } = findAll(log, 'T300', 'R3', 'T500', 'T1', 'R1', 'nobody');
  expect(found).toEqual([refund(1), refund(3), refund(300), refund(500)]);
  expect(slices).toBeGreaterThan(3);
});

test('no numbers read nothing; anchors and marks of a restore are never found', () => {
  const { log } = openLog();
  log.append({ kind: 'anchor', at: 1, sequence: 1, hash: 'f'.repeat(64) });
  log.markRestored({ at: 2, from: 'T1' });
  expect(findAll(log)).toEqual({ found: [], slices: 0 });
  expect(findAll(log, 'T1').found).toEqual([]);
});

test('a line that breaks off, was damaged or forged is not believed', () => {
  const { log, files } = openLog();
  for (const n of [1, 2, 3]) log.append(refund(n));
  const [file = ''] = intentFiles(files);
  writeFileSync(file, readFileSync(file, 'utf8').replace('"amount":2', '"amount":9'));
  appendFileSync(file, '0000 {"outTradeNo":"T3"');
  expect(findAll(log, 'T1', 'T2', 'T3').found).toEqual([refund(1), refund(3)]);
});
