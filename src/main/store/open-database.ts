import Sqlite from 'better-sqlite3';
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '../../shared/result';
import { connect, type Database } from './database';
import { keyIdIn, recordKey } from './file-facts';
import { copyName } from './files/backup-list';
import { syncFile } from './files/durable-file';
import { offerBackup, type DamagedDatabase } from './files/find-database';
import { quickProblem } from './files/quick-check';
import { markAsRestored, type FileParts } from './files/restore';
import { newestIntent } from './intent-log/read-intents';
import { checkJournal } from './journal/check-journal';
import type { KeyMissing } from './keys/data-key';
import { openJournal, readHead, type OpenJournal } from './journal/journal';
import type { JournalProblem } from './journal/journal-problem';
import { makeStore } from './make-store';
import { migrate, refuseNewer, type NewerDatabase } from './migrations/migrate';
import { DamagedRow } from './read-row';
import { atOnce } from './slices';
import { sqliteTrouble } from './sqlite-trouble';
import { makeTransactions, type Transactions } from './transactions';
import type { Store } from './types';

export type OpenDatabase = {
  readonly db: Database;
  readonly store: Store;
  readonly transactions: Transactions;
  readonly journal: OpenJournal;
  /** The journal since its last anchor is not what was written; the store is open all the same (rule 13). */
  readonly journalProblem: JournalProblem | null;
};

export type DatabaseFailure = DamagedDatabase | NewerDatabase | KeyMissing;

/** Checks, migrates and opens the file that lies in its place. A damaged one is put aside. */
export function openDatabase(parts: FileParts): Result<OpenDatabase, DatabaseFailure> {
  let db: Database | null = null;
  try {
    db = connect(parts.files.database);
    const opened = openConnected(db, parts);
    if (!opened.ok) db.close();
    return opened;
  } catch (error) {
    db?.close();
    const problem = damageIn(error);
    if (problem === null) throw error;
    return err(offerBackup(parts.files, problem, parts.clock.now()));
  }
}

class Damaged extends Error {}

/** null: the error is about something else. A missing table is damage too: no program of ours leaves one out. */
function damageIn(error: unknown): string | null {
  if (error instanceof Damaged || error instanceof DamagedRow) return error.message;
  if (!(error instanceof Sqlite.SqliteError)) return null;
  const wrongSchema =
    error.code === 'SQLITE_ERROR' && /no such (table|column)|already exists/.test(error.message);
  return sqliteTrouble(error) === 'damaged' || wrongSchema ? error.message : null;
}

function openConnected(db: Database, parts: FileParts): Result<OpenDatabase, DatabaseFailure> {
  const { files, dataKey } = parts;
  const newer = refuseNewer(db);
  if (!newer.ok) return newer;
  const problem = quickProblem(db);
  if (problem !== null) throw new Damaged(problem);
  migrate(db, (from) => keepCopy(db, parts, from + 1));
  const keyId = keyIdIn(db);
  if (keyId !== null && keyId !== dataKey.vault.keyId) {
    return err({ kind: 'key-missing', keysFile: files.keys, why: 'other-database' });
  }
  recordKey(db, dataKey.vault.keyId, dataKey.recoveryWrap);
  const journalProblem = checkSinceAnchor(db, parts);
  const transactions = makeTransactions(db);
  const journal = openJournal(db, dataKey.vault, transactions);
  const store = makeStore(db, dataKey.vault, transactions, journal);
  return ok({ db, store, transactions, journal, journalProblem });
}

/** The file as it was before the first migration that changes it. */
function keepCopy(db: Database, { files, clock }: FileParts, migration: number): void {
  mkdirSync(files.backups, { recursive: true, mode: 0o700 });
  const path = join(files.backups, copyName(files.base, clock.now(), migration));
  db.prepare('VACUUM INTO ?').run(path);
  chmodSync(path, 0o600);
  syncFile(path);
}

/**
 * Looks at the journal from its newest anchor on. A database that is older than its intent log was put back by hand:
 * it counts as restored, so that every payment it lacks is asked about before a new one (rule 1).
 */
function checkSinceAnchor(db: Database, parts: FileParts): JournalProblem | null {
  const { vault } = parts.dataKey;
  const anchor = newestIntent(parts.files, vault)?.head ?? null;
  const isOlder = anchor !== null && anchor.sequence > readHead(db).sequence;
  const since = isOlder ? null : anchor;
  const report = atOnce(checkJournal(db, { since, anchors: [], vault }));
  if (report.problem?.kind === 'unreadable') throw new Damaged(report.problem.detail);
  if (anchor === null && report.last > 0) return report.problem ?? { kind: 'no-anchors' };
  if (!isOlder) return report.problem;
  markAsRestored(db, parts, 'older-database');
  return report.problem ?? { kind: 'cut', last: report.last, expected: anchor.sequence };
}
