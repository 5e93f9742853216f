import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeDueList } from '../../src/main/services/due-list';

it('hands out what a plain sorted list would', () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('set' as const), key: fc.nat(9), at: fc.nat(50) }),
    fc.record({ do: fc.constant('remove' as const), key: fc.nat(9), at: fc.constant(0) }),
    fc.record({ do: fc.constant('take' as const), key: fc.nat(5), at: fc.nat(50) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const list = makeDueList();
      const model = new Map<string, number>();
      for (const { do: act, key, at } of steps) {
        if (act === 'set') {
          list.set(`k${key}`, at);
          model.set(`k${key}`, at);
        } else if (act === 'remove') {
          list.remove(`k${key}`);
          model.delete(`k${key}`);
        } else {
          const due = [...model].filter(([, time]) => time <= at).map(([, time]) => time);
          const expected = due.toSorted((a, b) => a - b).slice(0, key);
          const taken = list.takeDue(at, key);
          expect(taken.map((name) => model.get(name))).toEqual(expected);
          for (const name of taken) model.delete(name);
        }
        expect(list.soonest()).toBe(model.size === 0 ? null : Math.min(...model.values()));
      }
    }),
  );
});
