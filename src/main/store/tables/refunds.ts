import { z } from 'zod';
import { channelSchema } from '../../../shared/channel';
import { fenSchema } from '../../../shared/money';
import type { Refund } from '../../../shared/refund';
import { refundProblemSchema, refundReasonSchema, refundStateSchema } from '../../../shared/refund';
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
  reason: refundReasonSchema,
  askedBy: z.string(),
  because: z.string().nullable(),
  state: refundStateSchema,
  decidedBy: z.string().nullable(),
  note: z.string().nullable(),
  problem: refundProblemSchema.nullable(),
  createdAt: z.number().int(),
  askAt: z.number().int().nullable(),
  asks: z.number().int(),
});

const REFUND =
  'SELECT refund_number AS refundNumber, out_trade_no AS outTradeNo, channel, line_number AS lineNumber, amount, ' +
  'reason, asked_by AS askedBy, because, state, decided_by AS decidedBy, note, problem, created_at AS createdAt, ' +
  'ask_at AS askAt, asks FROM refunds';
/** The condition of the index `refunds_waiting`, word for word, or it cannot be used. */
const WAITING = "INDEXED BY refunds_waiting WHERE state = 'awaiting-approval' OR problem IS NOT NULL";

function insertRefund(db: Database): (refund: Refund) => void {
  const insert = db.prepare(
    'INSERT INTO refunds (refund_number, out_trade_no, channel, line_number, amount, reason, asked_by, because, ' +
      'state, decided_by, note, problem, created_at, ask_at, asks) ' +
      'VALUES (@refundNumber, @outTradeNo, @channel, @lineNumber, @amount, @reason, @askedBy, @because, ' +
      '@state, @decidedBy, @note, @problem, @createdAt, @askAt, @asks)',
  );
  return (refund) => void insert.run(refund);
}

function updateRefund(db: Database): (refund: Refund) => void {
  const update = db.prepare(
    'UPDATE refunds SET state = ?, decided_by = ?, note = ?, problem = ?, ask_at = ?, asks = ? WHERE refund_number = ?',
  );
  return ({ refundNumber, state, decidedBy, note, problem, askAt, asks }) => {
    if (update.run(state, decidedBy, note, problem, askAt, asks, refundNumber).changes !== 1) {
      throw new Error(`no refund ${refundNumber}`);
    }
  };
}

export function refundTable(db: Database, transactions: Transactions): RefundTable {
  const insert = insertRefund(db);
  const update = updateRefund(db);
  const byNumber = db.prepare(`${REFUND} WHERE refund_number = ?`);
  const ofPayment = db.prepare(`${REFUND} WHERE out_trade_no = ? ORDER BY key`);
  const due = db.prepare(`${REFUND} WHERE ask_at <= ? ORDER BY ask_at LIMIT ?`);
  const waiting = db.prepare(`${REFUND} ${WAITING} ORDER BY key LIMIT ?`);
  const between = db.prepare(`${REFUND} WHERE created_at >= ? AND created_at < ? ORDER BY created_at`);
  const nextAskAt = db.prepare('SELECT min(ask_at) FROM refunds WHERE ask_at IS NOT NULL').pluck();
  const exists = db
    .prepare('SELECT 1 FROM refunds WHERE out_trade_no = ? AND line_number IS ? AND reason = ? LIMIT 1')
    .pluck();
  return {
    insert: (refund) => transactions.run(() => insert(refund)),
    byNumber: (refundNumber) =>
      readRowOrNull(refundSchema, byNumber.get(refundNumber), 'refunds', refundNumber),
    ofPayment: (outTradeNo) => readRows(refundSchema, ofPayment.all(outTradeNo), 'refunds', outTradeNo),
    update: (refund) => transactions.run(() => update(refund)),
    due: (nowMs, limit) => readRows(refundSchema, due.all(nowMs, limit), 'refunds', 'due'),
    waiting: (limit) => readRows(refundSchema, waiting.all(limit), 'refunds', 'waiting'),
    createdBetween: (fromMs, toMs) =>
      readRows(refundSchema, between.all(fromMs, toMs), 'refunds', 'of a time'),
    nextAskAt: () => {
      const at = nextAskAt.get();
      return typeof at === 'number' ? at : null;
    },
    exists: (outTradeNo, lineNumber, reason) => exists.get(outTradeNo, lineNumber, reason) !== undefined,
  };
}
