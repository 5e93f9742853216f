import type { PaymentGateway, RefundTerms } from '../../src/main/ports';
import type { Channel } from '../../src/shared/channel';
import type { Fen } from '../../src/shared/money';
import type { BankKind } from './bank/bank-books';
import { bankBooks } from './bank/bank-books';
import type { BankLine } from './bank/bank-line';
import { payerCodes } from './bank/payer-codes';
import { bankLine } from './bank/bank-line';
import type { BankStatements } from './bank/bank-statements';
import { bankStatements } from './bank/bank-statements';

/**
 * A gateway in memory with its own ledger, independent of the simulator: what "people" did there is the truth a story
 * compares the store with.
 */
export type FakeBank = BankLine & {
  readonly statements: BankStatements;
  readonly gateway: PaymentGateway;
  readonly setDrift: (ms: number) => void;
  readonly scan: (outTradeNo: string) => void;
  /** false: the bank did not allow it. `force`: late money, whatever the bank's own state. */
  readonly pay: (outTradeNo: string, options?: { amount?: Fen; force?: boolean }) => boolean;
  readonly refundElsewhere: (outTradeNo: string) => void;
  readonly finishRefunds: () => void;
  readonly numbers: () => readonly string[];
  readonly paidTotal: () => number;
  readonly refundedTotal: () => number;
  /** Paid and given back by a reversal. */
  readonly reversedTotal: () => number;
  /** Every payer's code that was charged, in order. */
  readonly codes: () => readonly string[];
  readonly refundsOf: (outTradeNo: string) => readonly RefundTerms[];
  readonly isPaid: (outTradeNo: string) => boolean;
};

export function fakeBank(channel: Channel, kind: BankKind, now: () => number): FakeBank {
  let drift = 0;
  const gatewayNow = () => now() + drift;
  const books = bankBooks(kind, now, gatewayNow);
  const byCode = payerCodes(books.trades, now);
  const { ask, ...line } = bankLine();
  const statements = bankStatements(books);
  const trade = (outTradeNo: string) => {
    const found = books.trades.get(outTradeNo);
    if (found === undefined) throw new Error(`the bank never saw ${outTradeNo}`);
    return found;
  };
  const payments = () => [...books.trades.values()].flatMap((one) => one.payments);
  const refunds = () => [...books.refunds.values()].map((row) => row.terms);

  return {
    ...line,
    statements,
    gateway: {
      channel,
      traits: { provesCloseAtOnce: kind === 'wechat-like' },
      clockDriftMs: () => drift,
      create: (terms) => ask('create', terms.outTradeNo, (fault) => books.create(terms, fault)),
      query: (outTradeNo) => ask('query', outTradeNo, (fault) => books.query(outTradeNo, fault)),
      close: (outTradeNo) => ask('close', outTradeNo, (fault) => books.close(outTradeNo, fault)),
      refund: (terms) => ask('refund', terms.refundNumber, (fault) => books.refund(terms, fault)),
      queryRefund: ({ refundNumber }) =>
        ask('queryRefund', refundNumber, () => books.queryRefund(refundNumber)),
      payerCode: {
        pay: (terms, payerCode) =>
          ask('payerCode', terms.outTradeNo, (fault) => byCode.charge(terms, payerCode, fault)),
        reverse: (outTradeNo) => ask('reverse', outTradeNo, (fault) => byCode.reverse(outTradeNo, fault)),
        reverseNotBeforeMs: kind === 'wechat-like' ? 15_000 : 0,
      },
      statements: {
        fetch: (day) => ask('statement', day, (fault) => statements.of(day, fault)),
        readyAtMinute: kind === 'wechat-like' ? 600 : 540,
      },
    },
    setDrift: (ms) => {
      drift = ms;
    },
    scan: (outTradeNo) => {
      trade(outTradeNo).exists = true;
    },
    pay: (outTradeNo, options = {}) => {
      const known = trade(outTradeNo);
      const dead =
        known.closed || (!known.byCode && gatewayNow() > known.terms.expiresAt) || known.payments.length > 0;
      if (dead && options.force !== true) return false;
      known.exists = true;
      const amount = options.amount ?? known.terms.amount;
      known.payments.push({ amount, tradeNo: `T${outTradeNo}-${known.payments.length + 1}`, at: now() });
      return true;
    },
    refundElsewhere: (outTradeNo) => {
      trade(outTradeNo).misfit = 'refunded-elsewhere';
    },
    finishRefunds: () => {
      for (const row of books.refunds.values()) row.done = true;
    },
    numbers: () => [...books.trades.keys()],
    paidTotal: () => payments().reduce((sum, paid) => sum + paid.amount, 0),
    refundedTotal: () => refunds().reduce((sum, terms) => sum + terms.amount, 0),
    reversedTotal: byCode.reversedTotal,
    codes: () => byCode.codes,
    refundsOf: (outTradeNo) => refunds().filter((terms) => terms.outTradeNo === outTradeNo),
    isPaid: (outTradeNo) => (books.trades.get(outTradeNo)?.payments.length ?? 0) > 0,
  };
}
