import type { KeyWrap } from '../ports';

/** Electron's safeStorage; older runtimes have the calls that answer at once only. */
export type KeyStore = {
  readonly isAsyncEncryptionAvailable?: () => Promise<boolean>;
  readonly encryptStringAsync?: (plain: string) => Promise<Buffer>;
  readonly decryptStringAsync?: (sealed: Buffer) => Promise<{ readonly result: string }>;
  readonly isEncryptionAvailable: () => boolean;
  readonly encryptString: (plain: string) => Buffer;
  readonly decryptString: (sealed: Buffer) => string;
  readonly getSelectedStorageBackend?: () => string;
};

/** Without a keyring Electron seals with a password that everybody knows: that is no key store. */
const NO_KEYRING = ['basic_text', 'unknown'];

function hasKeyring(store: KeyStore, platform: string): boolean {
  return platform !== 'linux' || !NO_KEYRING.includes(store.getSelectedStorageBackend?.() ?? 'unknown');
}

async function isAvailable(store: KeyStore): Promise<boolean> {
  try {
    return await (store.isAsyncEncryptionAvailable?.() ?? store.isEncryptionAvailable());
  } catch {
    return false;
  }
}

async function unwrap(store: KeyStore, sealed: Buffer): Promise<Buffer | null> {
  try {
    const plain = (await store.decryptStringAsync?.(sealed))?.result ?? store.decryptString(sealed);
    return Buffer.from(plain, 'base64');
  } catch {
    return null;
  }
}

/** The system's key store for the data key, asked after the app is ready; null where there is none to trust. */
export async function makeKeyWrap(store: KeyStore, platform: string): Promise<KeyWrap | null> {
  if (!hasKeyring(store, platform) || !(await isAvailable(store))) return null;
  return {
    name: 'electron-safe-storage',
    wrap: async (key) => {
      const plain = key.toString('base64');
      return (await store.encryptStringAsync?.(plain)) ?? store.encryptString(plain);
    },
    unwrap: (sealed) => unwrap(store, sealed),
  };
}
