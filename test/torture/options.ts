import { KILL_POINTS } from './kill-points';

export type Options = {
  readonly rounds: number;
  readonly seed: string;
  /** Only this batch of the seed's; null: all. */
  readonly batch: number | null;
  readonly batchRounds: number;
  /** How many batches run side by side. */
  readonly side: number;
  /** The built browser host. */
  readonly host: string;
  /** Where the core is killed. */
  readonly points: readonly string[];
  /** How those were asked for; null: all of them. */
  readonly pattern: string | null;
  /** No further batch is begun once something was found. */
  readonly untilFound: boolean;
};

export type BadOption = { readonly line: string };

const FLAGS = {
  '--rounds': 'N',
  '--seed': 'S',
  '--batch': 'B',
  '--batch-rounds': 'N',
  '--side-by-side': 'N',
  '--points': 'PATTERN',
  '--until-found': 'yes|no',
  '--host': 'FILE',
} as const;
type Flag = keyof typeof FLAGS;

const USAGE = `npm run torture -- [--self-test] ${Object.entries(FLAGS)
  .map(([flag, value]) => `[${flag} ${value}]`)
  .join(' ')}`;

function isFlag(name: string): name is Flag {
  return name in FLAGS;
}

function readFlags(args: readonly string[]): ReadonlyMap<Flag, string> | BadOption {
  const given = new Map<Flag, string>();
  for (let at = 0; at < args.length; at += 2) {
    const [name = '', value] = [args[at], args[at + 1]];
    if (!isFlag(name)) return { line: `unknown option ${name}; ${USAGE}` };
    if (value === undefined || value === '') return { line: `${name}: expected ${FLAGS[name]} after it` };
    if (given.has(name)) return { line: `${name}: given twice` };
    given.set(name, value);
  }
  return given;
}

/** The kill points that the pattern fits; null: none, or it is no pattern. */
function pointsLike(pattern: string): readonly string[] | null {
  try {
    const points = KILL_POINTS.filter((point) => new RegExp(pattern).test(point));
    return points.length > 0 ? points : null;
  } catch {
    return null;
  }
}

/** `fresh`: the seed when none is given. */
export function readOptions(args: readonly string[], fresh: string): Options | BadOption {
  const flags = readFlags(args);
  if ('line' in flags) return flags;
  const wrong: string[] = [];
  const number = (flag: Flag, otherwise: number, from: number, to: number): number => {
    const text = flags.get(flag) ?? String(otherwise);
    const read = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
    if (read >= from && read <= to) return read;
    wrong.push(`${flag}: expected ${from} to ${to}, found ${text}`);
    return otherwise;
  };
  const pattern = flags.get('--points');
  const points = pattern === undefined ? KILL_POINTS : pointsLike(pattern);
  if (points === null) wrong.push(`--points: no kill point is like ${pattern}`);
  const options: Options = {
    rounds: number('--rounds', 40, 1, 1_000_000),
    batchRounds: number('--batch-rounds', 20, 1, 1_000),
    side: number('--side-by-side', 2, 1, 16),
    batch: flags.has('--batch') ? number('--batch', 0, 0, 1_000_000) : null,
    seed: flags.get('--seed') ?? fresh,
    host: flags.get('--host') ?? 'out/main/browser-host.js',
    points: points ?? [],
    pattern: pattern ?? null,
    untilFound: flags.get('--until-found') === 'yes',
  };
  return wrong[0] === undefined ? options : { line: wrong[0] };
}
