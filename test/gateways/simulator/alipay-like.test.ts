import { describe, expect, test } from 'vitest';
import { fen } from '../../../src/shared/money';
import { act, post, qrOf, someTerms, startBench } from './simulator-for-test';

describe('the Alipay-like gateway', () => {
  test('no trade before the scan: query and close know nothing, and the code stays good', async () => {
    const bench = await startBench();
    const terms = someTerms(bench);
    const qrText = await qrOf(bench.alipay, terms);
    expect(await bench.alipay.query(terms.outTradeNo)).toMatchObject({ kind: 'absent' });
    expect(await bench.alipay.close(terms.outTradeNo)).toEqual({ kind: 'absent' });
    expect((await post(bench, new URL(qrText).pathname, { act: 'scan' })).status).toBe(204);
    expect(await bench.alipay.query(terms.outTradeNo)).toMatchObject({ kind: 'unpaid' });
    expect(await act(bench, qrText, 'pay')).toBe('paid');
    expect(await bench.alipay.query(terms.outTradeNo)).toMatchObject({ kind: 'paid' });
  });

  test('scanned and unpaid can be closed once; closed and paid refuse', async () => {
    const bench = await startBench();
    const terms = someTerms(bench);
    const qrText = await qrOf(bench.alipay, terms);
    expect(await act(bench, qrText, 'decline')).toBe('declined');
    expect(await bench.alipay.close(terms.outTradeNo)).toEqual({ kind: 'accepted' });
    expect(await bench.alipay.query(terms.outTradeNo)).toEqual({ kind: 'closed' });
    expect(await bench.alipay.close(terms.outTradeNo)).toMatchObject({
      kind: 'refused',
      reason: 'already-closed',
    });
    expect(await act(bench, qrText, 'pay')).toBe('closed');
    expect(await bench.alipay.create(terms)).toMatchObject({ kind: 'refused', reason: 'already-closed' });
    const paid = someTerms(bench);
    await act(bench, await qrOf(bench.alipay, paid), 'pay');
    expect(await bench.alipay.close(paid.outTradeNo)).toMatchObject({
      kind: 'refused',
      reason: 'already-paid',
    });
  });

  test('the expiry is absolute: unscanned stays absent, scanned turns closed', async () => {
    const bench = await startBench();
    const unscanned = someTerms(bench);
    const scanned = someTerms(bench, { expiresAt: unscanned.expiresAt });
    const unscannedQr = await qrOf(bench.alipay, unscanned);
    await act(bench, await qrOf(bench.alipay, scanned), 'decline');
    bench.clock.push(300_001);
    expect(await act(bench, unscannedQr, 'pay')).toBe('expired');
    expect(await bench.alipay.query(unscanned.outTradeNo)).toMatchObject({ kind: 'absent' });
    expect(await bench.alipay.query(scanned.outTradeNo)).toEqual({ kind: 'closed' });
    expect(await bench.alipay.create(unscanned)).toMatchObject({ kind: 'refused' });
  });

  test('codes of the same number live side by side, twenty at most', async () => {
    const bench = await startBench();
    const terms = someTerms(bench);
    const first = await qrOf(bench.alipay, terms);
    for (let i = 1; i < 20; i += 1) await qrOf(bench.alipay, terms);
    expect(await bench.alipay.create(terms)).toMatchObject({ kind: 'refused', reason: 'limit' });
    expect(await bench.alipay.create({ ...terms, amount: fen(1) })).toMatchObject({ reason: 'number-used' });
    expect(await act(bench, first, 'pay')).toBe('paid');
  });

  test('a full refund turns the trade closed, and that is told from never paid', async () => {
    const bench = await startBench();
    const terms = someTerms(bench);
    const qrText = await qrOf(bench.alipay, terms);
    await act(bench, qrText, 'pay');
    const part = {
      refundNumber: 'R00000000001',
      outTradeNo: terms.outTradeNo,
      amount: fen(5_000),
      paidAmount: terms.amount,
      reason: '',
    };
    await bench.alipay.refund(part);
    expect(await bench.alipay.query(terms.outTradeNo)).toMatchObject({ kind: 'paid' });
    expect(await act(bench, qrText, 'refund-elsewhere')).toBe('refunded-elsewhere');
    expect(await bench.alipay.query(terms.outTradeNo)).toMatchObject({
      kind: 'misfit',
      cause: 'refunded-elsewhere',
      money: { amount: 12_000 },
    });
  });
});
