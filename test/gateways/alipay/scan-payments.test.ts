import { describe, expect, it } from 'vitest';
import { fen } from '../../../src/shared/money';
import { shanghaiDateTime } from '../../../src/shared/time-zone';
import { done, NUMBER, refused, scripted, terms, type Reply } from './scripted-alipay';

const QR = { qr_code: 'https://qr.alipay.com/bax03206ug0kulveltqc80a8' };
const PAID = {
  trade_no: '2026112322001496461000000001',
  trade_status: 'TRADE_SUCCESS',
  total_amount: '120.00',
  send_pay_date: '2026-11-23 17:00:00',
};
/** As Alipay really answers it, before and after a full refund: only the pay date differs. */
const CLOSED = {
  ...PAID,
  trade_status: 'TRADE_CLOSED',
  send_pay_date: undefined,
  buyer_pay_amount: '0.00',
  invoice_amount: '0.00',
  point_amount: '0.00',
  receipt_amount: '0.00',
};
const paidAt = Date.UTC(2026, 10, 23, 9);

describe('a code to scan', () => {
  it('is asked for with an absolute end, the amount in yuan and a subject Alipay takes', async () => {
    const settings = { notifyUrl: 'https://example.com/n', storeId: 'HALL-1', terminalId: 'KIOSK-7' };
    const { gateway, heard } = await scripted(() => done(QR), { settings });
    expect(await gateway.create(terms)).toEqual({ kind: 'created', qrText: QR.qr_code });
    expect(heard[0]?.params).toMatchObject({
      method: 'alipay.trade.precreate',
      charset: 'utf-8',
      sign_type: 'RSA2',
      version: '1.0',
      notify_url: 'https://example.com/n',
    });
    expect(heard[0]?.biz).toEqual({
      out_trade_no: NUMBER,
      total_amount: '120.00',
      subject: '一级建造师 ／ 报名费 A＆B＝2',
      product_code: 'FACE_TO_FACE_PAYMENT',
      time_expire: shanghaiDateTime(terms.expiresAt),
      qr_code_timeout_express: '5m',
      store_id: 'HALL-1',
      terminal_id: 'KIOSK-7',
    });
  });

  it('is the same request when it is sent again', async () => {
    const { gateway, heard } = await scripted(() => done(QR));
    await gateway.create(terms);
    await gateway.create(terms);
    expect(heard[1]?.biz).toEqual(heard[0]?.biz);
  });

  it.each<[string, Reply, object]>([
    ['another number', done({ ...QR, out_trade_no: 'K20261123other1' }), { why: 'unverified' }],
    ['no number', { node: { code: '10000', ...QR } }, { why: 'unverified' }],
    ['another amount', done({ ...QR, total_amount: '1.00' }), { why: 'unverified' }],
    ['another merchant', done({ ...QR, seller_id: '2088000000000000' }), { why: 'unverified' }],
    ['another application', done({ ...QR, app_id: '2021999999999999' }), { why: 'unverified' }],
    ['no code', done(), { why: 'unverified' }],
    ['a code that no one can show', done({ qr_code: `https://${'x'.repeat(600)}` }), { why: 'unverified' }],
    ['20000', refused('isp.unknow-error', {}, '20000'), { why: 'gateway-error', incident: null }],
    ['a system error', refused('ACQ.SYSTEM_ERROR'), { why: 'gateway-error', incident: null }],
    ['a code nobody knows', refused('x', {}, '77777'), { why: 'gateway-error' }],
    ['too many calls', refused('isv.app-call-limited', {}, '40005'), { why: 'rate-limited' }],
  ])('is no code when the signed answer has %s', async (_, reply, expected) => {
    const { gateway } = await scripted(() => reply);
    expect(await gateway.create(terms)).toMatchObject({ kind: 'no-answer', ...expected });
  });

  it.each([
    ['ACQ.TRADE_HAS_SUCCESS', '40004', 'already-paid'],
    ['ACQ.TRADE_HAS_CLOSE', '40004', 'already-closed'],
    ['ACQ.CONTEXT_INCONSISTENT', '40004', 'number-used'],
    ['ACQ.TOTAL_FEE_EXCEED', '40004', 'limit'],
    ['ACQ.APPLY_PC_MERCHANT_CODE_ERROR', '40004', 'limit'],
    ['ACQ.ACCESS_FORBIDDEN', '40004', 'not-permitted'],
    ['ACQ.INVALID_PARAMETER', '40004', 'bad-request'],
    ['ACQ.NEVER_HEARD_OF', '40004', 'other'],
    ['isv.insufficient-isv-permissions', '40006', 'not-permitted'],
    ['isv.missing-method', '40001', 'bad-request'],
    ['isv.invalid-signature', '40002', 'not-permitted'],
    ['isv.invalid-timestamp', '40002', 'bad-request'],
    ['aop.invalid-auth-token', '20001', 'not-permitted'],
  ])('is refused with a reason: %s', async (subCode, code, reason) => {
    const { gateway } = await scripted(() => refused(subCode, {}, code));
    const answer = await gateway.create(terms);
    expect(answer).toMatchObject({ kind: 'refused', reason });
    expect(answer.kind === 'refused' && answer.detail).toContain(subCode);
  });
});

