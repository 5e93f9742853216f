import { yuan } from '../ground/money-text.ts';
import { chinaDay, chinaTime } from '../ground/server-clock.ts';
import type { Refund, Trade } from '../ledger/trade.ts';
import type { WechatDesk } from './desk.ts';
import { openid } from './orders.ts';

export type BillType = 'ALL' | 'SUCCESS' | 'REFUND';

/** gateways.md §1.8. The bill of type SUCCESS has no refund columns. */
const HEAD =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,' +
  '应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,' +
  '手续费,费率,订单金额,申请退款金额,费率备注';
const REFUND_COLUMNS = new Set([
  '微信退款单号',
  '商户退款单号',
  '退款金额',
  '充值券退款金额',
  '退款类型',
  '退款状态',
  '申请退款金额',
]);
const SUMMARY_HEAD =
  '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额';
const FEE_PER_FEN = 0.006;

type Row = {
  readonly at: number;
  readonly trade: Trade;
  readonly refund: Refund | null;
};

function rowsOf(trades: readonly Trade[], day: string, type: BillType): Row[] {
  const rows = trades.flatMap((trade): Row[] => {
    const { paidAt } = trade;
    const paid =
      paidAt !== null && chinaDay(paidAt) === day && type !== 'REFUND'
        ? [{ at: paidAt, trade, refund: null }]
        : [];
    const refunds = trade.refunds
      .filter((refund) => chinaDay(refund.askedAt) === day && type !== 'SUCCESS')
      .map((refund) => ({ at: refund.askedAt, trade, refund }));
    return [...paid, ...refunds];
  });
  return rows.toSorted((a, b) => a.at - b.at);
}

function feeOf({ trade, refund }: Row): number {
  const fee = (refund?.amountFen ?? trade.amountFen) * FEE_PER_FEN;
  return (refund === null ? fee : -fee) / 100;
}

const REFUND_STATUS = { processing: 'PROCESSING', done: 'SUCCESS', stuck: 'FAIL' } as const;

function cells(desk: WechatDesk, row: Row): string[] {
  const { trade, refund } = row;
  const state = refund === null ? 'SUCCESS' : refund.byReversal ? 'REVOKED' : 'REFUND';
  const back = yuan(refund?.amountFen ?? 0);
  return [
    chinaTime(row.at),
    desk.merchant.appid,
    desk.merchant.mchid,
    '0',
    '',
    trade.gatewayTradeNo ?? '',
    trade.outTradeNo,
    openid(trade.payer ?? ''),
    trade.kind === 'qr' ? 'NATIVE' : 'MICROPAY',
    state,
    'OTHERS',
    'CNY',
    refund === null ? yuan(trade.amountFen) : '0.00',
    '0.00',
    refund?.gatewayNumber ?? '0',
    refund?.number ?? '0',
    back,
    '0.00',
    refund === null ? '' : 'ORIGINAL',
    refund === null ? '' : REFUND_STATUS[refund.state],
    trade.description,
    trade.attach ?? '',
    feeOf(row).toFixed(5),
    '0.60%',
    refund === null ? yuan(trade.amountFen) : '0.00',
    back,
    '',
  ];
}

function line(values: readonly string[]): string {
  return values.map((value) => `\`${value}`).join(',');
}

/** The file of a day; null when nobody paid and nothing went back. BOM, CRLF, backticks, one summary row. */
export function statementFile(
  desk: WechatDesk,
  day: string,
  type: BillType,
  wrongSummary: boolean,
): Buffer | null {
  const rows = rowsOf(desk.ledger.all(), day, type);
  if (rows.length === 0) return null;
  const columns = HEAD.split(',').map((name, index) => ({ name, index }));
  const kept = columns.filter(({ name }) => type !== 'SUCCESS' || !REFUND_COLUMNS.has(name));
  const paid = rows.reduce((sum, { trade, refund }) => sum + (refund === null ? trade.amountFen : 0), 0);
  const back = rows.reduce((sum, { refund }) => sum + (refund?.amountFen ?? 0), 0);
  const fees = rows.reduce((sum, row) => sum + feeOf(row), 0);
  const summary = [
    rows.length.toString(),
    yuan(paid + (wrongSummary ? 1 : 0)),
    yuan(back),
    '0.00',
    fees.toFixed(5),
    yuan(paid + (wrongSummary ? 1 : 0)),
    yuan(back),
  ];
  const lines = [
    kept.map(({ name }) => name).join(','),
    ...rows.map((row) => {
      const values = cells(desk, row);
      return line(kept.map(({ index }) => values[index] ?? ''));
    }),
    SUMMARY_HEAD,
    line(summary),
  ];
  return Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`, 'utf8');
}
