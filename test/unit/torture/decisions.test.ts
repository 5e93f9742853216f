import { expect, it } from 'vitest';
import { chanceOf } from '../../torture/chance';
import { KILL_POINTS, killPlans } from '../../torture/kill-points';
import { readOptions } from '../../torture/options';

it('one seed decides the same again, another one otherwise', () => {
  const decisions = (seed: string) => {
    const chance = chanceOf(seed);
    const named = chance.stream('person 1');
    return [
      chance.below(1000),
      named.pick(['a', 'b', 'c']),
      named.fraction(),
      chance.shuffled([1, 2, 3, 4, 5]),
    ];
  };
  expect(decisions('7')).toEqual(decisions('7'));
  expect(decisions('7')).not.toEqual(decisions('8'));
});

it("what one actor draws shifts nobody else's decisions", () => {
  const [calm, busy] = [chanceOf('7'), chanceOf('7')];
  busy.stream('person 1').fraction();
  expect(busy.stream('person 2').fraction()).toBe(calm.stream('person 2').fraction());
});

it('every kill point is wanted before any comes again, wherever a batch begins', () => {
  const whole = killPlans(0, KILL_POINTS.length, chanceOf('7'));
  expect(new Set(whole.map(({ point }) => point))).toEqual(new Set(KILL_POINTS));
  expect(killPlans(20, 10, chanceOf('7'))).toEqual(whole.slice(20, 30));
});

it('asks for what it understands', () => {
  expect(readOptions(['--rounds', '1000', '--seed', 'S', '--points', 'refund'], '1')).toMatchObject({
    rounds: 1000,
    seed: 'S',
    batch: null,
  });
  const wrong = [
    ['--rounds', '0'],
    ['--rounds'],
    ['--points', 'nowhere'],
    ['--points', '('],
    ['--seed', '1', '--seed', '2'],
    ['--fast', 'yes'],
  ];
  for (const args of wrong) expect(readOptions(args, '1')).toHaveProperty('line');
});
