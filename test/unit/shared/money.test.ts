import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addFen,
  compareFen,
  fen,
  fenSchema,
  fenToYuanText,
  formatYuan,
  parseYuan,
  subtractFen,
  sumFen,
  timesFen,
} from '../../../src/shared/money';

const anyFen = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }).map(fen);
const fee = fc.integer({ min: 0, max: 1_000_000_000 }).map(fen);

describe('fen', () => {
  test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('%s is a bug', (n) => {
    expect(() => fen(n)).toThrow(RangeError);
    expect(fenSchema.safeParse(n).success).toBe(false);
  });

  test('zero has one form', () => {
    expect(Object.is(fen(-0), 0)).toBe(true);
  });

  test('the schema takes what fen() takes, and no text', () => {
    expect(fenSchema.parse(12_000)).toBe(fen(12_000));
    expect(fenSchema.safeParse('12000').success).toBe(false);
  });
});

describe('parseYuan', () => {
  test.each([
    ['120', 12_000],
    ['120.5', 12_050],
    ['120.50', 12_050],
    ['0', 0],
    ['0.01', 1],
    ['¥120.00', 12_000],
    ['￥1,200.00', 120_000],
    ['¥ 120', 12_000],
    ['  120.00\t', 12_000],
    ['１２０．５０', 12_050],
    ['￥１，２００．００', 120_000],
    ['120元', 12_000],
    ['00120', 12_000],
    ['\ufeff120', 12_000],
    ['1,234,567.89', 123_456_789],
    ['90071992547409.91', Number.MAX_SAFE_INTEGER],
    ['0.29', 29],
    ['1.15', 115],
    ['4.35', 435],
    ['8.2', 820],
  ])('%j is %i fen', (text, amount) => {
    expect(parseYuan(text)).toEqual({ ok: true, value: amount });
  });

  test.each([
    ['', 'not-an-amount'],
    [' ', 'not-an-amount'],
    ['¥', 'not-an-amount'],
    ['.5', 'not-an-amount'],
    ['120.', 'not-an-amount'],
    ['1,20', 'not-an-amount'],
    ['1,2000', 'not-an-amount'],
    ['12 0', 'not-an-amount'],
    ['1e3', 'not-an-amount'],
    ['0x10', 'not-an-amount'],
    ['--5', 'not-an-amount'],
    ['-¥-5', 'not-an-amount'],
    ['120.00 USD', 'not-an-amount'],
    ['壹佰', 'not-an-amount'],
    ['NaN', 'not-an-amount'],
    ['120\n130', 'not-an-amount'],
    ['120.005', 'too-precise'],
    ['1.200', 'too-precise'],
    ['-5', 'negative'],
    ['¥-5.00', 'negative'],
    ['−120', 'negative'],
    ['90071992547409.92', 'too-large'],
    ['9'.repeat(30), 'too-large'],
    ['9'.repeat(81), 'too-large'],
    ['x'.repeat(81), 'not-an-amount'],
  ])('%j is refused as %s', (text, kind) => {
    expect(parseYuan(text)).toEqual({ ok: false, error: { kind, text: text.slice(0, 40) } });
  });

  test('never throws and never makes a wrong number out of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = parseYuan(text);
        expect(read.ok ? fenSchema.safeParse(read.value).success : read.error.text.length <= 40).toBe(true);
      }),
    );
  });
});

describe('writing', () => {
  test.each([
    [0, '¥0.00', '0.00'],
    [1, '¥0.01', '0.01'],
    [99, '¥0.99', '0.99'],
    [100, '¥1.00', '1.00'],
    [99_999, '¥999.99', '999.99'],
    [120_000, '¥1,200.00', '1200.00'],
    [123_456_789, '¥1,234,567.89', '1234567.89'],
    [Number.MAX_SAFE_INTEGER, '¥90,071,992,547,409.91', '90071992547409.91'],
  ])('%i fen', (n, shown, plain) => {
    expect(formatYuan(fen(n))).toBe(shown);
    expect(fenToYuanText(fen(n))).toBe(plain);
  });

  test('both forms are read back to the same amount', () => {
    fc.assert(
      fc.property(anyFen, (amount) => {
        expect(parseYuan(formatYuan(amount))).toEqual({ ok: true, value: amount });
        expect(parseYuan(fenToYuanText(amount))).toEqual({ ok: true, value: amount });
      }),
    );
  });
});

describe('arithmetic', () => {
  test('adding and taking away undo each other', () => {
    fc.assert(
      fc.property(fee, fee, (a, b) => {
        expect(addFen(a, b)).toBe(addFen(b, a));
        expect(subtractFen(addFen(a, b), b)).toEqual({ ok: true, value: a });
      }),
    );
  });

  test('a sum does not depend on the order of its lines', () => {
    fc.assert(
      fc.property(fc.array(fee, { maxLength: 50 }), (amounts) => {
        expect(sumFen(amounts)).toBe(sumFen(amounts.toReversed()));
        expect(BigInt(sumFen(amounts))).toBe(amounts.map(BigInt).reduce((a, b) => a + b, 0n));
      }),
    );
    expect(sumFen([])).toBe(0);
  });

  test('times is repeated adding', () => {
    fc.assert(
      fc.property(fee, fc.integer({ min: 0, max: 20 }), (amount, count) => {
        expect(timesFen(amount, count)).toBe(sumFen(Array.from({ length: count }, () => amount)));
      }),
    );
  });

  test('taking more than there is says how much is missing', () => {
    expect(subtractFen(fen(100), fen(101))).toEqual({ ok: false, error: { kind: 'negative', shortBy: 1 } });
    expect(subtractFen(fen(100), fen(100))).toEqual({ ok: true, value: 0 });
  });

  test('what no fee can be is a bug', () => {
    const most = fen(Number.MAX_SAFE_INTEGER);
    expect(() => addFen(most, fen(1))).toThrow(RangeError);
    expect(() => sumFen([most, most])).toThrow(RangeError);
    expect(() => timesFen(most, 2)).toThrow(RangeError);
    expect(() => timesFen(fen(10), 0.5)).toThrow(RangeError);
    expect(() => timesFen(fen(10), -1)).toThrow(RangeError);
  });

  test('comparing sorts', () => {
    expect([fen(3), fen(1), fen(2), fen(1)].toSorted(compareFen)).toEqual([1, 1, 2, 3]);
    expect(compareFen(fen(2), fen(2))).toBe(0);
  });
});
