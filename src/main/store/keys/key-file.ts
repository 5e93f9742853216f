import { createSecretKey, randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, rmSync, statSync } from 'node:fs';
import { writePrivately } from '../files/durable-file';
import type { Wrap } from './keys-file';
import { seal, unseal } from './seal';

const PLACE = 'data-key/key-file';

type KeyFileWrap = Extract<Wrap, { by: 'key-file' }>;

/** Makes a new 0600 key file and wraps the data key under it. */
export function wrapWithKeyFile(path: string, dataKey: Buffer): KeyFileWrap {
  const key = randomBytes(32);
  writePrivately(path, `${key.toString('base64')}\n`);
  return { by: 'key-file', sealed: seal(createSecretKey(key), PLACE, dataKey).toString('base64') };
}

/** null: no key file, not one of ours, or of another data key. */
export function unwrapWithKeyFile(path: string, wrap: KeyFileWrap): Buffer | null {
  let key: Buffer;
  try {
    key = Buffer.from(readFileSync(path, 'utf8').slice(0, 100).trim(), 'base64');
  } catch {
    return null;
  }
  if (key.length !== 32) return null;
  return unseal(createSecretKey(key), PLACE, Buffer.from(wrap.sealed, 'base64'));
}

/** A key file that others may read is made private again; true when it had not been. */
export function makePrivate(path: string): boolean {
  if (process.platform === 'win32') return false;
  if ((statSync(path).mode & 0o077) === 0) return false;
  chmodSync(path, 0o600);
  return true;
}

export function removeKeyFile(path: string): void {
  rmSync(path, { force: true });
}
