import { describe, expect, test } from 'vitest';
import { readRoster } from '../../fakes/read-roster';
import { rosterSheet, styled, TITLES, xlsxFile, xlsxRow, type XlsxCell } from '../../fakes/xlsx-file';

const NUMBER = '119999199503070015';
const MASKED = `119999${'*'.repeat(12)}`;
/** What Excel keeps of it: fifteen digits. */
const LOST: XlsxCell = { inside: '<v>1.1999919950307E+17</v>' };
const other = (at: number) => ({
  报名号: String(31_010_000 + at),
  证件号码: `L8989${String(at).padStart(4, '0')}`,
});

async function report(bytes: Uint8Array) {
  const { lines, problems, why } = await readRoster(bytes);
  return { taken: lines.length, problems, why };
}

describe('numbers that a spreadsheet has spoilt are refused, never guessed', () => {
  test('documents as numbers: every one is a problem, texts beside them are not', async () => {
    const bytes = xlsxFile([
      rosterSheet([
        { 证件号码: LOST },
        { ...other(2), 证件号码: { inside: `<v>${NUMBER}</v>` } },
        { ...other(3), 证件号码: '1.19999E+17' },
        { ...other(4), 证件号码: '119999199503070000' },
        { ...other(5), 报名号: { inside: '<v>2.02631010001E+17</v>' } },
        other(6),
      ]),
    ]);
    expect(await report(bytes)).toEqual({
      taken: 1,
      why: null,
      problems: [
        { line: 2, column: '证件号码', reason: 'digits-lost', found: '1.19999…E+17' },
        { line: 3, column: '证件号码', reason: 'digits-lost', found: MASKED },
        { line: 4, column: '证件号码', reason: 'digits-lost', found: '1.19999E+17' },
        { line: 5, column: '证件号码', reason: 'digits-lost', found: MASKED },
        { line: 6, column: '报名号', reason: 'digits-lost', found: '2.02631…E+17' },
      ],
    });
  });

  test('short numbers are whole: phones, registrations, documents of 15 digits, zeros that a format adds', async () => {
    const numbers = {
      证件号码: 119_999_680_715_003,
      手机号: { inside: '<v>1.5400002037E10</v>' },
      报名号: styled(71, 1),
      考试名称: 2026,
    };
    const { lines, problems } = await readRoster(xlsxFile([rosterSheet([numbers])], { formats: ['000000'] }));
    expect(problems).toEqual([]);
    expect(lines[0]?.line).toMatchObject({
      candidate: { documentNumber: '119999680715003', phone: '15400002037' },
      feeItem: { registrationNumber: '000071', examName: '2026' },
    });
  });

  test('a registration that became a day says so', async () => {
    const bytes = xlsxFile(
      [rosterSheet([{ 报名号: styled(46_357, 1) }, { ...other(2), 考试名称: styled(46_357, 1) }])],
      {
        formats: ['yyyy\\-m'],
      },
    );
    expect(await report(bytes)).toEqual({
      taken: 0,
      why: null,
      problems: [
        { line: 2, column: '报名号', reason: 'became-date', found: '46***' },
        { line: 3, column: '考试名称', reason: 'became-date', found: '46357' },
      ],
    });
  });
});

