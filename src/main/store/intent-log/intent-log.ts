import { closeSync, fdatasyncSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import type { IntentEntry, IntentLog } from '../../ports';
import { syncFolder } from '../files/durable-file';
import type { JournalHead } from '../journal/journal-chain';
import type { Vault } from '../keys/vault';
import type { StoreFiles } from '../store-files';
import { findIntents } from './find-intents';
import { intentFile, intentFiles } from './intent-files';
import { TORN_END, writeLine, type RestoredMark } from './intent-line';
import { readIntents } from './read-intents';

export type OpenIntentLog = IntentLog & {
  readonly markRestored: (restored: { readonly at: number; readonly from: string }) => void;
  readonly close: () => void;
};

export type IntentLogOptions = {
  readonly files: Pick<StoreFiles, 'dir' | 'base'>;
  readonly vault: Vault;
  /** The journal's head as the disk has it. */
  readonly head: () => JournalHead;
  readonly fileBytes?: number;
};

const FILE_BYTES = 16 * 1024 * 1024;

/** A line is on the disk when `append` returns; when it throws, the call it tells of must not go out (rule 1). */
export function openIntentLog(options: IntentLogOptions): OpenIntentLog {
  const { files, vault, head, fileBytes = FILE_BYTES } = options;
  let number = Math.max(1, intentFiles(files).length === 0 ? 1 : highestNumber(files));
  let handle = openForAppend(files, number);
  /** The file ends within a line whose call never went out: it is marked as such before the next one. */
  let broken = endsWithinLine(handle);

  function write(entry: IntentEntry | RestoredMark): void {
    if (fstatSync(handle).size > fileBytes) {
      const next = openForAppend(files, number + 1);
      closeSync(handle);
      handle = next;
      number += 1;
      broken = false;
    }
    const line = Buffer.from((broken ? TORN_END : '') + writeLine({ entry, head: head() }, vault));
    broken = true;
    let written = 0;
    while (written < line.length) written += writeSync(handle, line, written);
    fdatasyncSync(handle);
    broken = false;
  }

  return {
    append: (entry) => write(entry),
    markRestored: ({ at, from }) => write({ kind: 'restored', at, from }),
    entries: () =>
      readIntents(files, vault).records.flatMap(({ entry }): IntentEntry[] =>
        entry.kind === 'restored' ? [] : [entry],
      ),
    find: (numbers) => findIntents(files, vault, numbers),
    close: () => closeSync(handle),
  };
}

function highestNumber(files: IntentLogOptions['files']): number {
  return Number(intentFiles(files).at(-1)?.slice(-'000001.log'.length, -'.log'.length) ?? 1);
}

function openForAppend(files: IntentLogOptions['files'], number: number): number {
  const handle = openSync(intentFile(files, number), 'a+', 0o600);
  syncFolder(files.dir);
  return handle;
}

function endsWithinLine(handle: number): boolean {
  const { size } = fstatSync(handle);
  if (size === 0) return false;
  const last = Buffer.alloc(1);
  readSync(handle, last, 0, 1, size - 1);
  return last.toString('latin1') !== '\n';
}
