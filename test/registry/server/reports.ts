import { refuse, say, type Said } from './answers.ts';
import { itemOf, lineAt, payingLine, keptFen, sameFacts, sumFen, type Books, type Schemas } from './books.ts';

export type LinePlace = { readonly orderNumber: string; readonly lineNumber: number };

const differs = () => refuse(409, 'report-differs', '与已登记的内容不一致');
const refused = (detail: string) => refuse(422, 'report-refused', '无法登记', { detail });

/** When it was, the device may know less exactly after a restore of its store. */
function sameReport<T extends { readonly at: string }>(known: T, report: T): boolean {
  return sameFacts({ ...known, at: report.at }, report);
}

/** Money that has arrived is recorded whatever window, review or reservation say by now. */
export function reportPaid(books: Books, place: LinePlace, report: Schemas['PaidReport']): Said {
  const { orderNumber, lineNumber } = place;
  const line = lineAt(books, orderNumber, lineNumber);
  const refundNumber = report.afterRefund ?? null;
  const known = line.paid.get(refundNumber ?? '');
  const recorded = say(200, { orderNumber, lineNumber, event: 'paid', refundNumber });
  if (known !== undefined) return sameReport(known, report) ? recorded : differs();
  const item = itemOf(books, report.candidateId, report.feeItemId);
  if (item === null) return refused('没有这个考生的这个缴费项目');
  if (item.facts.amount !== report.amount) return refused('金额与应缴金额不符');
  const other = payingLine(books, report.feeItemId);
  const own = other?.line === line;
  const detail = other === null || own ? item.elsewhere : `已由订单 ${other.key} 缴费`;
  if (detail !== null) return refuse(409, 'paid-elsewhere', '该缴费项目已缴费', { detail });
  if (keptFen(line) + report.amount < 0) return refused('已登记的退费超过金额');
  line.paid.set(refundNumber ?? '', report);
  line.paidAt = books.clock.now();
  return recorded;
}

export function reportRefunded(
  books: Books,
  place: LinePlace & { readonly refundNumber: string },
  report: Schemas['RefundedReport'],
): Said {
  const { orderNumber, lineNumber, refundNumber } = place;
  const line = lineAt(books, orderNumber, lineNumber);
  const known = line.refunds.get(refundNumber);
  const recorded = say(200, { orderNumber, lineNumber, event: 'refunded', refundNumber });
  if (known !== undefined) return sameReport(known, report) ? recorded : differs();
  const item = itemOf(books, report.candidateId, report.feeItemId);
  if (item === null) return refused('没有这个考生的这个缴费项目');
  const most = Math.max(sumFen(line.paid), item.facts.amount);
  if (sumFen(line.refunds) + report.amount > most) return refused('退费超过已缴金额');
  line.refunds.set(refundNumber, report);
  return recorded;
}
