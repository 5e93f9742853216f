import { existsSync } from 'node:fs';
import { err, ok, type Result } from '../../../shared/result';
import { connectReadOnly } from '../database';
import { recoveryWrapIn } from '../file-facts';
import { listBackups } from '../files/backup-list';
import { moveDurably } from '../files/durable-file';
import { fileTime } from '../files/keep-aside';
import type { StoreFiles } from '../store-files';
import { wrapWithKeyFile } from './key-file';
import { readKeysFile, withWrap, writeKeysFile, type KeysFile } from './keys-file';
import { readRecoveryCode, type RecoveryCodeError } from './recovery-code';
import { unwrapForRecovery, type RecoveryWrap } from './recovery-wrap';
import { keyIdOf } from './vault';

export type RecoverFailure =
  | { readonly kind: 'not-a-recovery-key'; readonly error: RecoveryCodeError }
  | { readonly kind: 'other-recovery-key' }
  /** Neither keys file nor database nor backup has the data key under a recovery key. */
  | { readonly kind: 'nothing-to-open' };

/**
 * Makes the data key open on this machine again: by a key file, from which a shell with a key store of its own then
 * takes it over. What it cannot use it keeps aside.
 */
export async function recoverDataKey(
  files: StoreFiles,
  code: string,
  nowMs: number,
): Promise<Result<{ readonly keyId: string }, RecoverFailure>> {
  const recoveryKey = readRecoveryCode(code);
  if (!recoveryKey.ok) return err({ kind: 'not-a-recovery-key', error: recoveryKey.error });
  const wraps = findRecoveryWraps(files);
  if (wraps.length === 0) return err({ kind: 'nothing-to-open' });
  for (const wrap of wraps) {
    const dataKey = await unwrapForRecovery(wrap, recoveryKey.value);
    if (dataKey === null) continue;
    const keyId = keyIdOf(dataKey);
    const known = keysToKeep(files, keyId, nowMs);
    const keys: KeysFile = known ?? { format: 1, keyId, wraps: [wrap], recoveryKeyToShow: null };
    writeKeysFile(files.keys, withWrap(keys, wrapWithKeyFile(files.keyFile, dataKey)));
    return ok({ keyId });
  }
  return err({ kind: 'other-recovery-key' });
}

/** The keys file if it is about this data key; any other is moved aside. */
function keysToKeep(files: StoreFiles, keyId: string, nowMs: number): KeysFile | null {
  const keys = readKeysFile(files.keys);
  if (keys === 'none') return null;
  if (keys !== 'damaged' && keys.keyId === keyId) return keys;
  moveDurably(files.keys, `${files.keys}.replaced-${fileTime(nowMs)}`);
  return null;
}

function findRecoveryWraps(files: StoreFiles): readonly RecoveryWrap[] {
  const keys = readKeysFile(files.keys);
  const own = keys === 'none' || keys === 'damaged' ? [] : keys.wraps;
  const inKeysFile = own.filter((wrap) => wrap.by === 'recovery-key');
  const databases = [files.database, ...listBackups(files).map(({ path }) => path)];
  const inDatabases = databases.flatMap((path) => wrapInFile(path) ?? []);
  return [...new Map([...inKeysFile, ...inDatabases].map((wrap) => [wrap.sealed, wrap])).values()];
}

function wrapInFile(path: string): RecoveryWrap | null {
  if (!existsSync(path)) return null;
  try {
    const db = connectReadOnly(path);
    try {
      return recoveryWrapIn(db);
    } finally {
      db.close();
    }
  } catch {
    // Damaged, or none of ours: another file may have it.
    return null;
  }
}
