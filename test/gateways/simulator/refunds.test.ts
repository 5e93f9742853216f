import { describe, expect, test } from 'vitest';
import type { RefundTerms } from '../../../src/main/ports';
import { fen } from '../../../src/shared/money';
import { act, qrOf, someTerms, startBench, type TestBench } from './simulator-for-test';

let count = 0;

function refundOf(outTradeNo: string, amount: number, changes: Partial<RefundTerms> = {}): RefundTerms {
  count += 1;
  const refundNumber = `R${String(count).padStart(9, '0')}`;
  return {
    refundNumber,
    outTradeNo,
    amount: fen(amount),
    paidAmount: fen(12_000),
    reason: '重复缴费',
    ...changes,
  };
}

async function paid(bench: TestBench): Promise<{ number: string; qrText: string }> {
  const terms = someTerms(bench);
  const qrText = await qrOf(bench.wechat, terms);
  await act(bench, qrText, 'pay');
  return { number: terms.outTradeNo, qrText };
}

describe('refunds of the simulated gateway', () => {
  test('under way, then done; the same number again moves nothing', async () => {
    const bench = await startBench();
    const { number } = await paid(bench);
    const refund = refundOf(number, 5_000);
    expect(await bench.wechat.refund(refund)).toEqual({ kind: 'processing' });
    expect(await bench.wechat.queryRefund(refund)).toEqual({ kind: 'processing' });
    bench.clock.push(3_001);
    const done = await bench.wechat.queryRefund(refund);
    expect(done).toMatchObject({ kind: 'done' });
    expect(await bench.wechat.refund(refund)).toEqual(done);
    const [entry] = bench.simulator.ledger();
    expect(entry?.refunds).toEqual([
      { refundNumber: refund.refundNumber, amount: 5_000, state: 'done', elsewhere: false },
    ]);
  });

  test('the sum never passes what was paid', async () => {
    const bench = await startBench();
    const { number } = await paid(bench);
    await bench.wechat.refund(refundOf(number, 7_000));
    expect(await bench.wechat.refund(refundOf(number, 5_001))).toMatchObject({
      kind: 'refused',
      reason: 'limit',
    });
    expect(await bench.wechat.refund(refundOf(number, 5_000))).toEqual({ kind: 'processing' });
    expect(await bench.wechat.refund(refundOf(number, 1))).toMatchObject({ reason: 'limit' });
  });

  test('fifty parts at most', async () => {
    const bench = await startBench();
    const { number } = await paid(bench);
    for (let i = 0; i < 50; i += 1) {
      expect(await bench.wechat.refund(refundOf(number, 1))).toEqual({ kind: 'processing' });
    }
    expect(await bench.wechat.refund(refundOf(number, 1))).toMatchObject({ reason: 'limit' });
  });

  test('what cannot be refunded is refused with a reason', async () => {
    const bench = await startBench();
    const { number, qrText } = await paid(bench);
    const unpaid = someTerms(bench);
    await qrOf(bench.wechat, unpaid);
    const known = refundOf(number, 100);
    await bench.wechat.refund(known);
    const refused: readonly [RefundTerms, string][] = [
      [refundOf(unpaid.outTradeNo, 100), 'bad-request'],
      [refundOf('NEVERSEEN001', 100), 'other'],
      [refundOf(number, 100, { paidAmount: fen(11_999) }), 'bad-request'],
      [{ ...known, amount: fen(101) }, 'number-used'],
      [refundOf(number, 0), 'bad-request'],
      [refundOf(number, 100, { refundNumber: 'x' }), 'bad-request'],
    ];
    for (const [terms, reason] of refused) {
      expect(await bench.wechat.refund(terms)).toMatchObject({ kind: 'refused', reason });
    }
    expect(await bench.wechat.queryRefund(refundOf(number, 100, { refundNumber: 'R-NEVERSEEN' }))).toEqual({
      kind: 'absent',
    });
    await act(bench, qrText, 'revoke-elsewhere');
    expect(bench.simulator.ledger()[0]?.standing).toBe('paid');
  });

  test('a dropped line after the refund: the same number finds it', async () => {
    const bench = await startBench();
    const { number } = await paid(bench);
    const refund = refundOf(number, 12_000);
    await bench.simulator.faults.set({ droppedRefund: 1, refundDelayMs: 0 });
    expect(await bench.wechat.refund(refund)).toMatchObject({ kind: 'no-answer', why: 'network' });
    expect(await bench.wechat.refund(refund)).toMatchObject({ kind: 'done' });
    expect(bench.simulator.ledger()[0]?.refunds).toHaveLength(1);
  });

  test('no funds: refused, and the same number goes through later', async () => {
    const bench = await startBench();
    const { number } = await paid(bench);
    const refund = refundOf(number, 12_000);
    await bench.simulator.faults.set({ refundWithoutFunds: 1 });
    expect(await bench.wechat.refund(refund)).toMatchObject({ kind: 'refused', reason: 'not-enough-funds' });
    expect(await bench.wechat.queryRefund(refund)).toEqual({ kind: 'absent' });
    expect(await bench.wechat.refund(refund)).toEqual({ kind: 'processing' });
  });

  test('stuck until somebody acts at the merchant platform', async () => {
    const bench = await startBench();
    const { number, qrText } = await paid(bench);
    const refund = refundOf(number, 12_000);
    await bench.simulator.faults.set({ stuckRefund: 1 });
    expect(await bench.wechat.refund(refund)).toMatchObject({ kind: 'stuck' });
    bench.clock.push(3_600_000);
    expect(await bench.wechat.queryRefund(refund)).toMatchObject({ kind: 'stuck' });
    expect(await act(bench, qrText, 'finish-refund')).toBe('refunds-finished');
    expect(await bench.wechat.queryRefund(refund)).toMatchObject({ kind: 'done' });
  });
});
