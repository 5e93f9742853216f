import { mkdirSync } from 'node:fs';
import { err, ok, type Result } from '../../shared/result';
import type { Clock, KeyWrap, Log, Timers } from '../ports';
import { findDatabase, offerBackup } from './files/find-database';
import { lockFolder, type FolderLock, type Held } from './files/folder-lock';
import { placeDatabase, restore, type BadBackup, type RestoreChoice } from './files/restore';
import { createDataKey, openDataKey, type DataKey, type KeyMissing } from './keys/data-key';
import { readKeysFile } from './keys/keys-file';
import { openDatabase, type DatabaseFailure } from './open-database';
import { runStore, type RunningStore } from './run-store';
import { notWritable, type NotWritable } from './sqlite-trouble';
import { storeFiles, type StoreFileName, type StoreFiles } from './store-files';

export type OpenOptions = {
  readonly dir: string;
  readonly fileName: StoreFileName;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  /** null where the shell has no key store. */
  readonly keyWrap: KeyWrap | null;
  /**
   * Whether a key file stands beside a working key store too (docs/decisions/0004-data-key.md). Unless said otherwise
   * it does for training, whose data are made up, and does not for real data.
   */
  readonly keyFile?: 'always' | 'without-key-store';
  /** Who this is, for a second process that finds the folder held, e.g. `Electron, pid 4711`. */
  readonly holder: string;
  /** After `damaged`: the backup that a person chose. */
  readonly restore?: string;
  /** After `damaged` without a good backup: begin with an empty database; the intent log brings the payments back. */
  readonly restoreFromNothing?: true;
};

/** Why the store does not open. Nothing is ever reset: each says what was kept (store-failure-words.ts). */
export type StoreFailure = Held | DatabaseFailure | BadBackup | NotWritable;

export type OpenedStore = RunningStore;

/** Opens the one database of this data folder, or says why not. Nothing is ever reset by itself. */
export async function openStore(options: OpenOptions): Promise<Result<OpenedStore, StoreFailure>> {
  const files = storeFiles(options.dir, options.fileName);
  let lock: FolderLock | null = null;
  try {
    mkdirSync(options.dir, { recursive: true, mode: 0o700 });
    const locked = lockFolder(files, options.holder, options.clock.now());
    if (!locked.ok) return locked;
    lock = locked.value;
    const opened = await openLocked(options, files, lock);
    if (!opened.ok) lock.release();
    return opened;
  } catch (error) {
    lock?.release();
    const refused = notWritable(error, options.dir);
    if (refused === null) throw error;
    return err(refused);
  }
}

async function openLocked(
  options: OpenOptions,
  files: StoreFiles,
  lock: FolderLock,
): Promise<Result<OpenedStore, StoreFailure>> {
  const { clock } = options;
  const choice = restoreChoice(options);
  const found = choice === null ? findDatabase(files) : null;
  if (found?.kind === 'damaged') return err(offerBackup(files, found.problem, clock.now()));
  const isNew = found?.kind === 'new' || choice?.from === 'nothing';
  const key = await dataKeyOf(options, files, isNew);
  if (!key.ok) return key;
  const parts = { files, clock, dataKey: key.value };
  if (choice !== null) {
    const restored = restore(parts, choice);
    if (!restored.ok) return restored;
    options.log.warn('the store was restored', { from: restored.value });
  }
  if (found?.kind === 'new') placeDatabase(parts, null, () => undefined);
  const database = openDatabase(parts);
  if (!database.ok) return database;
  try {
    return ok(runStore({ ...parts, ...database.value, log: options.log, timers: options.timers, lock }));
  } catch (error) {
    database.value.db.close();
    throw error;
  }
}

function restoreChoice({ restore: path, restoreFromNothing }: OpenOptions): RestoreChoice | null {
  if (path !== undefined) return { from: 'backup', path };
  return restoreFromNothing === true ? { from: 'nothing' } : null;
}

/** A new key only where there is no data yet that an older one could have sealed. */
function dataKeyOf(
  { fileName, keyWrap, keyFile, log }: OpenOptions,
  files: StoreFiles,
  isNew: boolean,
): Promise<Result<DataKey, KeyMissing>> {
  const beside = fileName === 'training.db' ? 'always' : 'without-key-store';
  const options = { files, keyWrap, keyFile: keyFile ?? beside, log };
  if (isNew && readKeysFile(files.keys) === 'none') return createDataKey(options).then(ok);
  return openDataKey(options);
}
