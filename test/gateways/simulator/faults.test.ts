import { describe, expect, test } from 'vitest';
import type { FaultName } from '../../../src/main/gateways/simulator/faults';
import { act, qrOf, someTerms, startBench, type TestBench } from './simulator-for-test';

/** A paid WeChat number and the means to ask about it. */
async function paidNumber(bench: TestBench): Promise<string> {
  const terms = someTerms(bench);
  await act(bench, await qrOf(bench.wechat, terms), 'pay');
  return terms.outTradeNo;
}

describe('answers that must not be believed', () => {
  const unbelievable: readonly [FaultName, RegExp][] = [
    ['unsigned', /without a signature/],
    ['wrongSignature', /wrong signature/],
    ['staleAnswer', /not fresh/],
    ['otherNumber', /another number/],
    ['forgedAbsent', /without a signature/],
  ];

  test.each(unbelievable)(
    '%s brings no result but an incident, then the truth again',
    async (name, incident) => {
      const bench = await startBench();
      const number = await paidNumber(bench);
      await bench.simulator.faults.set({ [name]: 1 });
      const answer = await bench.wechat.query(number);
      expect(answer).toMatchObject({ kind: 'no-answer', why: 'unverified' });
      if (answer.kind === 'no-answer') {
        expect(answer.incident).toMatch(incident);
        expect(answer.incident).toContain(number);
      }
      expect(await bench.wechat.query(number)).toMatchObject({ kind: 'paid' });
      expect(bench.simulator.faults.state()[name]).toBe(0);
    },
  );

  test.each(['unsigned', 'wrongSignature', 'staleAnswer', 'otherNumber'] as const)(
    '%s spoils every kind of call alike',
    async (name) => {
      const bench = await startBench();
      const number = await paidNumber(bench);
      await bench.simulator.faults.set({ [name]: 'until-off' });
      const terms = someTerms(bench);
      const refund = {
        refundNumber: 'R00000000001',
        outTradeNo: number,
        amount: terms.amount,
        paidAmount: terms.amount,
        reason: '',
      };
      const answers = [
        await bench.wechat.create(terms),
        await bench.wechat.close(terms.outTradeNo),
        await bench.wechat.refund(refund),
        await bench.wechat.queryRefund(refund),
      ];
      for (const answer of answers) expect(answer).toMatchObject({ kind: 'no-answer', why: 'unverified' });
    },
  );
});

describe('calls that bring nothing', () => {
  test('the line drops after create: the number lives on and a repeat finds it', async () => {
    const bench = await startBench();
    const terms = someTerms(bench);
    await bench.simulator.faults.set({ droppedCreate: 1 });
    expect(await bench.wechat.create(terms)).toMatchObject({ kind: 'no-answer', why: 'network' });
    expect(await bench.wechat.query(terms.outTradeNo)).toMatchObject({ kind: 'unpaid' });
    expect(await act(bench, await qrOf(bench.wechat, terms), 'pay')).toBe('paid');
  });

  test('500 without and with effect look the same from outside', async () => {
    const bench = await startBench();
    const untouched = someTerms(bench);
    const created = someTerms(bench);
    await bench.simulator.faults.set({ serverErrors: 2 });
    for (let i = 0; i < 2; i += 1) {
      const answer = await bench.wechat.create(untouched);
      expect(answer).toEqual({
        kind: 'no-answer',
        why: 'gateway-error',
        retryAfterMs: null,
        incident: null,
      });
    }
    await bench.simulator.faults.set({ errorThoughDone: 1 });
    expect(await bench.wechat.create(created)).toMatchObject({ why: 'gateway-error' });
    expect(await bench.wechat.query(untouched.outTradeNo)).toMatchObject({ kind: 'absent' });
    expect(await bench.wechat.query(created.outTradeNo)).toMatchObject({ kind: 'unpaid' });
  });

  test('429 says when to come back', async () => {
    const bench = await startBench();
    await bench.simulator.faults.set({ rateLimited: 1, retryAfterSeconds: 7 });
    const answer = await bench.alipay.query('T0000000');
    expect(answer).toMatchObject({ kind: 'no-answer', why: 'rate-limited', retryAfterMs: 7_000 });
  });

  test('slow beyond the limit is a timeout, though the gateway did it', async () => {
    const bench = await startBench();
    const terms = someTerms(bench);
    await bench.simulator.faults.set({ slow: 1, slowMs: 60_000 });
    expect(await bench.wechat.create(terms)).toMatchObject({ kind: 'no-answer', why: 'timeout' });
    expect(await bench.wechat.query(terms.outTradeNo)).toMatchObject({ kind: 'unpaid' });
    await bench.simulator.faults.set({ slow: 1, slowMs: 100 });
    expect(await bench.wechat.query(terms.outTradeNo)).toMatchObject({ kind: 'unpaid' });
  });

  test('offline refuses the connection while the wallet stays open, and ends as it began', async () => {
    const bench = await startBench();
    const terms = someTerms(bench);
    const qrText = await qrOf(bench.wechat, terms);
    await bench.simulator.faults.set({ offline: true });
    expect(await bench.wechat.query(terms.outTradeNo)).toMatchObject({ kind: 'no-answer', why: 'network' });
    expect(await act(bench, qrText, 'pay')).toBe('paid');
    await bench.simulator.faults.set({ offline: false });
    expect(await bench.wechat.query(terms.outTradeNo)).toMatchObject({ kind: 'paid' });
  });

  test('offline on and off in a hurry settles on the last word', async () => {
    const bench = await startBench();
    const { faults } = bench.simulator;
    await Promise.all([
      faults.set({ offline: true }),
      faults.set({ offline: false }),
      faults.set({ offline: true }),
      faults.set({ offline: false }),
    ]);
    expect(await bench.wechat.query('T0000000')).toMatchObject({ kind: 'absent' });
  });
});

