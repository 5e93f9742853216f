import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { text } from 'node:stream/consumers';
import { makeRealTimers, realClock } from '../real-ports';
import { openStore, type StoreFailure } from '../store/open-store';
import { storeFailureWords } from '../store/store-failure-words';
import { storeFiles, type StoreFileName } from '../store/store-files';
import { readFolderArguments, usage } from './data-folder/arguments';
import { toolLog } from './data-folder/tool-log';

/*
 * npm run restore-backup -- [--data DIR] [--file training.db|kiosk.db]
 * For a damaged database only: a whole one is never rolled back. The damaged file is kept; at the next start every
 * payment that the backup lacks is asked about before anything new is taken (payments.md rule 1).
 * Exit code 0: restored. 1: nothing to restore, or not agreed. 2: it could not be done.
 */
const RESTORED = 0;
const LEFT_ALONE = 1;
const NOT_DONE = 2;

type Damaged = Extract<StoreFailure, { kind: 'damaged' }>;
type Place = { readonly dir: string; readonly file: StoreFileName };

function open({ dir, file }: Place, choice: { restore?: string; restoreFromNothing?: true }) {
  return openStore({
    dir,
    fileName: file,
    clock: realClock,
    timers: makeRealTimers(toolLog),
    log: toolLog,
    keyWrap: null,
    holder: `restore-backup, pid ${process.pid}`,
    ...choice,
  });
}

/** A word typed in full: nobody agrees to this by pressing Enter. */
async function agreed(question: string, word: string): Promise<boolean> {
  if (!process.stdin.isTTY) return (await text(process.stdin)).slice(0, 100).trim() === word;
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await asking.question(question)).trim() === word;
  } finally {
    asking.close();
  }
}

async function restoreDamaged(place: Place, damaged: Damaged): Promise<number> {
  const { newestGoodBackup: backup } = damaged;
  console.error(storeFailureWords(damaged).zh);
  console.error(storeFailureWords(damaged).en);
  const word = backup === null ? 'empty' : 'restore';
  const question =
    backup === null
      ? '没有可用的备份。输入 empty 从空库开始 Type empty to begin with an empty database: '
      : '输入 restore 恢复该备份 Type restore to restore this backup: ';
  if (!(await agreed(question, word))) {
    console.error(`未恢复 left as it is: "${word}" was not typed`);
    return LEFT_ALONE;
  }
  const restored = await open(place, backup === null ? { restoreFromNothing: true } : { restore: backup });
  if (!restored.ok) return refuse(restored.error);
  await restored.value.close();
  console.log(
    `已恢复 restored ${place.file}${backup === null ? '' : ` from ${backup}`}; start the application now`,
  );
  return RESTORED;
}

/** Told by the keys, which stay when a damaged file is kept aside. null: none, or both. */
function onlyStoreIn(dir: string): StoreFileName | null {
  const both: readonly StoreFileName[] = ['kiosk.db', 'training.db'];
  const there = both.filter((name) => existsSync(storeFiles(dir, name).keys));
  return there.length === 1 ? (there[0] ?? null) : null;
}

function refuse(failure: StoreFailure): number {
  console.error(`restore-backup: ${storeFailureWords(failure).en}`);
  return NOT_DONE;
}

async function main(args: readonly string[]): Promise<number> {
  const read = readFolderArguments(args);
  if (!read.ok) {
    const isHelp = read.error.kind === 'help';
    if (isHelp) console.log(usage('restore-backup'));
    else console.error(`restore-backup: ${read.error.line}`);
    return isHelp ? RESTORED : NOT_DONE;
  }
  const { dir } = read.value;
  const file = read.value.file ?? onlyStoreIn(dir);
  if (file === null) {
    console.error(`restore-backup: ${dir}: 请用 --file 指明 name one with --file: kiosk.db or training.db`);
    return NOT_DONE;
  }
  const opened = await open({ dir, file }, {});
  if (!opened.ok) {
    return opened.error.kind === 'damaged'
      ? restoreDamaged({ dir, file }, opened.error)
      : refuse(opened.error);
  }
  await opened.value.close();
  console.error(`${file} 完好，无需恢复 is whole: there is nothing to restore`);
  return LEFT_ALONE;
}

process.exitCode = await main(process.argv.slice(2));
