import { z } from 'zod';
import type { Database } from '../database';
import { readRows } from '../read-row';
import type { Transactions } from '../transactions';
import type { PaymentTable } from '../types';
import { factsOf, MISFIT_PAYMENT, OPEN, PAYMENT, readPayment, WATCHED, WATCHED_PAYMENT } from './payment-row';

function insertPayment(db: Database): PaymentTable['insert'] {
  const insert = db.prepare(
    'INSERT INTO payments (order_key, attempt, out_trade_no, channel, method, first_line, last_line, amount, description, created_at, expires_at, ' +
      'state, facts, revision, ask_at, asks, on_screen_since) ' +
      'SELECT key, (SELECT ifnull(max(attempt), 0) + 1 FROM payments WHERE order_key = orders.key), ' +
      '?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ? FROM orders WHERE id = ?',
  );
  return (payment, watch) => {
    const { outTradeNo, orderId, channel, amount, description, createdAt, expiresAt, state } = payment;
    const { method, firstLine, lastLine } = payment;
    const stored = insert.run(
      outTradeNo,
      channel,
      method,
      firstLine,
      lastLine,
      amount,
      description,
      createdAt,
      expiresAt,
      state,
      factsOf(payment),
      watch.askAt,
      watch.asks,
      watch.onScreenSince,
      orderId,
    );
    if (stored.changes !== 1) throw new Error(`no order ${orderId}`);
    return { payment, revision: 1, watch };
  };
}

const closingSchema = z.object({ outTradeNo: z.string(), closesAt: z.number().int() });
/** Whoever pays at a cut-off has ordered shortly before. */
const ORDERED_BEFORE_MS = 2 * 86_400_000;

/** Orders of a stretch of time are one stretch of the table (migration 1). */
function closingBetween(db: Database): PaymentTable['closingBetween'] {
  const closing = db.prepare(
    'SELECT out_trade_no AS outTradeNo, min(window_closes_at) AS closesAt FROM orders ' +
      'CROSS JOIN payments ON payments.order_key = orders.key ' +
      'CROSS JOIN order_lines ON order_lines.order_key = orders.key AND line_number BETWEEN first_line AND last_line ' +
      'WHERE orders.key >= ? AND orders.key < ? GROUP BY orders.key, attempt ' +
      'HAVING closesAt >= ? AND closesAt < ? ORDER BY closesAt LIMIT ?',
  );
  return ({ fromMs, toMs, limit }) => {
    const first = (fromMs - ORDERED_BEFORE_MS) * 1024;
    return readRows(
      closingSchema,
      closing.all(first, toMs * 1024, fromMs, toMs, limit),
      'payments',
      'closing',
    );
  };
}

export function paymentTable(db: Database, transactions: Transactions): PaymentTable {
  const insert = insertPayment(db);
  const update = db.prepare(
    'UPDATE payments SET state = ?, facts = ?, ask_at = ?, asks = ?, on_screen_since = ?, revision = revision + 1 ' +
      'WHERE out_trade_no = ? AND revision = ?',
  );
  const setWatch = db.prepare(
    'UPDATE payments SET ask_at = ?, asks = ?, on_screen_since = ? WHERE out_trade_no = ?',
  );
  const byNumber = db.prepare(`${PAYMENT} WHERE out_trade_no = ?`);
  const ofOrder = db.prepare(`${PAYMENT} WHERE orders.id = ? ORDER BY attempt`);
  const due = db.prepare(`${WATCHED_PAYMENT} AND ask_at <= ? ORDER BY ask_at LIMIT ?`);
  const nextAskAt = db
    .prepare(`SELECT ask_at FROM payments WHERE ${WATCHED} AND ask_at IS NOT NULL ORDER BY ask_at LIMIT 1`)
    .pluck();
  const open = db.prepare(`${WATCHED_PAYMENT} AND ${OPEN} ORDER BY order_key, attempt`);
  const closedToAsk = db.prepare(
    `${WATCHED_PAYMENT} AND ask_at IS NOT NULL AND payments.state = 'closed' ORDER BY ask_at`,
  );
  const misfits = db.prepare(`${MISFIT_PAYMENT} ORDER BY order_key DESC, attempt LIMIT ?`);
  const countOpen = db.prepare(`SELECT count(*) FROM payments WHERE ${WATCHED} AND ${OPEN}`).pluck();
  return {
    insert: (payment, watch) => transactions.run(() => insert(payment, watch)),
    byNumber: (outTradeNo) => {
      const row = byNumber.get(outTradeNo);
      return row === undefined ? null : readPayment(row);
    },
    ofOrder: (orderId) => ofOrder.all(orderId).map(readPayment),
    update: (payment, { askAt, asks, onScreenSince }, revision) =>
      transactions.run(() => {
        const { state, outTradeNo } = payment;
        const done = update.run(state, factsOf(payment), askAt, asks, onScreenSince, outTradeNo, revision);
        return done.changes === 1;
      }),
    setWatch: (outTradeNo, { askAt, asks, onScreenSince }) =>
      transactions.run(() => {
        if (setWatch.run(askAt, asks, onScreenSince, outTradeNo).changes !== 1) {
          throw new Error(`no payment ${outTradeNo}`);
        }
      }),
    due: (nowMs, limit) => due.all(nowMs, limit).map(readPayment),
    nextAskAt: () => {
      const at = nextAskAt.get();
      return typeof at === 'number' ? at : null;
    },
    open: () => open.all().map(readPayment),
    closedToAsk: () => closedToAsk.all().map(readPayment),
    closingBetween: closingBetween(db),
    misfits: (limit) => misfits.all(limit).map(readPayment),
    countOpen: () => Number(countOpen.get()),
  };
}
