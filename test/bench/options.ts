export const PARTS = ['intake', 'lookup', 'import', 'scheduler', 'memory', 'screens'] as const;
export type Part = (typeof PARTS)[number];

type Visits = { readonly first: number; readonly visits: number };

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
  /** Lines of a roster file. */
  readonly roster: { readonly lines: number };
  readonly scheduler: { readonly payments: number; readonly rounds: number };
  /** Growth is counted from the `first` visits on. */
  readonly memory: { readonly main: Visits; readonly kiosk: Visits; readonly counter: Visits };
  readonly screens: { readonly starts: number; readonly codes: number; readonly confirms: number };
};

const FULL: Effort = {
  intake: { filled: 20_000, blocks: 21, commits: 60 },
  lookup: { small: 10_000, large: 1_000_000, lookups: 4_000, opens: 7 },
  roster: { lines: 100_000 },
  scheduler: { payments: 1_000, rounds: 11 },
  memory: {
    main: { first: 100, visits: 1_000 },
    kiosk: { first: 10, visits: 60 },
    counter: { first: 100, visits: 400 },
  },
  screens: { starts: 7, codes: 60, confirms: 25 },
};

const QUICK: Effort = {
  intake: { filled: 5_000, blocks: 7, commits: 30 },
  lookup: { small: 10_000, large: 100_000, lookups: 1_000, opens: 3 },
  roster: { lines: 20_000 },
  scheduler: { payments: 1_000, rounds: 3 },
  memory: {
    main: { first: 50, visits: 150 },
    kiosk: { first: 3, visits: 8 },
    counter: { first: 15, visits: 40 },
  },
  screens: { starts: 2, codes: 10, confirms: 3 },
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
