import type { DeadlineList, DeadlineRow } from '../../shared/deadline';
import { WINDOW_MARGIN_MS } from '../../shared/exam';
import { sumFen } from '../../shared/money';
import { isOpen, moneyMoved, type Payment } from '../../shared/payment';
import { shanghaiDate, shanghaiDayRange } from '../../shared/time-zone';
import type { MoneyParts } from './money-parts';
import { officeNow, onOurClock } from './office-time';
import type { OrderParts } from './place-order';

const MOST_ROWS = 500;

type Parts = Pick<OrderParts, 'store' | 'clock' | 'office'>;

/**
 * What was under way when a window closed on that day of the exam office's, and how it ended: a code dies a minute before
 * the end (rule 14), so whatever was not decided by then was.
 */
export function listDeadlines(parts: Parts, wanted: string | null): DeadlineList {
  const date = wanted ?? shanghaiDate(officeNow(parts));
  const known = parts.store.payments.closingBetween({ ...shanghaiDayRange(date), limit: MOST_ROWS + 1 });
  const rows = known.slice(0, MOST_ROWS).flatMap(({ outTradeNo, closesAt }) => {
    const payment = parts.store.payments.byNumber(outTradeNo)?.payment;
    const closedAt = onOurClock(parts, closesAt);
    const isInFlight =
      payment !== undefined && closedAt <= parts.clock.now() && wasUnderWay(payment, closedAt);
    return isInFlight ? [rowOf(parts, payment, closedAt)] : [];
  });
  return { date, rows, more: known.length > MOST_ROWS };
}

function wasUnderWay(payment: Payment, closedAt: number): boolean {
  return payment.createdAt < closedAt && decidedAt(payment) > closedAt - WINDOW_MARGIN_MS;
}

function decidedAt(payment: Payment): number {
  if (isOpen(payment)) return Infinity;
  return payment.state === 'closed' ? payment.closedAt : payment.recordedAt;
}

function rowOf(parts: Parts, payment: Payment, closedAt: number): DeadlineRow {
  const { outTradeNo, channel, amount } = payment;
  const order = parts.store.orders.byId(payment.orderId);
  const line = order?.lines.find((one) => one.lineNumber === payment.firstLine);
  return {
    closedAt,
    orderNumber: order?.number ?? '',
    outTradeNo,
    channel,
    amount,
    candidateName: line?.candidateName ?? '',
    maskedDocument: line?.maskedDocument ?? '',
    outcome: outcomeOf(parts, payment, closedAt),
    paidAt: moneyMoved(payment) ? payment.money.paidAt : null,
  };
}

function outcomeOf(
  { store }: Pick<MoneyParts, 'store'>,
  payment: Payment,
  closedAt: number,
): DeadlineRow['outcome'] {
  if (isOpen(payment)) return 'undecided';
  if (payment.state === 'closed') return 'not-paid';
  const back = store.refunds.ofPayment(payment.outTradeNo).filter(({ state }) => state !== 'declined');
  if (sumFen(back.map(({ amount }) => amount)) >= payment.money.amount) return 'given-back';
  return payment.money.paidAt < closedAt ? 'paid-in-time' : 'paid-late';
}
