import { badFlagLine, parseFlags, type Flags } from '../../flags';
import { err, ok, type Result } from '../../../shared/result';

export type Arguments = { readonly file: string; readonly training: boolean; readonly flags: Flags };

export const USAGE = [
  'Usage: npm run import-roster -- FILE [flags]',
  '  FILE            the roster: CSV in UTF-8 or GB18030 (docs/roster-sample.csv shows the columns)',
  '  --data DIR      the data folder',
  '  --config FILE   the configuration file',
  '  --training      the training data, whatever the configuration says',
  '  --help          this text',
].join('\n');

const OURS = /^--(?:data|config)(=|$)/;

/** One line that says what to change; or the help that was asked for. */
export type NotUnderstood =
  { readonly kind: 'help' } | { readonly kind: 'bad-arguments'; readonly line: string };

export function readArguments(args: readonly string[]): Result<Arguments, NotUnderstood> {
  const bad = (line: string) => err({ kind: 'bad-arguments' as const, line });
  const files: string[] = [];
  const forFlags: string[] = [];
  let training = false;
  for (let at = 0; at < args.length; at += 1) {
    const argument = args[at] ?? '';
    const ours = OURS.exec(argument);
    if (argument === '--help') return err({ kind: 'help' });
    if (argument === '--training') training = true;
    else if (ours !== null) {
      const value = args[at + 1];
      const apart = ours[1] === '' && value !== undefined;
      forFlags.push(argument, ...(apart ? [value] : []));
      if (apart) at += 1;
    } else if (argument.startsWith('--')) {
      return bad(
        badFlagLine({
          kind: 'bad-flag',
          flag: argument,
          expected: 'one of --data, --config, --training, --help',
        }),
      );
    } else files.push(argument);
  }
  const flags = parseFlags(forFlags);
  if (!flags.ok) return bad(badFlagLine(flags.error));
  const [file, ...others] = files;
  if (file === undefined || file === '') return bad('expected the FILE to import; --help says more');
  if (others.length > 0) return bad(`expected one FILE, found ${files.length}`);
  return ok({ file, training, flags: flags.value });
}
