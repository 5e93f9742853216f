import { describe, expect, test } from 'vitest';
import type {
  CloseAnswer,
  CreateAnswer,
  PayerCodeAnswer,
  QueryAnswer,
  RefundAnswer,
  RefundTerms,
  ReverseAnswer,
  StatementAnswer,
} from '../../../src/main/ports';
import { faultsFor, type FaultKind, type WechatCall } from '../servers/faults/fault-kinds.ts';
import { serveWechat, type Served } from './served-wechat';

/* Every fault of gateways.md §7 × every call: what the client says is true of the server's ledger, or it says nothing. */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

function meet(bench: Served, kind: FaultKind, call: WechatCall): void {
  bench.server.faults.add({ kind, call, ms: kind === 'slow-body' ? 50 : 1_000 });
}

function ended(bench: Served, kind: FaultKind, call: WechatCall): void {
  expect(bench.server.faults.hits()).toContainEqual({ kind, call });
  bench.server.faults.clear();
}

/** Signed by WeChat and wrong all the same: what the two-times rule and the schedule of the core are for. */
const SIGNED_LIES: readonly FaultKind[] = ['query-lag', 'paid-after', 'other-amount'];

function expectTrueOfOrder(bench: Served, number: string, answer: QueryAnswer, kind: FaultKind): void {
  const trade = bench.server.ledger.trade(number);
  switch (answer.kind) {
    case 'paid':
      // Another amount under WeChat's own signature: the core believes it when it comes twice.
      if (kind === 'other-amount' && answer.money.amount !== trade?.amountFen) return;
      expect(trade?.paidAt).not.toBeNull();
      expect(answer.money.amount).toBe(trade?.amountFen);
      return;
    case 'unpaid':
      if (!SIGNED_LIES.includes(kind)) expect(trade?.paidAt).toBeNull();
      return;
    case 'closed':
      expect(trade).toMatchObject({ paidAt: null });
      expect(bench.server.ledger.stillPayable(number)).toBe(false);
      return;
    case 'absent':
      // Or dead: a close that WeChat signed, and then somebody's "no such order".
      expect(trade === null || (trade.state === 'closed' && trade.paidAt === null)).toBe(true);
      return;
    case 'misfit':
      expect(trade?.refunds.length).toBeGreaterThan(0);
      return;
    case 'no-answer':
      return;
  }
}

function isSilentOr(answer: { readonly kind: string }, kinds: readonly string[]): void {
  expect(['no-answer', 'refused', ...kinds]).toContain(answer.kind);
}

describe('query', () => {
  test.each(faultsFor('wechat', 'query'))('%s', async (kind) => {
    const bench = await serveWechat({});
    const unpaid = (await bench.made()).terms.outTradeNo;
    const paid = (await bench.paid()).outTradeNo;
    const dead = (await bench.made()).terms.outTradeNo;
    await bench.gateway.close(dead);
    for (const number of [unpaid, paid, dead, 'K20261123neverseen']) {
      meet(bench, kind, 'query');
      expectTrueOfOrder(bench, number, await bench.gateway.query(number), kind);
      ended(bench, kind, 'query');
    }
    bench.server.sign('as-asked');
    expect(await bench.gateway.query(paid)).toMatchObject({ kind: 'paid', money: { amount: 12_000 } });
    expect(await bench.gateway.query(dead)).toMatchObject({ kind: 'closed' });
  });
});

