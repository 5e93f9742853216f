import { digits } from '../ground/random-text.ts';
import { chinaRfc3339, DAY, HOUR } from '../ground/server-clock.ts';
import { refundedFen, type Refund, type Trade } from '../ledger/trade.ts';
import { REFUSALS, refuse, type Answer, type Fields, type Input, type WechatDesk } from './desk.ts';
import { canonical, REFUND, readJson, type RefundOrder } from './schemas.ts';

const MOST_REFUNDS = 50;
const STATUS = { processing: 'PROCESSING', done: 'SUCCESS', stuck: 'ABNORMAL' } as const;

export function refundBody(trade: Trade, refund: Refund): Fields {
  const done = refund.state === 'done' && refund.doneAt !== null;
  return {
    refund_id: refund.gatewayNumber,
    out_refund_no: refund.number,
    transaction_id: trade.gatewayTradeNo,
    out_trade_no: trade.outTradeNo,
    channel: 'ORIGINAL',
    user_received_account: '支付用户零钱',
    ...(done ? { success_time: chinaRfc3339(refund.doneAt) } : {}),
    create_time: chinaRfc3339(refund.askedAt),
    status: STATUS[refund.state],
    funds_account: 'AVAILABLE',
    amount: {
      total: trade.amountFen,
      refund: refund.amountFen,
      payer_total: trade.amountFen,
      payer_refund: refund.amountFen,
      settlement_refund: refund.amountFen,
      settlement_total: trade.amountFen,
      discount_refund: 0,
      currency: 'CNY',
    },
    promotion_detail: [],
  };
}

/** Why the refund cannot be taken, in the order in which a person would want to hear it. */
function refusal(desk: WechatDesk, trade: Trade, order: RefundOrder): Answer | null {
  if (trade.state !== 'paid') return refuse(400, 'INVALID_REQUEST', '订单状态错误：未支付或已撤销');
  if (trade.paidAt !== null && desk.clock.now() - trade.paidAt > 365 * DAY)
    return refuse(400, 'INVALID_REQUEST', '订单已超过退款期限');
  if (order.amount.total !== trade.amountFen)
    return refuse(400, 'PARAM_ERROR', '订单金额与原订单不一致', '268435461', { field: '/amount/total' });
  if (trade.refunds.length >= MOST_REFUNDS)
    return refuse(403, 'RULE_LIMIT', `一笔订单最多退款${MOST_REFUNDS}次`);
  if (refundedFen(trade) + order.amount.refund > trade.amountFen)
    return refuse(400, 'INVALID_REQUEST', '退款金额大于可退金额');
  return null;
}

function tradeOf(desk: WechatDesk, order: RefundOrder): Trade | null {
  const { out_trade_no, transaction_id } = order;
  if (out_trade_no !== undefined) return desk.ledger.trade(out_trade_no);
  return transaction_id === undefined ? null : desk.ledger.byGatewayNumber(transaction_id);
}

export function refundOrder(desk: WechatDesk, input: Input): Answer {
  const read = readJson(REFUND, input.body);
  if (!read.ok) return read.answer;
  const order = read.value;
  const terms = canonical(order);
  const known = desk.ledger.refund(order.out_refund_no);
  if (known !== null) {
    if (known.refund.terms !== terms)
      return refuse(400, 'INVALID_REQUEST', '订单金额或退款金额与之前请求不一致，请核实后再试');
    return { status: 200, body: refundBody(known.trade, known.refund) };
  }
  const trade = tradeOf(desk, order);
  if (trade === null) return refuse(404, 'RESOURCE_NOT_EXISTS', '订单不存在', '268512771');
  const wrong = refusal(desk, trade, order);
  if (wrong !== null) return wrong;
  const kind = input.fault?.kind;
  if (kind === 'not-enough-funds') return refuse(403, 'NOT_ENOUGH', '基本账户余额不足，请充值后重新发起');
  const now = desk.clock.now();
  const refund: Refund = {
    number: order.out_refund_no,
    gatewayNumber: `5030${digits(24)}`,
    amountFen: order.amount.refund,
    reason: order.reason ?? '',
    terms,
    askedAt: now,
    doneAt: kind === 'refund-stuck' ? null : now + (kind === 'refund-slow' ? HOUR : desk.refundTakesMs),
    state: kind === 'refund-stuck' ? 'stuck' : 'processing',
    byReversal: false,
  };
  trade.refunds.push(refund);
  return { status: 200, body: refundBody(trade, refund) };
}

export function queryRefund(desk: WechatDesk, input: Input): Answer {
  const known = desk.ledger.refund(input.named);
  if (known === null || known.refund.byReversal)
    return refuse(404, 'RESOURCE_NOT_EXISTS', '退款单不存在', '268512771');
  return { status: 200, body: refundBody(known.trade, known.refund) };
}

export function notFoundFor(call: string): Answer {
  return call === 'query-refund'
    ? refuse(404, 'RESOURCE_NOT_EXISTS', '退款单不存在', '268512771')
    : REFUSALS.notFound();
}
