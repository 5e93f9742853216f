import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statementReader } from '../../../../src/main/gateways/alipay/statement/read-statement';
import { fen, fenToYuanText } from '../../../../src/shared/money';
import { gbk } from '../../../gateways/servers/ground/gbk.ts';
import {
  DAY,
  EMPTY_TOTALS,
  HEADER,
  rowLine,
  SELLER,
  statementFile,
  statementText,
  type Wish,
} from './statement-file';

function readFile(file: Buffer, pieces = file.length) {
  const reader = statementReader({ day: DAY, sellerId: SELLER });
  for (let at = 0; at < file.length; at += pieces) reader.push(file.subarray(at, at + pieces));
  return reader.end();
}
const read = (wish: Wish) => readFile(statementFile(wish));
const at = Date.UTC(2019, 8, 16, 3, 9, 29);

const ROWS = [
  rowLine({ number: 'service_1568601259302', yuan: '0.03' }),
  rowLine({ number: 'service_2', yuan: '120.00', received: '118.80' }),
  rowLine({ number: 'service_1568601259302', yuan: '-0.02', request: 'R1' }),
];
const TOTALS = [
  '#交易合计：2笔，商家实收共118.83元，商家优惠共0.00元',
  '#退款合计：1笔，商家实收退款共-0.02元，商家优惠退款共0.00元',
];
const gatewayTradeNo = '2019091622001458860515315453';

