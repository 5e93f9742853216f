import { z } from 'zod';
import { fenSchema } from '../../../shared/money';
import type { Order, OrderLine } from '../../../shared/order';
import type { Database } from '../database';
import { readRow, readRowOrNull, readRows } from '../read-row';
import type { Transactions } from '../transactions';
import type { OrderTable } from '../types';

const orderSchema = z.object({
  key: z.number().int(),
  id: z.string(),
  number: z.string(),
  source: z.enum(['kiosk', 'counter']),
  createdAt: z.number().int(),
  state: z.enum(['open', 'paid', 'closed']),
  total: fenSchema,
});

const lineSchema = z.object({
  lineNumber: z.number().int(),
  candidateId: z.string(),
  candidateName: z.string(),
  maskedDocument: z.string(),
  registrationNumber: z.string(),
  examName: z.string(),
  feeItemId: z.string(),
  feeItemName: z.string(),
  amount: fenSchema,
  windowClosesAt: z.number().int(),
  state: z.enum(['open', 'paid', 'released']),
});

const placeSchema = z.object({ orderId: z.string(), lineNumber: z.number().int() });

const keySchema = z.object({ key: z.number().int() });

const ORDER = 'SELECT key, id, number, source, created_at AS createdAt, state, total FROM orders';
const LINES =
  'SELECT line_number AS lineNumber, candidate_id AS candidateId, candidate_name AS candidateName, ' +
  'masked_document AS maskedDocument, registration_number AS registrationNumber, exam_name AS examName, ' +
  'fee_item_id AS feeItemId, fee_item_name AS feeItemName, amount, window_closes_at AS windowClosesAt, state ' +
  'FROM order_lines WHERE order_key = ? ORDER BY line_number';

/** The condition of the index, word for word, or it cannot be used. */
const PAID_LINES =
  'SELECT orders.id AS orderId, line_number AS lineNumber FROM order_lines INDEXED BY order_lines_paid ' +
  "CROSS JOIN orders ON orders.key = order_key WHERE candidate_id = ? AND order_lines.state = 'paid' " +
  'ORDER BY order_key DESC, line_number LIMIT ?';

const KEYS_PER_MS = 1024;
/** When a clock stands still, keys run on into those of the next milliseconds, up to this far. */
const OVERFLOW = 1000 * KEYS_PER_MS;

/** Keys run with the time an order was placed (see the table); whole numbers in JavaScript until the year 2248. */
function firstKey(createdAt: number): number {
  return createdAt * KEYS_PER_MS;
}

function nextKey(db: Database): (createdAt: number) => number {
  const last = db.prepare('SELECT key FROM orders WHERE key >= ? AND key < ? ORDER BY key DESC LIMIT 1');
  const lastBetween = (from: number, to: number) =>
    readRowOrNull(keySchema, last.get(from, to), 'orders', 'last')?.key ?? from - 1;
  const newest = db.prepare('SELECT ifnull(max(key), 0) AS key FROM orders');
  // Never below the newest key there is; an order that was undone only makes the next one look once more.
  let highest = readRow(keySchema, newest.get(), 'orders', 'newest').key;
  const look = (first: number) => {
    const key = lastBetween(first, first + KEYS_PER_MS) + 1;
    return key < first + KEYS_PER_MS ? key : lastBetween(first, first + OVERFLOW) + 1;
  };
  return (createdAt) => {
    const first = firstKey(createdAt);
    const key = first > highest ? first : look(first);
    highest = Math.max(highest, key);
    return key;
  };
}

function insertLine(db: Database): (orderKey: number, line: OrderLine) => void {
  const line = db.prepare(
    'INSERT INTO order_lines VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (order_key, line_number) DO NOTHING',
  );
  return (orderKey, each) => {
    line.run(
      orderKey,
      each.lineNumber,
      each.candidateId,
      each.candidateName,
      each.maskedDocument,
      each.registrationNumber,
      each.examName,
      each.feeItemId,
      each.feeItemName,
      each.amount,
      each.windowClosesAt,
      each.state,
    );
  };
}

function insertOrder(db: Database): OrderTable['insert'] {
  const next = nextKey(db);
  const line = insertLine(db);
  const order = db.prepare(
    'INSERT INTO orders (key, id, number, source, created_at, state, total) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  return ({ id, number, source, createdAt, state, total, lines }) => {
    const key = next(createdAt);
    order.run(key, id, number, source, createdAt, state, total);
    for (const each of lines) line(key, each);
  };
}

