import { describe, expect, test } from 'vitest';
import type { StatementAnswer } from '../../../src/main/ports';
import { fen } from '../../../src/shared/money';
import { shanghaiDate, shanghaiDayRange } from '../../../src/shared/time-zone';
import { act, qrOf, someTerms, startBench, type TestBench } from './simulator-for-test';

const HOUR = 3_600_000;

/** Noon of a day to come, so that no test meets midnight; answers the day. */
function atNoon(bench: TestBench): string {
  const { toMs } = shanghaiDayRange(shanghaiDate(bench.clock.now()));
  bench.clock.push(toMs + 12 * HOUR - bench.clock.now());
  return shanghaiDate(bench.clock.now());
}

async function statementOf(bench: TestBench, day: string): Promise<StatementAnswer> {
  const { statements } = bench.wechat;
  if (statements === null) throw new Error('no statements');
  return statements.fetch(day);
}

async function paid(bench: TestBench): Promise<{ number: string; qrText: string }> {
  const terms = someTerms(bench);
  const qrText = await qrOf(bench.wechat, terms);
  await act(bench, qrText, 'pay');
  return { number: terms.outTradeNo, qrText };
}

describe('the statement of a training day', () => {
  test('is being made until ten, then has what moved on that day, and nothing else', async () => {
    const bench = await startBench();
    const day = atNoon(bench);
    const { number } = await paid(bench);
    await qrOf(bench.wechat, someTerms(bench));
    const refund = {
      refundNumber: 'R00000001',
      outTradeNo: number,
      amount: fen(500),
      paidAmount: fen(12_000),
    };
    await bench.wechat.refund({ ...refund, reason: '重复缴费' });
    expect(await statementOf(bench, day)).toEqual({ kind: 'not-ready' });
    bench.clock.push(21 * HOUR);
    expect(await statementOf(bench, day)).toEqual({ kind: 'not-ready' });
    bench.clock.push(HOUR + 1_000);
    const answer = await statementOf(bench, day);
    expect(answer).toMatchObject({
      kind: 'statement',
      rows: [
        { kind: 'paid', outTradeNo: number, amount: 12_000 },
        { kind: 'refunded', outTradeNo: number, refundNumber: 'R00000001', amount: 500, state: 'done' },
      ],
    });
    expect(await statementOf(bench, day)).toEqual(answer);
    const { toMs } = shanghaiDayRange(day);
    expect(await statementOf(bench, shanghaiDate(toMs - 48 * HOUR))).toMatchObject({
      kind: 'statement',
      rows: [],
    });
  });

  test('what somebody did at the merchant platform stands there too', async () => {
    const bench = await startBench();
    const day = atNoon(bench);
    const { qrText, number } = await paid(bench);
    await act(bench, qrText, 'refund-elsewhere');
    bench.clock.push(30 * HOUR);
    expect(await statementOf(bench, day)).toMatchObject({
      rows: [{ kind: 'paid' }, { kind: 'refunded', outTradeNo: number, amount: 12_000, state: 'done' }],
    });
  });

  test('the other channel has its own', async () => {
    const bench = await startBench();
    const day = atNoon(bench);
    await paid(bench);
    bench.clock.push(30 * HOUR);
    expect(await bench.alipay.statements?.fetch(day)).toMatchObject({ kind: 'statement', rows: [] });
  });

  test.each(['2026-02-30', '../orders/1'])('%s is no day and is refused', async (day) => {
    const bench = await startBench();
    expect((await statementOf(bench, day)).kind).not.toBe('statement');
  });

  test('answers that cannot be believed are none', async () => {
    const bench = await startBench();
    const day = atNoon(bench);
    await paid(bench);
    bench.clock.push(30 * HOUR);
    for (const fault of ['unsigned', 'wrongSignature', 'otherNumber', 'staleAnswer'] as const) {
      await bench.simulator.faults.set({ [fault]: 1 });
      expect(await statementOf(bench, day)).toMatchObject({ kind: 'no-answer', why: 'unverified' });
    }
    expect((await statementOf(bench, day)).kind).toBe('statement');
  });
});
