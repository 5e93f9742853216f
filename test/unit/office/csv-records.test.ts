import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRecords, type CsvRecord, type TextEnd } from '../../../src/main/office/roster-csv/records';

function* pieces(text: string, size: number): Generator<string, TextEnd> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
  return 'whole';
}

function records(text: string, size = 65_536): CsvRecord[] {
  return [...readRecords(pieces(text, size))].filter((record) => record !== null);
}

/** `line|field|field` or `line!fault`. */
function shown(text: string, size?: number): string[] {
  return records(text, size).map((record) =>
    record.fields === null ? `${record.line}!${record.fault}` : [record.line, ...record.fields].join('|'),
  );
}

const cell = fc.string({ unit: fc.constantFrom('a', '张', '𠮷', ' ', ',', '"', '\n', '\r'), maxLength: 6 });
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });

describe('records of a CSV text', () => {
  test('LF, CRLF and CR mix; every line keeps its number', () => {
    expect(shown('a,b\nc,d\r\ne,f\rg,h')).toEqual(['1|a|b', '2|c|d', '3|e|f', '4|g|h']);
  });

  test('a quoted field may hold commas, quotes and line breaks', () => {
    expect(shown('"a,1","say ""hi""","two\r\nlines"\nnext,,\n')).toEqual([
      '1|a,1|say "hi"|two\r\nlines',
      '3|next||',
    ]);
  });

  test('a quote inside an unquoted field is a character', () => {
    expect(shown('O"Brien,5"\n')).toEqual(['1|O"Brien|5"']);
  });

  test('an unclosed quote costs its own line only', () => {
    const good = Array.from({ length: 300 }, (_, at) => `good,${at}`);
    expect(shown(['a,"b', ...good].join('\n'))).toEqual([
      '1!quote',
      ...good.map((line, at) => `${at + 2}|${line.replace(',', '|')}`),
    ]);
  });

  test('an unclosed quote does not pair with one of a later line', () => {
    expect(shown('a,"b\nc,"d"\ne,f\n')).toEqual(['1!quote', '2|c|d', '3|e|f']);
  });

  test('text after a closing quote is a fault, blanks are not', () => {
    expect(shown('"a"b,c\n"d"  ,e\n')).toEqual(['1!quote', '2|d|e']);
  });

  test.each([
    ['unquoted', 'x'.repeat(10_000_000)],
    ['quoted', `"${'x'.repeat(10_000_000)}"`],
    ['of commas', ','.repeat(10_000_000)],
  ])('a line of 10 MB (%s) is too long and the next one is read', (_, long) => {
    expect(shown(`a,b\r\n${long}\r\nc,d\r\n`)).toEqual(['1|a|b', '2!too-long', '3|c|d']);
  });

  test('a text of nothing but opening quotes ends, and soon', () => {
    const text = '"x\n'.repeat(100_000);
    expect(records(text)).toHaveLength(100_000);
  });

  test('the end of a malformed text is told', () => {
    function* broken(): Generator<string, TextEnd> {
      yield 'a,b\n';
      return 'malformed';
    }
    const reading = readRecords(broken());
    let step = reading.next();
    while (step.done !== true) step = reading.next();
    expect(step.value).toBe('malformed');
  });

  test('reads what was written, as csv-parse does', () => {
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n', '\r'), (rows, newline) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = rows.map((row) => row.map(quoted).join(',')).join(newline);
        const ours = records(text).map((record) => record.fields);
        expect(ours).toEqual(rows);
        expect(ours).toEqual(parse(text, { relax_column_count: true, record_delimiter: newline }));
      }),
    );
  });

  test('where the chunks are cut makes no difference, whatever the text', () => {
    const anyText = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' '), maxLength: 60 });
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 9 }), (text, size) => {
        expect(shown(text, size)).toEqual(shown(text));
      }),
      { numRuns: 2_000 },
    );
  });

  test('no line is lost: physical lines are counted through faults', () => {
    const anyLine = fc.string({ unit: fc.constantFrom('a', ',', '"', ' '), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 8 }), (lines) => {
        const text = [...lines, 'the,end'].join('\n');
        const last = records(text).at(-1);
        const endsInQuotes = last?.fields?.join('|').includes('the,end') ?? false;
        if (!endsInQuotes) expect(last).toEqual({ line: lines.length + 1, fields: ['the', 'end'] });
      }),
    );
  });
});
