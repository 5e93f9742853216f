import { err, ok } from '../../../shared/result';
import type { Outcome, Platform } from './platform';
import { findTrade, refundedFen } from './platform';
import type { SimulatedChannel, Trade } from './trade';
import { BEHAVIOUR, isDead } from './trade';
import type { QueryFacts } from './wire';

/** The state as the gateway would say it. Alipay knows no trade before somebody scanned (gateways.md §2.2). */
export function queryTrade(
  platform: Platform,
  channel: SimulatedChannel,
  outTradeNo: string,
): Outcome<QueryFacts> {
  const trade = findTrade(platform, channel, outTradeNo);
  if (trade === null || !existsFor(trade)) return err({ kind: 'absent', message: '交易不存在' });
  const { amount, paid } = trade;
  if (paid === null) {
    const state = isDead(trade, platform.now()) ? 'closed' : 'unpaid';
    return ok({ state, amount, paid: null });
  }
  if (platform.faults.strikes('queryLag')) return ok({ state: 'unpaid', amount, paid: null });
  return ok({ state: paidState(platform, trade, paid.amount), amount, paid });
}

/** Whether the gateway has the number at all. */
export function existsFor(trade: Trade): boolean {
  return BEHAVIOUR[trade.channel].existsBeforeScan || trade.scannedAt !== null;
}

function paidState(platform: Platform, trade: Trade, paidAmount: number): QueryFacts['state'] {
  const refunded = refundedFen(platform, trade);
  if (BEHAVIOUR[trade.channel].anyRefundShows) {
    if (trade.revokedAt !== null) return 'revoked';
    return refunded > 0 ? 'refunded' : 'paid';
  }
  return trade.revokedAt !== null || refunded >= paidAmount ? 'closed' : 'paid';
}
