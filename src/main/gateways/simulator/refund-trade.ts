import { fen } from '../../../shared/money';
import { err, ok } from '../../../shared/result';
import type { Outcome, Platform } from './platform';
import { findTrade, refundedFen } from './platform';
import { refundState, type SimulatedChannel, type SimulatedRefund } from './trade';
import type { RefundBody, RefundFacts } from './wire';

/** gateways.md §1.8. */
const MOST_REFUNDS = 50;

/**
 * One refund number moves money once: the same number with the same terms gets the state of the first call. The sum
 * never passes what was paid (gateways.md §1.8, §2.4).
 */
export function refundTrade(
  platform: Platform,
  channel: SimulatedChannel,
  terms: RefundBody,
): Outcome<RefundFacts> {
  const known = platform.ledger.refund(channel, terms.refundNumber);
  if (known !== null) {
    const sameTerms = known.outTradeNo === terms.outTradeNo && known.amount === terms.amount;
    return sameTerms
      ? ok(factsOf(known, platform.now()))
      : err({ kind: 'number-used', message: '商户退款单号重复，且与原退款参数不一致' });
  }
  const trade = findTrade(platform, channel, terms.outTradeNo);
  if (trade === null) return err({ kind: 'other', message: '原交易不存在' });
  if (trade.paid === null) return err({ kind: 'bad-request', message: '原交易未支付，不能退款' });
  if (trade.paid.amount !== terms.paidAmount) {
    return err({ kind: 'bad-request', message: '订单金额与原交易不一致' });
  }
  const refunds = platform.ledger.refundsOf(trade);
  const tooMuch = refundedFen(platform, trade) + terms.amount > trade.paid.amount;
  if (trade.revokedAt !== null || tooMuch || refunds.length >= MOST_REFUNDS) {
    return err({ kind: 'limit', message: '退款金额或次数超过限制' });
  }
  if (platform.faults.strikes('refundWithoutFunds')) {
    return err({ kind: 'not-enough-funds', message: '商户账户余额不足，请充值后用原退款单号重试' });
  }
  const now = platform.now();
  const stuck = platform.faults.strikes('stuckRefund');
  const refund: SimulatedRefund = {
    channel,
    refundNumber: terms.refundNumber,
    outTradeNo: terms.outTradeNo,
    amount: fen(terms.amount),
    reason: terms.reason,
    askedAt: now,
    doneAt: stuck ? null : now + platform.faults.state().refundDelayMs,
    elsewhere: false,
  };
  platform.ledger.saveRefund(refund);
  return ok(factsOf(refund, now));
}

export function queryRefund(
  platform: Platform,
  channel: SimulatedChannel,
  refundNumber: string,
): Outcome<RefundFacts> {
  const refund = platform.ledger.refund(channel, refundNumber);
  return refund === null
    ? err({ kind: 'absent', message: '退款单不存在' })
    : ok(factsOf(refund, platform.now()));
}

function factsOf(refund: SimulatedRefund, now: number): RefundFacts {
  const { outTradeNo, amount, doneAt } = refund;
  const state = refundState(refund, now);
  const detail = state === 'stuck' ? '退款异常：付款人账户无法收款，需人工处理' : '';
  return { outTradeNo, amount, state, doneAt: state === 'done' ? doneAt : null, detail };
}
