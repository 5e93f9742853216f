import type { LineProblem } from '../../../shared/roster-report';
import type { Language } from './report-lines';

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
    'zh-CN': '无法识别（公式、乱码或引号不成对）',
    en: 'not readable: formula, broken character or quote',
  },
  'too-many-columns': {
    'zh-CN': '列数多于表头（金额中的逗号需加引号）',
    en: 'more columns than the header; commas need quotes',
  },
  'digits-lost': {
    'zh-CN': '号码被表格软件截短，后几位已丢失：请从报名系统重新导出，或把该列设为文本后重新填写',
    en: 'the spreadsheet dropped the last digits: export again, or make the column text and type it anew',
  },
  'became-date': {
    'zh-CN': '被表格软件变成了日期：请把该列设为文本后重新填写',
    en: 'the spreadsheet made it a date: make the column text and type it anew',
  },
  'cell-error': { 'zh-CN': '公式结果出错', en: 'a formula that ended in an error' },
  'no-result': {
    'zh-CN': '公式没有结果：请用表格软件打开并保存一次',
    en: 'a formula without its result: open the file in a spreadsheet program and save it once',
  },
};

function problemLine({ line, column, reason, found }: LineProblem, language: Language): string {
  const words = REASONS[reason][language];
  const shown = found === '' ? '' : ` [${found}]`;
  return language === 'en'
    ? `  line ${line}${column === null ? '' : `, ${column}`}: ${words}${shown}`
    : `  第 ${line} 行${column === null ? '' : `「${column}」`}：${words}${shown}`;
}

/** The first bad lines, and how many more there are. */
export function problemLines(
  problems: readonly LineProblem[],
  rejected: number,
  language: Language,
): readonly string[] {
  const shown = problems.slice(0, PROBLEMS_SHOWN);
  const left = rejected - shown.length;
  const more = language === 'en' ? `  and ${left} more` : `  另有 ${left} 行未列出`;
  return [...shown.map((problem) => problemLine(problem, language)), ...(left > 0 ? [more] : [])];
}
