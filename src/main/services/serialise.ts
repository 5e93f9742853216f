/**
 * Runs work one after the other per key: two taps, two windows or the scheduler never ask about the same payment, or
 * start one for the same order, at the same time.
 */
export type Serialise = <T>(key: string, work: () => Promise<T>) => Promise<T>;

export function makeSerialise(): Serialise {
  const tails = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const before = tails.get(key) ?? Promise.resolve();
    const run = before.then(work, work);
    const tail = run.then(
      () => undefined,
      () => undefined,
    );
    tails.set(key, tail);
    void tail.then(() => {
      if (tails.get(key) === tail) tails.delete(key);
    });
    return run;
  };
}

/** Holds all the keys at once. Everybody takes them in the same order, so that nobody waits for one who waits for them. */
export function serialiseAll<T>(
  serialise: Serialise,
  keys: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  const sorted = [...new Set(keys)].toSorted();
  return sorted.reduceRight<() => Promise<T>>((inner, key) => () => serialise(key, inner), work)();
}
