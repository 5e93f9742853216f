import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  maskDocument,
  maskName,
  maskPhone,
  maskRegistrationNumber,
  redactText,
} from '../../../src/shared/masking';

const hideTail = true;

describe('documents', () => {
  test.each([
    ['11010519491231002X', '110105********002X', '110105************'],
    ['110105 1949 1231 002x', '110105********002X', '110105************'],
    ['110105491231002', '110105******002', '110105*********'],
    ['E12345678', 'E1*****78', 'E1*******'],
    ['H1234567801', 'H1*******01', 'H1*********'],
    ['12345678', '12****78', '12******'],
    ['CAN110078122541', 'CA***********41', 'CA*************'],
    ['A1234', 'A**34', 'A****'],
    ['1234', '****', '****'],
    ['', '', ''],
  ])('%s', (number, masked, hidden) => {
    expect(maskDocument(number)).toBe(masked);
    expect(maskDocument(number, { hideTail })).toBe(hidden);
  });

  test('a huge input does not fill a page', () => {
    expect(maskDocument('9'.repeat(100_000)).length).toBeLessThan(50);
  });
});

describe('phones', () => {
  test.each([
    ['13812341234', '138****1234', '138********'],
    ['+86 138-1234-1234', '138****1234', '138********'],
    ['8613812341234', '138****1234', '138********'],
    ['021-62345678', '021****5678', '021********'],
    ['91234567', '91****67', '91******'],
    ['110', '***', '***'],
    ['', '', ''],
  ])('%s', (phone, masked, hidden) => {
    expect(maskPhone(phone)).toBe(masked);
    expect(maskPhone(phone, { hideTail })).toBe(hidden);
  });
});

