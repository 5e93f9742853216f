import type { MappingFault, RosterColumn } from '../../../shared/roster-columns';
import type { NotARoster } from '../../../shared/roster-import';
import type { Language } from './report-lines';

const REFUSALS: Readonly<Record<NotARoster['why'], Readonly<Record<Language, string>>>> = {
  empty: { 'zh-CN': '文件里没有内容', en: 'there is nothing in the file' },
  binary: {
    'zh-CN': '既不是 CSV，也不是 XLSX（请在表格软件中另存为 .xlsx）',
    en: 'neither CSV nor XLSX; save it as .xlsx from the spreadsheet',
  },
  encoding: {
    'zh-CN': '编码既不是完整的 UTF-8，也不是 GB18030 或 UTF-16（请另存为“CSV UTF-8”或 .xlsx）',
    en: 'neither whole UTF-8 nor GB18030 nor UTF-16; save it again as "CSV UTF-8" or .xlsx',
  },
  'too-large': {
    'zh-CN': '超过 32 MiB 或 1,000,000 行（请分批导出）',
    en: 'more than 32 MiB or 1,000,000 lines; export it in parts',
  },
  encrypted: {
    'zh-CN': '文件设有密码（请在表格软件中取消密码后另存）',
    en: 'it has a password; save it without one',
  },
  'old-excel': {
    'zh-CN': '旧版 Excel 文件（.xls 或 .xlsb），请另存为 .xlsx',
    en: 'an old Excel file (.xls or .xlsb); save it as .xlsx',
  },
  'web-page': {
    'zh-CN': '实际是网页（扩展名为 .xls），请用表格软件打开后另存为 .xlsx',
    en: 'really a web page named .xls; open it in a spreadsheet program and save it as .xlsx',
  },
  damaged: {
    'zh-CN': '文件不完整或已损坏，请重新导出',
    en: 'not whole, or damaged; export it again',
  },
  unsafe: {
    'zh-CN': '文件结构异常，可能被做过手脚，请重新导出；不要打开来历不明的文件',
    en: 'built as no spreadsheet program does, perhaps to do harm; export it again',
  },
  'no-such-sheet': { 'zh-CN': '没有这个工作表', en: 'it has no sheet of that name' },
};

const TITLES: Readonly<Record<RosterColumn, string>> = {
  candidateId: '考生编号',
  name: '姓名',
  document: '证件号码',
  phone: '手机号',
  registration: '报名号',
  exam: '考试名称',
  feeItem: '缴费项目',
  amount: '金额',
  opens: '缴费开始',
  closes: '缴费截止',
  review: '审核状态',
  reviewReason: '审核说明',
  officeState: '缴费状态',
};

export function refusalLine(file: string, { why }: NotARoster, language: Language): string {
  return `${file}: ${REFUSALS[why][language]}`;
}

/** Columns are named as people write them in the file. */
export function mappingLine(file: string, { missing, repeated }: MappingFault, language: Language): string {
  const english = language === 'en';
  const lists: readonly (readonly [string, readonly RosterColumn[]])[] = [
    [english ? 'missing' : '缺少', missing],
    [english ? 'twice' : '重复', repeated],
  ];
  const columns = lists
    .filter(([, found]) => found.length > 0)
    .map(([word, found]) => `${word} ${found.map((column) => TITLES[column]).join('、')}`);
  return `${file}: ${english ? 'the header does not fit' : '表头不符'} (${columns.join('; ')})`;
}
