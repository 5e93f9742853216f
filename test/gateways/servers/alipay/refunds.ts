import { yuan } from '../ground/money-text.ts';
import { chinaTime, HOUR } from '../ground/server-clock.ts';
import { refundedFen, type Refund, type Trade } from '../ledger/trade.ts';
import { businessFailure, NODES, success, type AlipayDesk, type AlipayInput, type Node } from './desk.ts';
import { readBiz, REFUND, REFUND_QUERY } from './schemas.ts';
import { logonId, statusOf, tradeOf } from './trades.ts';

function refundNode(trade: Trade, refund: Refund, fundChange: 'Y' | 'N'): Node {
  return success({
    trade_no: trade.gatewayTradeNo,
    out_trade_no: trade.outTradeNo,
    buyer_logon_id: logonId(trade.payer ?? ''),
    fund_change: fundChange,
    refund_fee: yuan(refundedFen(trade)),
    send_back_fee: yuan(fundChange === 'Y' ? refund.amountFen : 0),
    gmt_refund_pay: chinaTime(refund.askedAt),
  });
}

function refusal(desk: AlipayDesk, trade: Trade, amountFen: number): Node | null {
  if (trade.state === 'open' || trade.state === 'paying')
    return businessFailure('ACQ.TRADE_STATUS_ERROR', '交易状态不合法');
  if (trade.state !== 'paid') return NODES.hasClose();
  const status = statusOf(desk, trade, false);
  if (status === 'TRADE_CLOSED') return NODES.hasClose();
  if (status === 'TRADE_FINISHED') return businessFailure('ACQ.TRADE_HAS_FINISHED', '交易已完结');
  return refundedFen(trade) + amountFen > trade.amountFen
    ? businessFailure('ACQ.REFUND_AMT_NOT_EQUAL_TOTAL', '退款金额超限')
    : null;
}

/** §2.4: 10000 is not "refunded"; `fund_change` Y is. A repeat of the same request number moves nothing. */
export function refund(desk: AlipayDesk, { biz, fault }: AlipayInput): Node {
  const read = readBiz(REFUND, biz);
  if (!read.ok) return read.node;
  const asked = read.value;
  const trade = tradeOf(desk, asked);
  if (trade === null) return NODES.notFound();
  if (asked.out_request_no === undefined && asked.refund_amount !== trade.amountFen)
    return NODES.parameter('out_request_no');
  const number = asked.out_request_no ?? trade.outTradeNo;
  const known = trade.refunds.find((one) => one.number === number);
  if (known !== undefined) {
    if (known.amountFen === asked.refund_amount) return refundNode(trade, known, 'N');
    return businessFailure('ACQ.DISCORDANT_REPEAT_REQUEST', '不一致的请求');
  }
  const wrong = refusal(desk, trade, asked.refund_amount);
  if (wrong !== null) return wrong;
  if (fault?.kind === 'not-enough-funds')
    return businessFailure('ACQ.SELLER_BALANCE_NOT_ENOUGH', '卖家余额不足');
  const slow = fault?.kind === 'refund-slow';
  const now = desk.clock.now();
  const made: Refund = {
    number,
    gatewayNumber: trade.gatewayTradeNo ?? '',
    amountFen: asked.refund_amount,
    reason: asked.refund_reason ?? '',
    terms: '',
    askedAt: now,
    doneAt: slow ? now + HOUR : now,
    state: slow ? 'processing' : 'done',
    byReversal: false,
  };
  trade.refunds.push(made);
  return refundNode(trade, made, slow ? 'N' : 'Y');
}

/** Without `refund_status` the refund was not received, or is not done. */
export function queryRefund(desk: AlipayDesk, { biz }: AlipayInput): Node {
  const read = readBiz(REFUND_QUERY, biz);
  if (!read.ok) return read.node;
  const trade = tradeOf(desk, read.value);
  if (trade === null) return NODES.notFound();
  const known = trade.refunds.find(({ number }) => number === read.value.out_request_no);
  if (known?.state !== 'done') return success({});
  return success({
    trade_no: trade.gatewayTradeNo,
    out_trade_no: trade.outTradeNo,
    out_request_no: known.number,
    total_amount: yuan(trade.amountFen),
    refund_amount: yuan(known.amountFen),
    refund_status: 'REFUND_SUCCESS',
    gmt_refund_pay: chinaTime(known.doneAt ?? known.askedAt),
  });
}
