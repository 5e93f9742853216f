import { toHalfWidth } from '../../../shared/half-width';
import { err, ok, type Result } from '../../../shared/result';

/** The columns of a roster file. They are found by name; order and further columns do not matter. */
export type Column =
  | 'candidateId'
  | 'name'
  | 'document'
  | 'phone'
  | 'registration'
  | 'exam'
  | 'feeItem'
  | 'amount'
  | 'opens'
  | 'closes'
  | 'review'
  | 'reviewReason'
  | 'officeState';

type ColumnRule = {
  readonly column: Column;
  /** The first one names the column in messages. */
  readonly titles: readonly string[];
  /** Whether the column must be there, and its cells filled. */
  readonly required: boolean;
  /** In UTF-16 units, as candidateSchema and feeItemSchema count. */
  readonly longest: number;
};

function rule(column: Column, required: boolean, longest: number, titles: string): ColumnRule {
  return { column, required, longest, titles: titles.split(' | ') };
}

/** 审核状态 and 缴费状态 are required: a default would let somebody pay unreviewed, or pay twice. */
export const COLUMNS: readonly ColumnRule[] = [
  rule('candidateId', false, 64, '考生编号 | 考生ID | 考生标识 | candidate id | candidate number'),
  rule('name', true, 80, '姓名 | 考生姓名 | name | full name | candidate name'),
  rule(
    'document',
    true,
    32,
    '证件号码 | 证件号 | 证件编号 | 身份证号 | 身份证号码 | 身份证件号码 | document number | document | id number | id card number',
  ),
  rule(
    'phone',
    false,
    20,
    '手机号 | 手机号码 | 手机 | 移动电话 | 联系电话 | 电话 | phone | phone number | mobile | mobile number',
  ),
  rule(
    'registration',
    true,
    40,
    '报名号 | 报名序号 | 报名编号 | 报名流水号 | registration number | registration | registration id',
  ),
  rule('exam', true, 120, '考试名称 | 考试 | exam name | exam | examination'),
  rule(
    'feeItem',
    true,
    120,
    '缴费项目 | 缴费项目名称 | 收费项目 | 收费项目名称 | fee item | fee item name | item',
  ),
  rule('amount', true, 200, '金额 | 缴费金额 | 应缴金额 | 收费金额 | amount | fee amount'),
  rule(
    'opens',
    true,
    200,
    '缴费开始 | 缴费开始时间 | 缴费开始日期 | 开始时间 | opens | opens at | start | start time | payment start',
  ),
  rule(
    'closes',
    true,
    200,
    '缴费截止 | 缴费截止时间 | 缴费截止日期 | 缴费结束 | 缴费结束时间 | 截止时间 | closes | closes at | end | end time | payment end | deadline | payment deadline',
  ),
  rule('review', true, 200, '审核状态 | 审核结果 | review | review status'),
  rule(
    'reviewReason',
    false,
    200,
    '审核说明 | 审核意见 | 审核备注 | 不通过原因 | review reason | review note',
  ),
  rule(
    'officeState',
    true,
    200,
    '缴费状态 | 支付状态 | 收费状态 | payment status | payment state | fee state',
  ),
];

/** Of each column of the header: which of ours it is, and its title as written. */
export type Header = readonly { readonly rule: ColumnRule | null; readonly title: string }[];

/** `金额（元）` and `姓名*` are what they seem; any other unit stays, so that `金额（分）` is not taken for yuan. */
function titleKey(title: string): string {
  return toHalfWidth(title)
    .toLowerCase()
    .replace(/[\s_\-*:]/g, '')
    .replace(/\((?:元|人民币|cny|rmb|yuan|必填|选填|可选|required|optional)\)/g, '');
}

const BY_TITLE = new Map(
  COLUMNS.flatMap((rule) => rule.titles.map((title) => [titleKey(title), rule] as const)),
);

function titleOf(rule: ColumnRule): string {
  return rule.titles[0] ?? rule.column;
}

/** Titles of columns; plain arrays, because this goes out through the contract. */
export type HeaderFault = { readonly missing: string[]; readonly repeated: string[] };

export function readHeader(fields: readonly string[]): Result<Header, HeaderFault> {
  const header = fields.map((title) => ({
    rule: BY_TITLE.get(titleKey(title)) ?? null,
    title: title.trim(),
  }));
  const count = (rule: ColumnRule) => header.filter((place) => place.rule === rule).length;
  const missing = COLUMNS.filter((rule) => rule.required && count(rule) === 0).map(titleOf);
  const repeated = COLUMNS.filter((rule) => count(rule) > 1).map(titleOf);
  return missing.length + repeated.length === 0 ? ok(header) : err({ missing, repeated });
}
