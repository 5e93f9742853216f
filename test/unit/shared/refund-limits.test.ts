import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fen } from '../../../src/shared/money';
import type { Refundable } from '../../../src/shared/refund-limits';
import { everythingLeft, grantRefunds, MOST_REFUNDS_PER_PAYMENT } from '../../../src/shared/refund-limits';
import { refundStateSchema } from '../../../src/shared/refund';

const lineAmounts = fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 6 });
const wishes = fc.array(
  fc.record({
    lineNumber: fc.option(fc.integer({ min: 1, max: 7 }), { nil: null }),
    amount: fc.option(fc.integer({ min: 1, max: 700 }).map(fen), { nil: null }),
  }),
  { maxLength: 4 },
);
const asks = fc.array(fc.record({ wishes, state: fc.constantFrom(...refundStateSchema.options) }), {
  maxLength: 70,
});

function refundable(amounts: readonly number[], money: number): Refundable {
  return {
    money: fen(money),
    paidAt: 0,
    lines: amounts.map((amount, index) => ({ lineNumber: index + 1, amount: fen(amount) })),
  };
}

test('whatever is asked for in whatever order, no line, no payment and no count is ever passed', () => {
  fc.assert(
    fc.property(lineAmounts, fc.integer({ min: 0, max: 2_500 }), asks, (amounts, money, rounds) => {
      const of = refundable(amounts, money);
      const known: {
        lineNumber: number | null;
        amount: ReturnType<typeof fen>;
        state: 'declined' | 'done';
      }[] = [];
      for (const round of rounds) {
        const granted = grantRefunds(of, known, round.wishes, 1);
        if (!granted.ok) continue;
        const state = round.state === 'declined' ? 'declined' : 'done';
        known.push(...granted.value.map((one) => ({ ...one, state }) as const));
      }
      const counted = known.filter(({ state }) => state !== 'declined');
      const sum = (list: typeof counted) => list.reduce((total, { amount }) => total + amount, 0);
      expect(counted.length).toBeLessThanOrEqual(MOST_REFUNDS_PER_PAYMENT);
      expect(sum(counted)).toBeLessThanOrEqual(money);
      for (const { lineNumber, amount } of of.lines) {
        expect(sum(counted.filter((one) => one.lineNumber === lineNumber))).toBeLessThanOrEqual(amount);
      }
      expect(counted.every(({ amount }) => amount > 0)).toBe(true);
    }),
  );
});

test('everything that is left is granted, and then nothing is left', () => {
  fc.assert(
    fc.property(lineAmounts, fc.integer({ min: 0, max: 2_500 }), (amounts, money) => {
      const of = refundable(amounts, money);
      const wanted = everythingLeft(of, []);
      const granted = grantRefunds(of, [], wanted, 1);
      if (!granted.ok) throw new Error(granted.error.kind);
      const known = granted.value.map((one) => ({ ...one, state: 'processing' as const }));
      const inLines = amounts.reduce((sum, amount) => sum + amount, 0);
      const all = amounts.length === 0 ? money : Math.min(money, inLines);
      expect(known.reduce((sum, { amount }) => sum + amount, 0)).toBe(all);
      expect(everythingLeft(of, known)).toEqual([]);
    }),
  );
});

test('a payment whole cannot pass what its lines took, and the other way round', () => {
  const of = refundable([100, 50], 150);
  const done = (lineNumber: number | null, amount: number) =>
    ({ lineNumber, amount: fen(amount), state: 'done' }) as const;
  expect(grantRefunds(of, [done(null, 120)], [{ lineNumber: 1, amount: fen(31) }], 1)).toEqual({
    ok: false,
    error: { kind: 'over-payment', left: 30 },
  });
  expect(grantRefunds(of, [done(1, 99)], [{ lineNumber: 1, amount: fen(2) }], 1)).toEqual({
    ok: false,
    error: { kind: 'over-line', lineNumber: 1, left: 1 },
  });
});

test('to the last millisecond of the year, and not one more', () => {
  const of = refundable([1], 1);
  const year = 365 * 86_400_000;
  expect(grantRefunds(of, [], [{ lineNumber: 1, amount: null }], year).ok).toBe(true);
  expect(grantRefunds(of, [], [{ lineNumber: 1, amount: null }], year + 1)).toEqual({
    ok: false,
    error: { kind: 'too-late', until: year },
  });
});