describe('a statement of Alipay', () => {
  it('is read by column name, with tabs cut off and refunds turned positive', () => {
    expect(read({ rows: ROWS, totals: TOTALS })).toEqual({
      ok: true,
      value: [
        { kind: 'paid', outTradeNo: 'service_1568601259302', gatewayTradeNo, amount: 3, at },
        { kind: 'paid', outTradeNo: 'service_2', gatewayTradeNo, amount: 12_000, at },
        {
          kind: 'refunded',
          outTradeNo: 'service_1568601259302',
          gatewayTradeNo,
          refundNumber: 'R1',
          amount: 2,
          at,
          state: 'done',
        },
      ],
    });
  });

  it('reads the same in pieces of any size', () => {
    const file = statementFile({ rows: ROWS, totals: TOTALS });
    const whole = readFile(file);
    expect(whole.ok).toBe(true);
    for (let pieces = 1; pieces < 200; pieces += 1) expect(readFile(file, pieces)).toEqual(whole);
  });

  it('without line ends is given up, not gathered', () => {
    const reader = statementReader({ day: DAY, sellerId: SELLER });
    for (let times = 0; times < 640; times += 1) reader.push(Buffer.alloc(100_000, 'x'));
    expect(reader.end()).toEqual({ ok: false, error: 'line 1: without end' });
  });

  it('of an empty day has no rows', () => {
    expect(read({})).toEqual({ ok: true, value: [] });
  });

  it('finds its columns wherever they stand, in either kind of bracket, and more of them', () => {
    const header =
      '新的一列,备注,退款批次号/请求号,商家实收(元),订单金额(元),完成时间,业务类型,商户订单号,支付宝交易号';
    const rows = [`x,\t,\t,1.00,1.00,${DAY} 11:09:29\t,交易\t,N1\t,T1\t`];
    const totals = ['#交易合计：1笔，商家实收共1.00元，商家优惠共0.00元', EMPTY_TOTALS[1] ?? ''];
    expect(read({ header, rows, totals })).toEqual({
      ok: true,
      value: [{ kind: 'paid', outTradeNo: 'N1', gatewayTradeNo: 'T1', amount: 100, at }],
    });
  });

  it('is not misled by commas in the name of the goods', () => {
    const rows = [rowLine({ number: 'N1', yuan: '1.00', goods: '书,1,2,交易\t,笔' })];
    const totals = ['#交易合计：1笔，商家实收共1.00元，商家优惠共0.00元', EMPTY_TOTALS[1] ?? ''];
    const statement = read({ rows, totals });
    expect(statement.ok && statement.value).toMatchObject([{ outTradeNo: 'N1', amount: 100 }]);
  });

  it('files a refund without a number of its own under the order’s', () => {
    const rows = [rowLine({ number: 'N1', yuan: '-1.00' })];
    const totals = [EMPTY_TOTALS[0] ?? '', '#退款合计：1笔，商家实收退款共-1.00元，商家优惠退款共0.00元'];
    const statement = read({ rows, totals });
    expect(statement.ok && statement.value).toMatchObject([{ kind: 'refunded', refundNumber: 'N1' }]);
  });

  it.each<[string, Wish, RegExp]>([
    [
      'a sum that is a fen off',
      { rows: ROWS, totals: [TOTALS[0]?.replace('118.83', '118.84') ?? '', TOTALS[1] ?? ''] },
      /totals do not agree/,
    ],
    [
      'a refund sum that is off',
      { rows: ROWS, totals: [TOTALS[0] ?? '', TOTALS[1]?.replace('-0.02', '0.02') ?? ''] },
      /totals do not agree/,
    ],
    ['a row too few', { rows: ROWS.slice(1), totals: TOTALS }, /totals do not agree/],
    [
      'a row too many',
      { rows: [...ROWS, rowLine({ number: 'N', yuan: '0.00' })], totals: TOTALS },
      /nothing or less/,
    ],
    ['no totals', { rows: ROWS, totals: [] }, /cut off/],
    ['half of the totals', { rows: ROWS, totals: TOTALS.slice(0, 1) }, /cut off/],
    ['another account', { rows: ROWS, totals: TOTALS, account: '20880000000000000156' }, /another account/],
    ['another day', { rows: ROWS, totals: TOTALS, day: '2019年09月15日' }, /another day/],
    ['a missing column', { header: HEADER.replace('商户订单号', '订单号') }, /no column 商户订单号/],
    [
      'a kind that nobody knows',
      { rows: [rowLine({ number: 'N', yuan: '1.00', kind: '转账' })] },
      /unknown kind 转账/,
    ],
    [
      'a payment below zero',
      { rows: [rowLine({ number: 'N', yuan: '-1.00', kind: '交易' })] },
      /nothing or less/,
    ],
    [
      'a refund above zero',
      { rows: [rowLine({ number: 'N', yuan: '1.00', kind: '退款' })] },
      /nothing or less/,
    ],
    ['half a fen', { rows: [rowLine({ number: 'N', yuan: '1.005' })] }, /no amount/],
    ['an amount in letters', { rows: [rowLine({ number: 'N', yuan: '1e3' })] }, /no amount/],
    ['no order number', { rows: [rowLine({ number: '', yuan: '1.00' })] }, /no number/],
    [
      'a day that does not exist',
      { rows: [rowLine({ number: 'N', yuan: '1.00', at: '2019-02-30 00:00:00' })] },
      /no time/,
    ],
    ['a line that is cut', { rows: ['2019091622001458860515315453\t,N'] }, /other columns/],
  ])('is of no use with %s', (_, wish, why) => {
    const statement = read(wish);
    expect(statement.ok ? '' : statement.error).toMatch(why);
  });

  it('says on which line', () => {
    const statement = read({ rows: [...ROWS, 'x'], totals: TOTALS });
    expect(statement.ok ? '' : statement.error).toBe('line 9: other columns than the header');
  });

  it('is of no use at whatever byte it is cut', () => {
    const whole = statementFile({ rows: ROWS, totals: TOTALS });
    const lastTotal = whole.indexOf(gbk('#导出时间'));
    for (let length = 0; length < lastTotal - 40; length += 7) {
      expect(readFile(whole.subarray(0, length)).ok).toBe(false);
    }
  });

  it('adds up whatever the rows are', () => {
    const amount = fc.integer({ min: 1, max: 10_000_000_00 });
    fc.assert(
      fc.property(fc.array(fc.tuple(amount, fc.boolean()), { maxLength: 40 }), (all) => {
        const sum = (refund: boolean) =>
          all.reduce((total, [value, is]) => total + (is === refund ? value : 0), 0);
        const count = (refund: boolean) => all.filter(([, is]) => is === refund).length;
        const minus = sum(true) === 0 ? '' : '-';
        const totals = [
          `#交易合计：${count(false)}笔，商家实收共${fenToYuanText(fen(sum(false)))}元，商家优惠共0.00元`,
          `#退款合计：${count(true)}笔，商家实收退款共${minus}${fenToYuanText(fen(sum(true)))}元，商家优惠退款共0.00元`,
        ];
        const rows = all.map(([value, refund]) =>
          rowLine({ number: 'N', yuan: `${refund ? '-' : ''}${fenToYuanText(fen(value))}` }),
        );
        const statement = read({ rows, totals });
        expect(statement.ok && statement.value.map(({ amount }) => amount)).toEqual(
          all.map(([value]) => value),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('never throws at bytes that are no statement', () => {
    const text = statementText({ rows: ROWS, totals: TOTALS });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat({ max: text.length * 2 }), (noise, place) => {
        const whole = gbk(text);
        const bytes = Buffer.concat([whole.subarray(0, place), noise, whole.subarray(place)]);
        const statement = readFile(bytes);
        if (statement.ok) expect(statement.value).toHaveLength(3);
      }),
    );
  });
});
