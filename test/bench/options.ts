export const PARTS = ['intake', 'lookup', 'scheduler', 'memory'] as const;
export type Part = (typeof PARTS)[number];

/** How much of everything is done; `--quick` does less of the same. */
export type Effort = {
  readonly intake: { readonly filled: number; readonly blocks: number; readonly commits: number };
  readonly lookup: {
    readonly small: number;
    readonly large: number;
    /** Of each kind of look-up, on each side. */
    readonly lookups: number;
    readonly opens: number;
  };
  readonly scheduler: { readonly payments: number; readonly rounds: number };
  /** Of the main process; growth is counted from the `first` on. */
  readonly memory: { readonly first: number; readonly visits: number };
};

const FULL: Effort = {
  intake: { filled: 20_000, blocks: 21, commits: 60 },
  lookup: { small: 10_000, large: 1_000_000, lookups: 4_000, opens: 7 },
  scheduler: { payments: 1_000, rounds: 11 },
  memory: { first: 100, visits: 1_000 },
};

const QUICK: Effort = {
  intake: { filled: 5_000, blocks: 7, commits: 30 },
  lookup: { small: 10_000, large: 100_000, lookups: 1_000, opens: 3 },
  scheduler: { payments: 1_000, rounds: 3 },
  memory: { first: 50, visits: 150 },
};

export type Options = { readonly quick: boolean; readonly effort: Effort; readonly parts: readonly Part[] };

export type BadOption = { readonly line: string };

const USAGE = `npm run bench -- [--quick] [--only ${PARTS.join(',')}]`;

function isPart(name: string): name is Part {
  return PARTS.some((part) => part === name);
}

export function readOptions(args: readonly string[]): Options | BadOption {
  let parts: readonly Part[] = PARTS;
  let quick = false;
  for (let at = 0; at < args.length; at += 1) {
    if (args[at] === '--quick') quick = true;
    else if (args[at] === '--only') {
      at += 1;
      const names = (args[at] ?? '').split(',').filter((name) => name !== '');
      const unknown = names.find((name) => !isPart(name));
      if (names.length === 0 || unknown !== undefined) {
        return { line: `--only: expected some of ${PARTS.join(', ')}, found ${unknown ?? 'nothing'}` };
      }
      parts = names.filter(isPart);
    } else return { line: `unknown option ${String(args[at])}; ${USAGE}` };
  }
  return { quick, parts, effort: quick ? QUICK : FULL };
}
