import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { err, ok, type Result } from '../../../shared/result';
import type { Clock } from '../../ports';
import { connectReadOnly, type Database } from '../database';
import { readHead } from '../journal/journal';
import type { JournalHead } from '../journal/journal-chain';
import { inSlices, type Pause } from '../slices';
import { refusalCode } from '../sqlite-trouble';
import { COMPANIONS, type StoreFiles } from '../store-files';
import { backupName, dropOldBackups, type BackupFile } from './backup-list';
import { checkTables } from './check-tables';
import { moveDurably, syncFile } from './durable-file';
import { fileTime } from './keep-aside';

export type BackupFailure =
  /** The disk did not take it; earlier backups stay. */
  | { readonly kind: 'not-written'; readonly reason: string }
  /** It was written and does not read back whole; it is gone again. */
  | { readonly kind: 'not-whole'; readonly problem: string }
  | { readonly kind: 'stopped' };

export type BackupParts = {
  readonly db: Database;
  readonly files: StoreFiles;
  readonly clock: Clock;
  readonly pause: Pause;
  readonly isStopped: () => boolean;
};

/** 1 MiB at a time, a few milliseconds. */
const PAGES_AT_ONCE = 256;

class Stopped extends Error {}

/** With SQLite's online backup: payments go on meanwhile and are in it or not, whole in either case. */
export async function makeBackup(
  parts: BackupParts,
): Promise<Result<BackupFile & { head: JournalHead }, BackupFailure>> {
  const { files, clock } = parts;
  const temporary = join(files.backups, `${files.base}.unfinished`);
  try {
    mkdirSync(files.backups, { recursive: true, mode: 0o700 });
    remove(temporary);
    await copy(parts, temporary);
    const verified = await verify(parts, temporary);
    if (!verified.ok) return verified;
    const head = verified.value;
    const now = clock.now();
    const path = join(files.backups, backupName(files.base, now, head));
    chmodSync(temporary, 0o600);
    syncFile(temporary);
    moveDurably(temporary, path);
    dropOldBackups(files, path);
    return ok({
      path,
      time: fileTime(now),
      sequence: head.sequence,
      shortHash: head.hash.slice(0, 12),
      head,
    });
  } catch (error) {
    if (error instanceof Stopped) return err({ kind: 'stopped' });
    const reason = refusalCode(error);
    if (reason === null) throw error;
    return err({ kind: 'not-written', reason });
  } finally {
    remove(temporary);
  }
}

async function copy({ db, isStopped }: BackupParts, temporary: string): Promise<void> {
  await db.backup(temporary, {
    progress: () => {
      if (isStopped()) throw new Stopped();
      return PAGES_AT_ONCE;
    },
  });
  // The copy says WAL, as its source does; as a single file it is whole and can be carried away.
  const copied = new Sqlite(temporary);
  try {
    copied.pragma('journal_mode = DELETE');
  } finally {
    copied.close();
  }
}

async function verify(parts: BackupParts, temporary: string): Promise<Result<JournalHead, BackupFailure>> {
  const copied = connectReadOnly(temporary);
  try {
    const problem = await inSlices(checkTables(copied), parts.pause, parts.isStopped);
    if (parts.isStopped()) return err({ kind: 'stopped' });
    return problem === null ? ok(readHead(copied)) : err({ kind: 'not-whole', problem });
  } finally {
    copied.close();
  }
}

function remove(temporary: string): void {
  for (const path of [temporary, ...COMPANIONS.map((companion) => temporary + companion)]) {
    try {
      rmSync(path, { force: true });
    } catch {
      // The folder itself is not there or not ours; what kept us from writing has been said already.
    }
  }
}
