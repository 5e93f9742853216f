import { describe, expect, test } from 'vitest';
import { fen } from '../../../src/shared/money';
import { act, qrOf, someTerms, startBench } from './simulator-for-test';

describe('what payers do', () => {
  test('decline leaves the code payable', async () => {
    const bench = await startBench();
    const terms = someTerms(bench);
    const qrText = await qrOf(bench.wechat, terms);
    expect(await act(bench, qrText, 'decline')).toBe('declined');
    expect(await bench.wechat.query(terms.outTradeNo)).toMatchObject({ kind: 'unpaid' });
    expect(await act(bench, qrText, 'pay')).toBe('paid');
  });

  test('late money agreed on beforehand arrives after the close', async () => {
    const bench = await startBench();
    const terms = someTerms(bench);
    const qrText = await qrOf(bench.wechat, terms);
    expect(await act(bench, qrText, 'pay-late')).toBe('late-promised');
    bench.clock.push(60_000);
    expect(await bench.wechat.query(terms.outTradeNo)).toMatchObject({ kind: 'unpaid' });
    await bench.wechat.close(terms.outTradeNo);
    const closedAt = bench.clock.now();
    expect(await bench.wechat.query(terms.outTradeNo)).toEqual({ kind: 'closed' });
    bench.clock.push(8_100);
    const answer = await bench.wechat.query(terms.outTradeNo);
    expect(answer).toMatchObject({ kind: 'paid' });
    if (answer.kind === 'paid') expect(answer.money.paidAt).toBeGreaterThanOrEqual(closedAt);
  });

  test('late money agreed on beforehand arrives after the expiry', async () => {
    const bench = await startBench();
    const terms = someTerms(bench);
    const qrText = await qrOf(bench.alipay, terms);
    expect(await act(bench, qrText, 'pay-late')).toBe('late-promised');
    bench.clock.push(300_500);
    expect(await bench.alipay.query(terms.outTradeNo)).toEqual({ kind: 'closed' });
    bench.clock.push(8_000);
    expect(await bench.alipay.query(terms.outTradeNo)).toMatchObject({
      kind: 'paid',
      money: { amount: 12_000, paidAt: terms.expiresAt + 8_000 },
    });
  });

  test('late money also comes by force once the number is dead', async () => {
    const bench = await startBench();
    const terms = someTerms(bench);
    const qrText = await qrOf(bench.wechat, terms);
    await bench.wechat.close(terms.outTradeNo);
    expect(await act(bench, qrText, 'pay-late')).toBe('late-paid');
    expect(await bench.wechat.query(terms.outTradeNo)).toMatchObject({ kind: 'paid' });
    expect(await act(bench, qrText, 'pay-late')).toBe('already-paid');
  });

  test('another amount is paid as typed; what is no other amount is not', async () => {
    const bench = await startBench();
    const terms = someTerms(bench);
    const qrText = await qrOf(bench.wechat, terms);
    for (const amount of ['', 'abc', '120.00', '0', '-5', '1.234', '9'.repeat(40)]) {
      expect(await act(bench, qrText, 'pay-wrong-amount', { amount }), amount).toBe('bad-amount');
    }
    expect(await act(bench, qrText, 'pay-wrong-amount', { amount: '１.５０元' })).toBe('wrong-amount-paid');
    expect(await bench.wechat.query(terms.outTradeNo)).toMatchObject({
      kind: 'paid',
      money: { amount: 150 },
    });
  });

  test('a second person on the same code is refused in the words of the wallet', async () => {
    const bench = await startBench();
    const wechat = await qrOf(bench.wechat, someTerms(bench));
    const alipay = await qrOf(bench.alipay, someTerms(bench));
    expect(await act(bench, wechat, 'pay-second')).toBe('second-refused-wechat');
    expect(await act(bench, alipay, 'pay-second')).toBe('second-refused-alipay');
    await act(bench, wechat, 'pay');
    expect(await act(bench, wechat, 'pay-second')).toBe('already-paid');
  });

  test('after a change of channel both codes can be paid: two numbers, two sums', async () => {
    const bench = await startBench();
    const old = someTerms(bench);
    const stranger = someTerms(bench, { description: 'another order' });
    const fresh = someTerms(bench);
    await qrOf(bench.alipay, old);
    await qrOf(bench.alipay, stranger);
    await bench.alipay.close(old.outTradeNo);
    const freshQr = await qrOf(bench.wechat, fresh);
    expect(await act(bench, freshQr, 'pay')).toBe('paid');
    expect(await act(bench, freshQr, 'pay-old-code')).toBe('old-code-paid');
    expect(await act(bench, freshQr, 'pay-old-code')).toBe('no-old-code');
    expect(await bench.alipay.query(old.outTradeNo)).toMatchObject({ kind: 'paid' });
    expect(await bench.wechat.query(fresh.outTradeNo)).toMatchObject({ kind: 'paid' });
    const paid = bench.simulator.ledger().map(({ outTradeNo, paid: money }) => [outTradeNo, money?.amount]);
    expect(paid).toEqual([
      [old.outTradeNo, fen(12_000)],
      [stranger.outTradeNo, undefined],
      [fresh.outTradeNo, fen(12_000)],
    ]);
  });

  test('a code is good for two hours at most, whatever the expiry', async () => {
    const bench = await startBench();
    const terms = someTerms(bench, { expiresAt: bench.clock.now() + 10 * 3_600_000 });
    const qrText = await qrOf(bench.wechat, terms);
    bench.clock.push(2 * 3_600_000);
    expect(await act(bench, qrText, 'pay')).toBe('superseded');
    expect(await act(bench, await qrOf(bench.wechat, terms), 'pay')).toBe('paid');
  });
});
