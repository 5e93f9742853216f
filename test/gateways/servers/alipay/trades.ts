import { letters } from '../ground/random-text.ts';
import { yuan } from '../ground/money-text.ts';
import { chinaTime, DAY, HOUR } from '../ground/server-clock.ts';
import { refundedFen, type Trade } from '../ledger/trade.ts';
import { businessFailure, NODES, success, type AlipayDesk, type AlipayInput, type Node } from './desk.ts';
import { CANCEL, CLOSE, PRECREATE, QUERY, readBiz } from './schemas.ts';

const MOST_CODES = 20;
const USUAL_LIFE = 3 * HOUR;

type About = { readonly out_trade_no?: string | undefined; readonly trade_no?: string | undefined };

/** trade_no wins. A code that nobody scanned is no trade yet (§2.2). */
export function tradeOf(desk: AlipayDesk, about: About): Trade | null {
  const trade =
    about.trade_no === undefined
      ? desk.ledger.trade(about.out_trade_no ?? '')
      : desk.ledger.byGatewayNumber(about.trade_no);
  return trade?.state === 'offered' ? null : trade;
}

export function logonId(person: string): string {
  return `${person.slice(0, 3)}***@example.com`;
}

export function blankTrade(
  desk: AlipayDesk,
  order: {
    readonly out_trade_no: string;
    readonly total_amount: number;
    readonly subject: string;
    readonly time_expire?: number | undefined;
    readonly timeout_express?: number | undefined;
  },
  kind: Trade['kind'],
  terms: string,
): Trade {
  const now = desk.clock.now();
  const until = order.time_expire ?? now + (order.timeout_express ?? USUAL_LIFE);
  return {
    outTradeNo: order.out_trade_no,
    kind,
    amountFen: order.total_amount,
    description: order.subject,
    attach: null,
    terms,
    asked: 0,
    createdAt: now,
    payableUntil: until,
    closesAt: until + desk.ledger.graceMs,
    codes: [],
    state: 'offered',
    payer: null,
    gatewayTradeNo: null,
    paidAt: null,
    closedAt: null,
    refunds: [],
  };
}

function repeatNode(desk: AlipayDesk, trade: Trade, terms: string): Node | null {
  if (trade.state === 'paid') return NODES.hasSuccess();
  if (trade.state !== 'offered' && trade.state !== 'open') return NODES.hasClose();
  if (trade.terms !== terms) return NODES.inconsistent();
  if (desk.clock.now() > trade.payableUntil)
    return businessFailure('ACQ.NOW_TIME_AFTER_EXPIRE_TIME_ERROR', '当前时间已大于允许支付的时间');
  return trade.asked >= MOST_CODES
    ? businessFailure('ACQ.APPLY_PC_MERCHANT_CODE_ERROR', '申请二维码次数过多')
    : null;
}

/** Earlier codes of the number stay good: nothing published says that they die. */
export function precreate(desk: AlipayDesk, { biz }: AlipayInput): Node {
  const read = readBiz(PRECREATE, biz);
  if (!read.ok) return read.node;
  const order = read.value;
  const now = desk.clock.now();
  if (order.time_expire !== undefined && order.time_expire <= now) return NODES.parameter('time_expire');
  const terms = JSON.stringify(biz);
  const known = desk.ledger.trade(order.out_trade_no);
  const wrong = known === null ? null : repeatNode(desk, known, terms);
  if (wrong !== null) return wrong;
  const trade = known ?? blankTrade(desk, order, 'qr', terms);
  if (known === null) desk.ledger.add(trade);
  const life = Math.min(order.qr_code_timeout_express ?? 2 * HOUR, 2 * HOUR);
  const text = `https://qr.alipay.com/bax${letters(21).toLowerCase()}`;
  trade.codes.push({ text, until: now + life, dead: false });
  trade.asked += 1;
  return success({ out_trade_no: trade.outTradeNo, qr_code: text });
}

export function statusOf(desk: AlipayDesk, trade: Trade, lagging: boolean): string {
  if (trade.state !== 'paid') {
    return trade.state === 'open' || trade.state === 'paying' ? 'WAIT_BUYER_PAY' : 'TRADE_CLOSED';
  }
  if (lagging) return 'WAIT_BUYER_PAY';
  if (refundedFen(trade) >= trade.amountFen) return 'TRADE_CLOSED';
  const old = trade.paidAt !== null && desk.clock.now() - trade.paidAt > 365 * DAY;
  return old ? 'TRADE_FINISHED' : 'TRADE_SUCCESS';
}