/** Open lines that come to an order open it; its total is the sum of what it has. */
function addLines(db: Database): OrderTable['addLines'] {
  const keyOf = db.prepare('SELECT key FROM orders WHERE id = ?');
  const line = insertLine(db);
  const recompute = db.prepare(
    'UPDATE orders SET total = (SELECT sum(amount) FROM order_lines WHERE order_key = orders.key), ' +
      "state = iif((SELECT sum(state = 'open') FROM order_lines WHERE order_key = orders.key) > 0, 'open', state) " +
      'WHERE key = ?',
  );
  return (orderId, lines) => {
    const { key } = readRow(keySchema, keyOf.get(orderId), 'orders', orderId);
    for (const each of lines) line(key, each);
    recompute.run(key);
  };
}

function readOrders(db: Database) {
  const lines = db.prepare(LINES);
  return (row: unknown): Order => {
    const { key, ...order } = readRow(orderSchema, row, 'orders', 'one');
    return { ...order, lines: readRows(lineSchema, lines.all(key), 'order_lines', order.id) };
  };
}

/** A page never ends between two orders of the same millisecond: `before` of the next page would lose the second. */
function pages(db: Database, read: (row: unknown) => Order): OrderTable['createdBetween'] {
  const page = db.prepare(
    `${ORDER} WHERE key >= ? AND key < ? AND created_at >= ? AND created_at < ? ORDER BY key DESC LIMIT ?`,
  );
  const sameMoment = db.prepare(`${ORDER} WHERE key >= ? AND key < ? AND created_at = ? ORDER BY key DESC`);
  return ({ fromMs, toMs, before, limit }) => {
    const end = before === null ? toMs : Math.min(toMs, before);
    const rows = page.all(firstKey(fromMs), firstKey(end) + OVERFLOW, fromMs, end, limit);
    if (limit > 0 && rows.length === limit) {
      const { createdAt, key } = readRow(orderSchema, rows.at(-1), 'orders', 'one');
      rows.push(...sameMoment.all(firstKey(createdAt), key, createdAt));
    }
    return rows.map(read);
  };
}

/** A paid line stays paid: money decides, not what somebody does with the order (rule 5). */
function markLines(db: Database): OrderTable['markLines'] {
  const keyOf = db.prepare('SELECT key FROM orders WHERE id = ?');
  const mark = db.prepare(
    "UPDATE order_lines SET state = iif(state = 'paid', 'paid', ?) WHERE order_key = ? AND line_number = ?",
  );
  const recompute = db.prepare(
    'UPDATE orders SET state = (SELECT CASE ' +
      "WHEN sum(state = 'open') > 0 THEN 'open' WHEN sum(state = 'paid') > 0 THEN 'paid' ELSE 'closed' END " +
      'FROM order_lines WHERE order_key = orders.key) WHERE key = ?',
  );
  return (orderId, lineNumbers, state) => {
    const row = keyOf.get(orderId);
    if (row === undefined) throw new Error(`no order ${orderId}`);
    const { key } = readRow(keySchema, row, 'orders', orderId);
    for (const lineNumber of lineNumbers) {
      if (mark.run(state, key, lineNumber).changes !== 1) {
        throw new Error(`order ${orderId} has no line ${lineNumber}`);
      }
    }
    recompute.run(key);
  };
}

export function orderTable(db: Database, transactions: Transactions): OrderTable {
  const insert = insertOrder(db);
  const add = addLines(db);
  const mark = markLines(db);
  const read = readOrders(db);
  const byId = db.prepare(`${ORDER} WHERE id = ?`);
  const byNumber = db.prepare(`${ORDER} WHERE number = ?`);
  const open = db.prepare("SELECT id FROM orders WHERE state = 'open' ORDER BY key").pluck();
  const paidLines = db.prepare(PAID_LINES);
  const firstSince = db.prepare('SELECT created_at FROM orders WHERE key >= ? ORDER BY key LIMIT 1').pluck();
  const one = (row: unknown) => (row === undefined ? null : read(row));
  return {
    insert: (order) => transactions.run(() => insert(order)),
    addLines: (orderId, lines) => transactions.run(() => add(orderId, lines)),
    byId: (orderId) => one(byId.get(orderId)),
    byNumber: (orderNumber) => one(byNumber.get(orderNumber)),
    createdBetween: pages(db, read),
    firstSince: (fromMs) => {
      const at = firstSince.get(firstKey(fromMs));
      return typeof at === 'number' ? at : null;
    },
    paidLines: (candidateId, limit) =>
      readRows(placeSchema, paidLines.all(candidateId, limit), 'order_lines', 'paid'),
    openIds: () => readRows(z.string(), open.all(), 'orders', 'open'),
    markLines: (orderId, lineNumbers, state) => transactions.run(() => mark(orderId, lineNumbers, state)),
  };
}
