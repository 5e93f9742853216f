import { describe, expect, it } from 'vitest';
import type { RefundTerms } from '../../../src/main/ports';
import { fen } from '../../../src/shared/money';
import { done, NUMBER, refused, scripted, type Reply } from './scripted-alipay';

const terms: RefundTerms = {
  refundNumber: 'R20261123xyz',
  outTradeNo: NUMBER,
  amount: fen(6_000),
  paidAmount: fen(12_000),
  reason: '重复缴费',
};
const REFUND = {
  out_request_no: terms.refundNumber,
  refund_amount: '60.00',
  total_amount: '120.00',
  refund_status: 'REFUND_SUCCESS',
  gmt_refund_pay: '2026-11-23 17:00:00',
};
const doneAt = Date.UTC(2026, 10, 23, 9);

describe('a refund', () => {
  it('goes out under its number, and is never believed done by its own answer', async () => {
    const { gateway, heard } = await scripted(() => done({ fund_change: 'Y', refund_fee: '60.00' }));
    expect(await gateway.refund(terms)).toEqual({ kind: 'processing' });
    expect(heard).toMatchObject([
      {
        method: 'alipay.trade.refund',
        biz: {
          out_trade_no: NUMBER,
          out_request_no: terms.refundNumber,
          refund_amount: '60.00',
          refund_reason: '重复缴费',
        },
      },
    ]);
  });

  it.each<[string, Reply, object]>([
    ['taken, no money moved by this call', done({ fund_change: 'N' }), { kind: 'processing' }],
    [
      'another number',
      done({ out_trade_no: 'K2', fund_change: 'Y' }),
      { kind: 'no-answer', why: 'unverified' },
    ],
    ['no number', { node: { code: '10000', fund_change: 'Y' } }, { kind: 'no-answer', why: 'unverified' }],
    ['not known', refused('ACQ.SYSTEM_ERROR'), { kind: 'no-answer', why: 'gateway-error' }],
    ['20000', refused('aop.unknow-error', {}, '20000'), { kind: 'no-answer', why: 'gateway-error' }],
    [
      'no money at the merchant',
      refused('ACQ.SELLER_BALANCE_NOT_ENOUGH'),
      { kind: 'refused', reason: 'not-enough-funds' },
    ],
    ['no such trade', refused('ACQ.TRADE_NOT_EXIST'), { kind: 'refused', reason: 'other' }],
    [
      'no permission',
      refused('isv.insufficient-isv-permissions', {}, '40006'),
      { kind: 'refused', reason: 'not-permitted' },
    ],
  ])('is answered: %s', async (_, reply, expected) => {
    const { gateway, heard } = await scripted(() => reply);
    expect(await gateway.refund(terms)).toMatchObject(expected);
    expect(heard).toHaveLength(1);
  });
});

describe('what became of a refund', () => {
  it.each<[string, Reply, object]>([
    ['done', done(REFUND), { kind: 'done', at: doneAt }],
    ['under way', done({ ...REFUND, refund_status: 'REFUND_PROCESSING' }), { kind: 'processing' }],
    [
      'never received: 10000 and nothing else',
      { node: { code: '10000', msg: 'Success' } },
      { kind: 'absent' },
    ],
    ['no status, though named', done({ ...REFUND, refund_status: '' }), { kind: 'absent' }],
    ['stuck', done({ ...REFUND, refund_status: 'REFUND_FAIL' }), { kind: 'stuck', detail: 'REFUND_FAIL' }],
    ['no such trade', refused('ACQ.TRADE_NOT_EXIST'), { kind: 'absent' }],
    ['another refund', done({ ...REFUND, out_request_no: 'R2' }), { kind: 'no-answer', why: 'unverified' }],
    [
      'no refund named',
      done({ ...REFUND, out_request_no: undefined }),
      { kind: 'no-answer', why: 'unverified' },
    ],
    ['no order named', { node: { code: '10000', ...REFUND, out_trade_no: '' } }, { kind: 'done' }],
    ['another order', done({ ...REFUND, out_trade_no: 'K2' }), { kind: 'no-answer', why: 'unverified' }],
    ['another amount', done({ ...REFUND, refund_amount: '6.00' }), { kind: 'no-answer', why: 'unverified' }],
    ['no amount', done({ ...REFUND, refund_amount: undefined }), { kind: 'no-answer', why: 'unverified' }],
    ['not known', refused('ACQ.SYSTEM_ERROR'), { kind: 'no-answer', why: 'gateway-error' }],
    [
      'unsigned',
      { body: '{"alipay_trade_fastpay_refund_query_response":{"code":"10000"}}' },
      { kind: 'no-answer', why: 'unverified' },
    ],
  ])('is read from a signed answer: %s', async (_, reply, expected) => {
    const { gateway, heard } = await scripted(() => reply);
    expect(await gateway.queryRefund(terms)).toMatchObject(expected);
    expect(heard[0]?.biz).toEqual({
      out_trade_no: NUMBER,
      out_request_no: terms.refundNumber,
      query_options: ['gmt_refund_pay'],
    });
  });
});