export function tradeNode(desk: AlipayDesk, trade: Trade, lagging = false): Node {
  const amount = yuan(trade.amountFen);
  const base = {
    trade_no: trade.gatewayTradeNo,
    out_trade_no: trade.outTradeNo,
    buyer_logon_id: logonId(trade.payer ?? ''),
    trade_status: statusOf(desk, trade, lagging),
    total_amount: amount,
    buyer_user_id: `2088${Buffer.from(trade.payer ?? '')
      .toString('hex')
      .padEnd(12, '0')
      .slice(0, 12)}`,
  };
  const paid = trade.paidAt !== null && !lagging;
  const moved = {
    receipt_amount: amount,
    buyer_pay_amount: amount,
    point_amount: '0.00',
    invoice_amount: amount,
    ...(trade.paidAt === null ? {} : { send_pay_date: chinaTime(trade.paidAt) }),
  };
  return success(
    paid ? { ...base, ...moved } : { ...base, receipt_amount: '0.00', buyer_pay_amount: '0.00' },
  );
}

function aboutNode(about: About): Node | null {
  return about.out_trade_no === undefined && about.trade_no === undefined
    ? NODES.parameter('out_trade_no')
    : null;
}

/** As the real gateway writes it: the number that was asked for, and every amount at zero. */
function notScanned(about: About): Node {
  const nothing = {
    buyer_pay_amount: '0.00',
    invoice_amount: '0.00',
    point_amount: '0.00',
    receipt_amount: '0.00',
  };
  return { ...NODES.notFound(), out_trade_no: about.out_trade_no, ...nothing };
}

export function query(desk: AlipayDesk, { biz, fault }: AlipayInput): Node {
  const read = readBiz(QUERY, biz);
  if (!read.ok) return read.node;
  const trade = tradeOf(desk, read.value);
  if (trade === null) return aboutNode(read.value) ?? notScanned(read.value);
  return tradeNode(desk, trade, fault?.kind === 'query-lag');
}

export function close(desk: AlipayDesk, { biz }: AlipayInput): Node {
  const read = readBiz(CLOSE, biz);
  if (!read.ok) return read.node;
  const trade = tradeOf(desk, read.value);
  if (trade === null) return aboutNode(read.value) ?? NODES.notFound();
  if (trade.state !== 'open' && trade.state !== 'paying')
    return businessFailure('ACQ.REASON_TRADE_STATUS_INVALID', '交易状态不合法');
  trade.state = 'closed';
  trade.closedAt = desk.clock.now();
  return success({ trade_no: trade.gatewayTradeNo, out_trade_no: trade.outTradeNo });
}

/** 撤销: unpaid closes, paid goes back whole; of a trade that never was it says success and changes nothing (§2.2). */
export function cancel(desk: AlipayDesk, { biz, fault }: AlipayInput): Node {
  const read = readBiz(CANCEL, biz);
  if (!read.ok) return read.node;
  const named = aboutNode(read.value);
  if (named !== null) return named;
  if (fault?.kind === 'recall') return success({ ...read.value, retry_flag: 'Y' });
  const trade = tradeOf(desk, read.value);
  if (trade === null) return success({ ...read.value, retry_flag: 'N' });
  const now = desk.clock.now();
  const said = { trade_no: trade.gatewayTradeNo, out_trade_no: trade.outTradeNo, retry_flag: 'N' };
  const paid = trade.paidAt !== null;
  if (trade.state === 'reversed') return success({ ...said, action: paid ? 'refund' : 'close' });
  if (now - trade.createdAt > DAY)
    return businessFailure('ACQ.TRADE_CANCEL_TIME_OUT', '超过撤销时间范围，请使用退款');
  if (trade.state === 'closed' || trade.state === 'failed') return success({ ...said, action: 'close' });
  trade.state = 'reversed';
  trade.closedAt = now;
  if (!paid) return success({ ...said, action: 'close' });
  trade.refunds.push({
    number: `cancel-${trade.outTradeNo}`,
    gatewayNumber: trade.outTradeNo,
    amountFen: trade.amountFen - refundedFen(trade),
    reason: '撤销',
    terms: '',
    askedAt: now,
    doneAt: now,
    state: 'done',
    byReversal: true,
  });
  return success({ ...said, action: 'refund' });
}
