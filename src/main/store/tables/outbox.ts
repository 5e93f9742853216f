import { z } from 'zod';
import { channelSchema } from '../../../shared/channel';
import { fenSchema } from '../../../shared/money';
import type { Database } from '../database';
import type { OutboxTable, OwedReport, OwedSum } from '../office-types';
import { readRow, readRowOrNull, readRows } from '../read-row';
import type { Transactions } from '../transactions';

const moment = z.number().int().nullable();
const reportSchema: z.ZodType<OwedReport> = z.object({
  id: z.number().int(),
  orderNumber: z.string(),
  lineNumber: z.number().int(),
  event: z.enum(['paid', 'refunded']),
  refundNumber: z.string().transform((text) => (text === '' ? null : text)),
  at: z.number().int(),
  candidateId: z.string(),
  feeItemId: z.string(),
  outTradeNo: z.string(),
  amount: fenSchema,
  channel: channelSchema,
  state: z.enum(['waiting', 'told', 'nobody', 'refused', 'paid-elsewhere', 'not-owed']),
  askAt: moment,
  tries: z.number().int(),
  toldAt: moment,
  detail: z.string().nullable(),
  closedBy: z.string().nullable(),
  note: z.string().nullable(),
});
const sumSchema: z.ZodType<OwedSum> = z.object({
  waiting: z.number().int(),
  oldestAt: moment,
  refused: z.number().int(),
  paidElsewhere: z.number().int(),
});

const COLUMNS =
  'outbox.key AS id, orders.number AS orderNumber, line_number AS lineNumber, event, refund_number AS refundNumber, at, ' +
  'candidate_id AS candidateId, fee_item_id AS feeItemId, out_trade_no AS outTradeNo, amount, channel, outbox.state AS state, ' +
  'ask_at AS askAt, tries, told_at AS toldAt, detail, closed_by AS closedBy, note';
const ORDER = 'JOIN orders ON orders.key = order_key';
/** The condition of the index `outbox_owed`, word for word, or it cannot be used. */
const OWED = "outbox.state IN ('waiting', 'refused', 'paid-elsewhere') AND closed_by IS NULL";
/** Its refund is moot then, so nothing is held back by one that was paid elsewhere. */
const FREE =
  'NOT EXISTS (SELECT 1 FROM outbox AS earlier INDEXED BY outbox_owed WHERE earlier.fee_item_id = outbox.fee_item_id ' +
  "AND earlier.key < outbox.key AND earlier.state IN ('waiting', 'refused', 'paid-elsewhere') " +
  "AND earlier.closed_by IS NULL AND earlier.state <> 'paid-elsewhere')";
const DUE =
  "outbox INDEXED BY outbox_due CROSS JOIN orders ON orders.key = order_key WHERE outbox.state = 'waiting'";

export function outboxTable(db: Database, transactions: Transactions): OutboxTable {
  const insert = db.prepare(
    'INSERT INTO outbox (order_key, line_number, event, refund_number, at, candidate_id, fee_item_id, out_trade_no, ' +
      'amount, channel, state, ask_at) VALUES ((SELECT key FROM orders WHERE id = @orderId), @lineNumber, @event, ' +
      "@refund, @at, @candidateId, @feeItemId, @outTradeNo, @amount, @channel, iif(@tellAt IS NULL, 'nobody', 'waiting'), " +
      '@tellAt) ON CONFLICT (order_key, line_number, event, refund_number) DO NOTHING',
  );
  const update = db.prepare(
    'UPDATE outbox SET state = ?, ask_at = ?, tries = ?, told_at = ?, detail = ?, closed_by = ?, note = ? WHERE key = ?',
  );
  const byId = db.prepare(`SELECT ${COLUMNS} FROM outbox ${ORDER} WHERE outbox.key = ?`);
  const due = db.prepare(
    `SELECT ${COLUMNS} FROM ${DUE} AND ask_at <= ? AND ${FREE} ORDER BY ask_at, outbox.key LIMIT 1`,
  );
  const nextAskAt = db.prepare(`SELECT ask_at FROM ${DUE} AND ${FREE} ORDER BY ask_at LIMIT 1`).pluck();
  const cases = db.prepare(
    `SELECT ${COLUMNS} FROM outbox INDEXED BY outbox_owed ${ORDER} WHERE ${OWED} AND outbox.state <> 'waiting' ` +
      'ORDER BY outbox.key LIMIT ?',
  );
  const ofOrder = db.prepare(
    `SELECT ${COLUMNS} FROM outbox ${ORDER} WHERE order_key = (SELECT key FROM orders WHERE number = ?) ORDER BY outbox.key`,
  );
  const sum = db.prepare(
    "SELECT count(*) FILTER (WHERE state = 'waiting') AS waiting, min(at) FILTER (WHERE state = 'waiting') AS oldestAt, " +
      "count(*) FILTER (WHERE state = 'refused') AS refused, " +
      "count(*) FILTER (WHERE state = 'paid-elsewhere') AS paidElsewhere FROM outbox INDEXED BY outbox_owed WHERE " +
      OWED,
  );
  return {
    add: ({ refundNumber, ...entry }) =>
      transactions.run(() => void insert.run({ ...entry, refund: refundNumber ?? '' })),
    byId: (id) => readRowOrNull(reportSchema, byId.get(id), 'outbox', String(id)),
    nextDue: (nowMs) => readRowOrNull(reportSchema, due.get(nowMs), 'outbox', 'due'),
    nextAskAt: () => {
      const at = nextAskAt.get();
      return typeof at === 'number' ? at : null;
    },
    update: ({ id, state, askAt, tries, toldAt, detail, closedBy, note }) =>
      transactions.run(() => {
        if (update.run(state, askAt, tries, toldAt, detail, closedBy, note, id).changes !== 1) {
          throw new Error(`no report ${id}`);
        }
      }),
    cases: (limit) => readRows(reportSchema, cases.all(limit), 'outbox', 'cases'),
    ofOrder: (orderNumber) => readRows(reportSchema, ofOrder.all(orderNumber), 'outbox', orderNumber),
    sum: () => readRow(sumSchema, sum.get(), 'outbox', 'sum'),
  };
}
