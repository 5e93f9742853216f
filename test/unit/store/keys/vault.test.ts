import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeVault, SealBroken } from '../../../../src/main/store/keys/vault';

const vault = makeVault(randomBytes(32));
const other = makeVault(randomBytes(32));

test('a sealed value opens at its place and only there', () => {
  fc.assert(
    fc.property(fc.string(), (plain) => {
      const sealed = vault.seal('roster/document/1', plain);
      expect(vault.open('roster/document/1', sealed)).toBe(plain);
      expect(() => vault.open('roster/document/2', sealed)).toThrow(SealBroken);
      expect(() => other.open('roster/document/1', sealed)).toThrow(SealBroken);
    }),
  );
});

test('the same value is never sealed to the same bytes twice', () => {
  const sealed = new Set(
    Array.from({ length: 500 }, () => vault.seal('p', '110101199003070000').toString('hex')),
  );
  expect(sealed.size).toBe(500);
});

test('every flipped bit, and every cut, is seen', () => {
  const sealed = vault.seal('p', '13812345678');
  for (let bit = 0; bit < sealed.length * 8; bit += 1) {
    const broken = Buffer.from(sealed);
    broken.writeUInt8(broken.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    expect(() => vault.open('p', broken)).toThrow(SealBroken);
  }
  for (let length = 0; length < sealed.length; length += 1) {
    expect(() => vault.open('p', sealed.subarray(0, length))).toThrow(SealBroken);
  }
});

test('blind indexes agree for equal values only, and differ by place and by key', () => {
  const index = vault.blind('t/c', '110101199003070000');
  expect(vault.blind('t/c', '110101199003070000')).toEqual(index);
  expect(index.length).toBe(16);
  expect(vault.blind('t/d', '110101199003070000')).not.toEqual(index);
  expect(vault.blind('t/c', '110101199003070001')).not.toEqual(index);
  expect(other.blind('t/c', '110101199003070000')).not.toEqual(index);
  expect(vault.blind('t', 'c:x')).not.toEqual(vault.blind('t:c', 'x'));
  expect(vault.blindIndex('t/c', '110101199003070000')).toBe(index.toString('hex'));
});

test('a mark is right for its text, purpose and key only', () => {
  const mark = vault.sign('journal-head', '7:abc');
  expect(vault.isSigned('journal-head', '7:abc', mark)).toBe(true);
  expect(vault.isSigned('journal-head', '8:abc', mark)).toBe(false);
  expect(vault.isSigned('intent-log', '7:abc', mark)).toBe(false);
  expect(other.isSigned('journal-head', '7:abc', mark)).toBe(false);
  expect(vault.isSigned('journal-head', '7:abc', '')).toBe(false);
  expect(vault.isSigned('journal-head', '7:abc', 'no hex at all')).toBe(false);
});
