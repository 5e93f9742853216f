import type { Refund } from '../../shared/refund';
import type { JournalEntry } from '../store/types';
import type { MoneyParts } from './money-parts';

/** One line about a refund, under its payment's number, in the transaction of the change it tells of. */
export function journalRefund(
  parts: Pick<MoneyParts, 'store'>,
  refund: Refund,
  at: number,
  what: `refund.${string}`,
  more: JournalEntry['facts'],
): void {
  const { refundNumber, outTradeNo, lineNumber, amount } = refund;
  parts.store.journal.append({
    at,
    what,
    subject: outTradeNo,
    facts: { refundNumber, lineNumber, amount, ...more },
  });
}
