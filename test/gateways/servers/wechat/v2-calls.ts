import { z } from 'zod';
import { chinaDigits, readChinaTime } from '../ground/server-clock.ts';
import type { Trade } from '../ledger/trade.ts';
import type { WechatDesk } from './desk.ts';
import { openid, stateOf } from './orders.ts';
import { charge, reverse, type CodeTrouble } from './payer-codes.ts';

export type V2Call = 'v2-pay' | 'v2-query' | 'v2-reverse';

/** `error` null: result_code SUCCESS. */
export type V2Answer = {
  readonly error: readonly [code: string, description: string] | null;
  readonly fields: readonly (readonly [string, string])[];
};

const text = (longest: number) => z.string().min(1).max(longest);
const common = {
  appid: text(32),
  mch_id: text(32),
  nonce_str: text(32),
  sign: text(64),
  sign_type: z.enum(['MD5', 'HMAC-SHA256']).optional(),
};
const number = z.string().regex(/^[0-9A-Za-z_\-|*]{6,32}$/);
const time = z.string().regex(/^\d{14}$/);
const about = { ...common, transaction_id: text(32).optional(), out_trade_no: number.optional() };

/** Unknown fields are refused here too, so that a spelling mistake cannot pass unseen. */
const V2_SCHEMAS = {
  'v2-pay': z.strictObject({
    ...common,
    device_info: text(32).optional(),
    body: text(128),
    detail: text(6000).optional(),
    attach: text(127).optional(),
    out_trade_no: number,
    total_fee: z.string().regex(/^[1-9]\d{0,9}$/),
    fee_type: z.literal('CNY').optional(),
    spbill_create_ip: z.union([z.ipv4(), z.ipv6()]),
    goods_tag: text(32).optional(),
    limit_pay: z.literal('no_credit').optional(),
    time_start: time.optional(),
    time_expire: time.optional(),
    auth_code: text(128),
    scene_info: text(256).optional(),
  }),
  'v2-query': z.strictObject(about),
  'v2-reverse': z.strictObject(about),
};

const TROUBLE: Readonly<Record<CodeTrouble, string>> = {
  USERPAYING: '需要用户输入支付密码',
  ORDERPAID: '该订单已支付',
  ORDERCLOSED: '订单已关闭',
  ORDERREVERSED: '订单已撤销',
  OUT_TRADE_NO_USED: '商户订单号重复',
  AUTH_CODE_ERROR: '付款码参数错误',
  AUTH_CODE_INVALID: '付款码检验错误',
  AUTHCODEEXPIRE: '付款码已过期，请用户刷新后重试',
  NOTENOUGH: '余额不足',
};

function fail(code: string, description: string, fields: V2Answer['fields'] = []): V2Answer {
  return { error: [code, description], fields };
}

function paidFields(trade: Trade): [string, string][] {
  return [
    ['openid', openid(trade.payer ?? '')],
    ['is_subscribe', 'N'],
    ['trade_type', trade.kind === 'qr' ? 'NATIVE' : 'MICROPAY'],
    ['bank_type', 'OTHERS'],
    ['fee_type', 'CNY'],
    ['total_fee', trade.amountFen.toString()],
    ['cash_fee_type', 'CNY'],
    ['cash_fee', trade.amountFen.toString()],
    ['transaction_id', trade.gatewayTradeNo ?? ''],
    ['out_trade_no', trade.outTradeNo],
    ['attach', trade.attach ?? ''],
    ['time_end', chinaDigits(trade.paidAt ?? 0)],
  ];
}

export function v2TradeFields(trade: Trade, lagging: boolean): [string, string][] {
  const { state, text: described } = stateOf(trade, lagging);
  const paid = trade.paidAt !== null && !lagging;
  return [
    ['trade_state', state],
    ['trade_state_desc', described],
    ...(paid
      ? paidFields(trade)
      : ([
          ['out_trade_no', trade.outTradeNo],
          ['total_fee', trade.amountFen.toString()],
        ] satisfies [string, string][])),
  ];
}

function pay(desk: WechatDesk, fields: z.infer<(typeof V2_SCHEMAS)['v2-pay']>): V2Answer {
  const charged = charge(desk, {
    outTradeNo: fields.out_trade_no,
    amountFen: Number(fields.total_fee),
    description: fields.body,
    attach: fields.attach ?? null,
    authCode: fields.auth_code,
    payableUntil: fields.time_expire === undefined ? null : readChinaTime(fields.time_expire),
    terms: '',
  });
  if (typeof charged === 'string') return fail(charged, TROUBLE[charged]);
  if (charged.trouble !== null) return fail(charged.trouble, TROUBLE[charged.trouble]);
  return { error: null, fields: paidFields(charged.trade) };
}

function undo(desk: WechatDesk, trade: Trade | null): V2Answer {
  const trouble = reverse(desk, trade);
  switch (trouble) {
    case null:
      return { error: null, fields: [['recall', 'N']] };
    case 'unknown':
      return fail('ORDERNOTEXIST', '订单不存在', [['recall', 'N']]);
    case 'not-by-code':
      return fail('TRADE_ERROR', '该交易不允许撤销', [['recall', 'N']]);
    case 'too-early':
      return fail('INVALID_REQUEST', '支付后15秒内不能撤销', [['recall', 'Y']]);
    case 'too-late':
      return fail('REVERSE_EXPIRE', '订单无法撤销，请调用退款接口', [['recall', 'N']]);
  }
}

export function v2Handle(
  desk: WechatDesk,
  call: V2Call,
  given: ReadonlyMap<string, string>,
  lagging: boolean,
): V2Answer {
  const object = Object.fromEntries(given);
  if (call === 'v2-pay') {
    const read = V2_SCHEMAS[call].safeParse(object);
    if (!read.success) return fail('PARAM_ERROR', read.error.issues[0]?.message ?? '参数错误');
    return pay(desk, read.data);
  }
  const read = V2_SCHEMAS[call].safeParse(object);
  if (!read.success) return fail('PARAM_ERROR', read.error.issues[0]?.message ?? '参数错误');
  const { out_trade_no, transaction_id } = read.data;
  if (out_trade_no === undefined && transaction_id === undefined)
    return fail('LACK_PARAMS', '缺少out_trade_no');
  const trade =
    transaction_id === undefined
      ? desk.ledger.trade(out_trade_no ?? '')
      : desk.ledger.byGatewayNumber(transaction_id);
  if (call === 'v2-reverse') return undo(desk, trade);
  if (trade === null) return fail('ORDERNOTEXIST', '订单不存在');
  return { error: null, fields: v2TradeFields(trade, lagging) };
}
