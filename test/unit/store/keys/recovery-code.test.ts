import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRecoveryCode, writeRecoveryCode } from '../../../../src/main/store/keys/recovery-code';

const keys = fc.uint8Array({ minLength: 15, maxLength: 15 }).map((bytes) => Buffer.from(bytes));
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

test('what is written reads back, for every key', () => {
  fc.assert(
    fc.property(keys, (key) => {
      const code = writeRecoveryCode(key);
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]{5}$/);
      expect(readRecoveryCode(code)).toEqual({ ok: true, value: key });
    }),
  );
});

test('it may be typed in lower case, full width, with any separators, and with O, I and L for 0 and 1', () => {
  fc.assert(
    fc.property(keys, (key) => {
      const typed = writeRecoveryCode(key)
        .toLowerCase()
        .replace(/-/g, ' — ')
        .replace(/0/g, 'o')
        .replace(/1/g, 'l');
      const wide = typed.replace(/[a-z0-9]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
      expect(readRecoveryCode(typed)).toEqual({ ok: true, value: key });
      expect(readRecoveryCode(wide)).toEqual({ ok: true, value: key });
    }),
  );
});

test('every single wrong character is seen, and the group that has it is named', () => {
  const code = writeRecoveryCode(randomBytes(15));
  for (let at = 0; at < code.length; at += 1) {
    if (code[at] === '-') continue;
    for (const other of ALPHABET) {
      if (other === code[at]) continue;
      const typed = code.slice(0, at) + other + code.slice(at + 1);
      const group = Math.floor(at / 6) + 1;
      expect(readRecoveryCode(typed)).toEqual({ ok: false, error: { kind: 'mistyped', group } });
    }
  }
});

test('two exchanged neighbours within a group and two exchanged groups are seen', () => {
  fc.assert(
    fc.property(keys, fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 3 }), (key, group, at) => {
      const groups = writeRecoveryCode(key).split('-');
      const own = [...(groups[group] ?? '')];
      const [a = '', b = ''] = [own[at], own[at + 1]];
      fc.pre(a !== b);
      const swapped = own
        .with(at, b)
        .with(at + 1, a)
        .join('');
      expect(readRecoveryCode(groups.with(group, swapped).join('-')).ok).toBe(false);
      const other = (group + 1) % 6;
      const moved = groups.with(group, groups[other] ?? '').with(other, groups[group] ?? '');
      expect(readRecoveryCode(moved.join('-')).ok).toBe(false);
    }),
  );
});

test.each([
  ['', { kind: 'length', found: 0, expected: 30 }],
  ['ABCDE-FGHJK', { kind: 'length', found: 10, expected: 30 }],
  ['密'.repeat(30), { kind: 'character', group: 1, found: '密' }],
  ['U'.repeat(30), { kind: 'character', group: 1, found: 'U' }],
  ['x'.repeat(100_000), { kind: 'length', found: 200, expected: 30 }],
])('%.20s is refused and says why', (typed, error) => {
  expect(readRecoveryCode(typed)).toEqual({ ok: false, error });
});
