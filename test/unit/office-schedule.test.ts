import fc from 'fast-check';
import { expect, test } from 'vitest';
import { officeAgainAfterMs } from '../../src/main/services/office-schedule';

const MINUTE = 60_000;
const tries = fc.integer({ min: 1, max: 100_000 });
const fraction = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const wish = fc.option(fc.integer({ min: -MINUTE, max: 48 * 60 * MINUTE }));

test('doubled from two seconds to five minutes', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9, 50].map((each) => officeAgainAfterMs(each, null, 0) / 1_000);
  expect(waits).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
});

test('never at once, never longer than five minutes and the office’s own wish, whatever is given', () => {
  fc.assert(
    fc.property(tries, wish, fraction, (count, retryAfterMs, chance) => {
      const wait = officeAgainAfterMs(count, retryAfterMs, chance);
      expect(wait).toBeGreaterThanOrEqual(2_000);
      expect(wait).toBeLessThanOrEqual(
        Math.max(5 * MINUTE, Math.min(retryAfterMs ?? 0, 60 * MINUTE)) * 1.25 + 1,
      );
    }),
  );
});

test('never earlier than the office asked for, up to an hour', () => {
  fc.assert(
    fc.property(tries, fc.integer({ min: 1, max: 60 * MINUTE }), fraction, (count, retryAfterMs, chance) => {
      expect(officeAgainAfterMs(count, retryAfterMs, chance)).toBeGreaterThanOrEqual(retryAfterMs);
    }),
  );
});

test('more tries wait no shorter, and chance spreads devices by a quarter at most', () => {
  fc.assert(
    fc.property(tries, wish, fraction, (count, retryAfterMs, chance) => {
      const now = officeAgainAfterMs(count, retryAfterMs, 0);
      expect(officeAgainAfterMs(count + 1, retryAfterMs, 0)).toBeGreaterThanOrEqual(now);
      expect(officeAgainAfterMs(count, retryAfterMs, chance)).toBeLessThanOrEqual(Math.round(now * 1.25));
    }),
  );
});
