import { z } from 'zod';
import { channelSchema } from '../../../shared/channel';
import { fenSchema } from '../../../shared/money';
import { statementStateSchema } from '../../../shared/statement';
import type { Database } from '../database';
import { readRow } from '../read-row';
import type { DatedRow, PlacedRow, Statement, StatementTable } from '../statement-types';
import type { Transactions } from '../transactions';
import { stageStatement, sweepReadings } from './statement-stage';

const count = z.number().int().min(0);
const yes = z.union([z.literal(0), z.literal(1)]).transform((value) => value === 1);

const statementSchema = z.object({
  channel: channelSchema,
  day: z.string(),
  state: statementStateSchema,
  detail: z.string().nullable(),
  asks: count,
  askAt: z.number().int().nullable(),
  readings: count,
  reading: z.number().int().nullable(),
  sha1: z.string().nullable(),
  fetchedAt: z.number().int().nullable(),
  paidCount: count,
  paidSum: fenSchema,
  refundedCount: count,
  refundedSum: fenSchema,
  othersCount: count,
  othersSum: fenSchema,
  rowsMatched: yes,
  paymentsMatched: yes,
  refundsMatched: yes,
});

const STATEMENT =
  'SELECT channel, day, state, detail, asks, ask_at AS askAt, readings, reading, sha1, fetched_at AS fetchedAt, ' +
  'paid_count AS paidCount, paid_sum AS paidSum, refunded_count AS refundedCount, refunded_sum AS refundedSum, ' +
  'others_count AS othersCount, others_sum AS othersSum, rows_matched AS rowsMatched, ' +
  'payments_matched AS paymentsMatched, refunds_matched AS refundsMatched FROM statements';

const ROW =
  'SELECT kind, out_trade_no AS outTradeNo, gateway_trade_no AS gatewayTradeNo, refund_number AS refundNumber, ' +
  'amount, at, r.state AS state';

const about = { outTradeNo: z.string(), gatewayTradeNo: z.string(), amount: fenSchema };
const rowSchema = z.discriminatedUnion('kind', [
  z.object({ ...about, kind: z.literal('paid'), at: z.number().int() }),
  z.object({
    ...about,
    kind: z.literal('refunded'),
    at: z.number().int().nullable(),
    refundNumber: z.string(),
    state: z.enum(['done', 'processing', 'stuck']),
  }),
]);
const placeSchema = z.object({ place: z.number().int() });
const daySchema = z.object({ day: z.string() });

function toStatement(row: unknown): Statement {
  const read = readRow(statementSchema, row, 'statements', 'one');
  const { paidCount, paidSum, refundedCount, refundedSum, othersCount, othersSum, ...rest } = read;
  return {
    ...rest,
    paid: { count: paidCount, sum: paidSum },
    refunded: { count: refundedCount, sum: refundedSum },
    others: { count: othersCount, sum: othersSum },
  };
}

function saveStatement(db: Database): (statement: Statement) => void {
  const save = db.prepare(
    'INSERT OR REPLACE INTO statements VALUES (@channel, @day, @state, @detail, @asks, @askAt, @readings, @reading, ' +
      '@sha1, @fetchedAt, @paidCount, @paidSum, @refundedCount, @refundedSum, @othersCount, @othersSum, ' +
      '@rowsMatched, @paymentsMatched, @refundsMatched)',
  );
  return ({ paid, refunded, others, rowsMatched, paymentsMatched, refundsMatched, ...rest }) =>
    void save.run({
      ...rest,
      paidCount: paid.count,
      paidSum: paid.sum,
      refundedCount: refunded.count,
      refundedSum: refunded.sum,
      othersCount: others.count,
      othersSum: others.sum,
      rowsMatched: Number(rowsMatched),
      paymentsMatched: Number(paymentsMatched),
      refundsMatched: Number(refundsMatched),
    });
}

export function statementTable(db: Database, transactions: Transactions): StatementTable {
  const save = saveStatement(db);
  const byDay = db.prepare(`${STATEMENT} WHERE channel = ? AND day = ?`);
  const since = db.prepare(`${STATEMENT} WHERE channel = ? AND day >= ? ORDER BY day`);
  const rowsAfter = db.prepare(
    `${ROW}, place FROM statement_rows r WHERE reading = ? AND place > ? ORDER BY place LIMIT ?`,
  );
  const ofNumber = db.prepare(
    `${ROW}, g.day AS day FROM statement_rows r CROSS JOIN statement_readings g ON g.reading = r.reading ` +
      "WHERE r.out_trade_no = ? AND g.channel = ? AND g.state = 'current' ORDER BY g.day, place",
  );
  const read = (row: unknown) => readRow(rowSchema, row, 'statement_rows', 'one');
  return {
    byDay: (channel, day) => {
      const row = byDay.get(channel, day);
      return row === undefined ? null : toStatement(row);
    },
    since: (channel, day) => since.all(channel, day).map(toStatement),
    save: (statement) => transactions.run(() => save(statement)),
    stage: stageStatement(db, transactions, save),
    rowsAfter: (reading, place, limit) =>
      rowsAfter
        .all(reading, place, limit)
        .map((row): PlacedRow => ({ ...readRow(placeSchema, row, 'statement_rows', 'one'), row: read(row) })),
    ofNumber: (channel, outTradeNo) =>
      ofNumber
        .all(outTradeNo, channel)
        .map((row): DatedRow => ({ ...read(row), ...readRow(daySchema, row, 'statement_rows', 'one') })),
    sweep: sweepReadings(db, transactions),
  };
}
