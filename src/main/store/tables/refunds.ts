import { z } from 'zod';
import { channelSchema } from '../../../shared/channel';
import { fenSchema } from '../../../shared/money';
import type { Database } from '../database';
import { readRowOrNull, readRows } from '../read-row';
import type { Transactions } from '../transactions';
import type { RefundTable } from '../types';

const refundSchema = z.object({
  refundNumber: z.string(),
  outTradeNo: z.string(),
  channel: channelSchema,
  lineNumber: z.number().int().nullable(),
  amount: fenSchema,
  reason: z.enum(['duplicate', 'misfit', 'asked']),
  askedBy: z.string(),
  state: z.enum(['awaiting-approval', 'approved', 'processing', 'done', 'needs-person']),
  createdAt: z.number().int(),
  askAt: z.number().int().nullable(),
  asks: z.number().int(),
});

const REFUND =
  'SELECT refund_number AS refundNumber, out_trade_no AS outTradeNo, channel, line_number AS lineNumber, amount, ' +
  'reason, asked_by AS askedBy, state, created_at AS createdAt, ask_at AS askAt, asks FROM refunds';

export function refundTable(db: Database, transactions: Transactions): RefundTable {
  const insert = db.prepare(
    'INSERT INTO refunds (refund_number, out_trade_no, channel, line_number, amount, reason, asked_by, state, ' +
      'created_at, ask_at, asks) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const update = db.prepare('UPDATE refunds SET state = ?, ask_at = ?, asks = ? WHERE refund_number = ?');
  const byNumber = db.prepare(`${REFUND} WHERE refund_number = ?`);
  const ofPayment = db.prepare(`${REFUND} WHERE out_trade_no = ? ORDER BY key`);
  const due = db.prepare(`${REFUND} WHERE ask_at <= ? ORDER BY ask_at LIMIT ?`);
  const nextAskAt = db.prepare('SELECT min(ask_at) FROM refunds WHERE ask_at IS NOT NULL').pluck();
  const exists = db
    .prepare('SELECT 1 FROM refunds WHERE out_trade_no = ? AND line_number IS ? AND reason = ? LIMIT 1')
    .pluck();
  return {
    insert: (refund) =>
      transactions.run(() => {
        const { refundNumber, outTradeNo, channel, lineNumber, amount, reason, askedBy } = refund;
        const { state, createdAt, askAt, asks } = refund;
        insert.run(
          refundNumber,
          outTradeNo,
          channel,
          lineNumber,
          amount,
          reason,
          askedBy,
          state,
          createdAt,
          askAt,
          asks,
        );
      }),
    byNumber: (refundNumber) =>
      readRowOrNull(refundSchema, byNumber.get(refundNumber), 'refunds', refundNumber),
    ofPayment: (outTradeNo) => readRows(refundSchema, ofPayment.all(outTradeNo), 'refunds', outTradeNo),
    update: (refundNumber, { state, askAt, asks }) =>
      transactions.run(() => {
        if (update.run(state, askAt, asks, refundNumber).changes !== 1) {
          throw new Error(`no refund ${refundNumber}`);
        }
      }),
    due: (nowMs, limit) => readRows(refundSchema, due.all(nowMs, limit), 'refunds', 'due'),
    nextAskAt: () => {
      const at = nextAskAt.get();
      return typeof at === 'number' ? at : null;
    },
    exists: (outTradeNo, lineNumber, reason) => exists.get(outTradeNo, lineNumber, reason) !== undefined,
  };
}
