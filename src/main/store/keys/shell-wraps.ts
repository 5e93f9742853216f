import type { KeyWrap, Log } from '../../ports';
import type { StoreFiles } from '../store-files';
import { makePrivate, removeKeyFile, unwrapWithKeyFile, wrapWithKeyFile } from './key-file';
import { withWrap, type KeysFile, type Wrap } from './keys-file';
import { keyIdOf } from './vault';

export type DataKeyOptions = {
  readonly files: StoreFiles;
  readonly keyWrap: KeyWrap | null;
  /** Whether a key file stands beside a working key store too (docs/decisions/0004-data-key.md). */
  readonly keyFile: 'always' | 'without-key-store';
  readonly log: Log;
};

/** What opened here without anybody typing a key. */
export type Opened = {
  readonly dataKey: Buffer | null;
  readonly keyStore: boolean;
  readonly keyFile: boolean;
};

/** Tries every wrap that this shell can open; only the key that the file is about counts. */
export async function tryWraps(options: DataKeyOptions, keys: KeysFile): Promise<Opened> {
  let opened: Opened = { dataKey: null, keyStore: false, keyFile: false };
  for (const wrap of keys.wraps) {
    const dataKey = await unwrap(options, wrap);
    if (dataKey === null || dataKey.length !== 32 || keyIdOf(dataKey) !== keys.keyId) continue;
    opened = {
      dataKey,
      keyStore: opened.keyStore || wrap.by === 'key-store',
      keyFile: opened.keyFile || wrap.by === 'key-file',
    };
  }
  return opened;
}

async function unwrap({ files, keyWrap, log }: DataKeyOptions, wrap: Wrap): Promise<Buffer | null> {
  switch (wrap.by) {
    case 'recovery-key':
      return null;
    case 'key-file':
      return unwrapWithKeyFile(files.keyFile, wrap);
    case 'key-store':
      if (keyWrap?.name !== wrap.name) return null;
      try {
        return await keyWrap.unwrap(Buffer.from(wrap.sealed, 'base64'));
      } catch (error) {
        log.error('the key store did not open the data key', { keyStore: wrap.name }, error);
        return null;
      }
  }
}

/** The keys with the wraps that let this shell open them again; key files appear and go with them. */
export async function addWraps(
  options: DataKeyOptions,
  before: KeysFile,
  dataKey: Buffer,
  opened: Opened,
): Promise<KeysFile> {
  const { files, log } = options;
  const sealed = opened.keyStore ? null : await sealByKeyStore(options, dataKey);
  let keys = sealed === null ? before : withWrap(before, sealed);
  const hasStore = opened.keyStore || sealed !== null;
  if (opened.keyFile && makePrivate(files.keyFile)) {
    log.warn('the key file could be read by others and is private again', { file: files.keyFile });
  }
  const wanted = options.keyFile === 'always' || !hasStore;
  if (wanted && !opened.keyFile) keys = withWrap(keys, wrapWithKeyFile(files.keyFile, dataKey));
  // While the recovery key is not written down, a lost key store must not lose the data: the key file stays.
  if (!wanted && keys.recoveryKeyToShow === null) {
    keys = { ...keys, wraps: keys.wraps.filter((wrap) => wrap.by !== 'key-file') };
    removeKeyFile(files.keyFile);
  }
  return keys;
}

async function sealByKeyStore({ keyWrap, log }: DataKeyOptions, dataKey: Buffer): Promise<Wrap | null> {
  if (keyWrap === null) return null;
  const { name } = keyWrap;
  try {
    const sealed = await keyWrap.wrap(dataKey);
    // A key store that cannot open what it sealed would lock everybody out at the next start.
    if ((await keyWrap.unwrap(sealed))?.equals(dataKey) === true) {
      return { by: 'key-store', name, sealed: sealed.toString('base64') };
    }
    log.error('the key store does not open what it sealed', { keyStore: name });
  } catch (error) {
    log.error('the key store did not seal the data key', { keyStore: name }, error);
  }
  return null;
}
