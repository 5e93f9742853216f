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