describe('days and amounts', () => {
  test.each([
    ['1900', false, 46_366, 46_357],
    ['1904', true, 46_366 - 1462, 46_357 - 1462],
  ])('serials of the %s system, with a time of day and without', async (_, date1904, closes, opens) => {
    const line = { 缴费开始: styled(opens, 1), 缴费截止: styled(closes + 0.729166666664, 2) };
    const bytes = xlsxFile([rosterSheet([line])], { date1904, formats: [14, 'yyyy"年"m"月"d"日" hh:mm'] });
    const { lines, problems } = await readRoster(bytes);
    expect(problems).toEqual([]);
    expect(lines[0]?.line.feeItem).toMatchObject({
      opensAt: Date.parse('2026-12-01T00:00:00+08:00'),
      closesAt: Date.parse('2026-12-10T17:30:00+08:00'),
    });
  });

  test('days as text, as a bare serial, as ISO cells; and what is no day', async () => {
    const closes: XlsxCell[] = [
      '2026年12月10日',
      '2026/12/10 23:59',
      ' 20261210 ',
      46_366,
      { attributes: ' t="d"', inside: '<v>2026-12-10T00:00:00</v>' },
      '12/10/2026',
      7,
      '尽快',
    ];
    const bytes = xlsxFile([rosterSheet(closes.map((cell, at) => ({ ...other(at), 缴费截止: cell })))]);
    expect(await report(bytes)).toEqual({
      taken: 5,
      why: null,
      problems: [
        { line: 7, column: '缴费截止', reason: 'not-a-time', found: '12/10/2026' },
        { line: 8, column: '缴费截止', reason: 'not-a-time', found: '7' },
        { line: 9, column: '缴费截止', reason: 'not-a-time', found: '尽快' },
      ],
    });
  });

  test('amounts as numbers, texts and binary fractions; a third of a fen is none', async () => {
    const amounts: XlsxCell[] = [65, 65.5, '¥65.50', '６５．５０元', { inside: '<v>128.99999999999997</v>' }];
    const good = amounts.map((cell, at) => ({ ...other(at), 金额: cell }));
    const bad = [
      { ...other(8), 金额: 65.005 },
      { ...other(9), 金额: -3 },
    ];
    const { lines, problems } = await readRoster(xlsxFile([rosterSheet([...good, ...bad])]));
    expect(lines.map(({ line }) => line.feeItem.amount)).toEqual([6_500, 6_550, 6_550, 6_550, 12_900]);
    expect(problems.map(({ line, reason }) => [line, reason])).toEqual([
      [7, 'not-an-amount'],
      [8, 'not-an-amount'],
    ]);
  });
});

