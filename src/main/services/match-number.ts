import { sumFen, type Fen } from '../../shared/money';
import type { Payment } from '../../shared/payment';
import { moneyMoved } from '../../shared/payment';
import type { RefundState } from '../../shared/refund';
import type { Finding } from '../../shared/statement';
import { shanghaiDate } from '../../shared/time-zone';
import type { DatedRow } from '../store/statement-types';
import { daysToLookIn } from './statement-days';

export type OurRefund = {
  readonly refundNumber: string;
  readonly amount: Fen;
  readonly state: RefundState;
  /** When the gateway said so, or when it was opened if that is not known. */
  readonly at: number;
};

/** Everything known about one merchant order number on both sides. */
export type NumberFacts = {
  readonly payment: Payment;
  readonly refunds: readonly OurRefund[];
  readonly theirs: readonly DatedRow[];
  /** How often a whole statement of that day has come. */
  readonly readings: (day: string) => number;
};

export type Judgement = {
  readonly findings: readonly Finding[];
  /** Money is there that we know nothing of; only a verified query moves a payment (rule 2). */
  readonly ask: boolean;
  /** Statements that would have to show it are still to come. */
  readonly paymentOpen: boolean;
  readonly refundsOpen: boolean;
  /** Days to be fetched a second time before anything is said to be missing. */
  readonly readAgain: readonly string[];
  /** Closed, and three days' statements know nothing of it: proven dead for good. */
  readonly isDead: boolean;
};

const NOTHING: Judgement = {
  findings: [],
  ask: false,
  paymentOpen: false,
  refundsOpen: false,
  readAgain: [],
  isDead: false,
};

/** A refund in these states may still be done. */
const UNDER_WAY: readonly RefundState[] = ['awaiting-approval', 'approved', 'processing', 'needs-person'];

/** Rule 15: one number of ours against the statements. Pure; the caller asks, notes and comes back. */
export function judgeNumber(facts: NumberFacts): Judgement {
  const payment = judgePayment(facts);
  const refunds = judgeRefunds(facts);
  return {
    findings: [...payment.findings, ...refunds.findings],
    ask: payment.ask,
    paymentOpen: payment.paymentOpen,
    refundsOpen: refunds.refundsOpen,
    readAgain: [...payment.readAgain, ...refunds.readAgain],
    isDead: payment.isDead && facts.theirs.length === 0,
  };
}

type Missing = 'not-yet' | 'read-again' | 'missing';

/** What is not in any statement: a single reading of its day is not believed. */
function lookFor(day: string, readings: NumberFacts['readings']): Missing {
  if (daysToLookIn(day).some((each) => readings(each) === 0)) return 'not-yet';
  return readings(day) < 2 ? 'read-again' : 'missing';
}

function judgePayment({ payment, theirs, readings }: NumberFacts): Judgement {
  const paid = theirs.filter((row) => row.kind === 'paid');
  const about = { outTradeNo: payment.outTradeNo, refundNumber: null };
  if (!moneyMoved(payment)) {
    const first = paid[0];
    if (first !== undefined) {
      const finding = {
        ...about,
        kind: 'paid-there',
        day: first.day,
        ours: null,
        theirs: sumOf(paid),
      } as const;
      return { ...NOTHING, findings: [finding], ask: true };
    }
    if (payment.state !== 'closed') return NOTHING;
    const looked = lookFor(shanghaiDate(payment.expiresAt), readings);
    return looked === 'not-yet' ? { ...NOTHING, paymentOpen: true } : { ...NOTHING, isDead: true };
  }
  const { money } = payment;
  const own = paid.filter((row) => row.gatewayTradeNo === money.gatewayTradeNo);
  const foreign = paid.filter((row) => row.gatewayTradeNo !== money.gatewayTradeNo);
  const findings: Finding[] = [];
  const other = own.find((row) => row.amount !== money.amount);
  if (other !== undefined) {
    const sums = { ours: money.amount, theirs: other.amount };
    findings.push({ ...about, kind: 'amount-differs', day: other.day, ...sums });
  }
  // A second trade under the same number: money that we do not have on record.
  const first = foreign[0];
  if (first !== undefined) {
    findings.push({ ...about, kind: 'paid-there', day: first.day, ours: null, theirs: sumOf(foreign) });
  }
  if (own.length > 0) return { ...NOTHING, findings };
  const day = shanghaiDate(money.paidAt);
  const looked = lookFor(day, readings);
  if (looked === 'missing')
    findings.push({ ...about, kind: 'paid-here', day, ours: money.amount, theirs: null });
  return {
    ...NOTHING,
    findings,
    paymentOpen: looked !== 'missing',
    readAgain: looked === 'read-again' ? [day] : [],
  };
}

