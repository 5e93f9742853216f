import { describe, expect, test } from 'vitest';
import { COLUMNS, mapHeader, mappingByTitles } from '../../../src/main/office/roster-lines/columns';

const TITLES = COLUMNS.map(({ titles }) => titles[0] ?? '');
const ALIASES = COLUMNS.flatMap(({ column, titles }, at) => titles.map((title) => ({ title, column, at })));

function columnsOf(header: readonly string[]) {
  const read = mapHeader(header, mappingByTitles(header));
  return read.ok ? read.value.map(({ rule }) => rule?.column ?? null) : read.error;
}

describe('the header of a roster file', () => {
  test.each(ALIASES)('$title is the column $column', ({ title, column, at }) => {
    expect(columnsOf(TITLES.with(at, title))).toEqual(COLUMNS.map((rule) => rule.column).with(at, column));
  });

  test('no title names two columns', () => {
    const titles = ALIASES.map(({ title }) => title.toLowerCase());
    expect(new Set(titles).size).toBe(titles.length);
  });

  test.each([
    ['金额', '　金　额（元）'],
    ['金额', '缴费金额(元)'],
    ['姓名', '姓名*'],
    ['姓名', '姓名（必填）'],
    ['姓名', 'ＮＡＭＥ'],
    ['缴费项目', 'Fee_Item'],
    ['手机号', ' 手机号：'],
    ['考生编号', '\ufeff考生编号'],
  ])('%s may be written %s', (title, written) => {
    const at = TITLES.indexOf(title);
    expect(columnsOf(TITLES.with(at, written))).toEqual(COLUMNS.map((rule) => rule.column));
  });

  test('order is free and strangers do not matter', () => {
    expect(columnsOf(['备注', ...TITLES.toReversed(), ''])).toEqual([
      null,
      ...COLUMNS.map((rule) => rule.column).toReversed(),
      null,
    ]);
  });

  test('only the id, phone and review reason may be missing', () => {
    const required = TITLES.filter((title) => !['考生编号', '手机号', '审核说明'].includes(title));
    expect(mapHeader(required, mappingByTitles(required)).ok).toBe(true);
    for (const title of required) {
      const without = required.filter((other) => other !== title);
      const [column] = mappingByTitles([title]);
      expect(columnsOf(without)).toEqual({ missing: [column], repeated: [] });
    }
  });

  test('an amount in fen is not taken for yuan', () => {
    const at = TITLES.indexOf('金额');
    expect(columnsOf(TITLES.with(at, '金额（分）'))).toEqual({ missing: ['amount'], repeated: [] });
  });

  test('two columns of one meaning are refused, not chosen from', () => {
    expect(columnsOf([...TITLES, '考生姓名'])).toEqual({ missing: [], repeated: ['name'] });
  });
});
