import type { ImportFailure } from '../../services/import-roster';
import type { ImportReport, LineProblem } from '../../../shared/roster-report';

export type Language = 'zh-CN' | 'en';

const PROBLEMS_SHOWN = 50;

const REASONS: Readonly<Record<LineProblem['reason'], Readonly<Record<Language, string>>>> = {
  'missing-column': { 'zh-CN': '该行缺少此列', en: 'the line ends before this column' },
  empty: { 'zh-CN': '不能为空', en: 'must not be empty' },
  'too-long': { 'zh-CN': '内容过长', en: 'too long' },
  'not-an-amount': {
    'zh-CN': '不是有效金额（元，最多两位小数）',
    en: 'not an amount in yuan with at most two decimals',
  },
  'not-a-time': { 'zh-CN': '不是有效日期或时间', en: 'not a date or time, e.g. 2026-11-23 17:00' },
  'window-reversed': { 'zh-CN': '缴费截止早于缴费开始', en: 'payment ends before it begins' },
  'duplicate-line': {
    'zh-CN': '同一报名号的同一缴费项目重复',
    en: 'the same registration and fee item again',
  },
  'other-person': {
    'zh-CN': '与前面同一考生的姓名或证件不一致',
    en: 'name or document differ from an earlier line of this candidate',
  },
  'unknown-review': {
    'zh-CN': '应为：待审核、审核通过、不通过',
    en: 'expected pending, approved or rejected',
  },
  'unknown-state': { 'zh-CN': '应为：未缴费、已缴费、免缴', en: 'expected unpaid, paid or waived' },
  'not-readable': {
    'zh-CN': '无法识别（科学计数法、公式、乱码或引号不成对）',
    en: 'not readable: scientific notation, formula, broken character or quote',
  },
  'too-many-columns': {
    'zh-CN': '列数多于表头（金额中的逗号需加引号）',
    en: 'more columns than the header; commas need quotes',
  },
};

function problemLine({ line, column, reason, found }: LineProblem, language: Language): string {
  const words = REASONS[reason][language];
  const shown = found === '' ? '' : ` [${found}]`;
  return language === 'en'
    ? `  line ${line}${column === null ? '' : `, ${column}`}: ${words}${shown}`
    : `  第 ${line} 行${column === null ? '' : `「${column}」`}：${words}${shown}`;
}

function outcomeLine({ accepted, queued }: ImportReport, language: Language): string {
  const waiting = queued > 0;
  if (language === 'en') {
    if (accepted === 0) return 'No line could be imported; the roster is the one it was.';
    return `The new roster is in force.${waiting ? ` ${queued} lines wait until their running payments end.` : ''}`;
  }
  if (accepted === 0) return '没有可导入的行，原名册保持不变。';
  return `新名册已生效。${waiting ? `有 ${queued} 行涉及正在支付的项目，支付结束后生效。` : ''}`;
}

/** What the import did, for a terminal: counts, outcome, the first problems. */
export function reportLines(file: string, report: ImportReport, language: Language): readonly string[] {
  const { encoding, lines, accepted, rejected, warnings, problems } = report;
  const counts =
    language === 'en'
      ? `${file} (${encoding}): ${lines} lines, ${accepted} imported, ${rejected} rejected, ${warnings} with an odd document number`
      : `${file}（${encoding}）：共 ${lines} 行，导入 ${accepted} 行，退回 ${rejected} 行，证件号码存疑 ${warnings} 行`;
  const shown = problems.slice(0, PROBLEMS_SHOWN);
  const left = rejected - shown.length;
  const more = language === 'en' ? `  and ${left} more` : `  另有 ${left} 行未列出`;
  return [
    counts,
    outcomeLine(report, language),
    ...shown.map((problem) => problemLine(problem, language)),
    ...(left > 0 ? [more] : []),
  ];
}

type NotACsv = Extract<ImportFailure, { kind: 'not-a-csv' }>;

const REFUSALS: Readonly<Record<NotACsv['why'], Readonly<Record<Language, string>>>> = {
  empty: { 'zh-CN': '文件是空的', en: 'the file is empty' },
  binary: {
    'zh-CN': '不是 CSV 文本（请在表格软件中另存为“CSV UTF-8”）',
    en: 'not a CSV text; save it as "CSV UTF-8" from the spreadsheet',
  },
  encoding: {
    'zh-CN': '编码既不是完整的 UTF-8，也不是 GB18030（请重新另存为“CSV UTF-8”）',
    en: 'neither whole UTF-8 nor GB18030; save it again as "CSV UTF-8"',
  },
  header: { 'zh-CN': '表头不符', en: 'the header does not fit' },
  'too-large': {
    'zh-CN': '超过 32 MiB 或 1,000,000 行（请分批导出）',
    en: 'more than 32 MiB or 1,000,000 lines',
  },
};

export function refusalLine(file: string, failure: ImportFailure, language: Language): string {
  const english = language === 'en';
  if (failure.kind === 'import-running')
    return english ? 'An import is already running.' : '已有导入正在进行。';
  const { why, missing, repeated } = failure;
  const lists: readonly (readonly [string, readonly string[]])[] = [
    [english ? 'missing' : '缺少', missing],
    [english ? 'twice' : '重复', repeated],
  ];
  const columns = lists
    .filter(([, titles]) => titles.length > 0)
    .map(([word, titles]) => `${word} ${titles.join('、')}`);
  const details = columns.length === 0 ? '' : ` (${columns.join('; ')})`;
  return `${file}: ${REFUSALS[why][language]}${details}`;
}
