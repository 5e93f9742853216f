import { hash } from 'node:crypto';
import { err, ok } from '../../../shared/result';
import { isDateText, shanghaiDate, shanghaiDayRange } from '../../../shared/time-zone';
import type { Outcome, Platform } from './platform';
import { upToDate } from './platform';
import { refundState, type SimulatedChannel, type Trade } from './trade';
import { STATEMENT_READY_MINUTE, type ListedRow, type StatementFacts } from './wire';

/** What moved on that day, the refunds made past the kiosk too: a payment by when it was paid, a refund by its start. */
export function dayStatement(
  platform: Platform,
  channel: SimulatedChannel,
  day: string,
): Outcome<StatementFacts> {
  if (!isDateText(day)) return err({ kind: 'bad-request', message: '账单日期格式应为 yyyy-MM-dd' });
  const readyAt = shanghaiDayRange(day).toMs + STATEMENT_READY_MINUTE[channel] * 60_000;
  if (platform.now() < readyAt) return ok({ ready: false, rows: [], sha1: hashOf([]) });
  const rows = platform.ledger
    .trades()
    .filter((trade) => trade.channel === channel)
    .flatMap((trade) => rowsOf(platform, upToDate(platform, trade)))
    .filter(({ at }) => shanghaiDate(at) === day);
  return ok({ ready: true, rows, sha1: hashOf(rows) });
}

/** Field by field in a fixed order, so that both sides hash the same text. */
export function hashOf(rows: readonly ListedRow[]): string {
  const lines = rows.map((row) => {
    const refund = row.kind === 'refunded' ? [row.refundNumber, row.state] : [];
    return [row.kind, row.outTradeNo, row.gatewayTradeNo, row.amount, row.at, ...refund];
  });
  return hash('sha1', JSON.stringify(lines));
}

function rowsOf(platform: Platform, trade: Trade): readonly ListedRow[] {
  const { outTradeNo, paid, revokedAt } = trade;
  if (paid === null) return [];
  const { gatewayTradeNo } = paid;
  const about = { outTradeNo, gatewayTradeNo };
  const refunds = platform.ledger.refundsOf(trade).map((refund): ListedRow => {
    const state = refundState(refund, platform.now());
    const { refundNumber, amount, askedAt } = refund;
    return { ...about, kind: 'refunded', refundNumber, amount, at: askedAt, state };
  });
  // A revoked payment goes back whole and stands there without a refund number.
  const revoked: readonly ListedRow[] =
    revokedAt === null
      ? []
      : [{ ...about, kind: 'refunded', refundNumber: '', amount: paid.amount, at: revokedAt, state: 'done' }];
  return [{ ...about, kind: 'paid', amount: paid.amount, at: paid.paidAt }, ...refunds, ...revoked];
}
