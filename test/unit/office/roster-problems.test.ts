import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { candidateSchema, feeItemSchema } from '../../../src/shared/exam';
import { lineProblemSchema } from '../../../src/shared/roster-report';
import { readCells, readText } from '../../fakes/read-roster';
import { HEADER, rosterLine, rosterText, type LineCells } from '../../fakes/roster-file';

describe('a bad line', () => {
  test.each<[LineCells, string, string, string]>([
    [{ 姓名: '' }, '姓名', 'empty', ''],
    [{ 证件号码: '  ' }, '证件号码', 'empty', ''],
    [{ 证件号码: '--' }, '证件号码', 'empty', ''],
    [{ 审核状态: '' }, '审核状态', 'empty', ''],
    [{ 缴费状态: '' }, '缴费状态', 'empty', ''],
    [{ 姓名: '张'.repeat(81) }, '姓名', 'too-long', '张'.repeat(40)],
    [{ 证件号码: '1'.repeat(33) }, '证件号码', 'too-long', `11${'*'.repeat(31)}`],
    [{ 审核说明: '请'.repeat(201) }, '审核说明', 'too-long', '请'.repeat(40)],
    [{ 手机号: '15400002037/15400002074' }, '手机号', 'too-long', `154${'*'.repeat(20)}`],
    [{ 证件号码: '1.19999E+17' }, '证件号码', 'digits-lost', '1.19999E+17'],
    [{ 证件号码: '1.1e+17' }, '证件号码', 'digits-lost', '1.1e+17'],
    [{ 手机号: '1.54E+10' }, '手机号', 'digits-lost', '1.54E+10'],
    [{ 证件号码: '119999199503070000' }, '证件号码', 'digits-lost', '119999************'],
    [{ 证件号码: '1.19999199503070E+17' }, '证件号码', 'digits-lost', '1.19999…E+17'],
    [{ 手机号: '王老师' }, '手机号', 'not-readable', '***'],
    [{ 报名号: '3.1E+07' }, '报名号', 'digits-lost', '3.1E+07'],
    [{ 姓名: '张\ufffd' }, '姓名', 'not-readable', '张\ufffd'],
    [{ 姓名: '张\u0007三' }, '姓名', 'not-readable', '张\ufffd三'],
    [{ 姓名: '=HYPERLINK("http://x")' }, '姓名', 'not-readable', '=HYPERLINK("http://x")'],
    [{ 缴费项目: '@SUM(1+1)*cmd' }, '缴费项目', 'not-readable', '@SUM(1+1)*cmd'],
    [{ 考试名称: "-2+3+cmd|' /C calc'!A0" }, '考试名称', 'not-readable', "-2+3+cmd|' /C calc'!A0"],
    [{ 证件号码: '=1+1' }, '证件号码', 'not-readable', '****'],
    [{ 金额: '六十五' }, '金额', 'not-an-amount', '六十五'],
    [{ 金额: '65.001' }, '金额', 'not-an-amount', '65.001'],
    [{ 金额: '-65' }, '金额', 'not-an-amount', '-65'],
    [{ 金额: '0' }, '金额', 'not-an-amount', '0'],
    [{ 金额: '119999199503070015' }, '金额', 'not-an-amount', '119999************'],
    [{ 缴费开始: '下周' }, '缴费开始', 'not-a-time', '下周'],
    [{ 缴费截止: '2026-02-30' }, '缴费截止', 'not-a-time', '2026-02-30'],
    [{ 缴费截止: '463660' }, '缴费截止', 'not-a-time', '463660'],
    [{ 缴费截止: '2026-10-31' }, '缴费截止', 'window-reversed', '2026-10-31'],
    [{ 审核状态: '资格复核' }, '审核状态', 'unknown-review', '资格复核'],
    [{ 缴费状态: '部分缴费' }, '缴费状态', 'unknown-state', '部分缴费'],
  ])('%o', async (cells, column, reason, found) => {
    const { lines, problems } = await readCells({ 报名号: '1' }, cells, { 报名号: '2' });
    expect(problems).toEqual([{ line: 3, column, reason, found }]);
    expect(lines).toHaveLength(2);
    expect(lineProblemSchema.parse(problems[0])).toEqual(problems[0]);
  });

  test('an amount far beyond money is none', async () => {
    expect((await readCells({ 金额: '9'.repeat(30) })).problems).toMatchObject([{ reason: 'not-an-amount' }]);
  });

  test('the same registration and item again', async () => {
    const { lines, problems } = await readCells({}, { 缴费项目: '口试考务费' }, { 缴费项目: '笔试 考务费' });
    expect(lines).toHaveLength(2);
    expect(problems).toEqual([{ line: 4, column: '报名号', reason: 'duplicate-line', found: '3101****' }]);
  });

  test('a line that was bad does not make its correction a repetition', async () => {
    const { lines, problems } = await readCells({ 金额: 'x' }, {});
    expect([lines.length, problems.length]).toEqual([1, 1]);
  });

  test('another name under one document without ids: two people are not made one', async () => {
    const { problems } = await readCells({}, { 报名号: '31010002', 姓名: '李伟' });
    expect(problems).toEqual([
      { line: 3, column: '证件号码', reason: 'other-person', found: `119999${'*'.repeat(12)}` },
    ]);
  });

  test('two people may share a document number when they have ids of their own', async () => {
    const passport = { 证件号码: 'L898902C3' };
    const { lines, problems } = await readCells(
      { ...passport, 考生编号: 'A1' },
      { ...passport, 考生编号: 'A2', 姓名: 'Eriksson', 报名号: '2' },
    );
    expect([lines.length, problems.length]).toEqual([2, 0]);
  });

  test('one id for two documents', async () => {
    const { problems } = await readCells(
      { 考生编号: 'A1' },
      { 考生编号: 'A1', 证件号码: 'L898902C3', 报名号: '2' },
    );
    expect(problems).toMatchObject([{ line: 3, reason: 'other-person' }]);
  });

  test('missing and surplus cells', async () => {
    const good = rosterLine();
    const { problems, lines } = await readText(
      [HEADER, '张伟', `${good},more`, `${good},,,`, good.replace('65.00', '1,200.00')].join('\n'),
    );
    expect(problems).toEqual([
      { line: 2, column: '姓名', reason: 'missing-column', found: '' },
      { line: 3, column: null, reason: 'too-many-columns', found: 'more' },
      { line: 5, column: null, reason: 'too-many-columns', found: '未缴费' },
    ]);
    expect(lines).toHaveLength(1);
  });

  test('problems speak of columns as the file names them', async () => {
    const text = rosterText({ 金额: 'x' }).replace('金额', 'Amount (CNY)');
    expect((await readText(text)).problems).toMatchObject([{ column: 'Amount (CNY)' }]);
  });

  test('an unclosed quote is that line, and no other', async () => {
    const text = [HEADER, rosterLine(), `"张,${rosterLine()}`, rosterLine({ 报名号: '3' })].join('\n');
    const { lines, problems } = await readText(text);
    expect(lines).toHaveLength(2);
    expect(problems).toEqual([
      { line: 3, column: null, reason: 'not-readable', found: '"张,,张伟,119999************,154********,31' },
    ]);
  });

  test('whatever a cell holds, nothing is thrown and what is good fits the schemas', async () => {
    const hostile = fc.string({ unit: 'grapheme', maxLength: 250 });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('姓名', '证件号码', '手机号', '报名号', '金额', '审核说明'),
        hostile,
        async (title, text) => {
          const { lines, problems } = await readCells({ [title]: text });
          for (const { line } of lines) {
            expect(candidateSchema.safeParse(line.candidate).success).toBe(true);
            expect(feeItemSchema.safeParse(line.feeItem).success).toBe(true);
          }
          for (const problem of problems) expect(Array.from(problem.found).length).toBeLessThanOrEqual(40);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('no problem shows a document or phone number', async () => {
    const number = fc.constantFrom('119999199503070015', '119999680715003', '15400002037', '13900002037');
    const titles = ['姓名', '证件号码', '手机号', '金额', '缴费开始', '审核状态', '缴费状态'] as const;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...titles), number, async (title, text) => {
        const { problems } = await readCells({ [title]: `${text} =x\u0001` });
        expect(JSON.stringify(problems)).not.toContain(text.slice(-6));
      }),
    );
  });
});
