import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isGoodPassword, isLastSix, passwordRules } from '../../../src/shared/password-rules';

describe('a new password', () => {
  test.each(['Kaoshi2026', 'abcdefg1', '1234567A', 'aB3aB3aB3aB3aB31'])('%s is good', (password) => {
    expect(isGoodPassword(password)).toBe(true);
  });

  test.each([
    ['', ['length', 'letter', 'digit']],
    ['Kaoshi1', ['length']],
    ['aB3aB3aB3aB3aB3aB', ['length']],
    ['Kaoshixx', ['digit']],
    ['12345678', ['letter']],
    ['Kaoshi 2026', ['alphabet']],
    ['Kaoshi2026!', ['alphabet']],
    ['考试2026abcd', ['alphabet']],
    ['Ｋaoshi2026', ['alphabet']],
    ['Kaoshi2026\n', ['alphabet']],
  ])('%j breaks %j', (password, broken) => {
    const rules = passwordRules(password);
    expect(Object.entries(rules).flatMap(([rule, kept]) => (kept ? [] : [rule]))).toEqual(broken);
    expect(isGoodPassword(password)).toBe(false);
  });

  test('good are exactly those that the words describe', () => {
    const typed = fc.stringMatching(/^[0-9A-Za-z!é ]{0,18}$/);
    fc.assert(
      fc.property(typed, (password) => {
        const described = /^(?=.*[A-Za-z])(?=.*\d)[0-9A-Za-z]{8,16}$/.test(password);
        expect(isGoodPassword(password)).toBe(described);
      }),
    );
  });
});

describe('the last six of a document', () => {
  test.each([
    ['110199199003071233', '071233'],
    ['11019919911212204X', '12204X'],
    ['11019919911212204x', '12204x'],
    ['110199 19911212 204Ｘ', '12204X'],
    // One card in both its forms; a copy may show the one or the other.
    ['119999680715003', '715003'],
    ['119999680715003', '150037'],
    ['119999196807150037', '150037'],
    ['L898902C3', '8902C3'],
    ['L898902C3', '8902c3'],
  ])('of %s is %s', (documentNumber, password) => {
    expect(isLastSix(documentNumber, password)).toBe(true);
  });

  test.each([
    ['110199199003071233', '71233'],
    ['110199199003071233', '071234'],
    ['110199199003071233', ' 071233'],
    ['110199199003071233', '07-12-33'],
    ['110199199003071233', ''],
    ['12345', '12345'],
    ['', ''],
  ])('of %j is not %j', (documentNumber, password) => {
    expect(isLastSix(documentNumber, password)).toBe(false);
  });

  test('no good password is ever one', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 30 }),
        fc.stringMatching(/^[0-9A-Za-z]{8,16}$/),
        (number, password) => {
          expect(isLastSix(number, password)).toBe(false);
          expect(isLastSix(number + password, password)).toBe(false);
        },
      ),
    );
  });
});
