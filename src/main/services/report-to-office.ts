import { moneyMoved } from '../../shared/payment';
import type { OfficeDown, OfficeReport, ReportCalls } from '../ports/exam-office';
import type { OwedReport } from '../store/office-types';
import { SYSTEM_ACTOR } from './actor';
import { journalReport } from './journal-report';
import type { MoneyParts } from './money-parts';
import { officeAgainAfterMs } from './office-schedule';
import type { DutySource } from './serve-office';

const MOST_DETAIL = 200;

/**
 * Tells the office what was paid and refunded, line by line, in the order in which it happened (rule 12). Told again
 * after a lost answer or a crash it is the same key, so that it counts once there.
 */
export function reportSource(parts: MoneyParts, reports: ReportCalls): DutySource {
  return {
    nextDue: (now) => {
      const report = parts.store.outbox.nextDue(now);
      if (report === null) return null;
      return { name: `report ${report.event}`, perform: () => tell(parts, reports, report) };
    },
    nextAt: parts.store.outbox.nextAskAt,
  };
}

async function tell(parts: MoneyParts, reports: ReportCalls, report: OwedReport): Promise<OfficeDown | null> {
  if (report.event === 'refunded' && endMootRefund(parts, report)) return null;
  const answer = await reports.report(wordsOf(parts, report));
  const now = parts.clock.now();
  if (!answer.ok) {
    const tries = report.tries + 1;
    const waitMs = officeAgainAfterMs(tries, answer.error.retryAfterMs ?? null, parts.ids.fraction());
    parts.store.outbox.update({ ...report, tries, askAt: now + waitMs });
    return answer.error;
  }
  const { kind } = answer.value;
  const detail = answer.value.kind === 'told' ? null : cleanDetail(answer.value.detail);
  parts.store.transaction(() => {
    const told = { ...report, state: kind, detail, askAt: null, toldAt: kind === 'told' ? now : null };
    parts.store.outbox.update(told);
    journalReport(parts, told, now, `report.${kind}`, { detail });
  });
  if (kind !== 'told')
    parts.log.warn('the exam office does not take a report', { outTradeNo: report.outTradeNo, kind });
  return null;
}

/**
 * The office counts the line as paid by somebody else and never counted our money: it must not hear that it is unpaid
 * now. The case of the duplicate ends when all of the line is back with the payer.
 */
function endMootRefund(parts: MoneyParts, report: OwedReport): boolean {
  const { outbox, claims } = parts.store;
  const paid = outbox
    .ofOrder(report.orderNumber)
    .filter(
      ({ id, event, lineNumber }) => event === 'paid' && lineNumber === report.lineNumber && id < report.id,
    )
    .at(-1);
  if (paid === undefined || paid.state !== 'paid-elsewhere') return false;
  const now = parts.clock.now();
  parts.store.transaction(() => {
    outbox.update({ ...report, state: 'not-owed', askAt: null });
    journalReport(parts, report, now, 'report.not-owed', { because: 'paid-elsewhere' });
    const isBack = claims.live(report.feeItemId)?.settledBy !== report.outTradeNo;
    if (!isBack || paid.closedBy !== null) return;
    const note = `refund ${report.refundNumber ?? ''}`;
    outbox.update({ ...paid, closedBy: SYSTEM_ACTOR, note });
    journalReport(parts, paid, now, 'report.closed', { by: SYSTEM_ACTOR, note });
  });
  return true;
}

/** When a line was paid is what the gateway says: the same at every repeat, also after a restore. */
function wordsOf(parts: MoneyParts, report: OwedReport): OfficeReport {
  const { orderNumber, lineNumber, candidateId, feeItemId, amount, outTradeNo, channel, refundNumber } =
    report;
  const facts = { orderNumber, lineNumber, candidateId, feeItemId, amount, outTradeNo, channel };
  if (report.event === 'refunded') {
    if (refundNumber === null) throw new Error(`report ${report.id} tells of a refund without its number`);
    return { ...facts, at: report.at, event: 'refunded', refundNumber };
  }
  const payment = parts.store.payments.byNumber(outTradeNo)?.payment;
  const at = payment !== undefined && moneyMoved(payment) ? payment.money.paidAt : report.at;
  return { ...facts, at, event: 'paid', refundNumber };
}

/** Words of another system, for staff: one line, and not a long one. */
function cleanDetail(detail: string): string {
  return detail
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, MOST_DETAIL);
}
