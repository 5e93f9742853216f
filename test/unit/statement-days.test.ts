import { expect, it } from 'vitest';
import {
  askAgainAfterMs,
  dayAfter,
  daysBetween,
  daysToLookIn,
  oldestDay,
  readyAt,
} from '../../src/main/services/statement-days';

it.each([
  ['2026-11-30', 1, '2026-12-01'],
  ['2027-01-01', -1, '2026-12-31'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2026-11-23', 0, '2026-11-23'],
])('%s and %i days are %s', (day, count, expected) => {
  expect(dayAfter(day, count)).toBe(expected);
});

it('days between include both ends; none when there are none', () => {
  expect(daysBetween('2026-12-30', '2027-01-02')).toEqual([
    '2026-12-30',
    '2026-12-31',
    '2027-01-01',
    '2027-01-02',
  ]);
  expect(daysBetween('2026-12-31', '2026-12-30')).toEqual([]);
  expect(daysToLookIn('2026-11-29')).toEqual(['2026-11-29', '2026-11-30', '2026-12-01']);
});

it('a statement is ready on the next day of China’s calendar, whatever the machine’s zone', () => {
  expect(new Date(readyAt('2026-11-23', 600)).toISOString()).toBe('2026-11-24T02:00:00.000Z');
});

it('ninety days are worth asking for, counted in China', () => {
  expect(oldestDay(Date.parse('2026-11-23T15:59:59Z'))).toBe('2026-08-25');
  expect(oldestDay(Date.parse('2026-11-23T16:00:00Z'))).toBe('2026-08-26');
});

it('waits 10, 20, 30 minutes, then an hour; longer where the gateway says so', () => {
  expect([1, 2, 3, 4, 5, 100].map((asks) => askAgainAfterMs(asks, null) / 60_000)).toEqual([
    10, 20, 30, 60, 60, 60,
  ]);
  expect(askAgainAfterMs(1, 7_200_000)).toBe(7_200_000);
  expect(askAgainAfterMs(1, 1_000)).toBe(600_000);
});