describe('create', () => {
  test.each(faultsFor('wechat', 'create'))('%s', async (kind) => {
    const bench = await serveWechat({});
    const terms = bench.newTerms();
    const { outTradeNo } = terms;
    meet(bench, kind, 'create');
    const answer: CreateAnswer = await bench.gateway.create(terms);
    ended(bench, kind, 'create');
    isSilentOr(answer, ['created']);
    const trade = bench.server.ledger.trade(outTradeNo);
    if (answer.kind === 'created') {
      expect(trade?.codes.map(({ text }) => text)).toContain(answer.qrText);
    }
    // The same number with the same terms until it answers: one order, and only the last code is alive.
    const again = await bench.gateway.create(terms);
    const after = bench.server.ledger.trade(outTradeNo);
    if (after?.paidAt == null) {
      expect(again).toMatchObject({ kind: 'created' });
      expect(after?.codes.filter(({ dead }) => !dead).map(({ text }) => text)).toEqual([
        again.kind === 'created' ? again.qrText : '',
      ]);
    } else {
      expect(again).toMatchObject({ kind: 'refused', reason: 'already-paid' });
      expect(await bench.gateway.query(outTradeNo)).toMatchObject({ kind: 'paid' });
    }
  });
});

describe('close', () => {
  test.each(faultsFor('wechat', 'close'))('%s', async (kind) => {
    const bench = await serveWechat({});
    const unpaid = (await bench.made()).terms.outTradeNo;
    const paid = (await bench.paid()).outTradeNo;
    for (const number of [unpaid, paid]) {
      meet(bench, kind, 'close');
      const answer: CloseAnswer = await bench.gateway.close(number);
      ended(bench, kind, 'close');
      isSilentOr(answer, ['accepted', 'absent']);
      // Whatever the close said, the question tells the truth.
      expectTrueOfOrder(bench, number, await bench.gateway.query(number), kind);
    }
    bench.server.sign('as-asked');
    await bench.gateway.close(unpaid);
    const lateMoney = bench.server.ledger.trade(unpaid)?.paidAt != null;
    expect(await bench.gateway.query(unpaid)).toMatchObject({ kind: lateMoney ? 'paid' : 'closed' });
    expect(await bench.gateway.query(paid)).toMatchObject({ kind: 'paid' });
  });
});

function expectTrueOfRefund(bench: Served, terms: RefundTerms, answer: RefundAnswer, kind: FaultKind): void {
  const known = bench.server.ledger.refund(terms.refundNumber)?.refund ?? null;
  if (answer.kind === 'done') expect(known?.state).toBe('done');
  if (answer.kind === 'stuck') expect(known?.state).toBe('stuck');
  if (answer.kind === 'processing') expect(known).not.toBeNull();
  // An unsigned "no such refund" is taken: it only leads to the same number once more.
  if (answer.kind === 'absent' && kind !== 'spoofed-not-found') expect(known).toBeNull();
  if (answer.kind === 'refused') expect(known).toBeNull();
}

async function expectOneRefund(bench: Served, terms: RefundTerms): Promise<void> {
  await bench.gateway.refund(terms);
  bench.server.finishRefund(terms.refundNumber);
  expect(await bench.gateway.queryRefund(terms)).toMatchObject({ kind: 'done' });
  const trade = bench.server.ledger.trade(terms.outTradeNo);
  expect(trade?.refunds.map(({ amountFen }) => amountFen)).toEqual([terms.amount]);
}

describe('refund', () => {
  test.each(faultsFor('wechat', 'refund'))('%s', async (kind) => {
    const bench = await serveWechat({});
    const terms = bench.newRefund(await bench.paid());
    meet(bench, kind, 'refund');
    const answer = await bench.gateway.refund(terms);
    ended(bench, kind, 'refund');
    expectTrueOfRefund(bench, terms, answer, kind);
    await expectOneRefund(bench, terms);
  });
});

describe('query-refund', () => {
  test.each(faultsFor('wechat', 'query-refund'))('%s', async (kind) => {
    const bench = await serveWechat({});
    const terms = bench.newRefund(await bench.paid());
    await bench.gateway.refund(terms);
    meet(bench, kind, 'query-refund');
    expectTrueOfRefund(bench, terms, await bench.gateway.queryRefund(terms), kind);
    ended(bench, kind, 'query-refund');
    await expectOneRefund(bench, terms);
  });
});

