import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rawMembers } from '../../../../src/main/gateways/alipay/raw-members';

/** White space that JSON allows, in odd places. */
const space = fc.stringMatching(/^[ \t\r\n]{0,3}$/);

describe('the raw text of a JSON object’s members', () => {
  it('is handed out as it was written: spacing, escaped slashes and all', () => {
    const text =
      ' {\n "a" : { "x":"http:\\/\\/y" , "n": [1, {"}":"{"}] }\t,"b":"q\\"uo\\\\te","c":-1.50e3 ,"d":null}\r\n';
    expect(Object.fromEntries(rawMembers(text) ?? [])).toEqual({
      a: '{ "x":"http:\\/\\/y" , "n": [1, {"}":"{"}] }',
      b: '"q\\"uo\\\\te"',
      c: '-1.50e3',
      d: 'null',
    });
  });

  it('is not led astray by braces, quotes and "sign" inside of texts', () => {
    const inner = '{"m":"},\\"sign\\":\\"x\\",{","k":"\\\\"}';
    const members = rawMembers(`{"r":${inner},"sign":"s"}`);
    expect(members?.get('r')).toBe(inner);
    expect(members?.get('sign')).toBe('"s"');
  });

  it('reads every object however it is spaced, and each part means the same as in the whole', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })),
        space,
        space,
        (object, before, after) => {
          const parts = Object.entries(object).map(
            ([name, value]) =>
              `${before}${JSON.stringify(name)}${after}:${before}${JSON.stringify(value, null, after)}${after}`,
          );
          const text = `${after}{${parts.join(',')}${before}}${before}`;
          const members = rawMembers(text);
          expect(members?.size).toBe(Object.keys(object).length);
          for (const [name, value] of Object.entries(object)) {
            const raw = members?.get(name) ?? '';
            expect(text).toContain(raw);
            expect(JSON.stringify(JSON.parse(raw))).toBe(JSON.stringify(value));
          }
        },
      ),
    );
  });

  it('refuses a name that comes twice, however it is spelled', () => {
    expect(rawMembers('{"a":1,"a":1}')).toBeNull();
    expect(rawMembers('{"a":1,"\\u0061":2}')).toBeNull();
  });

  it.each([
    '',
    ' ',
    'null',
    '[]',
    '"{}"',
    '{',
    '{"a":1',
    '{"a":1}}',
    '{"a"}',
    "{'a':1}",
    '{"a":1,}',
    '\ufeff{}',
  ])('refuses what is no object: %j', (text) => {
    expect(rawMembers(text)).toBeNull();
  });

  it('reads an empty object, and one nested a hundred thousand deep', () => {
    expect(rawMembers('{ }')?.size).toBe(0);
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(rawMembers(`{"deep":${deep},"z":1}`)?.get('z')).toBe('1');
  });
});
