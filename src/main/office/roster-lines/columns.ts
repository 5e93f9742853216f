import { toHalfWidth } from '../../../shared/half-width';
import {
  isRequired,
  type MappingFault,
  mappingFault,
  type RosterColumn,
  type RosterMapping,
} from '../../../shared/roster-columns';
import { err, ok, type Result } from '../../../shared/result';

type ColumnRule = {
  readonly column: RosterColumn;
  readonly titles: readonly string[];
  /** Whether the column must be there, and its cells filled. */
  readonly required: boolean;
  /** In UTF-16 units, as candidateSchema and feeItemSchema count. */
  readonly longest: number;
};

function rule(column: RosterColumn, longest: number, titles: string): ColumnRule {
  return { column, required: isRequired(column), longest, titles: titles.split(' | ') };
}

/** They are found by name; order and further columns do not matter. */
export const COLUMNS: readonly ColumnRule[] = [
  rule('candidateId', 64, '考生编号 | 考生ID | 考生标识 | candidate id | candidate number'),
  rule('name', 80, '姓名 | 考生姓名 | name | full name | candidate name'),
  rule(
    'document',
    32,
    '证件号码 | 证件号 | 证件编号 | 身份证号 | 身份证号码 | 身份证件号码 | document number | document | id number | id card number',
  ),
  rule(
    'phone',
    20,
    '手机号 | 手机号码 | 手机 | 移动电话 | 联系电话 | 电话 | phone | phone number | mobile | mobile number',
  ),
  rule(
    'registration',
    40,
    '报名号 | 报名序号 | 报名编号 | 报名流水号 | registration number | registration | registration id',
  ),
  rule('exam', 120, '考试名称 | 考试 | exam name | exam | examination'),
  rule('feeItem', 120, '缴费项目 | 缴费项目名称 | 收费项目 | 收费项目名称 | fee item | fee item name | item'),
  rule('amount', 200, '金额 | 缴费金额 | 应缴金额 | 收费金额 | amount | fee amount'),
  rule(
    'opens',
    200,
    '缴费开始 | 缴费开始时间 | 缴费开始日期 | 开始时间 | opens | opens at | start | start time | payment start',
  ),
  rule(
    'closes',
    200,
    '缴费截止 | 缴费截止时间 | 缴费截止日期 | 缴费结束 | 缴费结束时间 | 截止时间 | closes | closes at | end | end time | payment end | deadline | payment deadline',
  ),
  rule('review', 200, '审核状态 | 审核结果 | review | review status'),
  rule('reviewReason', 200, '审核说明 | 审核意见 | 审核备注 | 不通过原因 | review reason | review note'),
  rule('officeState', 200, '缴费状态 | 支付状态 | 收费状态 | payment status | payment state | fee state'),
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

/** What the titles say by themselves, before a person looks at them. */
export function mappingByTitles(titles: readonly string[]): RosterMapping {
  return titles.map((title) => BY_TITLE.get(titleKey(title))?.column ?? null);
}

/** The same for every file with these titles in this order: what a mapping is remembered by. */
export function headerText(titles: readonly string[]): string {
  return titles.map(titleKey).join('\n');
}

/** A header whose columns are mapped; `missing` and `repeated` where no line could be read by it. */
export function mapHeader(titles: readonly string[], mapping: RosterMapping): Result<Header, MappingFault> {
  const fault = mappingFault(mapping);
  if (fault.missing.length + fault.repeated.length > 0) return err(fault);
  return ok(
    titles.map((title, at) => ({
      title,
      rule: COLUMNS.find(({ column }) => column === mapping[at]) ?? null,
    })),
  );
}
