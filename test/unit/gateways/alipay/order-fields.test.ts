import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeLife, subjectOf } from '../../../../src/main/gateways/alipay/order-fields';

const MINUTE = 60_000;

describe('the subject of an order', () => {
  it('has none of the characters that Alipay refuses, is never empty and never too long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (description) => {
        const subject = subjectOf(description);
        expect(subject).not.toMatch(/[/=&\u0000-\u001f\u007f]/);
        expect([...subject].length).toBeGreaterThan(0);
        expect([...subject].length).toBeLessThanOrEqual(256);
        expect(Buffer.from(subject, 'utf8').toString('utf8')).toBe(subject);
        expect(subjectOf(description)).toBe(subject);
      }),
    );
  });

  it('reads as the description does', () => {
    expect(subjectOf('一级建造师 2026 & 报名费')).toBe('一级建造师 2026 ＆ 报名费');
    expect(subjectOf('𠮷'.repeat(300))).toBe('𠮷'.repeat(256));
  });
});

describe('the life of a code', () => {
  it.each([
    [5 * MINUTE, '5m'],
    [5 * MINUTE + 900, '5m'],
    [5 * MINUTE - 900, '5m'],
    [4 * MINUTE + 30_000, '5m'],
    [61_000, '1m'],
    [-MINUTE, '1m'],
    [1_000 * MINUTE, '120m'],
  ])('of %d ms is %s', (life, text) => {
    expect(codeLife(1_780_000_000_000 + life, 1_780_000_000_000)).toBe(text);
  });

  it('ends with the payment, at most a minute after it, never two seconds before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 60_000, max: 120 * MINUTE }), (life) => {
        const given = Number.parseInt(codeLife(life, 0), 10) * MINUTE;
        expect(given - life).toBeLessThan(MINUTE);
        expect(given - life).toBeGreaterThanOrEqual(-2_000);
      }),
    );
  });
});
