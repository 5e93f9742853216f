import { formatYuan } from '../../../shared/money';
import type { Comparison, ImportMode } from '../../../shared/roster-import';
import { planOf, type RosterPlan } from '../../../shared/roster-plan';
import type { RosterFileKind } from '../../../shared/roster-report';
import type { StagedFile } from '../../services/import-roster/stage-file';

export type Language = 'zh-CN' | 'en';

type Part = Exclude<keyof RosterPlan, 'held' | 'paidWithdrawn' | 'before' | 'after'>;

const PARTS: Readonly<Record<Part, Readonly<Record<Language, string>>>> = {
  added: { 'zh-CN': '新增', en: 'new' },
  changed: { 'zh-CN': '更改', en: 'changed' },
  withdrawn: { 'zh-CN': '撤出', en: 'withdrawn' },
  unchanged: { 'zh-CN': '不变', en: 'unchanged' },
  kept: { 'zh-CN': '文件未提及，保留', en: 'not in the file, kept' },
  unknown: { 'zh-CN': '名册中没有，忽略', en: 'not in the roster, ignored' },
};

const SHOWN: Readonly<Record<ImportMode, readonly Part[]>> = {
  replace: ['added', 'changed', 'withdrawn', 'unchanged'],
  merge: ['added', 'changed', 'unchanged', 'kept'],
  withdraw: ['withdrawn', 'kept', 'unknown'],
};

/** What was read, for a terminal. */
export function readingLine(
  file: string,
  kind: RosterFileKind,
  { reading }: StagedFile,
  language: Language,
): string {
  const { lines, accepted, rejected, warnings } = reading;
  const how = kind.encoding ?? `xlsx, ${kind.sheet ?? ''}`;
  return language === 'en'
    ? `${file} (${how}): ${lines} lines, ${accepted} good, ${rejected} rejected, ${warnings} with an odd document number`
    : `${file}（${how}）：共 ${lines} 行，可用 ${accepted} 行，退回 ${rejected} 行，证件号码存疑 ${warnings} 行`;
}

/** What is done with the lines, each kind with its sum. */
export function planLines(comparison: Comparison, mode: ImportMode, language: Language): readonly string[] {
  const plan = planOf(comparison, mode);
  const english = language === 'en';
  const parts = SHOWN[mode].map((part) => {
    const { lines, amount } = plan[part];
    return english
      ? `  ${PARTS[part].en}: ${lines} (${formatYuan(amount)})`
      : `  ${PARTS[part]['zh-CN']}：${lines} 行（${formatYuan(amount)}）`;
  });
  const paid = english
    ? `  of those withdrawn, paid here: ${plan.paidWithdrawn}; money and receipts stay`
    : `  撤出的行中已在本机缴费：${plan.paidWithdrawn} 行，款项与凭条不变`;
  const sum = english
    ? `  roster in all: ${formatYuan(plan.before)} → ${formatYuan(plan.after)}`
    : `  名册合计：${formatYuan(plan.before)} → ${formatYuan(plan.after)}`;
  return [...parts, ...(plan.paidWithdrawn > 0 ? [paid] : []), sum];
}

/** What was done, or would be. */
export function outcomeLine(
  outcome: 'nothing' | 'dry-run' | { readonly queued: number },
  held: number,
  language: Language,
): string {
  const english = language === 'en';
  const waiting = outcome === 'dry-run' ? held : outcome === 'nothing' ? 0 : outcome.queued;
  const wait = english
    ? ` ${waiting} lines wait until their running payments end.`
    : `有 ${waiting} 行涉及正在支付的项目，支付结束后生效。`;
  const tail = waiting > 0 ? wait : '';
  if (outcome === 'nothing') {
    return english
      ? 'No line could be imported; the roster is the one it was.'
      : '没有可导入的行，原名册保持不变。';
  }
  if (outcome === 'dry-run')
    return (english ? 'Dry run: nothing was changed.' : '试运行：没有改动名册。') + tail;
  return (english ? 'The new roster is in force.' : '新名册已生效。') + tail;
}
