import { err, type Result } from '../../shared/result';
import { lockFolder, type Held } from './files/folder-lock';
import { recoverDataKey, type RecoverFailure } from './keys/recover-data-key';
import { notWritable, type NotWritable } from './sqlite-trouble';
import { storeFiles, type StoreFileName } from './store-files';

export type RecoverOptions = {
  readonly dir: string;
  readonly fileName: StoreFileName;
  readonly holder: string;
  readonly nowMs: number;
  readonly code: string;
};

export type NotRecovered = Held | RecoverFailure | NotWritable;

/** Lets this machine open the data that were sealed elsewhere, given the key that was written down at set-up. */
export async function openWithRecoveryKey({
  dir,
  fileName,
  holder,
  nowMs,
  code,
}: RecoverOptions): Promise<Result<{ readonly keyId: string }, NotRecovered>> {
  const files = storeFiles(dir, fileName);
  try {
    const lock = lockFolder(files, holder, nowMs);
    if (!lock.ok) return lock;
    try {
      return await recoverDataKey(files, code, nowMs);
    } finally {
      lock.value.release();
    }
  } catch (error) {
    const refused = notWritable(error, dir);
    if (refused === null) throw error;
    return err(refused);
  }
}
