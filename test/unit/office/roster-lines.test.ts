import { describe, expect, test } from 'vitest';
import { blindIndex, lineOf, readCells } from '../../fakes/read-roster';
import type { LineCells } from '../../fakes/roster-file';

describe('a good line', () => {
  test('says who, what and until when', async () => {
    const { line, isDocumentOdd } = await lineOf({});
    expect(line).toEqual({
      candidate: {
        id: blindIndex('roster/candidate', '119999199503070015'),
        name: '张伟',
        documentNumber: '119999199503070015',
        phone: '15400002037',
      },
      feeItem: {
        id: blindIndex('roster/fee-item', '31010001 笔试考务费'),
        registrationNumber: '31010001',
        examName: '全国英语等级考试',
        name: '笔试考务费',
        amount: 6_500,
        opensAt: Date.parse('2026-11-01T00:00:00+08:00'),
        closesAt: Date.parse('2026-12-10T23:59:59.999+08:00'),
        officeState: 'unpaid',
        review: { status: 'approved', reason: null },
      },
    });
    expect(isDocumentOdd).toBe(false);
  });

  test.each<[string, LineCells, string]>([
    ['full-width digits', { 证件号码: '１１９９９９１９９５０３０７００１５' }, '119999199503070015'],
    ['spaces', { 证件号码: ' 119999 19950307 0015 ' }, '119999199503070015'],
    ['a multiplication sign for X', { 证件号码: '31999919991020038×' }, '31999919991020038X'],
    ['a text formula of Excel', { 证件号码: '="119999199503070015"' }, '119999199503070015'],
    ['a text mark of Excel', { 证件号码: "'119999199503070015" }, '119999199503070015'],
    ['15 digits, kept as written', { 证件号码: '119999680715003' }, '119999680715003'],
  ])('document with %s', async (_, cells, expected) => {
    expect((await lineOf(cells)).line.candidate.documentNumber).toBe(expected);
  });

  test('15 and 18 digits of one number make the same candidate', async () => {
    const short = (await lineOf({ 证件号码: '119999680715003' })).line.candidate.id;
    const long = await lineOf({ 证件号码: '119999196807150037' });
    expect(long.isDocumentOdd).toBe(false);
    expect(long.line.candidate.id).toBe(short);
  });

  test.each([
    ['65', 6_500],
    ['¥65.5', 6_550],
    ['￥1,200.00', 120_000],
    [' １２０元 ', 12_000],
  ])('amount %s', async (text, amount) => {
    expect((await lineOf({ 金额: text })).line.feeItem.amount).toBe(amount);
  });

  test.each([
    ['2026-12-10', '2026-12-10T23:59:59.999+08:00'],
    ['2026/12/10', '2026-12-10T23:59:59.999+08:00'],
    ['2026.12.10', '2026-12-10T23:59:59.999+08:00'],
    ['2026年12月10日', '2026-12-10T23:59:59.999+08:00'],
    ['2026年12月9日 17:00', '2026-12-09T17:00:00+08:00'],
    ['2026-12-10 17:00:30', '2026-12-10T17:00:30+08:00'],
    ['2026-12-10T09:00:00Z', '2026-12-10T17:00:00+08:00'],
    ['20261210', '2026-12-10T23:59:59.999+08:00'],
    ['2026年12月9日17时30分', '2026-12-09T17:30:00+08:00'],
    ['2026年12月9日 17时', '2026-12-09T17:00:00+08:00'],
    ['2026.12.9 17:00', '2026-12-09T17:00:00+08:00'],
    ['46366', '2026-12-10T23:59:59.999+08:00'],
    ['46366.75', '2026-12-10T18:00:00+08:00'],
  ])('closes %s', async (text, moment) => {
    expect((await lineOf({ 缴费截止: text })).line.feeItem.closesAt).toBe(Date.parse(moment));
  });

  test.each([
    ['待审核', 'pending'],
    ['Pending', 'pending'],
    ['审核通过', 'approved'],
    [' 通过 ', 'approved'],
    ['approved', 'approved'],
    ['不通过', 'rejected'],
    ['审核未通过', 'rejected'],
    ['REJECTED', 'rejected'],
  ])('review %s', async (text, status) => {
    expect((await lineOf({ 审核状态: text })).line.feeItem.review.status).toBe(status);
  });

  test.each([
    ['未缴费', 'unpaid'],
    ['已缴费', 'paid'],
    ['已经缴费', 'paid'],
    ['免缴', 'waived'],
    ['unpaid', 'unpaid'],
    ['Paid', 'paid'],
    ['waived', 'waived'],
  ])('state %s', async (text, state) => {
    expect((await lineOf({ 缴费状态: text })).line.feeItem.officeState).toBe(state);
  });

  test.each([
    ['', null],
    ['无', null],
    ['+86 154 0000 2037', '15400002037'],
    ['154-0000-2037', '15400002037'],
    ['0591-8765 4321', '059187654321'],
  ])('phone "%s"', async (text, phone) => {
    expect((await lineOf({ 手机号: text })).line.candidate.phone).toBe(phone);
  });

  test('names keep their characters; hidden marks and double spaces go', async () => {
    expect((await lineOf({ 姓名: '\u202e买买提·艾合买提江\u200b' })).line.candidate.name).toBe(
      '买买提·艾合买提江',
    );
    expect((await lineOf({ 姓名: "O'Brien  Seán" })).line.candidate.name).toBe("O'Brien Seán");
    expect((await lineOf({ 姓名: '𠮷田䶮' })).line.candidate.name).toBe('𠮷田䶮');
    expect((await lineOf({ 考试名称: '教师资格（笔试）' })).line.feeItem.examName).toBe('教师资格（笔试）');
  });

  test('a review reason of two lines becomes one', async () => {
    const { line } = await lineOf({ 审核状态: '不通过', 审核说明: '照片不清晰\n请重传' });
    expect(line.feeItem.review).toEqual({ status: 'rejected', reason: '照片不清晰 请重传' });
  });

  test('a free fee is one only where nobody is asked to pay', async () => {
    expect((await lineOf({ 金额: '0', 缴费状态: '免缴' })).line.feeItem.amount).toBe(0);
  });

  test.each(['119999199503070014', '119999199513070015', 'AB-?', '1234567890123', '未办理'])(
    'an odd document (%s) is imported and counted',
    async (documentNumber) => {
      expect((await lineOf({ 证件号码: documentNumber })).isDocumentOdd).toBe(true);
    },
  );
});

