import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvFile } from '../../../src/shared/csv-cell';

describe('a CSV file that leaves the program', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '=1+1',
      '+86 138',
      '-1',
      '@SUM(A1)',
      '\t=1',
      '\r=1',
      ' =1',
      '＝1',
      '"',
      'a,b',
      'a\r\nb',
      '',
    ),
  );

  it('gives back every cell, and no spreadsheet takes one for a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 4, maxLength: 4 }), { minLength: 1 }), (rows) => {
        const written: string[][] = parse(csvFile(rows), { bom: true, relax_column_count: true });
        expect(written).toHaveLength(rows.length);
        for (const [at, row] of rows.entries()) {
          for (const [column, cell] of row.entries()) {
            const found = written[at]?.[column] ?? '';
            expect([cell, `'${cell}`]).toContain(found);
            expect(found).not.toMatch(/^[\s\u0000]*[=+\-@＝＋－＠]/u);
          }
        }
      }),
    );
  });
});
