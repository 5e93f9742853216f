import { badFlagLine, parseFlags, type Flags } from '../../flags';
import { importModeSchema, type ImportMode } from '../../../shared/roster-import';
import { err, ok, type Result } from '../../../shared/result';

export type Arguments = {
  readonly file: string;
  readonly training: boolean;
  readonly mode: ImportMode;
  readonly dryRun: boolean;
  readonly sheet: string | null;
  readonly flags: Flags;
};

export const USAGE = [
  'Usage: npm run import-roster -- FILE [flags]',
  '  FILE            the roster: XLSX, or CSV in UTF-8, GB18030 or UTF-16 (docs/roster-sample.csv shows the columns)',
  '  --mode MODE     replace (default): the file is the roster from now on; merge: it adds and changes;',
  '                  withdraw: its lines are taken out',
  '  --dry-run       says what would change, and changes nothing',
  '  --sheet NAME    the sheet of an XLSX, if it is not the first one that is a roster',
  '  --data DIR      the data folder',
  '  --config FILE   the configuration file',
  '  --training      the training data, whatever the configuration says',
  '  --help          this text',
].join('\n');

/** One line that says what to change; or the help that was asked for. */
export type NotUnderstood =
  { readonly kind: 'help' } | { readonly kind: 'bad-arguments'; readonly line: string };

type Given = { training: boolean; dryRun: boolean; mode: string; sheet: string | null };

function toArguments(files: readonly string[], forFlags: readonly string[], given: Given) {
  const bad = (line: string) => err({ kind: 'bad-arguments' as const, line });
  const flags = parseFlags(forFlags);
  if (!flags.ok) return bad(badFlagLine(flags.error));
  const mode = importModeSchema.safeParse(given.mode);
  if (!mode.success) return bad(`--mode ${given.mode.slice(0, 40)}: expected replace, merge or withdraw`);
  const [file, ...others] = files;
  if (file === undefined || file === '') return bad('expected the FILE to import; --help says more');
  if (others.length > 0) return bad(`expected one FILE, found ${files.length}`);
  return ok({ ...given, file, mode: mode.data, flags: flags.value });
}

export function readArguments(args: readonly string[]): Result<Arguments, NotUnderstood> {
  const files: string[] = [];
  const forFlags: string[] = [];
  const given: Given = { training: false, dryRun: false, mode: 'replace', sheet: null };
  const queue = [...args];
  for (let argument = queue.shift(); argument !== undefined; argument = queue.shift()) {
    const [, name = '', inline] = /^--(data|config|mode|sheet)(?:=(.*))?$/s.exec(argument) ?? [];
    if (argument === '--help') return err({ kind: 'help' });
    if (argument === '--training') given.training = true;
    else if (argument === '--dry-run') given.dryRun = true;
    else if (name === 'mode') given.mode = inline ?? queue.shift() ?? '';
    else if (name === 'sheet') given.sheet = inline ?? queue.shift() ?? '';
    else if (name !== '') {
      const value = inline === undefined ? queue.shift() : undefined;
      forFlags.push(argument, ...(value === undefined ? [] : [value]));
    } else if (argument.startsWith('--')) {
      const expected = 'one of --mode, --dry-run, --sheet, --data, --config, --training, --help';
      return err({
        kind: 'bad-arguments',
        line: badFlagLine({ kind: 'bad-flag', flag: argument, expected }),
      });
    } else files.push(argument);
  }
  return toArguments(files, forFlags, given);
}
