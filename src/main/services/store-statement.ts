import { addFen, fen } from '../../shared/money';
import type { StatementSum } from '../../shared/statement';
import type { StatementAnswer, StatementRow } from '../ports';
import type { Statement } from '../store/statement-types';
import { dayAfter } from './statement-days';
import type { StatementParts } from './statement-parts';

type Whole = Extract<StatementAnswer, { kind: 'statement' }>;

/** Rows in one short transaction. */
const ROWS_AT_ONCE = 100;
const NONE: StatementSum = { count: 0, sum: fen(0) };

/** A day that nobody has asked about yet. */
export function expectedStatement(channel: Statement['channel'], day: string, askAt: number): Statement {
  return {
    channel,
    day,
    state: 'expected',
    detail: null,
    asks: 0,
    askAt,
    readings: 0,
    reading: null,
    sha1: null,
    fetchedAt: null,
    paid: NONE,
    refunded: NONE,
    others: NONE,
    rowsMatched: true,
    paymentsMatched: false,
    refundsMatched: false,
  };
}

/**
 * A whole statement came. The same one again is counted, another one takes the place of the first as a whole and is
 * matched anew; until its last row is stored the first one counts.
 */
export async function storeStatement(parts: StatementParts, before: Statement, whole: Whole): Promise<void> {
  const { statements, journal, transaction } = parts.store;
  const { channel, day } = before;
  const at = parts.clock.now();
  const complete = { state: 'complete', detail: null, asks: 0, askAt: null, fetchedAt: at } as const;
  const readings = before.readings + 1;
  if (before.reading !== null && before.sha1 === whole.sha1) {
    statements.save({ ...before, ...complete, readings });
    return;
  }
  const stage = statements.stage(channel, day);
  try {
    for (let from = 0; from < whole.rows.length; from += ROWS_AT_ONCE) {
      stage.add(whole.rows.slice(from, from + ROWS_AT_ONCE));
      await parts.slices.pause();
      stage.checkpoint();
    }
    const { sha1, rows } = whole;
    const paid = sumOf(rows, 'paid');
    const refunded = sumOf(rows, 'refunded');
    transaction(() => {
      stage.switchIn({ ...before, ...complete, readings, sha1, paid, refunded, rowsMatched: false });
      matchAgain(parts, before);
      journal.append({
        at,
        what: before.reading === null ? 'statement.stored' : 'statement.replaced',
        subject: `${channel} ${day}`,
        facts: {
          sha1,
          before: before.sha1,
          paid: paid.count,
          paidSum: paid.sum,
          refunded: refunded.count,
          refundedSum: refunded.sum,
        },
      });
    });
  } catch (thrown) {
    // Where the store is gone already, the next start clears it away.
    if (!parts.isStopped()) stage.discard();
    throw thrown;
  }
}

/** Its payments, and those of the two days before, are looked for in this statement (rule 15). */
function matchAgain({ store }: StatementParts, { channel, day }: Statement): void {
  for (const each of [dayAfter(day, -2), dayAfter(day, -1), day]) {
    const statement = store.statements.byDay(channel, each);
    if (statement !== null) {
      store.statements.save({ ...statement, paymentsMatched: false, refundsMatched: false });
    }
  }
}

function sumOf(rows: readonly StatementRow[], kind: StatementRow['kind']): StatementSum {
  const those = rows.filter((row) => row.kind === kind);
  return { count: those.length, sum: those.reduce((sum, row) => addFen(sum, row.amount), fen(0)) };
}
