import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeXmlReader, type XmlPiece } from '../../../src/main/office/roster-xlsx/xml-pieces';
import { readRoster } from '../../fakes/read-roster';
import { rosterSheet, xlsxFile } from '../../fakes/xlsx-file';
import { zipFile } from '../../fakes/zip-file';

const GOOD = rosterSheet([{}]);
const sheetPart = (data: string | Uint8Array, says = {}) =>
  xlsxFile([GOOD], { more: [{ name: 'xl/worksheets/sheet1.xml', data, says }] });
const stringsPart = (data: string) => xlsxFile([GOOD], { more: [{ name: 'xl/sharedStrings.xml', data }] });
const rows = (inside: string) => `<worksheet><sheetData>${inside}</sheetData></worksheet>`;
const MEBI = 1024 * 1024;

const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const withStream = (name: string) =>
  Buffer.concat([COMPOUND, Buffer.alloc(504), Buffer.from(name, 'utf16le')]);

describe('a workbook that was made to hurt, or is none', () => {
  test.each<[string, () => Uint8Array, string]>([
    [
      'a sheet that says it unpacks to a gibibyte',
      () => sheetPart(rows(''), { size: 1024 * MEBI }),
      'too-large',
    ],
    [
      'a sheet that unpacks to more than it says',
      () => sheetPart(rows(' '.repeat(MEBI)), { size: 1000 }),
      'damaged',
    ],
    [
      'one tag of ten million characters',
      () => sheetPart(`<worksheet a="${'x'.repeat(10 * MEBI)}"/>`),
      'unsafe',
    ],
    ['one text without an end', () => sheetPart(rows('x'.repeat(10 * MEBI))), 'unsafe'],
    ['a thousand levels', () => sheetPart('<a>'.repeat(1000)), 'unsafe'],
    [
      'a document type with entities of entities',
      () =>
        stringsPart('<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>'),
      'unsafe',
    ],
    ['an entity of its own', () => stringsPart('<sst><si><t>&secret;</t></si></sst>'), 'unsafe'],
    [
      'a file of the machine as an entity',
      () => sheetPart('<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'),
      'unsafe',
    ],
    ['tags that do not close', () => sheetPart('<worksheet><sheetData></worksheet>'), 'damaged'],
    ['half a sheet', () => sheetPart('<worksheet><sheetData><row r="1"><c r="A1"'), 'damaged'],
    ['bytes that are no UTF-8', () => sheetPart(Buffer.from([0x3c, 0x61, 0x3e, 0xff])), 'damaged'],
    ['a wrong checksum', () => sheetPart(rows(''), { checksum: 1 }), 'damaged'],
    ['rows that go back', () => sheetPart(rows('<row r="9"/><row r="2"/>')), 'damaged'],
    ['a row beyond the last', () => sheetPart(rows('<row r="99999999"/>')), 'damaged'],
    ['an encrypted part', () => sheetPart(rows(''), { flags: 1 }), 'encrypted'],
    ['no sheet', () => sheetPart('').subarray(0, 400), 'damaged'],
    ['a name that climbs out', () => zipFile([{ name: '../../etc/passwd', data: 'x' }]), 'damaged'],
    ['an absolute name', () => zipFile([{ name: 'C:/x', data: 'x' }]), 'damaged'],
    [
      'one part twice',
      () =>
        zipFile([
          { name: 'xl/workbook.xml', data: '<a/>' },
          { name: 'xl/workbook.xml', data: '<b/>' },
        ]),
      'unsafe',
    ],
    [
      'ten thousand parts',
      () => zipFile(Array.from({ length: 10_000 }, (_, at) => ({ name: `p${at}`, data: '' }))),
      'unsafe',
    ],
    ['an archive of something else', () => zipFile([{ name: 'word/document.xml', data: '<a/>' }]), 'binary'],
    ['XLSB', () => zipFile([{ name: 'xl/workbook.bin', data: 'x' }]), 'old-excel'],
    ['XLS', () => withStream('Workbook'), 'old-excel'],
    ['an XLSX with a password', () => withStream('EncryptedPackage'), 'encrypted'],
    [
      'a relation that leads elsewhere',
      () =>
        xlsxFile([GOOD], {
          more: [
            {
              name: 'xl/_rels/workbook.xml.rels',
              data: '<R><Relationship Id="rId1" Type="x/worksheet" Target="../../../etc/passwd"/></R>',
            },
          ],
        }),
      'damaged',
    ],
  ])('%s', async (_, file, why) => {
    const read = await readRoster(file());
    expect([read.why, read.lines]).toEqual([why, []]);
  });

  test('a sheet that breaks off below good lines is refused as a whole', async () => {
    const good = Buffer.from(
      xlsxFile([rosterSheet(Array.from({ length: 40 }, (_, at) => ({ 报名号: String(at) })))]),
    );
    expect((await readRoster(good)).lines).toHaveLength(40);
    const broken = sheetPart(
      rows(
        `<row r="1"><c t="inlineStr"><is><t>姓名</t></is></c></row>${'<row><c><v>1</v></c></row>'.repeat(900)}<row r="1"/>`,
      ),
    );
    const mapping = ['name', 'document'] as const;
    expect((await readRoster(broken, { mapping: [...mapping] })).why).not.toBeNull();
  });

  test(
    'a bomb of 120 MiB is unpacked piece by piece: memory does not grow with it',
    { timeout: 120_000 },
    async () => {
      const line = `<row>${'<c><v>1</v></c>'.repeat(60)}</row>`;
      const bytes = sheetPart(rows(line.repeat(Math.floor((120 * MEBI) / line.length))));
      expect(bytes.length).toBeLessThan(2 * MEBI);
      const before = process.memoryUsage().rss;
      const read = await readRoster(bytes);
      expect(read.lines).toEqual([]);
      expect(process.memoryUsage().rss - before).toBeLessThan(400 * MEBI);
    },
  );

  test('whatever bytes are changed, it is an answer and not a crash', async () => {
    const good = xlsxFile([rosterSheet([{}, { 报名号: '2', 金额: 'x' }])]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        async (changes) => {
          const bytes = Buffer.from(good);
          for (const [at, value] of changes) bytes[at] = value;
          const { why, lines } = await readRoster(bytes);
          expect(why === null || lines.length <= 1).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('XML in pieces', () => {
  function piecesOf(text: string, size: number) {
    const pieces: XmlPiece[] = [];
    const reader = makeXmlReader((piece) => pieces.push(piece));
    let fault = null;
    for (let at = 0; at < text.length && fault === null; at += size)
      fault = reader.push(text.slice(at, at + size));
    const texts = pieces.map((piece) =>
      piece.kind === 'text' ? piece.text : `<${piece.kind} ${piece.name}>`,
    );
    return { said: texts.join(''), fault: fault ?? reader.end() };
  }

  const NASTY =
    `<?xml version="1.0"?><!-- <a> --><x:a b='>"' c="&lt;'"><b/>1 &amp; &#50;&#x33;<![CDATA[<&]]>]]><c\n/>` +
    '<!----><d>\u{20000}&quot;</d></x:a>\n';

  test('where it is cut makes no difference', () => {
    const whole = piecesOf(NASTY, NASTY.length);
    expect(whole.fault).toBeNull();
    expect(whole.said).toContain('1 & 23<&');
    for (let size = 1; size < 40; size += 1) expect(piecesOf(NASTY, size)).toEqual(whole);
  });

  test('any text at all ends in pieces or in a fault', () => {
    const hostile = fc.string({
      unit: fc.constantFrom('<', '>', '/', '!', '-', '[', '&', ';', '"', "'", '=', 'a', ' ', '?'),
      maxLength: 60,
    });
    fc.assert(
      fc.property(hostile, fc.integer({ min: 1, max: 9 }), (text, size) => {
        expect(piecesOf(text, size).fault).toBe(piecesOf(text, 1).fault);
      }),
      { numRuns: 3_000 },
    );
  });
});