describe.each([
  ['v2', 'v2-pay', 'v2-reverse'],
  ['v3', 'codepay', 'reverse'],
] as const)("the payer's code by %s", (payerCode, payCall, reverseCall) => {
  /** Reversed until the question is definite; then nothing is left with us, and nobody can pay any more. */
  async function expectUndone(bench: Served, number: string): Promise<void> {
    bench.push(16_000);
    for (let i = 0; i < 3; i += 1) await bench.codes.reverse(number);
    const trade = bench.server.ledger.trade(number);
    const answer = await bench.gateway.query(number);
    expect(bench.server.ledger.stillPayable(number)).toBe(false);
    if (trade === null) expect(answer).toMatchObject({ kind: 'absent' });
    else if (trade.paidAt === null) expect(answer).toMatchObject({ kind: 'closed' });
    else expect(answer).toMatchObject({ kind: 'misfit', cause: 'revoked-elsewhere' });
    if (trade?.paidAt != null)
      expect(trade.refunds.map(({ amountFen }) => amountFen)).toEqual([trade.amountFen]);
  }

  test.each(faultsFor('wechat', payCall))('pay with %s', async (kind) => {
    const bench = await serveWechat({ payerCode });
    const terms = bench.newTerms();
    const code = bench.server.people.showCode(kind === 'paid-after' ? 'asks-password' : 'pays');
    meet(bench, kind, payCall);
    const answer: PayerCodeAnswer = await bench.codes.pay(terms, code);
    ended(bench, kind, payCall);
    isSilentOr(answer, ['sent']);
    const trade = bench.server.ledger.trade(terms.outTradeNo);
    if (answer.kind === 'refused') expect(trade).toBeNull();
    expect(JSON.stringify(answer)).not.toContain(code);
    expectTrueOfOrder(bench, terms.outTradeNo, await bench.gateway.query(terms.outTradeNo), kind);
    await expectUndone(bench, terms.outTradeNo);
  });

  test.each(faultsFor('wechat', reverseCall))('reverse with %s', async (kind) => {
    const bench = await serveWechat({ payerCode });
    const terms = bench.newTerms();
    await bench.codes.pay(terms, bench.server.people.showCode('asks-password'));
    bench.push(16_000);
    meet(bench, kind, reverseCall);
    const answer: ReverseAnswer = await bench.codes.reverse(terms.outTradeNo);
    ended(bench, kind, reverseCall);
    isSilentOr(answer, ['reversed', 'again']);
    bench.server.sign('as-asked');
    expectTrueOfOrder(bench, terms.outTradeNo, await bench.gateway.query(terms.outTradeNo), kind);
    await expectUndone(bench, terms.outTradeNo);
  });
});

describe.each(['statement', 'download'] as const)('%s', (call) => {
  test.each(faultsFor('wechat', call))('%s', async (kind) => {
    const bench = await serveWechat({});
    const day = new Date(bench.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const terms = await bench.paid();
    bench.push(DAY + 11 * 3_600_000);
    meet(bench, kind, call);
    const answer: StatementAnswer = await bench.statements.fetch(day);
    ended(bench, kind, call);
    const rows = answer.kind === 'statement' ? answer.rows : null;
    if (rows !== null) expect(rows).toMatchObject([{ outTradeNo: terms.outTradeNo, amount: 12_000 }]);
    bench.server.sign('as-asked');
    expect(await bench.statements.fetch(day)).toMatchObject({
      kind: 'statement',
      rows: [{ kind: 'paid', outTradeNo: terms.outTradeNo, amount: 12_000 }],
    });
  });
});

describe('certificates', () => {
  test.each(faultsFor('wechat', 'certificates'))('%s', async (kind) => {
    const bench = await serveWechat({ certificates: true });
    bench.server.sign('certificate');
    meet(bench, kind, 'certificates');
    const terms = bench.newTerms();
    const first = await bench.gateway.create(terms);
    ended(bench, kind, 'certificates');
    isSilentOr(first, ['created']);
    bench.server.sign('certificate');
    bench.push(2 * MINUTE);
    expect(await bench.gateway.create(terms)).toMatchObject({ kind: 'created' });
  });
});