type RefundRow = Extract<DatedRow, { kind: 'refunded' }>;

function judgeRefunds({ payment, refunds, theirs, readings }: NumberFacts): Judgement {
  const { outTradeNo } = payment;
  const rows = withOurNumbers(
    theirs.filter((row) => row.kind === 'refunded'),
    refunds,
  );
  const findings: Finding[] = [];
  const readAgain: string[] = [];
  let refundsOpen = false;
  for (const refundNumber of new Set(rows.map((row) => row.refundNumber))) {
    const mine = refunds.find((refund) => refund.refundNumber === refundNumber);
    const same = rows.filter((row) => row.refundNumber === refundNumber);
    findings.push(...judgeTheirRefund(outTradeNo, mine, same));
  }
  for (const { refundNumber, amount, state, at } of refunds) {
    if (UNDER_WAY.includes(state)) refundsOpen = true;
    if (state !== 'done' || rows.some((row) => row.refundNumber === refundNumber)) continue;
    const day = shanghaiDate(at);
    const looked = lookFor(day, readings);
    if (looked === 'missing') {
      findings.push({ kind: 'refund-here', day, outTradeNo, refundNumber, ours: amount, theirs: null });
    } else refundsOpen = true;
    if (looked === 'read-again') readAgain.push(day);
  }
  return { ...NOTHING, findings, refundsOpen, readAgain };
}

/** A reversal stands there without a number: it is the refund of ours of that amount that has no other row. */
function withOurNumbers(rows: readonly RefundRow[], refunds: readonly OurRefund[]): readonly RefundRow[] {
  const without = refunds.filter(
    (refund) => !rows.some(({ refundNumber }) => refundNumber === refund.refundNumber),
  );
  return rows.map((row) => {
    if (row.refundNumber !== '') return row;
    const index = without.findIndex(({ amount }) => amount === row.amount);
    const [mine] = index < 0 ? [] : without.splice(index, 1);
    return { ...row, refundNumber: mine?.refundNumber ?? '' };
  });
}

/** A refund may stand in several days' statements: when it was asked for, and when it ended. */
function judgeTheirRefund(
  outTradeNo: string,
  mine: OurRefund | undefined,
  rows: readonly RefundRow[],
): readonly Finding[] {
  const first = rows[0];
  if (first === undefined) return [];
  const refundNumber = first.refundNumber === '' ? null : first.refundNumber;
  const about = { day: first.day, outTradeNo, refundNumber };
  if (mine === undefined) return [{ ...about, kind: 'refund-there', ours: null, theirs: first.amount }];
  const other = rows.find((row) => row.amount !== mine.amount);
  if (other !== undefined) {
    return [{ ...about, kind: 'refund-differs', ours: mine.amount, theirs: other.amount }];
  }
  const isOnlyThere = mine.state !== 'done' && rows.some((row) => row.state === 'done');
  return isOnlyThere ? [{ ...about, kind: 'refund-there', ours: mine.amount, theirs: first.amount }] : [];
}

function sumOf(rows: readonly DatedRow[]): Fen {
  return sumFen(rows.map((row) => row.amount));
}
