import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadConfig, type Config, type Surroundings } from '../../config';
import { rosterReader } from '../../office/read-roster-csv';
import type { Log } from '../../ports';
import { makeRealTimers, realClock } from '../../real-ports';
import { makeImportRoster } from '../../services/import-roster';
import { openStore, type OpenedStore, type StoreFailure } from '../../store/open-store';
import { storeFailureWords } from '../../store/store-failure-words';
import { readArguments, USAGE, type Arguments } from './arguments';
import { readFile } from './read-file';
import { refusalLine, reportLines, type Language } from './report-lines';

export type Terminal = {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  /** Overwrites itself; null where nobody watches. */
  readonly progress: ((text: string) => void) | null;
};

const ALL_IMPORTED = 0;
const SOME_REJECTED = 1;
const NOTHING_DONE = 2;

function notOpened(failure: StoreFailure, language: Language): string {
  if (failure.kind !== 'held') return storeFailureWords(failure)[language === 'en' ? 'en' : 'zh'];
  return language === 'en'
    ? `The data folder is in use by ${failure.by}. Import the file in its counter window, or close it first.`
    : `数据文件夹正在被 ${failure.by} 使用。请在收费窗口中导入，或先关闭它。`;
}

/** News of the store for the person at the terminal; what is only interesting stays out. */
function terminalLog({ err }: Terminal): Log {
  return {
    info: () => undefined,
    warn: (what) => err(`import-roster: ${what}`),
    error: (what, _facts, thrown) =>
      err(`import-roster: ${what}${thrown instanceof Error ? `: ${thrown.message}` : ''}`),
  };
}

type Job = {
  readonly terminal: Terminal;
  readonly language: Language;
  readonly file: string;
  readonly log: Log;
};

function refuse({ terminal }: Pick<Job, 'terminal'>, line: string): number {
  terminal.err(`import-roster: ${line}`);
  return NOTHING_DONE;
}

async function importInto(opened: OpenedStore, bytes: Uint8Array, job: Job): Promise<number> {
  const { terminal, language, file } = job;
  const importRoster = makeImportRoster({
    store: opened.store,
    read: rosterReader(opened.vault),
    clock: realClock,
    timers: makeRealTimers(job.log),
    onProgress: ({ lines }) => terminal.progress?.(String(lines)),
  });
  const result = await importRoster({ name: file, bytes });
  if (!result.ok) return refuse(job, refusalLine(file, result.error, language));
  for (const line of reportLines(file, result.value, language)) terminal.out(line);
  if (result.value.accepted === 0) return NOTHING_DONE;
  return result.value.rejected === 0 ? ALL_IMPORTED : SOME_REJECTED;
}

async function importFile(
  given: Arguments,
  config: Config,
  path: string,
  terminal: Terminal,
): Promise<number> {
  const file = /\p{Cc}/u.test(given.file) ? JSON.stringify(given.file) : given.file;
  const log = terminalLog(terminal);
  const job = { terminal, language: config.defaultLanguage, file, log };
  // A new store in a mistyped folder would take the roster and nobody would ever see it.
  if (
    given.flags.data !== null &&
    statSync(config.dataDir, { throwIfNoEntry: false })?.isDirectory() !== true
  ) {
    return refuse(job, `--data ${given.flags.data}: expected a folder that exists`);
  }
  const bytes = readFile(path);
  if (!bytes.ok) return refuse(job, `${file}: ${bytes.error}`);
  const opened = await openStore({
    dir: config.dataDir,
    fileName: given.training || config.mode === 'training' ? 'training.db' : 'kiosk.db',
    clock: realClock,
    timers: makeRealTimers(log),
    log,
    keyWrap: null,
    holder: `import-roster, pid ${process.pid}`,
  });
  if (!opened.ok) return refuse(job, notOpened(opened.error, config.defaultLanguage));
  try {
    return await importInto(opened.value, bytes.value, job);
  } finally {
    await opened.value.close();
  }
}

/** The command from its arguments to its exit code: 0 all imported, 1 some lines rejected, 2 nothing done. */
export async function runImportRoster(
  args: readonly string[],
  surroundings: Surroundings,
  terminal: Terminal,
): Promise<number> {
  const given = readArguments(args);
  if (!given.ok) {
    if (given.error.kind === 'bad-arguments') return refuse({ terminal }, given.error.line);
    terminal.out(USAGE);
    return ALL_IMPORTED;
  }
  const config = loadConfig(given.value.flags, surroundings);
  if (!config.ok) return refuse({ terminal }, config.error.line);
  return importFile(
    given.value,
    config.value,
    resolve(surroundings.workingFolder, given.value.file),
    terminal,
  );
}
