import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkCharacter } from '../../../src/shared/identity-document/resident-number';
import { recognisePayerCode } from '../../../src/shared/payer-code';
import { isRealDay } from '../../../src/shared/time-zone';

const digits = (least: number, most = least) => fc.stringMatching(new RegExp(`^\\d{${least},${most}}$`));
const two = (number: number) => String(number).padStart(2, '0');

/** Numbers of the north, where they look like WeChat codes. */
const documentNumber = fc
  .record({
    province: fc.constantFrom('11', '12', '13', '14', '15'),
    region: digits(4),
    year: fc.integer({ min: 1900, max: 2025 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
    sequence: digits(3),
  })
  .filter(({ year, month, day }) => isRealDay(year, month, day))
  .map(({ province, region, year, month, day, sequence }) => {
    const first17 = `${province}${region}${year}${two(month)}${two(day)}${sequence}`;
    return first17 + checkCharacter(first17);
  });

test('WeChat: 18 digits that begin with 10 to 15, unless they are a document number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 15 }), digits(16), (prefix, rest) => {
      const code = `${prefix}${rest}`;
      const known = recognisePayerCode(code);
      if (known.ok) expect(known.value).toEqual({ channel: 'wechat', code });
      else expect(known.error.kind).toBe('document-number');
    }),
  );
  expect(recognisePayerCode('134567890123456788').ok).toBe(true);
});

test('Alipay: 16 to 24 digits that begin with 25 to 30', () => {
  fc.assert(
    fc.property(fc.integer({ min: 25, max: 30 }), digits(14, 22), (prefix, rest) => {
      const code = `${prefix}${rest}`;
      expect(recognisePayerCode(code)).toEqual({ ok: true, value: { channel: 'alipay', code } });
    }),
  );
});

test('a valid document number is never a code, whatever it looks like', () => {
  fc.assert(
    fc.property(documentNumber, (number) => {
      expect(recognisePayerCode(number)).toEqual({ ok: false, error: { kind: 'document-number' } });
      expect(recognisePayerCode(number.toLowerCase()).ok).toBe(false);
    }),
  );
});

test('whatever else comes is no code, and nothing breaks', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), digits(0, 30)), (text) => {
      const known = recognisePayerCode(text);
      if (known.ok) expect(known.value.code).toMatch(/^(1[0-5]\d{16}|(2[5-9]|30)\d{14,22})$/);
    }),
  );
  for (const bad of [
    '',
    '1345678901234567',
    '1345678901234567890',
    '16'.padEnd(18, '1'),
    '31'.padEnd(18, '1'),
  ]) {
    expect(recognisePayerCode(bad)).toEqual({ ok: false, error: { kind: 'not-a-code' } });
  }
  expect(recognisePayerCode('9'.repeat(1_000_000)).ok).toBe(false);
});

test('as readers and people give it: spaces around, full-width digits', () => {
  expect(recognisePayerCode(' 134567890123456788\n')).toEqual({
    ok: true,
    value: { channel: 'wechat', code: '134567890123456788' },
  });
  expect(recognisePayerCode('１３4567890123456788').ok).toBe(true);
});