describe('names', () => {
  test.each([
    ['张三', '张*'],
    ['张三丰', '张**'],
    ['欧阳娜娜', '欧阳**'],
    ['欧阳娜', '欧阳*'],
    ['欧阳', '欧*'],
    ['张', '张'],
    ['', ''],
    [' 李四 ', '李*'],
    ['𠮷野家', '𠮷**'],
    ['邊\u{e0101}三', '邊\u{e0101}*'],
    ['买买提·艾力', '买**·**'],
    ['John Smith', 'J*** S****'],
    ["Anne-Marie O'Neil", "A***-M**** O'N***"],
    ['É. Zola', 'É* Z***'],
  ])('%s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });
});

describe('registration numbers', () => {
  test.each([
    ['202611230001', '2026********'],
    ['A1B2C3D4', 'A1B2****'],
    ['123456', '123***'],
    ['7', '*'],
    ['', ''],
  ])('%s', (number, masked) => {
    expect(maskRegistrationNumber(number)).toBe(masked);
  });
});

describe('free text', () => {
  test.each([
    ['candidate 11010519491231002X not found', 'candidate 110105************ not found'],
    ['身份证号11010519491231002x有误', '身份证号110105************有误'],
    ['身份证号：１１０１０５１９４９１２３１００２Ｘ', '身份证号:110105************'],
    ['110105 19491231 002X', '110105************'],
    ['1101 0519 4912 3100 2X', '110105************'],
    ['110105-19491231-002X', '110105************'],
    ['old 110105491231002.', 'old 110105*********.'],
    ['http://x/?id=11010519491231002X&p=1', 'http://x/?id=110105************&p=1'],
    ['id_11010519491231002X_copy', 'id_110105************_copy'],
    ['id11010519491231002Xcopy', 'id110105************copy'],
    ['11010519491231002X13812341234', '110105************138********'],
    ['tel 13812341234, 138 1234 1234, 138-1234-1234', 'tel 138********, 138********, 138********'],
    ['+86 13812341234', '138********'],
    ['021-62345678', '02*********'],
    ['passport E12345678', 'passport E1*******'],
    ['permit H1234567801 / 12345678', 'permit H1********* / 12******'],
    ['CAN110078122541', 'CA*************'],
    ['card 6222021234567890123', 'card 62*****************'],
  ])('%s', (text, redacted) => {
    expect(redactText(text)).toBe(redacted);
  });

  test.each([
    '2026-11-23 17:00:00.123 paid 120.00',
    '2026-11-23T17:00:00+08:00',
    'at 1795424400000',
    'transaction 4200001234202611231234567890',
    'outTradeNo 9f3b11c84d71e0a25b6f12345678abcd',
    '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
    '127.0.0.1:8080 took 1234567 us',
    '¥1,200.00',
    '',
  ])('leaves %s', (text) => {
    expect(redactText(text)).toBe(text);
  });

  test('twice is the same as once', () => {
    const text = 'x 11010519491231002X y 13812341234 z E12345678';
    expect(redactText(redactText(text))).toBe(redactText(text));
  });

  test('a megabyte takes no time', () => {
    for (const piece of ['1', '1 ', '12345678 ', 'a1', '1-', '2026-11-23 ']) {
      const startedAt = performance.now();
      redactText(piece.repeat(1_000_000 / piece.length));
      expect(performance.now() - startedAt).toBeLessThan(2000);
    }
  });
});

describe('what is hidden cannot be read off', () => {
  const digits = (length: number) =>
    fc.integer({ min: 0, max: 10 ** length - 1 }).map((n) => String(n).padStart(length, '0'));
  const resident = fc
    .tuple(
      fc.constantFrom('110105', '440524', '820000'),
      fc.constantFrom('19491231', '20040229'),
      digits(3),
      digits(1),
    )
    .map((parts) => parts.join(''));
  const phone = digits(9).map((rest) => `13${rest}`);
  const anyNumber = fc.oneof(
    resident,
    phone,
    digits(15),
    digits(9).map((rest) => `E${rest}`),
    digits(8).map((rest) => `H${rest}`),
    fc.string(),
  );

  /** No five characters in a row of the hidden part stand in the mask. */
  function expectHidden(masked: string, hidden: string) {
    for (let i = 0; i + 5 <= hidden.length; i += 1) expect(masked).not.toContain(hidden.slice(i, i + 5));
  }

  test('documents and phones: at least half is stars, and the middle is gone', () => {
    fc.assert(
      fc.property(fc.oneof(resident, phone, digits(15), digits(8)), (number) => {
        for (const mask of [maskDocument, maskPhone]) {
          const masked = mask(number, { hideTail });
          expect(masked).toMatch(/^\d{0,6}\*+$/);
          expect(masked).toHaveLength(number.length);
          expect(mask(number).replace(/[^*]/g, '').length * 5).toBeGreaterThanOrEqual(number.length * 1.8);
        }
        const visible = maskDocument(number, { hideTail }).indexOf('*');
        expectHidden(maskDocument(number, { hideTail }).slice(visible), number.slice(visible));
      }),
    );
  });

  test('free text never shows the tail of a number it was given', () => {
    const around = fc.constantFrom(' ', ',', '：', '"', '(', '号', '\n', '/');
    fc.assert(
      fc.property(fc.oneof(resident, phone), around, around, (number, before, after) => {
        const redacted = redactText(`x${before}${number}${after}y`);
        // the head that stays may hold the same four digits by chance: 820000…0000
        expect(redacted.slice(redacted.indexOf('*'))).not.toContain(number.slice(-4));
        expect(redacted).toMatch(/\*{8}/);
      }),
    );
  });

  test('no input makes a mask throw or show everything', () => {
    fc.assert(
      fc.property(anyNumber, fc.string({ unit: 'binary' }), (number, text) => {
        for (const value of [number, text]) {
          for (const masked of [maskDocument(value), maskPhone(value), maskRegistrationNumber(value)]) {
            if (/\w{2}/.test(value)) expect(masked).toContain('*');
          }
          expect(maskName(value).length).toBeLessThanOrEqual(Math.max(value.length, 1));
          redactText(value);
        }
      }),
    );
  });
});
