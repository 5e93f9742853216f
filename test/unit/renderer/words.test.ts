import { describe, expect, test } from 'vitest';
import { en } from '../../../src/renderer/i18n/en';
import { zhCN } from '../../../src/renderer/i18n/zh-CN';

function flatten(words: object, path = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
      if (typeof value === 'string') return [[path + key, value] as const];
      return typeof value === 'object' && value !== null ? [...flatten(value, `${path}${key}.`)] : [];
    }),
  );
}

const chinese = flatten(zhCN);
const english = flatten(en);
const gaps = (text: string) => new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]));

describe('words', () => {
  test('both languages say the same things', () => {
    expect(new Set(english.keys())).toEqual(new Set(chinese.keys()));
  });

  test('a sentence has the same gaps in both languages', () => {
    for (const [key, text] of chinese) expect(gaps(english.get(key) ?? ''), key).toEqual(gaps(text));
  });

  test('nothing is left empty but the reason why a payable item can be paid', () => {
    const empty = [...chinese, ...english].filter(([, text]) => text.trim() === '').map(([key]) => key);
    expect(new Set(empty)).toEqual(new Set(['fees.why.payable']));
  });

  test('English has no Chinese in it but the names of the other language', () => {
    const mixed = [...english].filter(([, text]) => /\p{Script=Han}/u.test(text)).map(([key]) => key);
    expect(mixed.filter((key) => !key.startsWith('display.'))).toEqual(['language.other', 'home.startOther']);
  });

  test('nothing says failed where the truth is that we do not know yet', () => {
    const failing = [...chinese, ...english].filter(([key, text]) => {
      const aboutMoney = /^(pay|channel|paid|slip|disconnected|ending|visitLost)\./.test(key);
      return aboutMoney && /失败|failed/i.test(text);
    });
    expect(failing).toEqual([]);
  });

  test.each(['pay.unknownTitle', 'pay.checkingLead', 'pay.notYet', 'disconnected.paymentOpen', 'slip.lead'])(
    '%s asks not to pay again',
    (key) => {
      expect(chinese.get(key)).toContain('请勿重复支付');
      expect(english.get(key)?.toLowerCase()).toMatch(/do not pay again/);
    },
  );
});
