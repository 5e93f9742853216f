import { describe, expect, test } from 'vitest';
import { fen } from '../../../src/shared/money';
import { act, qrOf, someTerms, startBench } from './simulator-for-test';

describe('the WeChat-like gateway', () => {
  test('a number exists from the order call on, is paid once, and says what was paid', async () => {
    const bench = await startBench();
    const terms = someTerms(bench);
    expect(await bench.wechat.query(terms.outTradeNo)).toMatchObject({ kind: 'absent' });
    const qrText = await qrOf(bench.wechat, terms);
    const unpaid = await bench.wechat.query(terms.outTradeNo);
    expect(unpaid).toMatchObject({ kind: 'unpaid' });
    if (unpaid.kind === 'unpaid') expect(Math.abs(unpaid.gatewayNow - bench.clock.now())).toBeLessThan(2_000);
    expect(await act(bench, qrText, 'pay')).toBe('paid');
    const paid = await bench.wechat.query(terms.outTradeNo);
    expect(paid).toMatchObject({ kind: 'paid', money: { amount: 12_000 } });
    if (paid.kind === 'paid') expect(paid.money.gatewayTradeNo).toMatch(/^420000\d{22}$/);
    expect(await act(bench, qrText, 'pay')).toBe('already-paid');
    expect(await bench.wechat.create(terms)).toMatchObject({ kind: 'refused', reason: 'already-paid' });
  });

  test('the same terms get a fresh code and kill the old one; other terms are refused', async () => {
    const bench = await startBench();
    const terms = someTerms(bench);
    const first = await qrOf(bench.wechat, terms);
    const second = await qrOf(bench.wechat, terms);
    expect(second).not.toBe(first);
    expect(await act(bench, first, 'pay')).toBe('superseded');
    for (const other of [
      { amount: fen(12_001) },
      { description: 'another' },
      { expiresAt: terms.expiresAt + 1 },
    ]) {
      const answer = await bench.wechat.create({ ...terms, ...other });
      expect(answer).toMatchObject({ kind: 'refused', reason: 'number-used' });
    }
    expect(await act(bench, second, 'pay')).toBe('paid');
  });

  test('"accepted" proves nothing: unknown and closed numbers hear it too', async () => {
    const bench = await startBench();
    const terms = someTerms(bench);
    expect(await bench.wechat.close('NEVERSEEN001')).toEqual({ kind: 'accepted' });
    expect(await bench.wechat.query('NEVERSEEN001')).toMatchObject({ kind: 'absent' });
    const qrText = await qrOf(bench.wechat, terms);
    expect(await bench.wechat.close(terms.outTradeNo)).toEqual({ kind: 'accepted' });
    expect(await bench.wechat.query(terms.outTradeNo)).toEqual({ kind: 'closed' });
    expect(await bench.wechat.close(terms.outTradeNo)).toEqual({ kind: 'accepted' });
    expect(await act(bench, qrText, 'pay')).toBe('closed');
    expect(await bench.wechat.create(terms)).toMatchObject({ kind: 'refused', reason: 'already-closed' });
  });

  test('a paid number cannot be closed', async () => {
    const bench = await startBench();
    const terms = someTerms(bench);
    await act(bench, await qrOf(bench.wechat, terms), 'pay');
    expect(await bench.wechat.close(terms.outTradeNo)).toMatchObject({
      kind: 'refused',
      reason: 'already-paid',
    });
  });

  test('after the expiry nobody can pay, yet the number stays unpaid for seven days', async () => {
    const bench = await startBench();
    const terms = someTerms(bench);
    const qrText = await qrOf(bench.wechat, terms);
    bench.clock.push(300_001);
    expect(await act(bench, qrText, 'pay')).toBe('expired');
    expect(await bench.wechat.query(terms.outTradeNo)).toMatchObject({ kind: 'unpaid' });
    expect(await bench.wechat.create(terms)).toMatchObject({ kind: 'refused', reason: 'already-closed' });
    bench.clock.push(7 * 24 * 3_600_000);
    expect(await bench.wechat.query(terms.outTradeNo)).toEqual({ kind: 'closed' });
  });

  test('a repeat under a minute before the expiry makes the number live longer', async () => {
    const bench = await startBench();
    const terms = someTerms(bench, { expiresAt: bench.clock.now() + 90_000 });
    await qrOf(bench.wechat, terms);
    bench.clock.push(60_000);
    const qrText = await qrOf(bench.wechat, terms);
    bench.clock.push(45_000);
    expect(await act(bench, qrText, 'pay')).toBe('paid');
  });

  test.each([
    ['refund-elsewhere', 'refunded-elsewhere'],
    ['revoke-elsewhere', 'revoked-elsewhere'],
  ] as const)('%s shows as money that moved otherwise', async (name, cause) => {
    const bench = await startBench();
    const terms = someTerms(bench);
    const qrText = await qrOf(bench.wechat, terms);
    expect(await act(bench, qrText, name)).toBe('nothing-to-do');
    await act(bench, qrText, 'pay');
    expect(await act(bench, qrText, name)).toBe(cause);
    expect(await bench.wechat.query(terms.outTradeNo)).toMatchObject({
      kind: 'misfit',
      cause,
      money: { amount: 12_000 },
    });
  });

  test('bad terms are refused in words', async () => {
    const bench = await startBench();
    const bad = [
      { amount: fen(0) },
      { outTradeNo: 'abc' },
      { outTradeNo: 'with space!!' },
      { description: '' },
      { description: 'x'.repeat(128) },
      { expiresAt: bench.clock.now() - 1 },
    ];
    for (const changes of bad) {
      const answer = await bench.wechat.create(someTerms(bench, changes));
      expect(answer, JSON.stringify(changes)).toMatchObject({ kind: 'refused', reason: 'bad-request' });
      if (answer.kind === 'refused') expect(answer.detail).not.toBe('');
    }
    expect(bench.simulator.ledger()).toEqual([]);
  });
});
