import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isDateText,
  isRealDay,
  parseShanghaiDateTime,
  rfc3339Shanghai,
  shanghaiDate,
  shanghaiDateTime,
  shanghaiDayRange,
} from '../../../src/shared/time-zone';

const fivePm = Date.UTC(2026, 10, 23, 9, 0, 0);
const moment = fc.integer({ min: Date.UTC(1992, 0, 1), max: Date.UTC(9999, 11, 31) });

describe('writing', () => {
  test('a moment as Shanghai sees it', () => {
    expect(shanghaiDate(fivePm)).toBe('2026-11-23');
    expect(shanghaiDateTime(fivePm)).toBe('2026-11-23 17:00:00');
    expect(rfc3339Shanghai(fivePm)).toBe('2026-11-23T17:00:00+08:00');
  });

  test('the day turns at 16:00 UTC', () => {
    const midnight = Date.UTC(2026, 10, 23, 16, 0, 0);
    expect(shanghaiDateTime(midnight - 1)).toBe('2026-11-23 23:59:59');
    expect(shanghaiDateTime(midnight)).toBe('2026-11-24 00:00:00');
    expect(shanghaiDate(Date.UTC(2028, 1, 28, 16))).toBe('2028-02-29');
  });

  test('agrees with ICU for every moment since 1992', () => {
    const icu = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Asia/Shanghai',
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1992, 0, 1), max: Date.UTC(2100, 0, 1) }), (ms) => {
        expect(shanghaiDateTime(ms)).toBe(icu.format(ms));
      }),
    );
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 9e15, Date.UTC(10_000, 0, 1)])('%s is a bug', (ms) => {
    expect(() => shanghaiDateTime(ms)).toThrow(RangeError);
  });
});

describe('days', () => {
  test('a day is 24 hours from midnight in Shanghai, the end not included', () => {
    const { fromMs, toMs } = shanghaiDayRange('2026-11-23');
    expect(fromMs).toBe(Date.UTC(2026, 10, 22, 16));
    expect(toMs - fromMs).toBe(86_400_000);
    expect([shanghaiDate(fromMs), shanghaiDate(toMs - 1), shanghaiDate(toMs)]).toEqual([
      '2026-11-23',
      '2026-11-23',
      '2026-11-24',
    ]);
  });

  test('every moment lies in its own day', () => {
    fc.assert(
      fc.property(moment, (ms) => {
        const { fromMs, toMs } = shanghaiDayRange(shanghaiDate(ms));
        expect(fromMs <= ms && ms < toMs).toBe(true);
      }),
    );
  });

  test.each(['2026-02-29', '2026-13-01', '2026-1-1', '', '2026-11-23T00:00', '２０２６-01-01'])(
    '%j is no day',
    (day) => {
      expect(isDateText(day)).toBe(false);
      expect(() => shanghaiDayRange(day)).toThrow(RangeError);
    },
  );

  test.each([
    [2000, 2, 29, true],
    [2400, 2, 29, true],
    [2500, 2, 29, false],
    [1900, 2, 29, false],
    [2024, 2, 29, true],
    [2023, 2, 29, false],
    [2026, 4, 31, false],
    [2026, 12, 31, true],
    [2026, 0, 1, false],
    [2026, 1, 0, false],
  ])('%i-%i-%i', (year, month, day, real) => {
    expect(isRealDay(year, month, day)).toBe(real);
  });
});

describe('parseShanghaiDateTime', () => {
  test.each([
    ['2026-11-23', '2026-11-23 00:00:00'],
    ['2026-11-23 17:00', '2026-11-23 17:00:00'],
    ['2026/11/23 17:00:00', '2026-11-23 17:00:00'],
    ['2026/1/5 9:00', '2026-01-05 09:00:00'],
    [' ２０２６－１１－２３　１７：００ ', '2026-11-23 17:00:00'],
    ['2026-11-23T17:00:00+08:00', '2026-11-23 17:00:00'],
    ['2026-11-23T09:00:00Z', '2026-11-23 17:00:00'],
    ['2026-11-23t09:00:00z', '2026-11-23 17:00:00'],
    ['2026-11-23T04:30:00-04:30', '2026-11-23 17:00:00'],
    ['2026-11-23T17:00:00', '2026-11-23 17:00:00'],
    ['2026-11-23 24:00', '2026-11-24 00:00:00'],
    ['9999-12-31 23:59:59', '9999-12-31 23:59:59'],
  ])('%j', (text, shown) => {
    const read = parseShanghaiDateTime(text);
    expect(read.ok && shanghaiDateTime(read.value)).toBe(shown);
  });

  test('fractions of a second are kept to the millisecond', () => {
    expect(parseShanghaiDateTime('2026-11-23T17:00:00.123456+08:00')).toEqual({
      ok: true,
      value: fivePm + 123,
    });
    expect(parseShanghaiDateTime('2026-11-23T17:00:00.5+08:00')).toEqual({ ok: true, value: fivePm + 500 });
  });

  test.each([
    ['', 'not-a-date-time'],
    ['tomorrow', 'not-a-date-time'],
    ['2026-11/23', 'not-a-date-time'],
    ['2026-11-23+08:00', 'not-a-date-time'],
    ['20261123', 'not-a-date-time'],
    ['23/11/2026', 'not-a-date-time'],
    ['2026-11-23 17', 'not-a-date-time'],
    ['1'.repeat(61), 'not-a-date-time'],
    ['2026-02-29 10:00', 'no-such-day'],
    ['2026-00-10', 'no-such-day'],
    ['2026-11-31', 'no-such-day'],
    ['2026-11-23 24:01', 'no-such-time'],
    ['2026-11-23 25:00', 'no-such-time'],
    ['2026-11-23 10:60', 'no-such-time'],
    ['2026-11-23 10:00:60', 'no-such-time'],
    ['2026-11-23T10:00:00+24:00', 'no-such-time'],
    ['1991-08-01 10:00', 'out-of-range'],
    ['9999-12-31 24:00', 'out-of-range'],
    ['9999-12-31T23:00:00-12:00', 'out-of-range'],
  ])('%j is refused as %s', (text, kind) => {
    expect(parseShanghaiDateTime(text)).toEqual({ ok: false, error: { kind, text: text.slice(0, 40) } });
  });

  test('what is written is read back', () => {
    fc.assert(
      fc.property(moment, (ms) => {
        const second = Math.floor(ms / 1000) * 1000;
        for (const text of [shanghaiDateTime(ms), rfc3339Shanghai(ms), new Date(second).toISOString()]) {
          expect(parseShanghaiDateTime(text)).toEqual({ ok: true, value: second });
        }
      }),
    );
  });

  test('never throws, and what it reads can be written', () => {
    const pieces = fc.constantFrom(
      '2026',
      '9999',
      '1',
      '23',
      '-',
      '/',
      ' ',
      'T',
      ':',
      '00',
      '59',
      '.',
      'Z',
      '+08:00',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces, { maxLength: 16 }).map((p) => p.join('')),
        ),
        (text) => {
          const read = parseShanghaiDateTime(text);
          if (read.ok) expect(shanghaiDateTime(read.value)).toHaveLength(19);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
