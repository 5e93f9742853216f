import { gbk } from '../ground/gbk.ts';
import { yuan } from '../ground/money-text.ts';
import { chinaDay, chinaTime, DAY } from '../ground/server-clock.ts';
import { zip } from '../ground/zip.ts';
import type { Refund, Trade } from '../ledger/trade.ts';
import type { AlipayDesk } from './desk.ts';
import { logonId } from './trades.ts';

/** gateways.md §2.6. */
const HEAD =
  '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,' +
  '订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,' +
  '商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注';
const SUMMARY_HEAD =
  '门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）,商家实收（元）,支付宝优惠（元）,商家优惠（元）,' +
  '卡消费金额（元）,服务费（元）,分润（元）,实收净额（元）';
const RULE = '-'.repeat(41);

type Row = { readonly at: number; readonly trade: Trade; readonly refund: Refund | null };

function rowsOf(trades: readonly Trade[], day: string): Row[] {
  const rows = trades.flatMap((trade): Row[] => {
    const { paidAt } = trade;
    const refunds = trade.refunds.flatMap((refund) =>
      refund.state === 'done' ? [{ at: refund.doneAt ?? refund.askedAt, trade, refund }] : [],
    );
    return [...(paidAt === null ? [] : [{ at: paidAt, trade, refund: null }]), ...refunds];
  });
  return rows.filter(({ at }) => chinaDay(at) === day).toSorted((a, b) => a.at - b.at);
}

function amountOf({ trade, refund }: Row): number {
  return refund === null ? trade.amountFen : -refund.amountFen;
}

function rowLine(row: Row): string {
  const { trade, refund } = row;
  const amount = yuan(amountOf(row));
  const words = [
    trade.gatewayTradeNo ?? '',
    trade.outTradeNo,
    refund === null ? '交易' : '退款',
    trade.description.replaceAll(',', '，'),
    chinaTime(trade.createdAt),
    chinaTime(row.at),
    '',
    '',
    '',
    '',
    logonId(trade.payer ?? ''),
  ].map((word) => `${word}\t`);
  return [
    ...words,
    amount,
    amount,
    '0.00,0.00,0.00,0.00,0.00,\t,0.00,0.00',
    `${refund?.number ?? ''}\t`,
    '0.00,0.00',
    `${refund?.reason ?? ''}\t`,
  ].join(',');
}

function chineseTime(ms: number): string {
  const [year, month, day] = chinaDay(ms).split('-');
  return `${year}年${month}月${day}日 ${chinaTime(ms).slice(11)}`;
}

function sum(rows: readonly Row[]): number {
  return rows.reduce((total, row) => total + amountOf(row), 0);
}

function details(desk: AlipayDesk, start: number, rows: readonly Row[], wrongSummary: boolean): string {
  const trades = rows.filter(({ refund }) => refund === null);
  const refunds = rows.filter(({ refund }) => refund !== null);
  const received = sum(trades) + (wrongSummary ? 1 : 0);
  return [
    '#支付宝业务明细查询',
    `#账号：[${desk.merchant.sellerId}]`,
    `#起始日期：[${chineseTime(start)}]   终止日期：[${chineseTime(start + DAY)}]`,
    `#${RULE}业务明细列表${RULE}`,
    HEAD,
    ...rows.map(rowLine),
    `#${RULE}业务明细列表结束${RULE}`,
    `#交易合计：${trades.length}笔，商家实收共${yuan(received)}元，商家优惠共0.00元`,
    `#退款合计：${refunds.length}笔，商家实收退款共${yuan(sum(refunds))}元，商家优惠退款共0.00元`,
    `#导出时间：[${chineseTime(desk.clock.now())}]`,
    '',
  ].join('\r\n');
}

function overview(desk: AlipayDesk, start: number, rows: readonly Row[]): string {
  const refunds = rows.filter(({ refund }) => refund !== null).length;
  const total = yuan(sum(rows));
  const counts = [
    rows.length - refunds,
    refunds,
    total,
    total,
    '0.00',
    '0.00',
    '0.00',
    '0.00',
    '0.00',
    total,
  ];
  return [
    '#支付宝业务汇总查询',
    `#账号：[${desk.merchant.sellerId}]`,
    `#起始日期：[${chineseTime(start)}]   终止日期：[${chineseTime(start + DAY)}]`,
    `#${RULE}业务汇总列表${RULE}`,
    SUMMARY_HEAD,
    `合计\t,\t,${counts.join(',')}`,
    `#${RULE}业务汇总列表结束${RULE}`,
    `#导出时间：[${chineseTime(desk.clock.now())}]`,
    '',
  ].join('\r\n');
}

/** The ZIP of a day with its two GBK files; `wrongSummary`: the sums of the trailer are a fen too high. */
export function statementZip(desk: AlipayDesk, start: number, wrongSummary: boolean): Buffer {
  const rows = rowsOf(desk.ledger.all(), chinaDay(start));
  const name = `${desk.merchant.sellerId}0156_${chinaDay(start).replaceAll('-', '')}_业务明细`;
  return zip([
    { name: gbk(`${name}.csv`), content: gbk(details(desk, start, rows, wrongSummary)) },
    { name: gbk(`${name}(汇总).csv`), content: gbk(overview(desk, start, rows)) },
  ]);
}
