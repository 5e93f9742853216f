import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { text } from 'node:stream/consumers';
import { realClock } from '../real-ports';
import type { RecoveryCodeError } from '../store/keys/recovery-code';
import { openWithRecoveryKey, type NotRecovered } from '../store/open-with-recovery-key';
import type { StoreFileName } from '../store/store-files';
import { readFolderArguments, usage } from './data-folder/arguments';

/*
 * npm run open-with-recovery-key -- [--data DIR] [--file training.db|kiosk.db]
 * The key is asked for, or read from standard input; never an argument, where every process could see it.
 * Exit code 0: this machine opens the data now. 1: not with this key. 2: nothing was tried.
 */
const OPENED = 0;
const WRONG_KEY = 1;
const NOT_TRIED = 2;

async function readKey(): Promise<string> {
  if (!process.stdin.isTTY) return (await text(process.stdin)).slice(0, 1000).split('\n')[0] ?? '';
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await asking.question('恢复密钥 Recovery key: ');
  } finally {
    asking.close();
  }
}

function codeWords(error: RecoveryCodeError): string {
  switch (error.kind) {
    case 'length':
      return `应为 ${error.expected} 个字符，输入了 ${error.found} 个 expected ${error.expected} characters, found ${error.found}`;
    case 'character':
      return `第 ${error.group} 组有不可能的字符 group ${error.group} has an impossible character: ${JSON.stringify(error.found)}`;
    case 'mistyped':
      return `第 ${error.group} 组输入有误 group ${error.group} is mistyped`;
  }
}

function failed(failure: NotRecovered): { readonly code: number; readonly line: string } {
  switch (failure.kind) {
    case 'not-a-recovery-key':
      return { code: WRONG_KEY, line: codeWords(failure.error) };
    case 'other-recovery-key':
      return { code: WRONG_KEY, line: '不是这些数据的恢复密钥 not the recovery key of these data' };
    case 'nothing-to-open':
      return {
        code: NOT_TRIED,
        line: '没有可打开的数据或备份 neither keys file, database nor backup of that name is there',
      };
    case 'held':
      return { code: NOT_TRIED, line: `正被使用 the data folder is in use by ${failure.by}; close it first` };
    case 'not-writable':
      return { code: NOT_TRIED, line: `无法写入 cannot write to ${failure.path}: ${failure.reason}` };
  }
}

async function main(args: readonly string[]): Promise<number> {
  const read = readFolderArguments(args);
  if (!read.ok) {
    const isHelp = read.error.kind === 'help';
    if (isHelp) console.log(usage('open-with-recovery-key'));
    else console.error(`open-with-recovery-key: ${read.error.line}`);
    return isHelp ? OPENED : NOT_TRIED;
  }
  const { dir, file } = read.value;
  const onlyTraining =
    existsSync(join(dir, 'training.keys.json')) && !existsSync(join(dir, 'kiosk.keys.json'));
  const fileName: StoreFileName = file ?? (onlyTraining ? 'training.db' : 'kiosk.db');
  const opened = await openWithRecoveryKey({
    dir,
    fileName,
    holder: `open-with-recovery-key, pid ${process.pid}`,
    nowMs: realClock.now(),
    code: await readKey(),
  });
  if (opened.ok) {
    console.log(
      `${fileName}: 本机已可打开 this machine opens it now, with a key file only this account can read`,
    );
    return OPENED;
  }
  const { code, line } = failed(opened.error);
  console.error(`open-with-recovery-key: ${fileName}: ${line}`);
  return code;
}

process.exitCode = await main(process.argv.slice(2));
