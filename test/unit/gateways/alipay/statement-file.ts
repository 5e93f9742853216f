import { gbk } from '../../../gateways/servers/ground/gbk.ts';

/** The columns of 2019 (gateways.md §2.6). */
export const HEADER =
  '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,' +
  '订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,' +
  '商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注';

export const DAY = '2019-09-16';
export const SELLER = '2088021017841592';

/** One line as Alipay writes it: texts and numbers end with a tab. `yuan` below zero makes it a refund. */
export function rowLine(wish: {
  readonly number: string;
  readonly yuan: string;
  readonly goods?: string;
  readonly received?: string;
  readonly request?: string;
  readonly at?: string;
  readonly kind?: string;
}): string {
  const { number, yuan, goods = '报名费', received = yuan, request = '', at = `${DAY} 11:09:29` } = wish;
  const kind = wish.kind ?? (yuan.startsWith('-') ? '退款' : '交易');
  return (
    `2019091622001458860515315453\t,${number}\t,${kind}\t,${goods}\t,${DAY} 11:09:20\t,${at}\t,\t,\t,\t,\t,` +
    `王*(138****1234)\t,${yuan},${received},0.00,0.00,0.00,0.00,0.00,\t,0.00,0.00,${request}\t,0.00,0.00,\t`
  );
}

export type Wish = {
  readonly rows?: readonly string[];
  readonly header?: string;
  readonly day?: string;
  readonly account?: string;
  readonly totals?: readonly string[];
};

export const EMPTY_TOTALS = [
  '#交易合计：0笔，商家实收共0.00元，商家优惠共0.00元',
  '#退款合计：0笔，商家实收退款共0.00元，商家优惠退款共0.00元',
];

export function statementText(wish: Wish): string {
  const { rows = [], header = HEADER, day = '2019年09月16日', account = `${SELLER}0156` } = wish;
  return [
    '#支付宝业务明细查询',
    `#账号：[${account}]`,
    `#起始日期：[${day} 00:00:00]   终止日期：[2019年09月17日 00:00:00]`,
    '#-----------------------------------------业务明细列表----------------------------------------',
    header,
    ...rows,
    '#-----------------------------------------业务明细列表结束------------------------------------',
    ...(wish.totals ?? EMPTY_TOTALS),
    '#导出时间：[2019年09月17日 11:22:33]',
    '',
  ].join('\r\n');
}

export const statementFile = (wish: Wish): Buffer => gbk(statementText(wish));
