import { DAY } from '../ground/server-clock.ts';
import type { PayerCode } from '../ledger/wallets.ts';
import type { Trade } from '../ledger/trade.ts';
import { REFUSALS, refuse, type Answer, type Input, type WechatDesk } from './desk.ts';
import { merchantAnswer, tradeBody } from './orders.ts';
import { canonical, CODEPAY, readJson, REVERSE } from './schemas.ts';

/** What v2 calls `err_code`; v3 dresses it as an HTTP error (gateways.md §1.9). */
export type CodeTrouble =
  | 'USERPAYING'
  | 'ORDERPAID'
  | 'ORDERCLOSED'
  | 'ORDERREVERSED'
  | 'OUT_TRADE_NO_USED'
  | 'AUTH_CODE_ERROR'
  | 'AUTH_CODE_INVALID'
  | 'AUTHCODEEXPIRE'
  | 'NOTENOUGH';

export type Charge = {
  readonly outTradeNo: string;
  readonly amountFen: number;
  readonly description: string;
  readonly attach: string | null;
  readonly authCode: string;
  readonly payableUntil: number | null;
  readonly terms: string;
};

function usedNumber(trade: Trade): CodeTrouble {
  if (trade.kind !== 'payer-code') return 'OUT_TRADE_NO_USED';
  if (trade.state === 'paid') return 'ORDERPAID';
  if (trade.state === 'reversed') return 'ORDERREVERSED';
  if (trade.state === 'paying') return 'USERPAYING';
  return 'ORDERCLOSED';
}

/** 18 digits, 10–15; a code is good for one trade, for a minute. */
function codeTrouble(desk: WechatDesk, text: string): PayerCode | CodeTrouble {
  if (!/^1[0-5]\d{16}$/.test(text)) return 'AUTH_CODE_ERROR';
  const code = desk.people.payerCode(text);
  if (code === null || code.used) return 'AUTH_CODE_INVALID';
  return desk.clock.now() > code.until ? 'AUTHCODEEXPIRE' : code;
}

/** Takes the payer's code. The trade stands under its number afterwards whenever the code itself was good. */
export function charge(
  desk: WechatDesk,
  order: Charge,
): { readonly trade: Trade; readonly trouble: CodeTrouble | null } | CodeTrouble {
  const known = desk.ledger.trade(order.outTradeNo);
  if (known !== null) return usedNumber(known);
  const code = codeTrouble(desk, order.authCode);
  if (typeof code === 'string') return code;
  code.used = true;
  const now = desk.clock.now();
  const trade: Trade = {
    outTradeNo: order.outTradeNo,
    kind: 'payer-code',
    amountFen: order.amountFen,
    description: order.description,
    attach: order.attach,
    terms: order.terms,
    asked: 1,
    createdAt: now,
    payableUntil: order.payableUntil ?? now + 7 * DAY,
    closesAt: now + 7 * DAY + desk.ledger.graceMs,
    codes: [],
    state: code.habit === 'no-funds' ? 'failed' : 'paying',
    payer: code.person,
    gatewayTradeNo: desk.ledger.newGatewayNumber(),
    paidAt: null,
    closedAt: null,
    refunds: [],
  };
  desk.ledger.add(trade);
  if (code.habit === 'no-funds') return { trade, trouble: 'NOTENOUGH' };
  if (code.habit === 'asks-password') return { trade, trouble: 'USERPAYING' };
  const paid = desk.people.enterPassword(trade.outTradeNo);
  return { trade, trouble: paid.done ? null : 'ORDERCLOSED' };
}

const EARLIEST_REVERSE_MS = 15_000;

export type ReverseTrouble = 'unknown' | 'not-by-code' | 'too-early' | 'too-late';

/** 撤销: unpaid becomes dead, paid goes back whole. null: done, or done before. */
export function reverse(desk: WechatDesk, trade: Trade | null): ReverseTrouble | null {
  if (trade === null) return 'unknown';
  if (trade.kind !== 'payer-code') return 'not-by-code';
  if (trade.state === 'reversed') return null;
  const now = desk.clock.now();
  if (now - trade.createdAt < EARLIEST_REVERSE_MS) return 'too-early';
  if (now - trade.createdAt > 7 * DAY) return 'too-late';
  trade.state = 'reversed';
  trade.closedAt = now;
  if (trade.paidAt !== null)
    trade.refunds.push({
      number: `reversal-${trade.outTradeNo}`,
      gatewayNumber: desk.ledger.newGatewayNumber(),
      amountFen: trade.amountFen - trade.refunds.reduce((sum, { amountFen }) => sum + amountFen, 0),
      reason: '撤销',
      terms: '',
      askedAt: now,
      doneAt: now,
      state: 'done',
      byReversal: true,
    });
  return null;
}

/** The v3 table is not published (gateways.md §8); the v2 causes under the v3 spelling. */
const V3_ANSWER: Readonly<Record<CodeTrouble, () => Answer>> = {
  USERPAYING: () => refuse(202, 'USERPAYING', '需要用户输入支付密码'),
  ORDERPAID: () => REFUSALS.paid('268449538'),
  ORDERCLOSED: () => REFUSALS.closed(),
  ORDERREVERSED: () => refuse(400, 'ORDER_REVERSED', '订单已撤销'),
  OUT_TRADE_NO_USED: () => refuse(403, 'OUT_TRADE_NO_USED', '商户订单号重复'),
  AUTH_CODE_ERROR: () => refuse(400, 'AUTH_CODE_ERROR', '付款码参数错误'),
  AUTH_CODE_INVALID: () => refuse(400, 'AUTH_CODE_INVALID', '付款码无效，请重新扫码'),
  AUTHCODEEXPIRE: () => refuse(400, 'AUTH_CODE_EXPIRE', '付款码已过期，请用户刷新后重试'),
  NOTENOUGH: () => refuse(403, 'NOT_ENOUGH', '用户余额不足'),
};

export function codepay(desk: WechatDesk, input: Input): Answer {
  const read = readJson(CODEPAY, input.body);
  if (!read.ok) return read.answer;
  const order = read.value;
  const wrong = merchantAnswer(desk, order);
  if (wrong !== null) return wrong;
  const charged = charge(desk, {
    outTradeNo: order.out_trade_no,
    amountFen: order.amount.total,
    description: order.description,
    attach: order.attach ?? null,
    authCode: order.payer.auth_code,
    payableUntil: null,
    terms: canonical(order),
  });
  if (typeof charged === 'string') return V3_ANSWER[charged]();
  // A waiting password is an ordinary answer here: trade_state USERPAYING.
  if (charged.trouble !== null && charged.trouble !== 'USERPAYING') return V3_ANSWER[charged.trouble]();
  return { status: 200, body: tradeBody(desk, charged.trade) };
}

export function reverseOrder(desk: WechatDesk, input: Input): Answer {
  const read = readJson(REVERSE, input.body);
  if (!read.ok) return read.answer;
  const wrong = merchantAnswer(desk, read.value);
  if (wrong !== null) return wrong;
  const trouble = reverse(desk, desk.ledger.trade(input.named));
  switch (trouble) {
    case null: {
      const { mchid, appid } = desk.merchant;
      return { status: 200, body: { appid, mchid, out_trade_no: input.named } };
    }
    case 'unknown':
      return REFUSALS.notFound();
    case 'not-by-code':
      return refuse(400, 'INVALID_REQUEST', '当前交易不允许撤销');
    case 'too-early':
      return refuse(400, 'INVALID_REQUEST', '支付后15秒内不能撤销');
    case 'too-late':
      return refuse(400, 'INVALID_REQUEST', '订单已超过可撤销期限');
  }
}