describe('what people and programs leave in sheets', () => {
  test('merged titles above the header, empty rows between, notes beside and below the table', async () => {
    const bytes = xlsxFile([
      {
        name: '名单',
        rows: [
          ['2026 年下半年考试缴费名单'],
          [],
          ['制表日期', '2026-11-20', null, '联系人：王老师'],
          [...TITLES, null, '备注'],
          [...xlsxRow(), null, '已电话确认', 'x'],
          ['', '  '],
          [...xlsxRow({ ...other(2), 姓名: ' 李芳　' })],
          ['合计', '', '', '', '', '', '', 130],
        ],
      },
    ]);
    const { lines, problems, preview } = await readRoster(bytes);
    expect(preview).toMatchObject({ headerLine: 4, lines: [5, 7, 8] });
    expect(lines.map(({ line }) => line.candidate.name)).toEqual(['张伟', '李芳']);
    expect(problems).toEqual([{ line: 8, column: '姓名', reason: 'empty', found: '' }]);
  });

  test('full-width digits, trailing spaces and line breaks in cells', async () => {
    const cells = {
      证件号码: '１１９９９９１９９５０３０７００１５ ',
      报名号: '\u00a03101 0001\n',
      审核状态: '审核通过 ',
    };
    const { lines, problems } = await readRoster(xlsxFile([rosterSheet([cells])]));
    expect([problems, lines[0]?.line.candidate.documentNumber]).toEqual([[], NUMBER]);
  });

  test('rows that repeat', async () => {
    const bytes = xlsxFile([
      rosterSheet([{}, {}, { 报名号: '３１０１０００１' }, { ...other(2), 证件号码: NUMBER, 姓名: '李伟' }]),
    ]);
    expect(await report(bytes)).toEqual({
      taken: 1,
      why: null,
      problems: [
        { line: 3, column: '报名号', reason: 'duplicate-line', found: '3101****' },
        { line: 4, column: '报名号', reason: 'duplicate-line', found: '3101****' },
        { line: 5, column: '证件号码', reason: 'other-person', found: MASKED },
      ],
    });
  });

  test('formulas count with the value they were saved with; without one, or with an error, they are problems', async () => {
    const formula = (inside: string, type = ''): XlsxCell => ({
      attributes: type,
      inside: `<f>A1&amp;"x"</f>${inside}`,
    });
    const bytes = xlsxFile([
      rosterSheet([
        { 姓名: formula('<v>张伟</v>', ' t="str"'), 金额: formula('<v>65</v>') },
        { ...other(2), 金额: formula('') },
        { ...other(3), 缴费项目: formula('<v>#N/A</v>', ' t="e"') },
        { ...other(4), 姓名: '=cmd|x' },
        { ...other(5), 姓名: formula('<v></v>', ' t="str"') },
      ]),
    ]);
    expect(await report(bytes)).toEqual({
      taken: 1,
      why: null,
      problems: [
        { line: 3, column: '金额', reason: 'no-result', found: '' },
        { line: 4, column: '缴费项目', reason: 'cell-error', found: '#N/A' },
        { line: 5, column: '姓名', reason: 'not-readable', found: '=cmd|x' },
        { line: 6, column: '姓名', reason: 'empty', found: '' },
      ],
    });
  });

  test('rich texts are whole, phonetic hints and escapes are none of them; inline texts and prefixes too', async () => {
    const rich: XlsxCell = {
      attributes: ' t="inlineStr"',
      inside:
        '<is><r><rPr><b/></rPr><t>张</t></r><r><t xml:space="preserve">伟_x000D_</t></r><rPh sb="0" eb="1"><t>ちょう</t></rPh></is>',
    };
    const sheet = rosterSheet([{ 姓名: rich, 考试名称: 'A&B <级> "x"' }]);
    for (const bytes of [xlsxFile([sheet]), xlsxFile([sheet], { shared: false, prefix: 'x' })]) {
      const { lines, problems } = await readRoster(bytes);
      expect(problems).toEqual([]);
      expect(lines[0]?.line).toMatchObject({
        candidate: { name: '张伟' },
        feeItem: { examName: 'A&B <级> "x"' },
      });
    }
  });

  test('a hidden sheet is never taken by itself; of several the first that is a roster', async () => {
    const bytes = xlsxFile([
      { ...rosterSheet([other(1), other(2)], '旧名单'), state: 'veryHidden' },
      { name: '说明', rows: [['填写说明'], ['姓名', '必填']] },
      rosterSheet([other(3)], '名单'),
    ]);
    const { lines, preview } = await readRoster(bytes);
    expect([lines.length, preview?.file.sheet]).toEqual([1, '名单']);
    expect(preview?.sheets).toEqual([
      { name: '旧名单', isHidden: true },
      { name: '说明', isHidden: false },
      { name: '名单', isHidden: false },
    ]);
    const chosen = await readRoster(bytes, { sheet: '旧名单' });
    expect([chosen.lines.length, chosen.why]).toEqual([2, null]);
    expect((await readRoster(bytes, { sheet: '没有' })).why).toBe('no-such-sheet');
  });

  test('columns of other names: what is missing is named, a mapping by hand reads it, and it is remembered', async () => {
    const titles = TITLES.map((title) => (title === '姓名' ? '学生' : title === '金额' ? '费用(元)' : title));
    const bytes = xlsxFile([{ name: '1', rows: [titles, xlsxRow()] }]);
    const first = await readRoster(bytes);
    expect(first.why).toEqual({ missing: ['name', 'amount'], repeated: [] });
    const mapping = (first.preview?.columns ?? []).map(({ title, column }) =>
      title === '学生' ? 'name' : title === '费用(元)' ? 'amount' : column,
    );
    const mapped = await readRoster(bytes, { mapping });
    expect([mapped.lines.length, mapped.problems, mapped.why]).toEqual([1, [], null]);
    const again = await readRoster(bytes, { remembered: () => mapping });
    expect([again.lines.length, again.preview?.isRemembered]).toEqual([1, true]);
  });

  test('a preview shows no number of a person whole, whatever column it stands in', async () => {
    const bytes = xlsxFile([
      {
        name: '1',
        rows: [
          ['甲', '乙', '丙', '姓名'],
          [NUMBER, 15_400_002_037, LOST, '张伟'],
          ['E12345678', 'KS20260001', '', ''],
        ],
      },
    ]);
    const { preview } = await readRoster(bytes);
    const shown = JSON.stringify(preview);
    for (const secret of ['0307', '0002037', '199503', '345678', '20260001'])
      expect(shown).not.toContain(secret);
    expect(preview?.columns.map(({ title }) => title)).toEqual(['甲', '乙', '丙', '姓名']);
  });
});
