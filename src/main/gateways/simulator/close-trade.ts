import { err, ok, type Result } from '../../../shared/result';
import type { Platform, Refused } from './platform';
import { findTrade } from './platform';
import { existsFor } from './query-trade';
import type { SimulatedChannel, Trade } from './trade';
import { BEHAVIOUR, isDead } from './trade';

type CloseFacts = { readonly accepted: true };

const ACCEPTED = ok<CloseFacts>({ accepted: true });

/**
 * WeChat says "accepted" also for numbers that it never saw or closed long ago (gateways.md §1.6); Alipay closes only
 * what somebody has scanned and not paid (§2.3).
 */
export function closeTrade(
  platform: Platform,
  channel: SimulatedChannel,
  outTradeNo: string,
): Result<CloseFacts, Refused> {
  const now = platform.now();
  const trade = findTrade(platform, channel, outTradeNo);
  const { closeAlwaysAccepted } = BEHAVIOUR[channel];
  if (trade === null) {
    return closeAlwaysAccepted ? ACCEPTED : err({ kind: 'absent', message: '交易不存在' });
  }
  if (trade.paid !== null) return err({ kind: 'already-paid', message: '该订单已支付，请发起退款' });
  if (isDead(trade, now)) {
    return closeAlwaysAccepted
      ? ACCEPTED
      : err({ kind: 'already-closed', message: '交易状态不合法：只有等待付款的交易可以关闭' });
  }
  const wanted = sendMoneyLater(platform, trade, now);
  if (!existsFor(wanted)) return err({ kind: 'absent', message: '交易不存在' });
  if (!platform.faults.strikes('closeDoesNothing')) {
    platform.ledger.saveTrade({ ...wanted, closedAt: now });
  }
  return ACCEPTED;
}

/** Fault "late payment after close": somebody pays once the merchant believes the number dead. */
function sendMoneyLater(platform: Platform, trade: Trade, now: number): Trade {
  if (trade.late !== null || !platform.faults.strikes('lateAfterClose')) return trade;
  const late = { from: now, afterMs: platform.faults.state().lateAfterMs };
  const armed = { ...trade, late };
  platform.ledger.saveTrade(armed);
  return armed;
}
