/** Decisions of one seed. A stream of its own for each actor, so that nobody's timing shifts another one's choices. */
export type Chance = {
  /** In [0, 1). */
  readonly fraction: () => number;
  /** A whole number from 0 to `limit` - 1. */
  readonly below: (limit: number) => number;
  readonly happens: (probability: number) => boolean;
  readonly pick: <T>(list: readonly [T, ...T[]]) => T;
  /** One of `list`, or null when it is empty. */
  readonly oneOf: <T>(list: readonly T[]) => T | null;
  readonly weighted: <T extends string>(weights: Readonly<Record<T, number>>) => T;
  readonly shuffled: <T>(list: readonly T[]) => readonly T[];
  readonly stream: (name: string) => Chance;
};

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

/** Mulberry32: small, and the same everywhere. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function chanceOf(seed: string): Chance {
  const fraction = mulberry(hashOf(seed));
  const below = (limit: number) => Math.floor(fraction() * limit);
  return {
    fraction,
    below,
    happens: (probability) => fraction() < probability,
    pick: (list) => list[below(list.length)] ?? list[0],
    oneOf: (list) => list[below(list.length)] ?? null,
    weighted: (weights) => {
      const names = Object.keys(weights).filter((name): name is keyof typeof weights => name in weights);
      const total = names.reduce((sum, name) => sum + weights[name], 0);
      let left = fraction() * total;
      const chosen = names.find((name) => (left -= weights[name]) < 0) ?? names.at(-1);
      if (chosen === undefined) throw new Error('nothing to choose from');
      return chosen;
    },
    shuffled: (list) =>
      list
        .map((item) => ({ item, key: fraction() }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ item }) => item),
    stream: (name) => chanceOf(`${seed}/${name}`),
  };
}
