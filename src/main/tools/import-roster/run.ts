import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadConfig, type Config, type Surroundings } from '../../config';
import { rosterOpener } from '../../office/read-roster';
import type { Log } from '../../ports';
import { makeRealTimers, realClock } from '../../real-ports';
import { applyStage } from '../../services/import-roster/apply-stage';
import type { TellProgress } from '../../services/import-roster/import-parts';
import { stageFile } from '../../services/import-roster/stage-file';
import { makePace } from '../../services/import-roster/take-turns';
import { openStore, type OpenedStore, type StoreFailure } from '../../store/open-store';
import { storeFailureWords } from '../../store/store-failure-words';
import { readArguments, USAGE, type Arguments } from './arguments';
import { readFile } from './read-file';
import { problemLines } from './problem-lines';
import { mappingLine, refusalLine } from './refusal-line';
import { outcomeLine, planLines, readingLine, type Language } from './report-lines';

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

/** Reads, compares, says what it comes to, and then does it, unless it was only asked. */
async function importInto(
  opened: OpenedStore,
  bytes: Uint8Array,
  given: Arguments,
  job: Job,
): Promise<number> {
  const { terminal, language, file } = job;
  const timers = makeRealTimers(job.log);
  const open = rosterOpener(opened.vault, opened.store.mappings.get);
  const parts = { store: opened.store, open, clock: realClock, timers };
  const pace = makePace(realClock, timers);
  const tell: TellProgress = ({ lines }) => terminal.progress?.(String(lines));
  const roster = await open(bytes, { sheet: given.sheet, mapping: null }, pace.breathe);
  if (!roster.ok) return refuse(job, refusalLine(file, roster.error, language));
  const tried = await stageFile(parts, roster.value, pace, tell);
  if (!tried.ok) {
    const { error } = tried;
    const isMapping = error.kind === 'mapping-incomplete';
    return refuse(job, isMapping ? mappingLine(file, error, language) : refusalLine(file, error, language));
  }
  const { stage, ...staged } = tried.value;
  const { reading, comparison, problems } = staged;
  const say = (outcome: Parameters<typeof outcomeLine>[0]) => {
    terminal.out(readingLine(file, roster.value.file, tried.value, language));
    if (stage !== null) planLines(comparison, given.mode, language).forEach(terminal.out);
    terminal.out(outcomeLine(outcome, comparison.held[given.mode], language));
    problemLines(problems, reading.rejected, language).forEach(terminal.out);
  };
  if (stage === null) {
    say('nothing');
    return NOTHING_DONE;
  }
  if (given.dryRun) {
    stage.discard();
    say('dry-run');
  } else {
    const kind = { ...roster.value.file, bytes: bytes.length };
    say(await applyStage(parts, { ...staged, stage }, given.mode, kind, pace, tell));
  }
  return reading.rejected === 0 ? ALL_IMPORTED : SOME_REJECTED;
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
    return await importInto(opened.value, bytes.value, given, job);
  } finally {
    await opened.value.close();
  }
}

/** The command from its arguments to its exit code: 0 all imported (or good, in a dry run), 1 some lines rejected, 2 nothing done. */
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
