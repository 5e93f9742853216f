import { randomBytes } from 'node:crypto';
import { err, ok, type Result } from '../../../shared/result';
import { readKeysFile, writeKeysFile, type KeysFile } from './keys-file';
import { RECOVERY_KEY_BYTES, writeRecoveryCode } from './recovery-code';
import { wrapForRecovery, type RecoveryWrap } from './recovery-wrap';
import { addWraps, tryWraps, type DataKeyOptions } from './shell-wraps';
import { keyIdOf, makeVault, type Vault } from './vault';

export type DataKey = {
  readonly vault: Vault;
  /** Goes into the database, so that a backup alone and the recovery key are enough. */
  readonly recoveryWrap: RecoveryWrap | null;
  /** In the form people write down; null once somebody said that it is. */
  readonly recoveryKey: () => string | null;
  /** After this it is nowhere on the disk. */
  readonly recoveryKeyKept: () => void;
};

export type KeyMissing = {
  readonly kind: 'key-missing';
  readonly keysFile: string;
  readonly why: 'no-keys-file' | 'keys-file-damaged' | 'no-wrap-opens' | 'other-database';
};

const TO_SHOW = 'keys-file/recovery-key';

/** A new data key with a wrap for whoever opens it here and one for the recovery key. */
export async function createDataKey(options: DataKeyOptions): Promise<DataKey> {
  const dataKey = randomBytes(32);
  const recoveryKey = randomBytes(RECOVERY_KEY_BYTES);
  const toShow = makeVault(dataKey).seal(TO_SHOW, writeRecoveryCode(recoveryKey));
  const bare: KeysFile = {
    format: 1,
    keyId: keyIdOf(dataKey),
    wraps: [await wrapForRecovery(dataKey, recoveryKey)],
    recoveryKeyToShow: toShow.toString('base64'),
  };
  const keys = await addWraps(options, bare, dataKey, { dataKey, keyStore: false, keyFile: false });
  writeKeysFile(options.files.keys, keys);
  return holdDataKey(options.files.keys, keys, dataKey);
}

export async function openDataKey(options: DataKeyOptions): Promise<Result<DataKey, KeyMissing>> {
  const keysFile = options.files.keys;
  const missing = (why: KeyMissing['why']) => err({ kind: 'key-missing', keysFile, why });
  const before = readKeysFile(keysFile);
  if (before === 'none') return missing('no-keys-file');
  if (before === 'damaged') return missing('keys-file-damaged');
  const opened = await tryWraps(options, before);
  if (opened.dataKey === null) return missing('no-wrap-opens');
  const keys = await addWraps(options, before, opened.dataKey, opened);
  if (JSON.stringify(keys) !== JSON.stringify(before)) writeKeysFile(keysFile, keys);
  return ok(holdDataKey(keysFile, keys, opened.dataKey));
}

function holdDataKey(keysFile: string, opened: KeysFile, dataKey: Buffer): DataKey {
  const vault = makeVault(dataKey);
  const recoveryWrap = opened.wraps.find((wrap) => wrap.by === 'recovery-key') ?? null;
  let keys = opened;
  return {
    vault,
    recoveryWrap,
    recoveryKey: () =>
      keys.recoveryKeyToShow === null
        ? null
        : vault.open(TO_SHOW, Buffer.from(keys.recoveryKeyToShow, 'base64')),
    recoveryKeyKept: () => {
      if (keys.recoveryKeyToShow === null) return;
      keys = { ...keys, recoveryKeyToShow: null };
      writeKeysFile(keysFile, keys);
    },
  };
}
