import { closeSync, openSync, readSync } from 'node:fs';
import type { IntentEntry } from '../../ports';
import type { Vault } from '../keys/vault';
import type { StoreFiles } from '../store-files';
import { intentFiles } from './intent-files';
import { readLine } from './intent-line';

/** Read and looked through in a few milliseconds. */
const SLICE_BYTES = 256 * 1024;
const NUMBER = /"(?:outTradeNo|refundNumber)":"([^"\\]+)"/g;

/** Lines that speak of one of these numbers, oldest first. Only those are parsed and held against their signature. */
export function* findIntents(
  files: Pick<StoreFiles, 'dir' | 'base'>,
  vault: Vault,
  numbers: ReadonlySet<string>,
): Generator<undefined, readonly IntentEntry[]> {
  const found: IntentEntry[] = [];
  if (numbers.size === 0) return found;
  for (const file of intentFiles(files)) {
    for (const lines of slices(file)) {
      for (const line of lines) {
        const isAbout = Array.from(line.matchAll(NUMBER)).some(([, number = '']) => numbers.has(number));
        const record = isAbout ? readLine(line, vault) : null;
        if (record !== null && record.entry.kind !== 'restored') found.push(record.entry);
      }
      yield;
    }
  }
  return found;
}

/** Whole lines; one that breaks off at the end of the file was never followed by a call. */
function* slices(file: string): Generator<readonly string[]> {
  const handle = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(SLICE_BYTES);
    let rest = Buffer.alloc(0);
    for (let at = 0; ;) {
      const read = readSync(handle, buffer, 0, SLICE_BYTES, at);
      if (read === 0) return;
      at += read;
      const bytes = Buffer.concat([rest, buffer.subarray(0, read)]);
      const end = bytes.lastIndexOf(0x0a) + 1;
      rest = bytes.subarray(end);
      yield bytes.toString('utf8', 0, end).split('\n');
    }
  } finally {
    closeSync(handle);
  }
}
