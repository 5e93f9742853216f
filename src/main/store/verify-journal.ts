import { existsSync } from 'node:fs';
import { err, ok, type Result } from '../../shared/result';
import type { Log } from '../ports';
import { connectReadOnly } from './database';
import { lockFolder, type Held } from './files/folder-lock';
import { headerProblem } from './files/quick-check';
import { anchorsOf, readIntents } from './intent-log/read-intents';
import { checkJournal, type JournalReport } from './journal/check-journal';
import { readKeysFile } from './keys/keys-file';
import { tryWraps } from './keys/shell-wraps';
import { makeVault, type Vault } from './keys/vault';
import { refuseNewer, type NewerDatabase } from './migrations/migrate';
import { notWritable, type NotWritable } from './sqlite-trouble';
import { atOnce } from './slices';
import { storeFiles, type StoreFileName, type StoreFiles } from './store-files';

export type JournalVerdict = JournalReport & {
  /** Lines of the intent log that are damaged or forged. */
  readonly badIntentLines: number;
};

export type NotVerified =
  | Held
  | NotWritable
  | NewerDatabase
  | { readonly kind: 'no-database'; readonly path: string }
  | { readonly kind: 'unreadable'; readonly problem: string };

export type VerifyOptions = {
  readonly dir: string;
  readonly fileName: StoreFileName;
  readonly holder: string;
  readonly nowMs: number;
  readonly log: Log;
};

/** The whole journal against its hashes, its signature and every anchor in the intent log. Changes nothing. */
export async function verifyJournal(options: VerifyOptions): Promise<Result<JournalVerdict, NotVerified>> {
  const files = storeFiles(options.dir, options.fileName);
  if (!existsSync(files.database)) return err({ kind: 'no-database', path: files.database });
  const lock = lockOrRefusal(files, options);
  if (!lock.ok) return lock;
  try {
    const problem = headerProblem(files.database);
    if (problem !== null) return err({ kind: 'unreadable', problem });
    return verifyLocked(files, await vaultWithoutAsking(files, options.log));
  } finally {
    lock.value.release();
  }
}

/** Even looking takes the lock, which is a file in that folder. */
function lockOrRefusal(files: StoreFiles, { holder, nowMs, dir }: VerifyOptions) {
  try {
    return lockFolder(files, holder, nowMs);
  } catch (error) {
    const refused = notWritable(error, dir);
    if (refused === null) throw error;
    return err(refused);
  }
}

const noAnchors = { kind: 'no-anchors' } as const;

function verifyLocked(files: StoreFiles, vault: Vault | null): Result<JournalVerdict, NotVerified> {
  const intents = readIntents(files, vault);
  const db = connectReadOnly(files.database);
  try {
    const newer = refuseNewer(db);
    if (!newer.ok) return newer;
    const report = atOnce(checkJournal(db, { since: null, anchors: anchorsOf(intents.records), vault }));
    const problem = report.last > 0 && intents.records.length === 0 ? noAnchors : null;
    return ok({ ...report, problem: report.problem ?? problem, badIntentLines: intents.badLines.length });
  } catch (error) {
    return err({ kind: 'unreadable', problem: error instanceof Error ? error.message : String(error) });
  } finally {
    db.close();
  }
}

/** With the key file, where there is one; the key store of Electron opens to Electron only. */
async function vaultWithoutAsking(files: StoreFiles, log: Log): Promise<Vault | null> {
  const keys = readKeysFile(files.keys);
  if (keys === 'none' || keys === 'damaged') return null;
  const { dataKey } = await tryWraps({ files, keyWrap: null, keyFile: 'without-key-store', log }, keys);
  return dataKey === null ? null : makeVault(dataKey);
}
