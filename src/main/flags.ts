import type { Result } from '../shared/result';

/**
 * The command line of both shells. `npm start` runs this file as it stands, before anything is built;
 * therefore it imports nothing but types.
 */
export interface Flags {
  readonly host: 'electron' | 'browser' | 'auto';
  /** null: the configuration decides. So for every flag that was not given. */
  readonly window: 'kiosk' | 'counter' | null;
  readonly data: string | null;
  readonly config: string | null;
  /** Of the browser host on 127.0.0.1; 0 takes any free one. */
  readonly port: number | null;
  /** `NAME=FILE`: seal a gateway's secret into the data folder, and end. */
  readonly seal: string | null;
  readonly help: boolean;
}

export interface BadFlag {
  readonly kind: 'bad-flag';
  /** As it was typed. */
  readonly flag: string;
  readonly expected: string;
}

type Value = 'host' | 'window' | 'data' | 'config' | 'port' | 'seal';

const VALUES: Readonly<Record<Value, { readonly shape: string; readonly means: string }>> = {
  host: { shape: 'electron|browser|auto', means: 'the shell to run in; auto takes Electron where it can' },
  window: { shape: 'kiosk|counter', means: 'the first window' },
  data: { shape: 'DIR', means: 'the folder of the database, its backups, keys and logs' },
  config: { shape: 'FILE', means: 'the configuration file; without one, training mode' },
  port: { shape: 'N', means: 'the port of the browser host on 127.0.0.1, 0 to 65535' },
  seal: { shape: 'NAME=FILE', means: "keep a gateway's secret in the data folder, sealed, and end" },
};

/** Switches of Electron and Chromium that an installed application may be started with; not ours to judge. */
const RUNTIME_SWITCH =
  /^--(no-sandbox|disable-gpu|enable-logging|ozone-platform|force-device-scale-factor|touch-events|lang)(=|$)/;

function bad(flag: string, expected: string): Result<never, BadFlag> {
  return { ok: false, error: { kind: 'bad-flag', flag, expected } };
}

function isValue(name: string): name is Value {
  return Object.hasOwn(VALUES, name);
}

function withPort(flags: Flags, text: string): Flags | null {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  return port <= 65_535 ? { ...flags, port } : null;
}

/** null when the value is none that the flag takes. */
function withValue(flags: Flags, name: Value, text: string): Flags | null {
  switch (name) {
    case 'host':
      return text === 'electron' || text === 'browser' || text === 'auto' ? { ...flags, host: text } : null;
    case 'window':
      return text === 'kiosk' || text === 'counter' ? { ...flags, window: text } : null;
    case 'data':
      return text.includes('\0') ? null : { ...flags, data: text };
    case 'config':
      return text.includes('\0') ? null : { ...flags, config: text };
    case 'port':
      return withPort(flags, text);
    case 'seal':
      return /^[A-Za-z0-9.]+=[^\0]+$/.test(text) ? { ...flags, seal: text } : null;
  }
}

const NOTHING_GIVEN: Flags = {
  host: 'auto',
  window: null,
  data: null,
  config: null,
  port: null,
  seal: null,
  help: false,
};

/** Reads `--flag value` and `--flag=value`, each at most once. */
export function parseFlags(args: readonly string[]): Result<Flags, BadFlag> {
  let flags = NOTHING_GIVEN;
  const seen = new Set<string>();
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? '';
    const [, name = '', inline] = /^--([a-z]+)(?:=([\s\S]*))?$/.exec(argument) ?? [];
    if (name === 'help' && inline === undefined) {
      flags = { ...flags, help: true };
      continue;
    }
    if (!isValue(name)) return bad(argument, `one of --${Object.keys(VALUES).join(', --')}, --help`);
    if (seen.has(name)) return bad(`--${name}`, 'to be given once');
    seen.add(name);
    const next = inline ?? args[index + 1];
    if (inline === undefined) index += 1;
    const { shape } = VALUES[name];
    if (next === undefined || next === '' || (inline === undefined && next.startsWith('--'))) {
      return bad(`--${name}`, `${shape} after it`);
    }
    const read = withValue(flags, name, next);
    if (read === null) return bad(`--${name} ${next}`, name === 'port' ? 'a number from 0 to 65535' : shape);
    flags = read;
  }
  return { ok: true, value: flags };
}

/**
 * What of Electron's `process.argv` is meant for us: run from the sources, all that follows the application's
 * folder; installed, all but the runtime's own switches.
 */
export function electronArguments(argv: readonly string[], isPackaged: boolean): readonly string[] {
  const given = argv.slice(1);
  if (isPackaged) return given.filter((argument) => !RUNTIME_SWITCH.test(argument));
  return given.slice(given.findIndex((argument) => !argument.startsWith('-')) + 1);
}

export function badFlagLine({ flag, expected }: BadFlag): string {
  const shown = flag === '' || /\p{Cc}/u.test(flag) ? JSON.stringify(flag) : flag;
  return `${shown}: expected ${expected}`;
}

export function helpText(): string {
  const lines = Object.entries(VALUES).map(
    ([name, { shape, means }]) => `  ${`--${name} ${shape}`.padEnd(32)}${means}`,
  );
  return ['Usage: npm start -- [flags]', ...lines, `  ${'--help'.padEnd(32)}this text`].join('\n');
}
