import { mkdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { err, ok, type Result } from '../../shared/result';
import { loadConfig, type Config } from '../config';
import { systemWords } from '../config/system-words';
import { badFlagLine, helpText, parseFlags } from '../flags';
import type { Clock, Disk, Ids, Log, Timers } from '../ports';
import { makeRealDisk, makeRealTimers, realClock } from '../real-ports';
import { realIds } from '../real-ports/ids';
import { makeLog } from '../real-ports/log';
import { openRollingFile } from '../real-ports/rolling-file';

export type Prepared = {
  readonly config: Config;
  /** `NAME=FILE`: this start only seals a secret. */
  readonly seal: string | null;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly ids: Ids;
  readonly disk: Disk;
  readonly log: Log;
};

/** Nothing was started. `help` was asked for; anything else is one line that says what to change. */
export type NotStarted =
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'bad-flag' | 'bad-config' | 'data-folder'; readonly line: string };

const LOG_BYTES = 10 * 1024 * 1024;
const LOGS_KEPT = 5;

/** Step by step: in a system folder that takes nothing (/proc), Node's own `recursive` never comes back. */
function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return;
  const parent = dirname(path);
  if (parent !== path) makeFolder(parent);
  mkdirSync(path, { mode: 0o700 });
}

function makeDataFolder(path: string): Result<string, NotStarted> {
  try {
    makeFolder(join(path, 'logs'));
    return ok(path);
  } catch (thrown) {
    return err({ kind: 'data-folder', line: `data folder ${path}: ${systemWords(thrown)}` });
  }
}

function logFile(config: Config): string {
  return join(config.dataDir, 'logs', 'kiosk.log');
}

/** A bug, met before anything runs: what there is to say in a line. */
export function startCrashed(config: Config): string {
  return `it could not start; what happened is in ${logFile(config)}`;
}

/** From the command line to everything real that the core needs. */
export function prepare(args: readonly string[]): Result<Prepared, NotStarted> {
  const flags = parseFlags(args);
  if (!flags.ok) return err({ kind: 'bad-flag', line: badFlagLine(flags.error) });
  if (flags.value.help) return err({ kind: 'help', text: helpText() });
  const config = loadConfig(flags.value, {
    platform: process.platform,
    home: homedir(),
    environment: process.env,
    workingFolder: process.cwd(),
  });
  if (!config.ok) return config;
  const folder = makeDataFolder(config.value.dataDir);
  if (!folder.ok) return folder;
  const file = openRollingFile(logFile(config.value), LOG_BYTES, LOGS_KEPT);
  const log = makeLog(file.write, { device: config.value.deviceNumber, process: process.pid });
  return ok({
    config: config.value,
    seal: flags.value.seal,
    clock: realClock,
    timers: makeRealTimers(log),
    ids: realIds,
    disk: makeRealDisk(folder.value),
    log,
  });
}
