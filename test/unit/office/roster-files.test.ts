import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readRoster, readText } from '../../fakes/read-roster';
import { GB18030_FILE, HEADER, rosterText, utf8 } from '../../fakes/roster-file';

const why = (bytes: Uint8Array) => {
  const { end } = readRoster(bytes);
  return end.ok ? 'ok' : end.error.why;
};

describe('a file', () => {
  test('UTF-8 with and without byte order mark', () => {
    const text = rosterText({ 姓名: '张㛃' });
    for (const bytes of [utf8(text), utf8(`\ufeff${text}`)]) {
      const { lines, end } = readRoster(bytes);
      expect(lines.map(({ line }) => line.candidate.name)).toEqual(['张㛃']);
      expect(end).toEqual({
        ok: true,
        value: { encoding: 'utf-8', sha256: createHash('sha256').update(bytes).digest('hex') },
      });
    }
  });

  test('GB18030, four-byte characters included', () => {
    const { lines, problems, end } = readRoster(GB18030_FILE);
    expect(problems).toEqual([]);
    expect(lines.map(({ line }) => line.candidate.name)).toEqual(['张㛃', '𠮷田䶮']);
    expect(lines.map(({ line }) => line.feeItem.amount)).toEqual([6_500, 65_000]);
    expect(end).toMatchObject({ ok: true, value: { encoding: 'gb18030' } });
  });

  test('titles and empty lines above the header, empty lines between', () => {
    const text = `2026年缴费名单,,,\r\n,,,\r\n${rosterText({})}\r\n,,,,,,,\r\n \r\n`;
    const { lines, problems } = readText(text);
    expect([lines.length, problems]).toEqual([1, []]);
  });

  test.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'empty'],
    ['white space', utf8('\ufeff \r\n\r\n\t\r\n'), 'empty'],
    ['xlsx', utf8(`PK\u0003\u0004${rosterText({})}`), 'binary'],
    ['xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), 'binary'],
    ['pdf', utf8('%PDF-1.7\n'), 'binary'],
    ['gzip', Uint8Array.of(0x1f, 0x8b, 8, 0), 'binary'],
    ['UTF-16 with byte order mark', Buffer.from(`\ufeff${rosterText({})}`, 'utf16le'), 'binary'],
    ['NUL bytes', utf8(rosterText({ 姓名: '张\0' })), 'binary'],
    ['a broken byte in UTF-8', Buffer.concat([utf8(rosterText({})), Uint8Array.of(0xff, 0x0a)]), 'encoding'],
    [
      'half a character at the end of UTF-8',
      utf8(rosterText({ 缴费状态: '未缴费' })).slice(0, -3),
      'encoding',
    ],
    ['a broken byte in GB18030', Buffer.concat([GB18030_FILE, Uint8Array.of(0xff, 0x0a)]), 'encoding'],
    ['half a character at the end of GB18030', GB18030_FILE.subarray(0, -3), 'encoding'],
    ['a text', utf8('hello'), 'header'],
    ['more than 32 MiB', new Uint8Array(32 * 1024 * 1024 + 1).fill(0x20), 'too-large'],
  ])('of %s is refused', (_, bytes, reason) => {
    expect(why(bytes)).toBe(reason);
  });

  test('a header that lacks columns says which', () => {
    const { end } = readText(rosterText({}).replace('金额', '价格').replace('姓名', '名'));
    expect(end).toEqual({
      ok: false,
      error: { kind: 'not-a-csv', why: 'header', missing: ['姓名', '金额'], repeated: [] },
    });
  });

  test('a header alone is a file without lines', () => {
    const { lines, problems, end } = readText(`${HEADER}\n`);
    expect([lines, problems, end.ok]).toEqual([[], [], true]);
  });

  test('a million lines and one is too large', () => {
    const { end, problems } = readText(`${HEADER}\n${'x\n'.repeat(1_000_001)}`);
    expect(problems).toHaveLength(1_000_000);
    expect(end).toMatchObject({ ok: false, error: { why: 'too-large' } });
  });
});
