import type { Caller } from '../../shared/ipc/kit';
import type {
  OfficeBacklog,
  OfficeCase,
  OfficeCaseDecision,
  OfficeReports,
} from '../../shared/office-report';
import type { Result } from '../../shared/result';
import { err, ok } from '../../shared/result';
import type { OwedReport } from '../store/office-types';
import { actorOf } from './actor';
import type { CoreServices } from './core-services';
import { journalReport } from './journal-report';
import type { MoneyParts } from './money-parts';

const MOST_CASES = 200;
const NEWS_AFTER_MS = 60_000;

export type NoSuchCase = { readonly kind: 'no-such-case' };

function officeBacklog({ store }: Pick<MoneyParts, 'store'>): OfficeBacklog {
  const { waiting, oldestAt, refused, paidElsewhere } = store.outbox.sum();
  return { waiting, oldestAt, setAside: refused, duplicates: paidElsewhere };
}

/** As the health line has it: what has waited for less than a minute is on its way, and no news. */
export function healthBacklog(
  parts: Pick<MoneyParts, 'store' | 'clock' | 'tellsOffice'>,
): OfficeBacklog | null {
  if (!parts.tellsOffice) return null;
  const backlog = officeBacklog(parts);
  const isNews = backlog.oldestAt !== null && parts.clock.now() - backlog.oldestAt >= NEWS_AFTER_MS;
  return isNews ? backlog : { ...backlog, waiting: 0, oldestAt: null };
}

export function showOfficeReports({ money }: CoreServices): OfficeReports {
  return {
    heard: money.tellsOffice,
    backlog: officeBacklog(money),
    cases: money.store.outbox.cases(MOST_CASES).map((report) => caseRow(money, report)),
  };
}

function caseRow(parts: MoneyParts, report: OwedReport): OfficeCase {
  const { id, orderNumber, lineNumber, event, outTradeNo, amount, at, detail, state } = report;
  const line = parts.store.orders.byNumber(orderNumber)?.lines.find((one) => one.lineNumber === lineNumber);
  return {
    reportId: id,
    orderNumber,
    lineNumber,
    event,
    outTradeNo,
    amount,
    happenedAt: at,
    candidateName: line?.candidateName ?? '',
    maskedDocument: line?.maskedDocument ?? '',
    feeItemName: line?.feeItemName ?? '',
    detail: detail ?? '',
    todo: state === 'paid-elsewhere' ? 'refund-or-clear' : 'clear-then-tell',
  };
}

/** No money moves by it, so one person decides; a refund of a duplicate goes the way of every refund (rule 11). */
export function decideOfficeCase(
  core: CoreServices,
  caller: Caller,
  reportId: number,
  decision: OfficeCaseDecision,
): Result<OfficeReports, NoSuchCase> {
  const { money } = core;
  const by = actorOf(caller, money.settings.deviceNumber);
  const decided = money.store.transaction(() => decide(money, by, reportId, decision));
  if (!decided) return err({ kind: 'no-such-case' });
  core.wakeOffice();
  core.healthChanged();
  return ok(showOfficeReports(core));
}

function decide(parts: MoneyParts, by: string, reportId: number, decision: OfficeCaseDecision): boolean {
  const report = parts.store.outbox.byId(reportId);
  if (report === null || report.closedBy !== null) return false;
  if (report.state !== 'refused' && report.state !== 'paid-elsewhere') return false;
  const at = parts.clock.now();
  if (decision.kind === 'tell-again') {
    parts.store.outbox.update({ ...report, state: 'waiting', askAt: at, tries: 0 });
    journalReport(parts, report, at, 'report.again', { by, answer: report.state });
  } else {
    parts.store.outbox.update({ ...report, closedBy: by, note: decision.note });
    journalReport(parts, report, at, 'report.closed', { by, note: decision.note, answer: report.state });
  }
  return true;
}
