import { expect, test } from 'vitest';
import { readStatement as readSlices } from '../../../../src/main/gateways/wechat/read-statement';

const HEAD =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注';
const SUMMARY =
  '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额';
const PAID =
  '`2019-02-19 01:51:59,`wxab8acd895ab1638a,`1921000401,`0,`,`4200000263201902167700136502,`autotest_20190219015157_13391,`wxab8acd865bb1637e,`NATIVE,`SUCCESS,`OTHERS,`CNY,`0.03,`0.01,`0,`0,`0.00,`0.00,`,`,`autotest,`,`0.01000,`39.00%,`0.03,`0.00,`';
const REFUND =
  '`2019-02-19 05:01:46,`wxab8acd895ab1638a,`1921000401,`0,`harryma007,`4200000263201902167700134212,`autotest_20190216081946_82335,`oHkLxtx0vUqe-18p_AXTZ1innxkCY,`JSAPI,`REFUND,`OTHERS,`CNY,`0.00,`0.00,`50000709672019011908420787722,`REF4200000263201902167700963919,`0.01,`0.00,`ORIGINAL,`SUCCESS,`系统拨测,`,`0.00000,`39.00%,`0.00,`0.01,`';
const TOTAL = '`2.0,`0.03,`0.01,`0.0,`0.01,`0.03,`0.01';
const MERCHANT = { mchid: '1921000401', appid: 'wxab8acd895ab1638a' };

let pauses = 0;
const readStatement = (text: string, merchant: typeof MERCHANT) =>
  readSlices(text, merchant, async () => {
    pauses += 1;
  });
const file = (...lines: readonly string[]) => `\uFEFF${lines.join('\r\n')}\r\n`;
const sample = file(HEAD, PAID, REFUND, SUMMARY, TOTAL);

test('a payment and a refund as WeChat lists them', async () => {
  expect(await readStatement(sample, MERCHANT)).toEqual({
    ok: true,
    value: [
      {
        kind: 'paid',
        outTradeNo: 'autotest_20190219015157_13391',
        gatewayTradeNo: '4200000263201902167700136502',
        amount: 3,
        at: Date.UTC(2019, 1, 18, 17, 51, 59),
      },
      {
        kind: 'refunded',
        outTradeNo: 'autotest_20190216081946_82335',
        gatewayTradeNo: '4200000263201902167700134212',
        refundNumber: 'REF4200000263201902167700963919',
        amount: 1,
        at: null,
        state: 'done',
      },
    ],
  });
});

test('line feeds alone, no mark at the front, and columns in another order are the same statement', async () => {
  const expected = await readStatement(sample, MERCHANT);
  expect(await readStatement(sample.slice(1).replaceAll('\r\n', '\n'), MERCHANT)).toEqual(expected);
  const turned = sample
    .slice(1)
    .split('\r\n')
    .slice(0, 3)
    .map((line) => {
      const cells = line.replace(/^`/, '').split(/,`?/);
      const [last = '', ...others] = cells.toReversed();
      const moved = [...others.toReversed(), last];
      return line.startsWith('`') ? moved.map((cell) => `\`${cell}`).join(',') : moved.join(',');
    });
  expect(await readStatement(file(...turned, SUMMARY, TOTAL), MERCHANT)).toEqual(expected);
});

test.each([
  ['commas', '报名费, 2026 年'],
  ['even the separator', 'a,`b,`c'],
])('a name with %s in it moves no column', async (_what, name) => {
  const read = await readStatement(sample.replace('`autotest,', `\`${name},`), MERCHANT);
  expect(read.ok && read.value[0]).toMatchObject({ amount: 3 });
});

test('refunds under way, stuck ones and reversals', async () => {
  const of = async (row: string) => {
    const read = await readStatement(
      file(HEAD, row, SUMMARY, '`1,`0.00,`0.01,`0.00,`0.00,`0.00,`0.01'),
      MERCHANT,
    );
    return read.ok ? read.value[0] : read.error;
  };
  expect(await of(REFUND.replace('ORIGINAL,`SUCCESS', 'ORIGINAL,`PROCESSING'))).toMatchObject({
    state: 'processing',
  });
  expect(await of(REFUND.replace('ORIGINAL,`SUCCESS', 'ORIGINAL,`CHANGE'))).toMatchObject({ state: 'stuck' });
  expect(await of(REFUND.replace('`REFUND,', '`REVOKED,').replace('ORIGINAL,`SUCCESS', ',`'))).toMatchObject({
    kind: 'refunded',
    state: 'done',
  });
});

test('an empty day has a summary of nothing', async () => {
  const empty = file(HEAD, SUMMARY, '`0,`0.00,`0.00,`0.00,`0.00,`0.00,`0.00');
  expect(await readStatement(empty, MERCHANT)).toEqual({ ok: true, value: [] });
});

test('trades of other apps of the same merchant count in the sums and are left out', async () => {
  const other = sample.replace('`wxab8acd895ab1638a,`1921000401,`0,`harry', '`wx2,`1921000401,`0,`harry');
  const read = await readStatement(other, MERCHANT);
  expect(read.ok && read.value.map(({ kind }) => kind)).toEqual(['paid']);
});

test.each([
  ['nothing', '', /not a WeChat Pay bill/],
  ['a page of words', '<html>', /not a WeChat Pay bill/],
  ['cut off before its summary', file(HEAD, PAID, REFUND), /cut off/],
  ['cut off in its summary', file(HEAD, PAID, REFUND, SUMMARY), /cut off/],
  ['a row missing', file(HEAD, PAID, SUMMARY, TOTAL), /counts 2\.0 rows, there are 1/],
  ['a row cut short', file(HEAD, PAID.slice(0, 60), SUMMARY, '`1,`0,`0,`0,`0,`0,`0'), /row 1: not whole/],
  ['another sum', sample.replace('`0.03,`0.01,`0.0,', '`0.04,`0.01,`0.0,'), /应结订单总金额 is 0\.04/],
  ['another sum of refunds', sample.replace(/`0\.01\r\n$/, '`0.02\r\n'), /申请退款总金额/],
  ['an amount that is none', sample.replaceAll('`0.03,', '`0.0x,'), /not an amount/],
  ['an amount too exact', sample.replaceAll('`0.03,', '`0.030,'), /not an amount/],
  ['a negative amount', sample.replaceAll('`0.03,', '`-0.03,'), /not an amount/],
  ['a state that nobody knows', sample.replace('`SUCCESS,`OTHERS', '`MAYBE,`OTHERS'), /MAYBE/],
  ['no number of ours', sample.replace('`autotest_20190219015157_13391', '`'), /商户订单号/],
  ['no time', sample.replace('`2019-02-19 01:51:59', '`2019-02-30 01:51:59'), /交易时间/],
  ['another merchant', sample.replaceAll('1921000401', '1921000402'), /another merchant/],
])('%s: nothing of it is used', async (_what, text, words) => {
  const read = await readStatement(text, MERCHANT);
  expect(read.ok ? '' : read.error).toMatch(words);
});

test('a hundred thousand rows are read in slices', async () => {
  const rows = Array.from({ length: 100_000 }, () => PAID);
  const total = '`100000,`3000.00,`0.00,`0.00,`0.00,`3000.00,`0.00';
  pauses = 0;
  const read = await readStatement(file(HEAD, ...rows, SUMMARY, total), MERCHANT);
  expect(pauses).toBe(50);
  expect(read.ok && read.value.length).toBe(100_000);
});
