import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DatedRow } from '../../src/main/store/statement-types';
import { judgeNumber, type NumberFacts, type OurRefund } from '../../src/main/services/match-number';
import { dayAfter } from '../../src/main/services/statement-days';
import { fen } from '../../src/shared/money';
import type { Payment } from '../../src/shared/payment';
import { shanghaiDayRange } from '../../src/shared/time-zone';
import { paymentInEachState } from './store/support/sample-money';

/* Rule 15 for one number: whatever both sides say, what agrees is silent and what does not is said. */

const DAY = '2026-11-23';
const NOON = shanghaiDayRange(DAY).fromMs + 12 * 3_600_000;
const FEE = fen(12_000);

const states = paymentInEachState('P1', 'O1').map((payment): Payment => {
  const moved = { ...payment, expiresAt: NOON };
  return 'money' in moved ? { ...moved, money: { amount: FEE, gatewayTradeNo: 'G1', paidAt: NOON } } : moved;
});
const stateOf = (state: Payment['state']): Payment => {
  const found = states.find((payment) => payment.state === state);
  if (found === undefined) throw new Error(`no ${state} payment`);
  return found;
};
const paid = stateOf('paid');
const closed = stateOf('closed');

const anyDay = fc.integer({ min: 0, max: 3 }).map((count) => dayAfter(DAY, count));
const anyAmount = fc.constantFrom(FEE, fen(11_999), fen(1));
const anyRow: fc.Arbitrary<DatedRow> = fc.oneof(
  fc.record({
    kind: fc.constant('paid' as const),
    day: anyDay,
    outTradeNo: fc.constant('P1'),
    gatewayTradeNo: fc.constantFrom('G1', 'G2'),
    amount: anyAmount,
    at: fc.constant(NOON),
  }),
  fc.record({
    kind: fc.constant('refunded' as const),
    day: anyDay,
    outTradeNo: fc.constant('P1'),
    gatewayTradeNo: fc.constant('G1'),
    refundNumber: fc.constantFrom('R1', 'R2', ''),
    amount: anyAmount,
    at: fc.constant(null),
    state: fc.constantFrom('done' as const, 'processing' as const, 'stuck' as const),
  }),
);
const anyRefund = (refundNumber: string): fc.Arbitrary<OurRefund> =>
  fc.record({
    refundNumber: fc.constant(refundNumber),
    amount: anyAmount,
    state: fc.constantFrom('awaiting-approval', 'declined', 'approved', 'processing', 'done', 'needs-person'),
    at: fc.constant(NOON),
  });
const anyFacts: fc.Arbitrary<NumberFacts> = fc.record({
  payment: fc.constantFrom(...states),
  refunds: fc.oneof(
    fc.constant([]),
    anyRefund('R1').map((one) => [one]),
    fc.tuple(anyRefund('R1'), anyRefund('R2')).map((both) => [...both]),
  ),
  theirs: fc.array(anyRow, { maxLength: 4 }),
  readings: fc
    .array(fc.integer({ min: 0, max: 2 }), { minLength: 7, maxLength: 7 })
    .map(
      (counts) => (day: string) => counts[counts.findIndex((_, index) => dayAfter(DAY, index) === day)] ?? 0,
    ),
});

const none = (): NumberFacts => ({ payment: paid, refunds: [], theirs: [], readings: () => 2 });
const row = (gatewayTradeNo = 'G1', amount = FEE): DatedRow => ({
  kind: 'paid',
  day: DAY,
  outTradeNo: 'P1',
  gatewayTradeNo,
  amount,
  at: NOON,
});
const kinds = (facts: NumberFacts) => judgeNumber(facts).findings.map(({ kind }) => kind);

