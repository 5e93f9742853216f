import { dirname, resolve } from 'node:path';
import type { z } from 'zod';
import { err, ok, type Result } from '../shared/result';
import { defaultDataFolder, type Machine } from './config/data-folder';
import { readConfigFile } from './config/read-config-file';
import { partsFit } from './config/parts-fit';
import { configFileSchema, type ConfigFile } from './config/schema';
import type { Flags } from './flags';

type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;

/** What an installation decides; made once at start and never changed. */
export type Config = Frozen<
  Omit<ConfigFile, 'kiosk' | 'dataDir'> & {
    kiosk: { fullScreen: boolean };
    /** Absolute. */
    dataDir: string;
    /** Absolute: where paths in the configuration count from. */
    folder: string;
    /** HTTPS_PROXY and NO_PROXY of the environment; may hold a password and is never shown. */
    proxy: { url: string; except: string } | null;
  }
>;

/** One line for the person who started the program: file, key, what was expected. */
export type BadConfig = { readonly kind: 'bad-config'; readonly line: string };

export type Surroundings = Machine & { readonly workingFolder: string };

const MOST_SHOWN = 60;

function shown(value: unknown): string {
  // A login in an address is refused, and not repeated either.
  const text = (JSON.stringify(value) ?? 'nothing').replace(/\/\/[^/@"]*@/g, '//…@');
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? Object.getOwnPropertyDescriptor(inner, key)?.value
        : undefined,
    value,
  );
}

function keyName(path: readonly PropertyKey[]): string {
  return path.reduce<string>((name, key) => {
    if (typeof key === 'number') return `${name}[${key}]`;
    return name === '' ? String(key) : `${name}.${String(key)}`;
  }, '');
}

/** The defaults name every key there is, but for those of an exam office of another kind than the default one. */
function keysAt(path: readonly PropertyKey[]): string {
  if (path[0] === 'office') return '';
  const here = at(configFileSchema.parse({}), path);
  return typeof here === 'object' && here !== null ? Object.keys(here).join(', ') : '';
}

function issueText(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code === 'unrecognized_keys') {
    const stranger = issue.keys[0] ?? '';
    const name = keyName([...issue.path, /^[\w-]{1,40}$/.test(stranger) ? stranger : shown(stranger)]);
    const known = keysAt(issue.path);
    return `${name}: no such key${known === '' ? '' : `, expected one of ${known}`}`;
  }
  const found = `expected ${issue.message}, found ${shown(at(value, issue.path))}`;
  return issue.path.length === 0 ? found : `${keyName(issue.path)}: ${found}`;
}

function parse(value: unknown): Result<ConfigFile, string> {
  const parsed = configFileSchema.safeParse(value);
  if (!parsed.success) {
    const [first, ...others] = parsed.error.issues;
    const text = first === undefined ? 'not a configuration' : issueText(first, value);
    const elsewhere = new Set(others.map(({ path }) => keyName(path)));
    elsewhere.delete(keyName(first?.path ?? []));
    return err(elsewhere.size === 0 ? text : `${text} (and ${elsewhere.size} more)`);
  }
  return partsFit(parsed.data);
}

function frozen<T extends object>(value: T): T {
  for (const inner of Object.values(value)) {
    if (typeof inner === 'object' && inner !== null) frozen(inner);
  }
  return Object.freeze(value);
}

/** A path in the file counts from the file's folder, one on the command line from the working folder. */
function dataFolder(
  flags: Flags,
  file: ConfigFile,
  filePath: string | null,
  surroundings: Surroundings,
): string {
  if (flags.data !== null) return resolve(surroundings.workingFolder, flags.data);
  if (file.dataDir === null) return defaultDataFolder(surroundings);
  return resolve(filePath === null ? surroundings.workingFolder : dirname(filePath), file.dataDir);
}

function proxyOf(environment: Surroundings['environment']): Config['proxy'] {
  const url = environment['HTTPS_PROXY'] ?? environment['https_proxy'] ?? '';
  if (url === '') return null;
  return { url, except: environment['NO_PROXY'] ?? environment['no_proxy'] ?? '' };
}

/** Reads the configuration file, if one is named, and lays the flags over it. */
export function loadConfig(flags: Flags, surroundings: Surroundings): Result<Config, BadConfig> {
  const filePath = flags.config === null ? null : resolve(surroundings.workingFolder, flags.config);
  const value = filePath === null ? ok({}) : readConfigFile(filePath);
  const file = value.ok ? parse(value.value) : value;
  if (!file.ok) return err({ kind: 'bad-config', line: `${flags.config ?? 'defaults'}: ${file.error}` });
  return ok(
    frozen({
      ...file.value,
      kiosk: { fullScreen: file.value.kiosk.fullScreen ?? file.value.mode === 'live' },
      proxy: proxyOf(surroundings.environment),
      folder: filePath === null ? surroundings.workingFolder : dirname(filePath),
      dataDir: dataFolder(flags, file.value, filePath, surroundings),
      port: flags.port ?? file.value.port,
      window: flags.window ?? file.value.window,
    }),
  );
}
