import Sqlite from 'better-sqlite3';
import { readFileSync, rmSync } from 'node:fs';
import { err, ok, type Result } from '../../../shared/result';
import { shanghaiDateTime } from '../../../shared/time-zone';
import type { StoreFiles } from '../store-files';
import { sqliteTrouble, type NotWritable } from '../sqlite-trouble';
import { writePrivately } from './durable-file';

export type FolderLock = { readonly release: () => void };
export type Held = { readonly kind: 'held'; readonly by: string };

/** Long enough that one of two which start in the same moment gets it. */
const WAIT_MS = 250;

/**
 * One process per data folder (rule 8), by an exclusive transaction on an empty database of its own: SQLite's file
 * lock works on every system and dies with the process, however that ends. `holder` is for people: e.g. `Electron,
 * pid 4711`.
 */
export function lockFolder(
  files: StoreFiles,
  holder: string,
  nowMs: number,
): Result<FolderLock, Held | NotWritable> {
  const db = new Sqlite(files.lock, { timeout: WAIT_MS });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      return err({ kind: 'held', by: holderWords(files.holder) });
    }
    // Somebody else's file under the name of ours.
    if (sqliteTrouble(error) === 'damaged') {
      return err({ kind: 'not-writable', path: files.lock, reason: 'not our lock' });
    }
    throw error;
  }
  try {
    writePrivately(files.holder, `${holder}, since ${shanghaiDateTime(nowMs)}\n`);
  } catch (error) {
    db.close();
    throw error;
  }
  return ok({
    release: () => {
      rmSync(files.holder, { force: true });
      db.close();
    },
  });
}

function holderWords(path: string): string {
  try {
    const [line = ''] = readFileSync(path, 'utf8').slice(0, 300).split('\n');
    return line.replace(/\p{Cc}/gu, ' ').trim() || 'another process';
  } catch {
    return 'another process';
  }
}
