import { letters } from '../ground/random-text.ts';
import { chinaRfc3339, DAY, HOUR, MINUTE } from '../ground/server-clock.ts';
import type { Trade } from '../ledger/trade.ts';
import { REFUSALS, refuse, type Answer, type Fields, type Input, type WechatDesk } from './desk.ts';
import { canonical, CLOSE, NATIVE_ORDER, readJson, type NativeOrder } from './schemas.ts';

export function merchantAnswer(
  desk: WechatDesk,
  said: { readonly mchid: string; readonly appid?: string },
): Answer | null {
  if (said.mchid !== desk.merchant.mchid) return REFUSALS.foreignMerchant();
  const foreign = said.appid !== undefined && said.appid !== desk.merchant.appid;
  return foreign ? REFUSALS.foreignApp() : null;
}

/** §1.4: raised to a minute, cut at 90 days, seven days when not said. */
function payableUntil(order: NativeOrder, now: number): number {
  if (order.time_expire === undefined) return now + 7 * DAY;
  return Math.min(Math.max(Date.parse(order.time_expire), now + MINUTE), now + 90 * DAY);
}

/** A fresh code; the one before stops working. */
function issueCode(desk: WechatDesk, trade: Trade): Answer {
  for (const code of trade.codes) code.dead = true;
  const text = `weixin://wxpay/bizpayurl/up?pr=${letters(7)}&groupid=00`;
  trade.codes.push({ text, until: desk.clock.now() + 2 * HOUR, dead: false });
  trade.asked += 1;
  return { status: 200, body: { code_url: text } };
}

function repeatAnswer(desk: WechatDesk, trade: Trade, terms: string): Answer | null {
  if (trade.kind !== 'qr') return refuse(403, 'OUT_TRADE_NO_USED', '商户订单号重复');
  if (trade.state === 'paid') return REFUSALS.paid('268498689');
  if (trade.state !== 'open') return REFUSALS.closed();
  if (trade.terms !== terms)
    return refuse(400, 'INVALID_REQUEST', '请求重入时，参数与首次请求时不一致', '268498688');
  if (desk.clock.now() > trade.payableUntil) return refuse(400, 'INVALID_REQUEST', '订单已过期', '268447914');
  return null;
}

export function createOrder(desk: WechatDesk, input: Input): Answer {
  const read = readJson(NATIVE_ORDER, input.body);
  if (!read.ok) return read.answer;
  const order = read.value;
  const wrong = merchantAnswer(desk, order);
  if (wrong !== null) return wrong;
  const terms = canonical(order);
  const known = desk.ledger.trade(order.out_trade_no);
  if (known !== null) return repeatAnswer(desk, known, terms) ?? issueCode(desk, known);
  const now = desk.clock.now();
  const until = payableUntil(order, now);
  const trade: Trade = {
    outTradeNo: order.out_trade_no,
    kind: 'qr',
    amountFen: order.amount.total,
    description: order.description,
    attach: order.attach ?? null,
    terms,
    asked: 0,
    createdAt: now,
    payableUntil: until,
    closesAt: Math.max(until + desk.ledger.graceMs, now + 7 * DAY),
    codes: [],
    state: 'open',
    payer: null,
    gatewayTradeNo: null,
    paidAt: null,
    closedAt: null,
    refunds: [],
  };
  desk.ledger.add(trade);
  return issueCode(desk, trade);
}

const DESCRIBED = {
  NOTPAY: '订单未支付',
  USERPAYING: '需要用户输入支付密码',
  SUCCESS: '支付成功',
  REFUND: '订单发生过退款',
  PAYERROR: '支付失败(其他原因，如银行返回失败)',
  CLOSED: '订单已关闭',
  REVOKED: '已撤销',
} as const;

/** `lagging`: a paid trade still looks unpaid. */
export function stateOf(trade: Trade, lagging: boolean): { state: keyof typeof DESCRIBED; text: string } {
  const state = ((): keyof typeof DESCRIBED => {
    switch (trade.state) {
      case 'offered':
      case 'open':
        return 'NOTPAY';
      case 'paying':
        return 'USERPAYING';
      case 'failed':
        return 'PAYERROR';
      case 'closed':
        return 'CLOSED';
      case 'reversed':
        return 'REVOKED';
      case 'paid':
        if (lagging) return trade.kind === 'qr' ? 'NOTPAY' : 'USERPAYING';
        return trade.refunds.length > 0 ? 'REFUND' : 'SUCCESS';
    }
  })();
  return { state, text: DESCRIBED[state] };
}

/** What WeChat knows of a person, stable per merchant. */
export function openid(person: string): string {
  return `o${Buffer.from(person).toString('hex').padEnd(27, '0').slice(0, 27)}`;
}

export function tradeBody(desk: WechatDesk, trade: Trade, lagging = false): Fields {
  const { state, text } = stateOf(trade, lagging);
  const { mchid, appid } = desk.merchant;
  const base = { mchid, appid, out_trade_no: trade.outTradeNo, trade_state: state, trade_state_desc: text };
  if (trade.paidAt === null || lagging)
    return { ...base, amount: { total: trade.amountFen, currency: 'CNY' }, promotion_detail: [] };
  return {
    ...base,
    transaction_id: trade.gatewayTradeNo,
    trade_type: trade.kind === 'qr' ? 'NATIVE' : 'MICROPAY',
    bank_type: 'OTHERS',
    attach: trade.attach ?? '',
    success_time: chinaRfc3339(trade.paidAt),
    payer: { openid: openid(trade.payer ?? '') },
    amount: {
      total: trade.amountFen,
      payer_total: trade.amountFen,
      currency: 'CNY',
      payer_currency: 'CNY',
    },
    promotion_detail: [],
  };
}

function queryAnswer(desk: WechatDesk, input: Input, trade: Trade | null): Answer {
  const mchid = input.target.searchParams.get('mchid');
  if (mchid === null) return refuse(400, 'PARAM_ERROR', '缺少mchid', '268435461');
  const wrong = merchantAnswer(desk, { mchid });
  if (wrong !== null) return wrong;
  if (trade === null) return REFUSALS.notFound();
  return { status: 200, body: tradeBody(desk, trade, input.fault?.kind === 'query-lag') };
}

export function queryOrder(desk: WechatDesk, input: Input): Answer {
  return queryAnswer(desk, input, desk.ledger.trade(input.named));
}

/** Unpaid orders are found by the merchant's number only (§1.5). */
export function queryByTransaction(desk: WechatDesk, input: Input): Answer {
  const trade = desk.ledger.byGatewayNumber(input.named);
  return queryAnswer(desk, input, trade?.paidAt == null ? null : trade);
}

/** §1.6: 204 also for numbers that never were; only a payment or a payer's code says otherwise. */
export function closeOrder(desk: WechatDesk, input: Input): Answer {
  const read = readJson(CLOSE, input.body);
  if (!read.ok) return read.answer;
  const wrong = merchantAnswer(desk, read.value);
  if (wrong !== null) return wrong;
  const trade = desk.ledger.trade(input.named);
  if (trade?.kind === 'payer-code')
    return refuse(400, 'INVALID_REQUEST', '当前交易不允许进行普通关单（只能撤销）', '268449641');
  if (trade?.state === 'paid') return REFUSALS.paid('268449538');
  if (trade?.state === 'open') {
    trade.state = 'closed';
    trade.closedAt = desk.clock.now();
  }
  return { status: 204, body: null };
}
