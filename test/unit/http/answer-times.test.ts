import { expect, test } from 'vitest';
import { dateDriftMs, retryAfterMs } from '../../../src/main/http/answer-times';

const NOON = Date.UTC(2026, 10, 23, 12, 0, 0);

test.each([
  ['0', 0],
  ['30', 30_000],
  ['99999', 600_000],
  ['Mon, 23 Nov 2026 12:00:20 GMT', 20_000],
  ['Mon, 23 Nov 2026 11:00:00 GMT', 0],
  ['Mon, 23 Nov 2030 12:00:00 GMT', 600_000],
  ['-1', null],
  ['1.5', null],
  ['soon', null],
  ['Mon, 99 Nov 2026 12:00:20 GMT', null],
  [null, null],
])('Retry-After "%s" means %s ms', (value, ms) => {
  expect(retryAfterMs(value, NOON)).toBe(ms);
});

test('a Date of whole seconds means the middle of its second', () => {
  expect(dateDriftMs('Mon, 23 Nov 2026 12:00:00 GMT', NOON + 500)).toBe(0);
  expect(dateDriftMs('Mon, 23 Nov 2026 12:05:00 GMT', NOON + 500)).toBe(300_000);
  expect(dateDriftMs(null, NOON)).toBeNull();
});