describe('the state of a number', () => {
  it.each<[string, Reply, object]>([
    [
      'paid',
      done(PAID),
      { kind: 'paid', money: { amount: fen(12_000), gatewayTradeNo: PAID.trade_no, paidAt } },
    ],
    ['paid and no longer refundable', done({ ...PAID, trade_status: 'TRADE_FINISHED' }), { kind: 'paid' }],
    [
      'paid, said in numbers',
      done({ ...PAID, total_amount: 88.88 }),
      { kind: 'paid', money: { amount: 8_888 } },
    ],
    ['waiting', done({ ...PAID, trade_status: 'WAIT_BUYER_PAY', send_pay_date: '' }), { kind: 'unpaid' }],
    ['not scanned yet', refused('ACQ.TRADE_NOT_EXIST', { out_trade_no: NUMBER }), { kind: 'absent' }],
    ['not known', refused('ACQ.SYSTEM_ERROR'), { kind: 'no-answer', why: 'gateway-error' }],
    [
      'not ours to ask',
      refused('isv.insufficient-isv-permissions', {}, '40006'),
      { kind: 'no-answer', why: 'gateway-error', incident: null },
    ],
    [
      'a state nobody knows',
      done({ ...PAID, trade_status: 'TRADE_PENDING' }),
      { kind: 'no-answer', why: 'unverified' },
    ],
    [
      'paid without an amount',
      done({ ...PAID, total_amount: undefined }),
      { kind: 'no-answer', why: 'unverified' },
    ],
    [
      'paid with half a fen',
      done({ ...PAID, total_amount: '1.005' }),
      { kind: 'no-answer', why: 'unverified' },
    ],
    [
      'paid less than nothing',
      done({ ...PAID, total_amount: '-120.00' }),
      { kind: 'no-answer', why: 'unverified' },
    ],
    [
      'another number’s',
      done({ ...PAID, out_trade_no: 'K20261123other1' }),
      { kind: 'no-answer', why: 'unverified' },
    ],
    [
      'another number’s absence',
      refused('ACQ.TRADE_NOT_EXIST', { out_trade_no: 'K2' }),
      { kind: 'no-answer', why: 'unverified' },
    ],
    ['nobody’s', { node: { code: '10000', ...PAID } }, { kind: 'no-answer', why: 'unverified' }],
  ])('is read from a signed answer: %s', async (_, reply, expected) => {
    const { gateway } = await scripted(() => reply);
    expect(await gateway.query(NUMBER)).toMatchObject(expected);
  });

  it('with another amount is handed on for the core to judge', async () => {
    const { gateway } = await scripted(() => done({ ...PAID, total_amount: '0.01' }));
    expect(await gateway.query(NUMBER)).toMatchObject({ kind: 'paid', money: { amount: 1 } });
  });

  it('paid without a pay date is still money', async () => {
    const { gateway } = await scripted(() => done({ ...PAID, send_pay_date: undefined }));
    const answer = await gateway.query(NUMBER);
    expect(answer.kind === 'paid' && Math.abs(answer.money.paidAt - Date.now())).toBeLessThan(5_000);
  });
});

