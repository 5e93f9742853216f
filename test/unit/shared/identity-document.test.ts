import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normaliseDocumentNumber, readDocument, typingHint } from '../../../src/shared/identity-document';
import {
  checkCharacter,
  extendTo18,
  isChecksumRight,
} from '../../../src/shared/identity-document/resident-number';

const today = '2026-11-23';
const read = (text: string) => readDocument(text, { today });
const findings = (text: string) => read(text).findings.map((finding) => finding.kind);
/** An 18-character number with the check character that belongs to it. */
const whole = (first17: string) => first17 + checkCharacter(first17);

const day = fc
  .integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2026, 10, 22) })
  .map((ms) => new Date(ms).toISOString().slice(0, 10).replaceAll('-', ''));
const digits = (length: number) =>
  fc.integer({ min: 0, max: 10 ** length - 1 }).map((n) => String(n).padStart(length, '0'));
const first17 = fc
  .tuple(fc.constantFrom('11', '35', '31', '44', '65', '50'), digits(4), day, digits(3))
  .map((parts) => parts.join(''));

describe('resident numbers (GB 11643-1999)', () => {
  test.each(['11010519491231002X', '440524188001010014', '34052419800101001X'])(
    'the published sample %s',
    (number) => {
      expect(read(number)).toEqual({ kind: 'resident-id', number, asWritten: number, findings: [] });
    },
  );

  test('any number made by the rule passes', () => {
    fc.assert(
      fc.property(first17, (body) => {
        expect(read(whole(body))).toMatchObject({ kind: 'resident-id', findings: [] });
      }),
    );
  });

  test('any other character in any one place breaks the checksum', () => {
    fc.assert(
      fc.property(
        first17,
        fc.nat(17),
        fc.constantFrom(...Array.from('0123456789X')),
        (body, place, character) => {
          const number = whole(body);
          fc.pre(number.charAt(place) !== character && (place === 17 || character !== 'X'));
          expect(isChecksumRight(number.slice(0, place) + character + number.slice(place + 1))).toBe(false);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('any two neighbours swapped break the checksum', () => {
    fc.assert(
      fc.property(first17, fc.nat(16), (body, place) => {
        const number = whole(body);
        const [a, b] = [number.charAt(place), number.charAt(place + 1)];
        fc.pre(a !== b && b !== 'X');
        expect(isChecksumRight(number.slice(0, place) + b + a + number.slice(place + 2))).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['20000229', []],
    ['20240229', []],
    ['19000228', []],
    ['19000229', ['date']],
    ['20230229', ['date']],
    ['20000230', ['date']],
    ['20000431', ['date']],
    ['20001301', ['date']],
    ['20000001', ['date']],
    ['20000100', ['date']],
    ['17991231', ['date']],
    ['21000101', ['date']],
    ['20261123', []],
    ['20261124', ['future-date']],
  ])('born %s: %j', (birth, expected) => {
    expect(findings(whole(`110105${birth}002`))).toEqual(expected);
  });

  test('everything odd is said at once, and the kind still stands', () => {
    expect(read('990105194912310021').kind).toBe('permanent-residence');
    expect(findings('100105194913310021')).toEqual(['date', 'region', 'checksum']);
    expect(read('100105194913310021').kind).toBe('resident-id');
    expect(read('110105194912310021').findings).toEqual([{ kind: 'checksum', severity: 'warn' }]);
  });

  test('every known province passes, every other pair warns', () => {
    const known =
      '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83';
    for (let n = 0; n < 90; n += 1) {
      const province = String(n).padStart(2, '0');
      const expected = known.split(' ').includes(province) ? [] : ['region'];
      expect(findings(whole(`${province}010519491231002`))).toEqual(expected);
    }
  });
});

describe('15 digits', () => {
  test.each([
    ['110105491231002', '11010519491231002X'],
    ['340524800101001', '34052419800101001X'],
  ])('%s becomes %s', (asWritten, number) => {
    expect(read(asWritten)).toEqual({ kind: 'resident-id', number, asWritten, findings: [] });
  });

  test('the long form is the number without the century and the check character, and is sound', () => {
    fc.assert(
      fc.property(digits(15), (short) => {
        const long = extendTo18(short);
        expect(long.slice(0, 6) + long.slice(8, 17)).toBe(short);
        expect(isChecksumRight(long)).toBe(true);
      }),
    );
  });

  test('an impossible date leaves the number as it is and warns', () => {
    expect(read('110105490229002')).toMatchObject({
      number: '110105490229002',
      findings: [{ kind: 'date' }],
    });
    expect(findings('990105491231002')).toEqual(['region']);
  });

  test('the check character of anything but 17 digits is a bug', () => {
    expect(() => checkCharacter('1101051949123100X')).toThrow(RangeError);
  });
});

describe('other documents', () => {
  test.each(['810000', '820000', '830000'])('residence permit %s', (region) => {
    const number = whole(`${region}19900101001`);
    expect(read(number)).toEqual({
      kind: 'hk-macau-taiwan-residence',
      number,
      asWritten: number,
      findings: [],
    });
    expect(findings(number.slice(0, 17) + (number.endsWith('0') ? '1' : '0'))).toEqual(['checksum']);
  });

  test('permanent residence of 2023: 9, province, nationality, birth, sequence, check', () => {
    const number = whole('91112419781225412');
    expect(read(number)).toEqual({ kind: 'permanent-residence', number, asWritten: number, findings: [] });
    expect(findings(whole('93212419781225412'))).toEqual([]);
    expect(findings(whole('90012419781225412'))).toEqual(['region']);
    expect(findings(whole('91012419781225412'))).toEqual(['region']);
    expect(findings(whole('91112419781325412'))).toEqual(['date']);
  });

  test('permanent residence until 2023: letters, place, birth', () => {
    expect(read('CAN110078122541')).toMatchObject({ kind: 'permanent-residence', findings: [] });
    expect(read('USA310000022941')).toMatchObject({ kind: 'permanent-residence', findings: [] });
    expect(findings('CAN110078132541')).toEqual(['date']);
    expect(findings('CAN110001022941')).toEqual(['date']);
  });

  test.each([
    ['H12345678', 'hk-macau-permit'],
    ['M1234567801', 'hk-macau-permit'],
    ['12345678', 'taiwan-permit'],
    ['1234567801', 'taiwan-permit'],
    ['E12345678', 'passport'],
    ['EA1234567', 'passport'],
    ['123456789', 'passport'],
    ['C01X00T47', 'passport'],
    ['A1234', 'passport'],
  ])('%s is a %s', (number, kind) => {
    expect(read(number)).toEqual({ kind, number, asWritten: number, findings: [] });
  });

  test.each([
    ['', 'length'],
    ['1234', 'length'],
    ['11010519491231002', 'length'],
    ['1101051949123100211', 'length'],
    ['1101051949123100XX', 'unknown-form'],
    ['H1234567890123', 'unknown-form'],
    ['ABCDEFG', 'unknown-form'],
    ['张三', 'unknown-form'],
    ['12345678(B)', 'unknown-form'],
    ["'; DROP TABLE", 'unknown-form'],
  ])('%j is of no known form: a warning, never a refusal', (text, finding) => {
    expect(read(text)).toMatchObject({ kind: 'other', findings: [{ kind: finding, severity: 'warn' }] });
  });

  test('any text can be read, twice with the same answer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = read(text);
        expect(read(once.number)).toMatchObject({ kind: once.kind, number: once.number });
      }),
    );
  });
});

describe('normalising', () => {
  test.each([
    [' 11010519491231002x ', '11010519491231002X'],
    ['１１０１０５１９４９１２３１００２Ｘ', '11010519491231002X'],
    ['110105 19491231 002X', '11010519491231002X'],
    ['110105-19491231-002X', '11010519491231002X'],
    ['110105–19491231—002X', '11010519491231002X'],
    ['\u202a11010519491231002X\u202c', '11010519491231002X'],
    ['11010519491231002Ⅹ', '11010519491231002X'],
    ['11010519491231002×', '11010519491231002X'],
    ['11010519491231002х', '11010519491231002X'],
    ['h１２３４５６７８', 'H12345678'],
    ['1105×1949', '1105×1949'],
  ])('%j', (text, number) => {
    expect(normaliseDocumentNumber(text)).toBe(number);
  });
});

describe('typing hints', () => {
  test('every prefix of a resident number asks for the rest, the whole is valid', () => {
    const number = '11010519491231002X';
    expect(typingHint('')).toEqual({ state: 'empty' });
    for (let length = 1; length < 18; length += 1) {
      expect(typingHint(number.slice(0, length))).toMatchObject({
        state: 'incomplete',
        remaining: 18 - length,
      });
    }
    expect(typingHint(number)).toEqual({ state: 'valid', kind: 'resident-id' });
  });

  test.each([
    ['12345678', 10, 'taiwan-permit'],
    ['1234567801', 8, 'taiwan-permit'],
    ['123456789', 9, 'passport'],
    ['110105491231002', 3, 'resident-id'],
    ['110105194912310', 3, null],
    ['11010519491', 7, null],
    ['H', 8, null],
    ['H1234567', 1, 'passport'],
    ['H123456789', 1, null],
    ['CAN', 12, null],
    ['CAN1100', 8, 'passport'],
    ['CAN11007812254', 1, null],
    ['E1', 3, null],
  ])('%s may grow by %i and is already: %s', (text, remaining, completeAs) => {
    expect(typingHint(text)).toEqual({ state: 'incomplete', remaining, completeAs });
  });

  test.each([
    ['H12345678', 'hk-macau-permit'],
    ['H1234567801', 'hk-macau-permit'],
    ['E12345678', 'passport'],
    ['CAN110078122541', 'permanent-residence'],
    [whole('83000019900101001'), 'hk-macau-taiwan-residence'],
  ])('%s is valid', (text, kind) => {
    expect(typingHint(text)).toEqual({ state: 'valid', kind });
  });

  test.each([
    ['110105194912310021', 'checksum-wrong'],
    ['1101051949133100', 'date-wrong'],
    ['110105194913310021', 'date-wrong'],
    ['CAN110078132541', 'date-wrong'],
    ['1101051949123100211', 'unknown-form'],
    ['ABCDEF', 'unknown-form'],
    ['张三', 'unknown-form'],
  ])('%s: %s', (text, state) => {
    expect(typingHint(text)).toEqual({ state });
  });

  test('a birth date in the future is wrong once today is known', () => {
    const tomorrow = whole('11010520261124002');
    expect(typingHint(tomorrow).state).toBe('valid');
    expect(typingHint(tomorrow, { today }).state).toBe('date-wrong');
    expect(typingHint(tomorrow.slice(0, 16), { today }).state).toBe('date-wrong');
  });

  test('an unknown province does not stop anyone who typed the rest right', () => {
    expect(typingHint(whole('10010519491231002')).state).toBe('valid');
  });
});
