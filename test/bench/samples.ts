/** Nearest rank: the smallest value that `share` of all values do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (found === undefined) throw new Error('nothing was measured');
  return found;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** Wall time of one call, ms. */
export function timed(work: () => void): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

/** The same of a call that may answer later. */
export async function timedAsync(work: () => unknown): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** Processor time that this process used for one call, user and system, ms. */
export function processorTime(work: () => void): number {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

/** One block of repeats for each side, measured in turns, so that noise of the machine hits all sides alike. */
export type Blocks<Side extends string> = Readonly<Record<Side, readonly number[]>>;

/** Median over the blocks of `a` against `b` within the same block. */
export function ratioOf<Side extends string>(blocks: Blocks<Side>, a: Side, b: Side): number {
  return median(
    blocks[a].map((value, block) => {
      const other = blocks[b][block];
      if (other === undefined) throw new Error(`block ${block} of ${b} is missing`);
      return value / other;
    }),
  );
}
