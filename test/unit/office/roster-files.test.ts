import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readRoster, readText } from '../../fakes/read-roster';
import { GB18030_FILE, HEADER, rosterText, utf8 } from '../../fakes/roster-file';

const why = async (bytes: Uint8Array) => (await readRoster(bytes)).why;

describe('a file', () => {
  test('UTF-8 with and without byte order mark', async () => {
    const text = rosterText({ 姓名: '张㛃' });
    for (const bytes of [utf8(text), utf8(`\ufeff${text}`)]) {
      const { lines, preview, sha256 } = await readRoster(bytes);
      expect(lines.map(({ line }) => line.candidate.name)).toEqual(['张㛃']);
      expect(preview?.file).toEqual({ kind: 'csv', encoding: 'utf-8', sheet: null });
      expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    }
  });

  test('GB18030, four-byte characters included', async () => {
    const { lines, problems, preview, why: end } = await readRoster(GB18030_FILE);
    expect(problems).toEqual([]);
    expect(lines.map(({ line }) => line.candidate.name)).toEqual(['张㛃', '𠮷田䶮']);
    expect(lines.map(({ line }) => line.feeItem.amount)).toEqual([6_500, 65_000]);
    expect([end, preview?.file.encoding]).toEqual([null, 'gb18030']);
  });

  test('titles and empty lines above the header, empty lines between', async () => {
    const text = `2026年缴费名单,,,\r\n,,,\r\n${rosterText({})}\r\n,,,,,,,\r\n \r\n`;
    const { lines, problems } = await readText(text);
    expect([lines.length, problems]).toEqual([1, []]);
  });

  test.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'empty'],
    ['white space', utf8('\ufeff \r\n\r\n\t\r\n'), 'empty'],
    ['something like a zip', utf8(`PK\u0003\u0004${rosterText({})}`), 'damaged'],
    ['xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), 'old-excel'],
    ['pdf', utf8('%PDF-1.7\n'), 'binary'],
    ['gzip', Uint8Array.of(0x1f, 0x8b, 8, 0), 'binary'],
    ['UTF-16 without byte order mark', Buffer.from(rosterText({}), 'utf16le'), 'binary'],
    ['half a character of UTF-16', Buffer.from('\ufeff姓\ud800', 'utf16le'), 'encoding'],
    ['a web page', utf8('<html><table><tr><td>姓名</td></tr></table>'), 'web-page'],
    ['XML of Excel 2003', utf8('<?xml version="1.0"?><Workbook/>'), 'web-page'],
    ['NUL bytes', utf8(rosterText({ 姓名: '张\0' })), 'binary'],
    ['a broken byte in UTF-8', Buffer.concat([utf8(rosterText({})), Uint8Array.of(0xff, 0x0a)]), 'encoding'],
    [
      'half a character at the end of UTF-8',
      utf8(rosterText({ 缴费状态: '未缴费' })).slice(0, -3),
      'encoding',
    ],
    ['a broken byte in GB18030', Buffer.concat([GB18030_FILE, Uint8Array.of(0xff, 0x0a)]), 'encoding'],
    ['half a character at the end of GB18030', GB18030_FILE.subarray(0, -3), 'encoding'],
    ['more than 32 MiB', new Uint8Array(32 * 1024 * 1024 + 1).fill(0x20), 'too-large'],
  ])('of %s is refused', async (_, bytes, reason) => {
    expect(await why(bytes)).toBe(reason);
  });

  test('a header that lacks columns says which', async () => {
    const lacking = rosterText({}).replace('金额', '价格').replace('姓名', '名');
    const fault = { missing: ['name', 'amount'], repeated: [] };
    const read = await readText(lacking);
    expect([read.why, read.lines, read.preview]).toMatchObject([fault, [], fault]);
    expect((await readText('hello')).preview).toMatchObject({ headerLine: 1, columns: [{ title: 'hello' }] });
  });

  test.each([
    ['UTF-16, as spreadsheets write "Unicode text"', 'utf-16le', '\t'],
    ['UTF-16 the other way round', 'utf-16be', '\t'],
    ['semicolons', 'utf-8', ';'],
  ] as const)('%s', async (_, encoding, divider) => {
    const text = rosterText({}, { 报名号: '2', 证件号码: 'L898902C3', 姓名: '张㛃' }).replaceAll(
      ',',
      divider,
    );
    const wide = Buffer.from(`\ufeff${text}`, 'utf16le');
    const bytes = encoding === 'utf-8' ? utf8(text) : encoding === 'utf-16le' ? wide : wide.swap16();
    const { lines, problems, preview } = await readRoster(bytes);
    expect([lines.map(({ line }) => line.candidate.name), problems]).toEqual([['张伟', '张㛃'], []]);
    expect(preview?.file.encoding).toBe(encoding);
  });

  test('a header alone is a file without lines', async () => {
    const { lines, problems, why: end } = await readText(`${HEADER}\n`);
    expect([lines, problems, end]).toEqual([[], [], null]);
  });

  test('a million lines and one is too large', async () => {
    const { why: end, problems } = await readText(`${HEADER}\n${'x\n'.repeat(1_000_001)}`);
    expect(problems.length).toBeGreaterThan(999_000);
    expect(end).toBe('too-large');
  });
});