describe('money and clocks', () => {
  test('query lag: paid, but said to be unpaid as often as asked for', async () => {
    const bench = await startBench();
    await bench.simulator.faults.set({ queryLag: 2 });
    const unpaid = someTerms(bench);
    await qrOf(bench.wechat, unpaid);
    await bench.wechat.query(unpaid.outTradeNo);
    const number = await paidNumber(bench);
    expect(await bench.wechat.query(number)).toMatchObject({ kind: 'unpaid' });
    expect(await bench.wechat.query(number)).toMatchObject({ kind: 'unpaid' });
    expect(await bench.wechat.query(number)).toMatchObject({ kind: 'paid' });
  });

  test('another amount comes twice alike under the same bill number', async () => {
    const bench = await startBench();
    const number = await paidNumber(bench);
    await bench.simulator.faults.set({ otherAmount: 2 });
    const first = await bench.wechat.query(number);
    expect(first).toMatchObject({ kind: 'paid', money: { amount: 12_100 } });
    expect(await bench.wechat.query(number)).toEqual(first);
    expect(await bench.wechat.query(number)).toMatchObject({ money: { amount: 12_000 } });
  });

  test('a close without effect leaves the number payable', async () => {
    const bench = await startBench();
    const terms = someTerms(bench);
    const qrText = await qrOf(bench.wechat, terms);
    await bench.simulator.faults.set({ closeDoesNothing: 1 });
    expect(await bench.wechat.close(terms.outTradeNo)).toEqual({ kind: 'accepted' });
    expect(await bench.wechat.query(terms.outTradeNo)).toMatchObject({ kind: 'unpaid' });
    expect(await act(bench, qrText, 'pay')).toBe('paid');
  });

  test.each(['wechat', 'alipay'] as const)(
    'money after the close of %s arrives by itself',
    async (channel) => {
      const bench = await startBench();
      const gateway = bench[channel];
      const terms = someTerms(bench);
      await qrOf(gateway, terms);
      await bench.simulator.faults.set({ lateAfterClose: 1, lateAfterMs: 20_000 });
      await gateway.close(terms.outTradeNo);
      expect(await gateway.query(terms.outTradeNo)).toMatchObject({
        kind: channel === 'wechat' ? 'closed' : 'absent',
      });
      bench.clock.push(20_001);
      expect(await gateway.query(terms.outTradeNo)).toMatchObject({
        kind: 'paid',
        money: { amount: 12_000 },
      });
    },
  );

  test('the drift of the gateway clock is known to the second, before any answer not at all', async () => {
    const bench = await startBench();
    expect(bench.wechat.clockDriftMs()).toBeNull();
    await bench.wechat.query('T0000000');
    expect(Math.abs(bench.wechat.clockDriftMs() ?? Number.NaN)).toBeLessThan(750);
    await bench.simulator.faults.set({ clockSkewSeconds: 120 });
    await bench.wechat.query('T0000000');
    expect(Math.abs((bench.wechat.clockDriftMs() ?? Number.NaN) - 120_000)).toBeLessThan(750);
  });

  test('clocks more than five minutes apart: nothing is believed, but the drift is known', async () => {
    const bench = await startBench();
    await bench.simulator.faults.set({ clockSkewSeconds: -600 });
    expect(await bench.wechat.query('T0000000')).toMatchObject({ kind: 'no-answer', why: 'unverified' });
    expect(Math.abs((bench.wechat.clockDriftMs() ?? Number.NaN) + 600_000)).toBeLessThan(750);
  });

  test('a stale answer says nothing about the clock', async () => {
    const bench = await startBench();
    await bench.simulator.faults.set({ staleAnswer: 1 });
    await bench.wechat.query('T0000000');
    expect(Math.abs(bench.wechat.clockDriftMs() ?? Number.NaN)).toBeLessThan(1_750);
  });

  test('clear ends every fault', async () => {
    const bench = await startBench();
    const before = bench.simulator.faults.state();
    await bench.simulator.faults.set({ offline: true, unsigned: 'until-off', slow: 5, clockSkewSeconds: 9 });
    await bench.simulator.faults.clear();
    expect(bench.simulator.faults.state()).toEqual(before);
    expect(await bench.wechat.query('T0000000')).toMatchObject({ kind: 'absent' });
  });
});