describe('for whatever both sides say', () => {
  it('the gateway is asked exactly where it shows money that we have none of', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const knows = facts.payment.state === 'paid' || facts.payment.state === 'misfit';
        expect(judgeNumber(facts).ask).toBe(!knows && facts.theirs.some(({ kind }) => kind === 'paid'));
      }),
    );
  });

  it('"missing" is never said before three days were read, the first of them twice', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { findings } = judgeNumber(facts);
        for (const { kind, day } of findings) {
          if (!kind.endsWith('-here')) continue;
          expect(facts.readings(day)).toBeGreaterThan(1);
          expect(Math.min(facts.readings(dayAfter(day)), facts.readings(dayAfter(day, 2)))).toBeGreaterThan(
            0,
          );
        }
      }),
    );
  });

  it('dead means closed and never seen in any statement', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { isDead, findings } = judgeNumber(facts);
        if (!isDead) return;
        expect([facts.payment.state, facts.theirs, findings]).toEqual(['closed', [], expect.any(Array)]);
      }),
    );
  });

  it('money of theirs is agreed with to the fen or said', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const ours = 'money' in facts.payment ? facts.payment.money : null;
        const agrees = facts.theirs.every(
          (each) =>
            each.kind !== 'paid' || (each.gatewayTradeNo === ours?.gatewayTradeNo && each.amount === FEE),
        );
        const said = kinds(facts).some((kind) => kind === 'paid-there' || kind === 'amount-differs');
        expect(said).toBe(!agrees);
      }),
    );
  });

  it('once everything was read twice a done refund is in a statement, or said', () => {
    fc.assert(
      fc.property(anyFacts, (some) => {
        const facts = { ...some, readings: () => 2 };
        const { findings, refundsOpen } = judgeNumber(facts);
        const rows = facts.theirs.filter((each) => each.kind === 'refunded');
        for (const { refundNumber, state, amount } of facts.refunds) {
          if (state !== 'done') continue;
          const listed = rows.some(
            (each) =>
              each.refundNumber === refundNumber || (each.refundNumber === '' && each.amount === amount),
          );
          const said = findings.some(
            (one) => one.kind === 'refund-here' && one.refundNumber === refundNumber,
          );
          expect(listed || said).toBe(true);
        }
        if (facts.refunds.every(({ state }) => state === 'done')) expect(refundsOpen).toBe(false);
      }),
    );
  });

  it('no finding is told twice', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const keys = judgeNumber(facts).findings.map(
          ({ kind, refundNumber }) => `${kind} ${refundNumber ?? ''}`,
        );
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});

describe('one number', () => {
  const refund = (state: OurRefund['state'], amount = FEE): OurRefund => ({
    refundNumber: 'R1',
    amount,
    state,
    at: NOON,
  });
  const theirRefund = (refundNumber: string, amount = FEE): DatedRow => ({
    kind: 'refunded',
    day: DAY,
    outTradeNo: 'P1',
    gatewayTradeNo: 'G1',
    refundNumber,
    amount,
    at: null,
    state: 'done',
  });

  it.each([
    ['agrees', { theirs: [row()] }, []],
    ['is missing', {}, ['paid-here']],
    ['has another amount', { theirs: [row('G1', fen(1))] }, ['amount-differs']],
    ['was paid a second time', { theirs: [row(), row('G2')] }, ['paid-there']],
    ['closed here, paid there', { payment: closed, theirs: [row()] }, ['paid-there']],
    ['closed here, not there', { payment: closed }, []],
    ['refund agrees', { theirs: [row(), theirRefund('R1')], refunds: [refund('done')] }, []],
    ['reversal without a number', { theirs: [row(), theirRefund('')], refunds: [refund('done')] }, []],
    ['refund of the merchant platform', { theirs: [row(), theirRefund('X')] }, ['refund-there']],
    [
      'refund declined here',
      { theirs: [row(), theirRefund('R1')], refunds: [refund('declined')] },
      ['refund-there'],
    ],
    [
      'refund of less',
      { theirs: [row(), theirRefund('R1', fen(1))], refunds: [refund('done')] },
      ['refund-differs'],
    ],
    ['refund missing there', { theirs: [row()], refunds: [refund('done')] }, ['refund-here']],
  ] as const)('%s', (_name, change, expected) => {
    expect(kinds({ ...none(), ...change })).toEqual(expected);
  });

  it('missing after one reading: read again first, nothing said', () => {
    expect(judgeNumber({ ...none(), readings: () => 1 })).toMatchObject({
      findings: [],
      readAgain: [DAY],
      paymentOpen: true,
    });
  });

  it('a refund under way keeps its day open', () => {
    expect(judgeNumber({ ...none(), theirs: [row()], refunds: [refund('processing')] }).refundsOpen).toBe(
      true,
    );
  });
});
