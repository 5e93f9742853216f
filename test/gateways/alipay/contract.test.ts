import { describe, expect, it } from 'vitest';
import { fen } from '../../../src/shared/money';
import { contractBench, MINUTE, NOON, refundOf } from './contract-bench';

describe('against the local Alipay server', () => {
  it('a code is shown, scanned, paid', async () => {
    const { gateway, server, shown, clock } = await contractBench();
    const { terms, qrText } = await shown();
    expect(await gateway.query(terms.outTradeNo)).toMatchObject({ kind: 'absent' });
    expect(await gateway.close(terms.outTradeNo)).toEqual({ kind: 'absent' });
    server.people.scan(qrText);
    expect(await gateway.query(terms.outTradeNo)).toMatchObject({ kind: 'unpaid' });
    clock.push(MINUTE);
    server.people.pay(terms.outTradeNo);
    const [trade] = server.ledger.view().trades;
    expect(await gateway.query(terms.outTradeNo)).toEqual({
      kind: 'paid',
      money: { amount: fen(12_000), gatewayTradeNo: trade?.gatewayTradeNo, paidAt: NOON + MINUTE },
    });
    expect(gateway.clockDriftMs()).toBeLessThan(1_000);
  });

  it('the order call sent again, minutes later, is the same call', async () => {
    const { gateway, server, newTerms, clock } = await contractBench();
    const terms = newTerms();
    server.faults.add({ kind: 'drop-after', call: 'create' });
    expect(await gateway.create(terms)).toMatchObject({ kind: 'no-answer' });
    for (const wait of [1_000, MINUTE, 2 * MINUTE]) {
      clock.push(wait);
      expect(await gateway.create(terms)).toMatchObject({ kind: 'created' });
    }
    const another = { ...terms, amount: fen(1) };
    expect(await gateway.create(another)).toMatchObject({ kind: 'refused', reason: 'number-used' });
  });

  it('a scanned code that is closed is dead; nobody can pay it any more', async () => {
    const { gateway, server, shown } = await contractBench();
    const { terms, qrText } = await shown();
    server.people.scan(qrText);
    expect(await gateway.close(terms.outTradeNo)).toEqual({ kind: 'accepted' });
    expect(await gateway.query(terms.outTradeNo)).toEqual({ kind: 'closed' });
    expect(server.ledger.stillPayable(terms.outTradeNo)).toBe(false);
    expect(server.people.pay(terms.outTradeNo)).toMatchObject({ done: false });
  });

  it('a code that nobody scans is dead by the time at which its absence is proof', async () => {
    const { gateway, server, shown, clock } = await contractBench();
    const { terms } = await shown();
    clock.push(5 * MINUTE + 90_000);
    const answer = await gateway.query(terms.outTradeNo);
    expect(answer.kind === 'absent' ? answer.gatewayNow : 0).toBeGreaterThan(terms.expiresAt + 89_000);
    expect(server.ledger.stillPayable(terms.outTradeNo)).toBe(false);
  });

  it('a code that is scanned and left is closed by Alipay itself, never paid', async () => {
    const { gateway, server, shown, clock } = await contractBench();
    const { terms, qrText } = await shown();
    server.people.scan(qrText);
    clock.push(7 * MINUTE);
    expect(await gateway.query(terms.outTradeNo)).toEqual({ kind: 'closed' });
  });

  it('a paid one cannot be closed', async () => {
    const { gateway, paid } = await contractBench();
    const terms = await paid();
    expect(await gateway.close(terms.outTradeNo)).toMatchObject({ kind: 'refused' });
    expect(await gateway.query(terms.outTradeNo)).toMatchObject({ kind: 'paid' });
  });

  it('refunds go back line by line, once each, and a full one shows as money that moved', async () => {
    const { gateway, server, paid } = await contractBench();
    const terms = await paid();
    const first = refundOf(terms, 20, 'R1');
    expect(await gateway.queryRefund(first)).toEqual({ kind: 'absent' });
    for (let times = 0; times < 3; times += 1) {
      expect(await gateway.refund(first)).toEqual({ kind: 'processing' });
    }
    expect(await gateway.queryRefund(first)).toEqual({ kind: 'done', at: NOON });
    expect(server.ledger.view().totals.refundedFen).toBe(2_000);
    expect(await gateway.query(terms.outTradeNo)).toMatchObject({ kind: 'paid', money: { amount: 12_000 } });
    expect(await gateway.refund(refundOf(terms, 101, 'R2'))).toMatchObject({
      kind: 'refused',
      reason: 'limit',
    });
    expect(await gateway.refund(refundOf(terms, 100, 'R2'))).toEqual({ kind: 'processing' });
    expect(await gateway.query(terms.outTradeNo)).toMatchObject({
      kind: 'misfit',
      cause: 'refunded-elsewhere',
      money: { amount: 12_000, paidAt: NOON },
    });
    // The last one again, now that all is given back, and one more.
    expect(await gateway.refund(refundOf(terms, 100, 'R2'))).toEqual({ kind: 'processing' });
    expect(await gateway.refund(refundOf(terms, 1, 'R3'))).toMatchObject({
      kind: 'refused',
      reason: 'already-closed',
    });
    expect(server.ledger.view().totals.refundedFen).toBe(12_000);
  });

  it('a slow refund is under way until it is done', async () => {
    const { gateway, server, paid, clock } = await contractBench();
    const refund = refundOf(await paid(), 120);
    server.faults.add({ kind: 'refund-slow', call: 'refund' });
    expect(await gateway.refund(refund)).toEqual({ kind: 'processing' });
    expect(await gateway.queryRefund(refund)).toEqual({ kind: 'absent' });
    expect(await gateway.refund(refund)).toEqual({ kind: 'processing' });
    clock.push(61 * MINUTE);
    expect(await gateway.queryRefund(refund)).toMatchObject({ kind: 'done' });
    expect(server.ledger.view().totals.refundedFen).toBe(12_000);
  });

  it('a payer’s code brings money at once, after a password, or not at all', async () => {
    const { gateway, codes, server, newTerms } = await contractBench();
    const atOnce = newTerms();
    expect(await codes.pay(atOnce, server.people.showCode('pays'))).toEqual({ kind: 'sent' });
    expect(await gateway.query(atOnce.outTradeNo)).toMatchObject({ kind: 'paid' });
    const later = newTerms();
    expect(await codes.pay(later, server.people.showCode('asks-password'))).toEqual({ kind: 'sent' });
    expect(await gateway.query(later.outTradeNo)).toMatchObject({ kind: 'unpaid' });
    server.people.enterPassword(later.outTradeNo);
    expect(await gateway.query(later.outTradeNo)).toMatchObject({ kind: 'paid' });
    const never = await codes.pay(newTerms(), server.people.showCode('no-funds'));
    expect(never).toMatchObject({ kind: 'refused', reason: 'not-enough-funds' });
    expect(await codes.pay(newTerms(), '280000000000000000')).toMatchObject({ kind: 'refused' });
  });

  it('taken back: the waiting one is dead, the paid one given back, the unknown one harmless', async () => {
    const { gateway, codes, server, newTerms } = await contractBench();
    const waiting = newTerms();
    await codes.pay(waiting, server.people.showCode('asks-password'));
    expect(await codes.reverse(waiting.outTradeNo)).toEqual({ kind: 'reversed' });
    expect(await gateway.query(waiting.outTradeNo)).toEqual({ kind: 'closed' });
    expect(server.people.enterPassword(waiting.outTradeNo)).toMatchObject({ done: false });
    const paid = newTerms();
    await codes.pay(paid, server.people.showCode('pays'));
    server.faults.add({ kind: 'recall', call: 'cancel', times: 2 });
    expect(await codes.reverse(paid.outTradeNo)).toEqual({ kind: 'again' });
    expect(await codes.reverse(paid.outTradeNo)).toEqual({ kind: 'again' });
    expect(await codes.reverse(paid.outTradeNo)).toEqual({ kind: 'reversed' });
    expect(await gateway.query(paid.outTradeNo)).toMatchObject({ kind: 'misfit', money: { amount: 12_000 } });
    expect(server.ledger.view().totals).toMatchObject({ paidFen: 12_000, refundedFen: 12_000 });
    expect(await codes.reverse('K20261123nobody')).toEqual({ kind: 'reversed' });
  });

  it('the statement of the day has every payment and refund, to the fen', async () => {
    const { gateway, codes, statements, server, paid, newTerms, clock } = await contractBench();
    const first = await paid();
    await gateway.refund(refundOf(first, 20, 'R1'));
    await gateway.refund(refundOf(first, 100, 'R2'));
    await codes.pay(newTerms({ amount: fen(1) }), server.people.showCode('pays'));
    expect(await statements.fetch('2026-11-23')).toEqual({ kind: 'not-ready' });
    clock.push(21 * 60 * MINUTE);
    const answer = await statements.fetch('2026-11-23');
    if (answer.kind !== 'statement') throw new Error(JSON.stringify(answer));
    const { rows } = answer;
    expect(rows.map((row) => [row.kind, row.outTradeNo, row.amount])).toEqual([
      ['paid', first.outTradeNo, 12_000],
      ['refunded', first.outTradeNo, 2_000],
      ['refunded', first.outTradeNo, 10_000],
      ['paid', 'K20261123n000002', 1],
    ]);
    const { totals } = server.ledger.view();
    const sum = (kind: string) => rows.reduce((all, row) => all + (row.kind === kind ? row.amount : 0), 0);
    expect([sum('paid'), sum('refunded')]).toEqual([totals.paidFen, totals.refundedFen]);
    expect(await statements.fetch('2026-11-22')).toMatchObject({ kind: 'statement', rows: [] });
    server.faults.add({ kind: 'no-statement', call: 'statement' });
    expect(await statements.fetch('2026-11-21')).toMatchObject({ kind: 'statement', rows: [] });
  });
});
