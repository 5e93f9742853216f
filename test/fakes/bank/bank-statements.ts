import { hash } from 'node:crypto';
import type { StatementAnswer, StatementRow } from '../../../src/main/ports';
import { fen } from '../../../src/shared/money';
import { shanghaiDate } from '../../../src/shared/time-zone';
import type { bankBooks } from './bank-books';
import type { Fault } from './bank-line';

/** What the bank writes into its statement of a day, and what a story changes about it. */
export type BankStatements = {
  readonly of: (day: string, fault?: Fault) => StatementAnswer;
  /** What stands there without us: other devices, refunds made at the merchant platform. */
  readonly add: (day: string, ...rows: StatementRow[]) => void;
  /** Every row goes through this, one by one; null leaves it out. */
  readonly alter: (change: (row: StatementRow) => StatementRow | null) => void;
};

export function bankStatements(books: ReturnType<typeof bankBooks>): BankStatements {
  const added = new Map<string, StatementRow[]>();
  let alter: (row: StatementRow) => StatementRow | null = (row) => row;

  function* rowsOf(day: string): Generator<StatementRow> {
    for (const [outTradeNo, trade] of books.trades) {
      for (const { amount, tradeNo, at } of trade.payments) {
        if (shanghaiDate(at) === day) yield { kind: 'paid', outTradeNo, gatewayTradeNo: tradeNo, amount, at };
      }
    }
    for (const { terms, askedAt, done } of books.refunds.values()) {
      if (shanghaiDate(askedAt) !== day) continue;
      const { refundNumber, outTradeNo, amount } = terms;
      const gatewayTradeNo = books.trades.get(outTradeNo)?.payments.at(-1)?.tradeNo ?? '';
      const state = done ? 'done' : 'processing';
      yield { kind: 'refunded', outTradeNo, gatewayTradeNo, refundNumber, amount, at: askedAt, state };
    }
    yield* added.get(day) ?? [];
  }

  return {
    of: (day, fault) => {
      if (fault === 'lag') return { kind: 'not-ready' };
      if (fault === 'lies') return { kind: 'damaged', detail: 'the summary row says another sum' };
      if (fault === 'refuses') return { kind: 'refused', reason: 'not-permitted', detail: 'NO_AUTH' };
      const rows = [...rowsOf(day)].flatMap((row) => alter(row) ?? []);
      return { kind: 'statement', rows, sha1: hash('sha1', JSON.stringify(rows)) };
    },
    add: (day, ...rows) => void added.set(day, [...(added.get(day) ?? []), ...rows]),
    alter: (change) => {
      alter = change;
    },
  };
}

/** Somebody else's payment under the same merchant. */
export function strangerRow(n: number, at: number): StatementRow {
  const number = String(n).padStart(8, '0');
  return { kind: 'paid', outTradeNo: `OTHER${number}`, gatewayTradeNo: `TO${number}`, amount: fen(100), at };
}
