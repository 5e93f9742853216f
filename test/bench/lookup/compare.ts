import type { Effort } from '../options';
import { atMost, inMs, type Figure } from '../report';
import { median, percentile, ratioOf, timedAsync } from '../samples';

const GROWTH_GOAL = 2;
const WARM_UP = 200;
/** p99 of each, then the median over so many rounds. */
const ROUNDS = 5;

/** The same question to a small and a large database. */
export type Question<T> = { readonly what: string; readonly small: () => T; readonly large: () => T };

/** In turns, each time for another person or day. */
export async function growth<T>(question: Question<T>, { lookups }: Effort['lookup']): Promise<Figure> {
  const { what, small, large } = question;
  for (let at = 0; at < WARM_UP; at += 1) {
    await small();
    await large();
  }
  const rounds = { small: new Array<number>(), large: new Array<number>() };
  const middle = { small: new Array<number>(), large: new Array<number>() };
  for (let round = 0; round < ROUNDS; round += 1) {
    const times = { small: new Array<number>(), large: new Array<number>() };
    for (let at = 0; at < lookups / ROUNDS; at += 1) {
      times.small.push(await timedAsync(small));
      times.large.push(await timedAsync(large));
    }
    for (const side of ['small', 'large'] as const) {
      rounds[side].push(percentile(times[side], 0.99));
      middle[side].push(median(times[side]));
    }
  }
  const ratio = ratioOf(rounds, 'large', 'small');
  return {
    what,
    ours: `p99 ${inMs(median(rounds.large))} (median ${inMs(median(middle.large))})`,
    against: `p99 ${inMs(median(rounds.small))} (median ${inMs(median(middle.small))})`,
    ratio: `${ratio.toFixed(2)}×`,
    goal: atMost(ratio, GROWTH_GOAL, '×'),
  };
}
