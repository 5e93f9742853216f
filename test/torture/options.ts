export type Options = {
  readonly rounds: number;
  readonly seed: string;
  /** Only this batch of the seed's; null: all. */
  readonly batch: number | null;
  readonly batchRounds: number;
  readonly side: number;
  /** The built browser host. */
  readonly host: string;
  /** One line per batch and the tables, or the last line only. */
  readonly quiet: boolean;
};

export type BadOption = { readonly line: string };

const USAGE =
  'npm run torture -- [--rounds N] [--seed S] [--batch B] [--batch-rounds N] [--side-by-side N] [--self-test]';
const DEFAULTS = { rounds: 40, batchRounds: 20, side: 2 };

function wholeNumber(text: string, from: number, to: number): number | null {
  const number = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
  return number >= from && number <= to ? number : null;
}

/** `fresh`: the seed when none is given. */
export function readOptions(args: readonly string[], fresh: string): Options | BadOption {
  const given = new Map<string, string>();
  const names = ['--rounds', '--seed', '--batch', '--batch-rounds', '--side-by-side', '--host'];
  for (let at = 0; at < args.length; at += 2) {
    const [name = '', value] = [args[at], args[at + 1]];
    if (!names.includes(name)) return { line: `unknown option ${name}; ${USAGE}` };
    if (value === undefined || value === '') return { line: `${name}: expected a value; ${USAGE}` };
    if (given.has(name)) return { line: `${name}: given twice` };
    given.set(name, value);
  }
  const number = (name: string, otherwise: number, from: number, to: number): number | BadOption => {
    const text = given.get(name);
    if (text === undefined) return otherwise;
    return wholeNumber(text, from, to) ?? { line: `${name}: expected ${from} to ${to}, found ${text}` };
  };
  const rounds = number('--rounds', DEFAULTS.rounds, 1, 1_000_000);
  const batchRounds = number('--batch-rounds', DEFAULTS.batchRounds, 1, 1_000);
  const side = number('--side-by-side', DEFAULTS.side, 1, 16);
  const batch = number('--batch', -1, 0, 1_000_000);
  for (const read of [rounds, batchRounds, side, batch]) if (typeof read !== 'number') return read;
  if (typeof rounds !== 'number' || typeof batchRounds !== 'number') return { line: USAGE };
  if (typeof side !== 'number' || typeof batch !== 'number') return { line: USAGE };
  const seed = given.get('--seed') ?? fresh;
  const host = given.get('--host') ?? 'out/main/browser-host.js';
  return { rounds, batchRounds, side, seed, host, batch: batch === -1 ? null : batch, quiet: false };
}
