import { tmpdir } from 'node:os';
import { describe, expect, test, vi } from 'vitest';
import { makeRealDisk, makeRealTimers, realClock } from '../../../src/main/real-ports';
import { realIds } from '../../../src/main/real-ports/ids';
import { redactText } from '../../../src/shared/masking';

describe('ids', () => {
  test.each([
    ['outTradeNo', realIds.outTradeNo, /^[0-9A-HJKMNP-TV-Z]{26}$/],
    ['refundNumber', realIds.refundNumber, /^R[0-9A-HJKMNP-TV-Z]{25}$/],
    ['orderId', realIds.orderId, /^[0-9A-HJKMNP-TV-Z]{26}$/],
    ['visit', realIds.visit, /^[0-9A-HJKMNP-TV-Z]{26}$/],
    ['incident', realIds.incident, /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/],
  ])('%s has its form, never comes twice and can be read in the log', (_name, make, form) => {
    const ids = Array.from({ length: 2000 }, () => make());
    expect(ids.filter((id) => !form.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => redactText(id) !== id)).toEqual([]);
  });

  test('an order number begins with the day in Shanghai', () => {
    expect(realIds.orderNumber(Date.parse('2026-11-23T16:30:00Z'))).toMatch(
      /^20261124-[0-9A-HJKMNP-TV-Z]{8}$/,
    );
  });

  test('every character comes about as often as any other', () => {
    const counts = new Map<string, number>();
    for (const character of Array.from({ length: 2000 }, () => realIds.orderId()).join('')) {
      counts.set(character, (counts.get(character) ?? 0) + 1);
    }
    expect(counts.size).toBe(32);
    expect(Math.min(...counts.values())).toBeGreaterThan((2000 * 26 * 0.8) / 32);
  });

  test('a fraction is from 0 to below 1', () => {
    const fractions = Array.from({ length: 1000 }, () => realIds.fraction());
    expect(Math.min(...fractions)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...fractions)).toBeLessThan(1);
    expect(new Set(fractions).size).toBeGreaterThan(900);
  });
});

describe('timers', () => {
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };

  test('wait, can be cancelled, and survive work that throws', () => {
    vi.useFakeTimers();
    const timers = makeRealTimers(log);
    const [done, cancelled] = [vi.fn(), vi.fn()];
    timers.after(10, () => {
      throw new Error('bug');
    });
    timers.after(20, done);
    timers.after(20, cancelled)();
    vi.advanceTimersByTime(19);
    expect(done).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(done).toHaveBeenCalledOnce();
    expect(cancelled).not.toHaveBeenCalled();
    expect(log.error).toHaveBeenCalledOnce();
    vi.useRealTimers();
  });

  test('forty days are forty days', () => {
    vi.useFakeTimers();
    const done = vi.fn();
    const days = 24 * 3_600_000;
    makeRealTimers(log).after(40 * days, done);
    vi.advanceTimersByTime(39 * days);
    expect(done).not.toHaveBeenCalled();
    vi.advanceTimersByTime(days);
    expect(done).toHaveBeenCalledOnce();
    vi.useRealTimers();
  });
});

test('the clock that never jumps goes on', () => {
  const before = realClock.monotonic();
  expect(realClock.monotonic()).toBeGreaterThanOrEqual(before);
  expect(Math.abs(realClock.now() - Date.now())).toBeLessThan(1000);
});

test('free space is a number of bytes, and not known where there is no folder', () => {
  expect(makeRealDisk(tmpdir()).freeBytes()).toBeGreaterThan(0);
  expect(makeRealDisk('/no/such/folder').freeBytes()).toBeNull();
});
