import type { Refund } from '../../shared/refund';
import type { RefundRequest } from '../store/after-paying-types';
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

/** The same of a candidate's request that the exam office decides. */
export function journalRequest(
  parts: Pick<MoneyParts, 'store'>,
  request: RefundRequest,
  at: number,
  more: JournalEntry['facts'],
): void {
  const { requestId, outTradeNo, lineNumber, amount, state } = request;
  parts.store.journal.append({
    at,
    what: `refund-request.${state}`,
    subject: outTradeNo,
    facts: { requestId, lineNumber, amount, ...more },
  });
}