describe('TRADE_CLOSED', () => {
  const withRefund = (refund: Reply, closed: object = CLOSED) =>
    scripted((heard) => (heard.method === 'alipay.trade.query' ? done(closed) : refund));

  it('is "never paid" only when nothing hints at money and no refund exists', async () => {
    const { gateway, heard } = await withRefund({ node: { code: '10000', msg: 'Success' } });
    expect(await gateway.query(NUMBER)).toEqual({ kind: 'closed' });
    expect(heard.map(({ method }) => method)).toEqual([
      'alipay.trade.query',
      'alipay.trade.fastpay.refund.query',
    ]);
    expect(heard[0]?.biz['query_options']).toEqual(['fund_bill_list']);
    expect(heard[1]?.biz).toMatchObject({ out_trade_no: NUMBER, out_request_no: NUMBER });
  });

  it.each([
    ['a pay date, with every amount at zero as after a full refund', { send_pay_date: PAID.send_pay_date }],
    ['an amount that was received', { receipt_amount: '120.00' }],
    ['an amount that the buyer paid', { buyer_pay_amount: 0.01 }],
    ['points', { point_amount: '0.01' }],
    ['an invoice amount', { invoice_amount: '120.00' }],
    ['a fund list', { fund_bill_list: [{ fund_channel: 'ALIPAYACCOUNT', amount: '120.00' }] }],
    ['a fund list written as a text', { fund_bill_list: '[{"amount":"120.00"}]' }],
  ])('was paid and given back when it shows %s', async (_, hint) => {
    const { gateway } = await withRefund(refused('ACQ.SYSTEM_ERROR'), { ...CLOSED, ...hint });
    const answer = await gateway.query(NUMBER);
    expect(answer).toMatchObject({ kind: 'misfit', cause: 'refunded-elsewhere', money: { amount: 12_000 } });
  });

  it.each<[string, Reply, object]>([
    [
      'a refund that was made',
      done({ refund_status: 'REFUND_SUCCESS', refund_amount: '120.00' }),
      { kind: 'misfit' },
    ],
    ['a refund without a state', done({ refund_amount: '120.00' }), { kind: 'misfit' }],
    ['none', refused('ACQ.TRADE_NOT_EXIST'), { kind: 'closed' }],
    ['no permission to ask', refused('isv.insufficient-isv-permissions', {}, '40006'), { kind: 'closed' }],
    ['no idea', refused('ACQ.SYSTEM_ERROR'), { kind: 'no-answer' }],
    ['another number’s refund', done({ out_trade_no: 'K2' }), { kind: 'no-answer', why: 'unverified' }],
    [
      'an unsigned answer',
      { body: '{"alipay_trade_fastpay_refund_query_response":{"code":"10000"}}' },
      { kind: 'no-answer', why: 'unverified' },
    ],
  ])('without a hint depends on the refund query: %s', async (_, refund, expected) => {
    const { gateway } = await withRefund(refund);
    expect(await gateway.query(NUMBER)).toMatchObject(expected);
  });
});

describe('closing', () => {
  it.each<[string, Reply, object]>([
    ['done', done({ trade_no: 'x' }), { kind: 'accepted' }],
    ['not scanned yet', refused('ACQ.TRADE_NOT_EXIST'), { kind: 'absent' }],
    ['paid already', refused('ACQ.REASON_TRADE_STATUS_INVALID'), { kind: 'refused', reason: 'other' }],
    ['not known', refused('ACQ.SYSTEM_ERROR'), { kind: 'no-answer', why: 'gateway-error' }],
    ['another number', done({ out_trade_no: 'K2' }), { kind: 'no-answer', why: 'unverified' }],
  ])('is answered: %s', async (_, reply, expected) => {
    const { gateway, heard } = await scripted(() => reply);
    expect(await gateway.close(NUMBER)).toMatchObject(expected);
    expect(heard).toMatchObject([{ method: 'alipay.trade.close', biz: { out_trade_no: NUMBER } }]);
  });
});
