import { resolve } from 'node:path';
import { err, ok, type Result } from '../../shared/result';
import type { Config } from '../config';
import { readSmallFile } from '../config/read-small-file';

const MOST_BYTES = 64 * 1024;

/** The text of a key file; the line of an error says which key of the configuration is wrong, where and how. */
export function readKeyFile(
  config: Pick<Config, 'folder'>,
  key: string,
  path: string,
): Result<string, string> {
  const file = resolve(config.folder, path);
  const bytes = readSmallFile(file, MOST_BYTES);
  if (!bytes.ok) return err(`${key}: ${file}: ${bytes.error}`);
  const text = bytes.value
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trim();
  return text === '' ? err(`${key}: ${file}: it is empty`) : ok(text);
}

export type SealedReader = { readonly read: (name: string) => string | null };

export type KeyReader = {
  readonly file: (key: string, path: string | null) => Result<string, string>;
  /** From its file, or sealed under `name` (--seal). */
  readonly secret: (key: string, path: string | null, name: string) => Result<string, string>;
  readonly optionalSecret: (key: string, path: string | null, name: string) => Result<string | null, string>;
};

export function makeKeyReader(config: Pick<Config, 'folder'>, sealed: SealedReader): KeyReader {
  const file = (key: string, path: string | null) =>
    path === null ? err(`${key}: expected a file, found nothing`) : readKeyFile(config, key, path);
  const optionalSecret = (key: string, path: string | null, name: string) =>
    path === null ? ok(sealed.read(name)) : readKeyFile(config, key, path);
  return {
    file,
    optionalSecret,
    secret: (key, path, name) => {
      const secret = optionalSecret(key, path, name);
      if (!secret.ok) return secret;
      return secret.value === null
        ? err(`${key}: expected a file, or a secret sealed with --seal ${name}=FILE; found neither`)
        : ok(secret.value);
    },
  };
}
