import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CreateTerms } from '../../../src/main/ports';
import { ALIPAY_CALLS, FAULT_KINDS, fits } from '../servers/faults/fault-kinds.ts';
import { contractBench, MINUTE, refundOf, type ContractBench } from './contract-bench';

/* Random days: people and faults in any order, and no answer that claims more than the ledger knows. */

type Known = { readonly terms: CreateTerms; qrText: string | null; refunds: number };
type Day = { readonly bench: ContractBench; readonly numbers: Known[] };

/** Kinds that only cost time; the table of every fault has them. */
const SLOW: readonly string[] = ['hang', 'late-answer', 'slow-body', 'huge-body'];
const QUICK = FAULT_KINDS.filter(
  (kind) => !SLOW.includes(kind) && ALIPAY_CALLS.some((call) => fits(kind, 'alipay', call)),
);

async function checkQuery({ bench }: Day, { terms }: Known): Promise<void> {
  const { gateway, server } = bench;
  const lies = server.faults.hits().length;
  const answer = await gateway.query(terms.outTradeNo);
  const met = server.faults.hits().at(lies)?.kind;
  const trade = server.ledger.trade(terms.outTradeNo);
  switch (answer.kind) {
    case 'paid':
      if (met === 'other-amount') expect(answer.money.amount).not.toBe(terms.amount);
      else expect(trade).toMatchObject({ paidAt: answer.money.paidAt, amountFen: answer.money.amount });
      return;
    case 'misfit':
      expect(trade?.paidAt).not.toBeNull();
      return;
    case 'closed':
      expect(trade?.paidAt).toBeNull();
      expect(server.ledger.stillPayable(terms.outTradeNo)).toBe(false);
      return;
    case 'absent':
      // What may have been scanned just after the answer is no lie.
      if (met !== 'paid-after') expect(trade === null || trade.state === 'offered').toBe(true);
      return;
    case 'unpaid':
      if (met !== 'query-lag' && met !== 'paid-after') expect(trade?.paidAt).toBeNull();
      return;
    case 'no-answer':
      // A whole refund is looked up too, so that a fault may meet the second question.
      return;
  }
}

async function checkRefund({ bench }: Day, number: Known, yuan: number): Promise<void> {
  const { gateway, server } = bench;
  const terms = refundOf(number.terms, yuan, `R${number.terms.outTradeNo}x${number.refunds}`);
  const sent = await gateway.refund(terms);
  const seen = await gateway.queryRefund(terms);
  for (const answer of [sent, seen]) {
    if (answer.kind !== 'done') continue;
    expect(server.ledger.refund(terms.refundNumber)?.refund).toMatchObject({
      state: 'done',
      amountFen: terms.amount,
    });
  }
  // A repeat under the same number: whatever was said, the money moves once.
  await gateway.refund(terms);
  const trade = server.ledger.trade(number.terms.outTradeNo);
  const moved = trade?.refunds.reduce((sum, { amountFen }) => sum + amountFen, 0) ?? 0;
  expect(moved).toBeLessThanOrEqual(trade?.paidAt == null ? 0 : number.terms.amount);
  if (sent.kind === 'processing') number.refunds += 1;
}

const pick = fc.nat({ max: 99 });
const step = fc.oneof(
  fc.record({
    do: fc.constantFrom('create', 'scan', 'pay', 'query', 'close', 'reverse', 'show-code', 'password'),
    pick,
  }),
  fc.record({ do: fc.constant('wait'), pick: fc.constantFrom(1, 10, 60, 300) }),
  fc.record({ do: fc.constant('refund'), pick }),
  fc.record({ do: fc.constant('fault'), pick }),
);
type Step = { readonly do: string; readonly pick: number };

async function take(day: Day, { do: act, pick: choice }: Step): Promise<void> {
  const { bench, numbers } = day;
  const { gateway, codes, server, newTerms, clock } = bench;
  const number = numbers[choice % Math.max(numbers.length, 1)];
  if (act === 'wait') clock.push(choice * 1_000);
  else if (act === 'fault') {
    const kind = QUICK[choice % QUICK.length];
    if (kind !== undefined) server.faults.add({ kind, call: '*' });
  } else if (act === 'show-code') {
    const terms = newTerms();
    numbers.push({ terms, qrText: null, refunds: 0 });
    const habit = (['pays', 'asks-password', 'no-funds'] as const)[choice % 3] ?? 'pays';
    const answer = await codes.pay(terms, server.people.showCode(habit));
    if (answer.kind === 'refused') expect(server.ledger.trade(terms.outTradeNo)?.paidAt ?? null).toBeNull();
  } else if (act === 'create' && (choice % 2 === 0 || number === undefined)) {
    const terms = newTerms();
    const made = { terms, qrText: null, refunds: 0 };
    numbers.push(made);
    await create(bench, made);
  } else if (number !== undefined) await withNumber(day, number, act, choice);
  else
    expect(await gateway.query('K20261123nobody')).toMatchObject({
      kind: expect.stringMatching(/absent|no-answer|paid/),
    });
}

async function create({ gateway }: ContractBench, number: Known): Promise<void> {
  const answer = await gateway.create(number.terms);
  if (answer.kind === 'created') number.qrText = answer.qrText;
}

async function withNumber(day: Day, number: Known, act: string, choice: number): Promise<void> {
  const { gateway, codes, server } = day.bench;
  const { outTradeNo } = number.terms;
  if (act === 'create') await create(day.bench, number);
  else if (act === 'scan') server.people.scan(number.qrText ?? '');
  else if (act === 'pay') server.people.payAnyhow(outTradeNo);
  else if (act === 'password') server.people.enterPassword(outTradeNo);
  else if (act === 'close') await gateway.close(outTradeNo);
  else if (act === 'reverse') await codes.reverse(outTradeNo);
  else if (act === 'refund') await checkRefund(day, number, 1 + (choice % 120));
  await checkQuery(day, number);
}

it('no answer claims more than the ledger knows, whatever people and faults do', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const bench = await contractBench();
      const day: Day = { bench, numbers: [] };
      for (const each of steps) await take(day, each);
      bench.server.faults.clear();
      bench.clock.push(10 * MINUTE);
      for (const number of day.numbers) await checkQuery(day, number);
      const { totals } = bench.server.ledger.view();
      expect(totals.stillPayableCount).toBe(0);
      expect(totals.refundedFen + totals.refundsUnderWayFen).toBeLessThanOrEqual(totals.paidFen);
    }),
    { numRuns: 60 },
  );
}, 60_000);
