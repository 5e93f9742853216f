import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isTaxNumber, readBillLink, readTaxNumber } from '../../../src/shared/e-bill';

const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const body = fc.string({ unit: fc.constantFrom(...CHARACTERS), minLength: 17, maxLength: 17 });

/** The standard's own formula, written another way: 31 divides the weighted sum of all 18. */
function checkCharacter(seventeen: string): string {
  const sum = [...seventeen].reduce((all, one, at) => all + CHARACTERS.indexOf(one) * 3 ** at, 0);
  return CHARACTERS[(31 - (sum % 31)) % 31] ?? '';
}

describe('统一社会信用代码 (GB 32100-2015)', () => {
  test('numbers of well-known bodies are right', () => {
    // Published by the companies themselves: Alibaba (China), Tencent Computer, Huawei.
    for (const number of ['91330100799655058B', '9144030071526726XG', '914403001922038216'])
      expect(isTaxNumber(number), number).toBe(true);
  });

  test('exactly one check character fits, and one wrong character never does', () => {
    fc.assert(
      fc.property(body, fc.nat(16), fc.constantFrom(...CHARACTERS), (seventeen, at, other) => {
        const right = seventeen + checkCharacter(seventeen);
        expect(isTaxNumber(right)).toBe(true);
        const wrong = right.slice(0, at) + other + right.slice(at + 1);
        expect(isTaxNumber(wrong)).toBe(wrong === right);
      }),
    );
  });

  test('is read as people write it, and nothing else is', () => {
    expect(readTaxNumber(' 9133 0100-799655058b ')).toBe('91330100799655058B');
    fc.assert(fc.property(fc.string(), (text) => readTaxNumber(text) === null || text.length >= 18));
  });
});

describe('the link of an e-bill', () => {
  test.each([
    ['https://bills.example.org/v?n=1&c=%E4%B8%AD', true],
    ['http://10.0.0.1/x', true],
    ['javascript:alert(1)', false],
    ['data:text/html,x', false],
    ['https://', false],
    ['https://a b', false],
    ['', false],
    [`https://a/${'x'.repeat(1_000)}`, false],
  ])('%s', (url, good) => {
    expect(readBillLink(url)).toBe(good ? url : null);
  });
});
