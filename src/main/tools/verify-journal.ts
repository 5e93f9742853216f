import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { realClock } from '../real-ports';
import { journalProblemWords } from '../store/journal/journal-problem';
import type { StoreFileName } from '../store/store-files';
import { verifyJournal, type JournalVerdict, type NotVerified } from '../store/verify-journal';
import { readFolderArguments, usage } from './data-folder/arguments';
import { toolLog } from './data-folder/tool-log';

/*
 * npm run verify-journal -- [--data DIR] [--file training.db|kiosk.db]
 * Exit code 0: whole. 1: something was changed, dropped or cut. 2: it could not be judged.
 */
const WHOLE = 0;
const BROKEN = 1;
const NOT_JUDGED = 2;

type Verdict = { readonly code: number; readonly line: string };

function judged({ problem, checked, signatureChecked, badIntentLines }: JournalVerdict): Verdict {
  if (problem !== null) return { code: BROKEN, line: `日志不完整 BROKEN: ${journalProblemWords(problem)}` };
  if (badIntentLines > 0) {
    return {
      code: BROKEN,
      line: `意图日志有损坏的行 BROKEN: ${badIntentLines} damaged lines in the intent log; the journal itself is whole`,
    };
  }
  const entries = `${checked} ${checked === 1 ? 'entry' : 'entries'}`;
  return signatureChecked
    ? { code: WHOLE, line: `日志完整 whole: ${entries}, signature right` }
    : {
        code: NOT_JUDGED,
        line:
          `日志链完整，签名未核对 chain whole, signature not checked: ${entries}; ` +
          'the data key is in the key store of the application, which checks it itself',
      };
}

function notJudged(failure: NotVerified): Verdict {
  switch (failure.kind) {
    case 'held':
      return { code: NOT_JUDGED, line: `正被使用 in use by ${failure.by}; close it first` };
    case 'newer':
      return {
        code: NOT_JUDGED,
        line: `版本更新 written by a newer version (schema ${failure.found}, this one knows ${failure.known})`,
      };
    case 'not-writable':
      return { code: NOT_JUDGED, line: `无法写入 cannot write to ${failure.path}: ${failure.reason}` };
    case 'no-database':
      return { code: NOT_JUDGED, line: `不存在 there is no ${failure.path}` };
    case 'unreadable':
      return { code: BROKEN, line: `数据库无法读取 BROKEN: the database cannot be read: ${failure.problem}` };
  }
}

async function verdictOn(dir: string, fileName: StoreFileName): Promise<Verdict> {
  const holder = `verify-journal, pid ${process.pid}`;
  const verified = await verifyJournal({ dir, fileName, holder, nowMs: realClock.now(), log: toolLog });
  return verified.ok ? judged(verified.value) : notJudged(verified.error);
}

async function main(args: readonly string[]): Promise<number> {
  const read = readFolderArguments(args);
  if (!read.ok) {
    const isHelp = read.error.kind === 'help';
    if (isHelp) console.log(usage('verify-journal'));
    else console.error(`verify-journal: ${read.error.line}`);
    return isHelp ? WHOLE : NOT_JUDGED;
  }
  const { dir, file } = read.value;
  const both: readonly StoreFileName[] = ['kiosk.db', 'training.db'];
  const there = both.filter((name) => existsSync(join(dir, name)));
  const names = file !== null ? [file] : there;
  if (names.length === 0) {
    console.error(`verify-journal: ${dir}: 没有数据库 there is neither kiosk.db nor training.db`);
    return NOT_JUDGED;
  }
  let worst = WHOLE;
  for (const name of names) {
    const { code, line } = await verdictOn(dir, name);
    console.log(`${name}: ${line}`);
    worst = worst === BROKEN || code === BROKEN ? BROKEN : Math.max(worst, code);
  }
  return worst;
}

process.exitCode = await main(process.argv.slice(2));
