import type { LogFacts } from '../ports';
import type { OwedReport } from '../store/office-types';
import type { MoneyParts } from './money-parts';

/** In the transaction of the change it tells of. */
export function journalReport(
  parts: Pick<MoneyParts, 'store'>,
  report: OwedReport,
  at: number,
  what: string,
  facts: LogFacts,
): void {
  const { orderNumber, lineNumber, event, refundNumber, amount } = report;
  parts.store.journal.append({
    at,
    what,
    subject: report.outTradeNo,
    facts: { orderNumber, lineNumber, event, refundNumber, amount, ...facts },
  });
}
