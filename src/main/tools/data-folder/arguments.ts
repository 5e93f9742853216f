import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { err, ok, type Result } from '../../../shared/result';
import { defaultDataFolder } from '../../config/data-folder';
import { badFlagLine } from '../../flags';
import type { StoreFileName } from '../../store/store-files';

/** file: null when it was not named. */
export type FolderArguments = { readonly dir: string; readonly file: StoreFileName | null };
export type NotUnderstood =
  { readonly kind: 'help' } | { readonly kind: 'bad-arguments'; readonly line: string };

export function usage(name: string): string {
  return [
    `Usage: npm run ${name} -- [flags]`,
    '  --data DIR      the data folder; without it, the one the application uses by itself',
    '  --file NAME     training.db or kiosk.db',
    '  --help          this text',
  ].join('\n');
}

/** Reads `--data DIR` and `--file NAME`, each at most once, in either spelling. */
export function readFolderArguments(args: readonly string[]): Result<FolderArguments, NotUnderstood> {
  const given = new Map<string, string>();
  for (let at = 0; at < args.length; at += 1) {
    const argument = args[at] ?? '';
    if (argument === '--help') return err({ kind: 'help' });
    const [, flag, inline] = /^(--data|--file)(?:=([\s\S]*))?$/.exec(argument) ?? [];
    if (flag === undefined) return bad(argument, 'one of --data, --file, --help');
    if (given.has(flag)) return bad(flag, 'to be given once');
    const value = inline ?? args[at + 1] ?? '';
    if (inline === undefined) at += 1;
    if (value === '' || value.includes('\0')) return bad(flag, 'a value after it');
    given.set(flag, value);
  }
  const file = given.get('--file') ?? null;
  if (file !== null && file !== 'training.db' && file !== 'kiosk.db') {
    return bad(`--file ${file}`, 'training.db or kiosk.db');
  }
  const folder = given.get('--data');
  const machine = { platform: process.platform, home: homedir(), environment: process.env };
  const dir = resolve(folder ?? defaultDataFolder(machine));
  return isFolder(dir) ? ok({ dir, file }) : bad(`--data ${dir}`, 'a folder that exists');
}

function bad(flag: string, expected: string): Result<never, NotUnderstood> {
  return err({ kind: 'bad-arguments', line: badFlagLine({ kind: 'bad-flag', flag, expected }) });
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
