import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fen, parseYuan } from '../../../src/shared/money';
import { amountInCapitals } from '../../../src/shared/money-capitals';

function capitals(yuan: string): string {
  const amount = parseYuan(yuan);
  if (!amount.ok) throw new Error(`${yuan}: ${amount.error.kind}`);
  return amountInCapitals(amount.value);
}

/** Reads capitals back by adding place values, so that it knows nothing of how 零 is written. */
function valueOf(text: string): number {
  const units: Record<string, number> = { 拾: 10, 佰: 100, 仟: 1000 };
  let [total, section, figure] = [0, 0, 0];
  let cents = 0;
  for (const character of text.replace(/^人民币|整$/g, '')) {
    const digit = '零壹贰叁肆伍陆柒捌玖'.indexOf(character);
    if (digit >= 0) figure = digit;
    else if (character === '万') [section, figure] = [(section + figure) * 10_000, 0];
    else if (character === '亿') [total, section, figure] = [(total + section + figure) * 100_000_000, 0, 0];
    else if (character === '元') [total, section, figure] = [total + section + figure, 0, 0];
    else if (character === '角') [cents, figure] = [cents + figure * 10, 0];
    else if (character === '分') [cents, figure] = [cents + figure, 0];
    else [section, figure] = [section + figure * (units[character] ?? Number.NaN), 0];
    if (character === '万') [total, section] = [total + section, 0];
  }
  return total * 100 + cents;
}

describe('the examples of the regulation (clause 4)', () => {
  test.each([
    ['1409.50', '人民币壹仟肆佰零玖元伍角'],
    ['6007.14', '人民币陆仟零柒元壹角肆分'],
    ['1680.32', '人民币壹仟陆佰捌拾元零叁角贰分'],
    ['107000.53', '人民币壹拾万柒仟元零伍角叁分'],
    ['16409.02', '人民币壹万陆仟肆佰零玖元零贰分'],
    ['325.04', '人民币叁佰贰拾伍元零肆分'],
  ])('¥%s', (yuan, text) => {
    expect(capitals(yuan)).toBe(text);
  });
});

describe('whole amounts, zeros, large sections', () => {
  test.each([
    ['0', '人民币零元整'],
    ['0.01', '人民币壹分'],
    ['0.10', '人民币壹角'],
    ['0.15', '人民币壹角伍分'],
    ['1', '人民币壹元整'],
    ['10', '人民币壹拾元整'],
    ['10.05', '人民币壹拾元零伍分'],
    ['10.50', '人民币壹拾元零伍角'],
    ['120', '人民币壹佰贰拾元整'],
    ['1000', '人民币壹仟元整'],
    ['1001', '人民币壹仟零壹元整'],
    ['1010', '人民币壹仟零壹拾元整'],
    ['10000', '人民币壹万元整'],
    ['10001', '人民币壹万零壹元整'],
    ['10100', '人民币壹万零壹佰元整'],
    ['100000', '人民币壹拾万元整'],
    ['1000010', '人民币壹佰万零壹拾元整'],
    ['20001000', '人民币贰仟万壹仟元整'],
    ['100000000', '人民币壹亿元整'],
    ['100000001', '人民币壹亿零壹元整'],
    ['100010000', '人民币壹亿零壹万元整'],
    ['110000000', '人民币壹亿壹仟万元整'],
    ['1000000000000', '人民币壹万亿元整'],
    ['1000100000000', '人民币壹万零壹亿元整'],
    ['90071992547409.91', '人民币玖拾万零柒佰壹拾玖亿玖仟贰佰伍拾肆万柒仟肆佰零玖元玖角壹分'],
  ])('¥%s', (yuan, text) => {
    expect(capitals(yuan)).toBe(text);
  });
});

test('any amount reads back to itself, without two 零 in a row or one at the end', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 9_999_999_999_999n }), fc.nat(8), (n, zeros) => {
      const amount = Number((n / 10n ** BigInt(zeros)) * 10n ** BigInt(zeros));
      const text = amountInCapitals(fen(amount));
      expect(valueOf(text)).toBe(amount);
      if (amount >= 100) expect(text).not.toMatch(/零零|零[万亿元角分整]|零$/);
    }),
    { numRuns: 2000 },
  );
});