describe('ids', () => {
  test("a given id stays, a person's number in its place does not", async () => {
    const id = async (given: string) => (await lineOf({ 考生编号: given })).line.candidate.id;
    expect(await id('KS-0001')).toBe('KS-0001');
    expect(await id('-')).toBe(blindIndex('roster/candidate', '119999199503070015'));
    expect(await id('119999199503070015')).toBe(blindIndex('roster/candidate-id', '119999199503070015'));
    expect(await id('319999198806120027')).toBe(blindIndex('roster/candidate-id', '319999198806120027'));
    expect(await id('15400002037')).toBe(blindIndex('roster/candidate-id', '15400002037'));
  });

  test("a fee item's id does not depend on how its words are spaced, nor on the exam's name", async () => {
    const id = async (cells: LineCells) => (await lineOf(cells)).line.feeItem.id;
    expect(await id({ 缴费项目: ' 笔试 考务费', 报名号: '３１０１０００１' })).toBe(await id({}));
    expect(await id({ 考试名称: '英语等级考试' })).toBe(await id({}));
    expect(await id({ 缴费项目: '口试考务费' })).not.toBe(await id({}));
    expect(await id({ 报名号: '31010002' })).not.toBe(await id({}));
  });

  test('a phone given on one line is theirs on the next', async () => {
    const { lines } = await readCells({}, { 缴费项目: '口试考务费', 手机号: '' });
    expect(lines.map(({ line }) => line.candidate.phone)).toEqual(['15400002037', '15400002037']);
  });
});
