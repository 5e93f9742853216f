import { yuan } from '../ground/money-text.ts';
import { chinaTime } from '../ground/server-clock.ts';
import type { PayerCode } from '../ledger/wallets.ts';
import type { Trade } from '../ledger/trade.ts';
import { businessFailure, NODES, success, type AlipayDesk, type AlipayInput, type Node } from './desk.ts';
import { PAY, readBiz } from './schemas.ts';
import { blankTrade, logonId } from './trades.ts';

/** 10003: the trade stands, the buyer must act. */
function waiting(trade: Trade): Node {
  return {
    code: '10003',
    msg: 'order success pay inprocess',
    trade_no: trade.gatewayTradeNo,
    out_trade_no: trade.outTradeNo,
    buyer_logon_id: logonId(trade.payer ?? ''),
    total_amount: yuan(trade.amountFen),
  };
}

function paid(trade: Trade): Node {
  const amount = yuan(trade.amountFen);
  return success({
    trade_no: trade.gatewayTradeNo,
    out_trade_no: trade.outTradeNo,
    buyer_logon_id: logonId(trade.payer ?? ''),
    total_amount: amount,
    receipt_amount: amount,
    buyer_pay_amount: amount,
    point_amount: '0.00',
    invoice_amount: amount,
    gmt_payment: chinaTime(trade.paidAt ?? 0),
    fund_bill_list: [{ fund_channel: 'ALIPAYACCOUNT', amount }],
  });
}

/** 16–24 digits, 25–30; good for one trade, for a minute. */
function codeOf(desk: AlipayDesk, text: string): PayerCode | null {
  const code = /^(2[5-9]|30)\d{14,22}$/.test(text) ? desk.people.payerCode(text) : null;
  return code === null || code.used || desk.clock.now() > code.until ? null : code;
}

function repeatNode(trade: Trade, terms: string): Node {
  if (trade.terms !== terms) return NODES.inconsistent();
  if (trade.state === 'paid') return NODES.hasSuccess();
  return trade.state === 'paying' ? waiting(trade) : NODES.hasClose();
}

export function pay(desk: AlipayDesk, { biz }: AlipayInput): Node {
  const read = readBiz(PAY, biz);
  if (!read.ok) return read.node;
  const order = read.value;
  if (order.time_expire !== undefined && order.time_expire <= desk.clock.now())
    return businessFailure('ACQ.NOW_TIME_AFTER_EXPIRE_TIME_ERROR', '当前时间已大于允许支付的时间');
  const terms = `code ${order.total_amount} ${order.subject}`;
  const known = desk.ledger.trade(order.out_trade_no);
  if (known !== null) return repeatNode(known, terms);
  const code = codeOf(desk, order.auth_code);
  if (code === null)
    return businessFailure('ACQ.PAYMENT_AUTH_CODE_INVALID', '支付失败，获取顾客账户信息失败');
  code.used = true;
  const trade = blankTrade(desk, order, 'payer-code', terms);
  trade.asked = 1;
  trade.payer = code.person;
  trade.gatewayTradeNo = desk.ledger.newGatewayNumber();
  trade.state = code.habit === 'no-funds' ? 'failed' : 'paying';
  desk.ledger.add(trade);
  if (code.habit === 'no-funds') return businessFailure('ACQ.BUYER_BALANCE_NOT_ENOUGH', '买家余额不足');
  if (code.habit === 'asks-password') return waiting(trade);
  desk.people.enterPassword(trade.outTradeNo);
  return paid(trade);
}
