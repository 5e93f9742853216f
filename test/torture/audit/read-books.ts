import Sqlite from 'better-sqlite3';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

/*
 * What lies on the disk, read without a line of the core's own code: the tables, the journal, the intent log. Only while
 * no process has the folder; a copy is read, so that the next start finds what the kill left.
 */

const whole = z.number().int();
const jsonText = z.string().transform((text, context) => {
  try {
    const read: unknown = JSON.parse(text);
    return read;
  } catch {
    context.addIssue({ code: 'custom', message: 'no JSON' });
    return z.NEVER;
  }
});

const paymentSchema = z.object({
  orderKey: whole,
  outTradeNo: z.string(),
  channel: z.string(),
  state: z.string(),
  amount: whole,
  firstLine: whole,
  lastLine: whole,
  facts: jsonText.pipe(
    z.object({
      money: z.object({ amount: whole, gatewayTradeNo: z.string() }).optional(),
      accepted: z.unknown().optional(),
    }),
  ),
});
const refundSchema = z.object({
  refundNumber: z.string(),
  outTradeNo: z.string(),
  lineNumber: whole.nullable(),
  amount: whole,
  reason: z.string(),
  state: z.string(),
  asks: whole,
  askAt: whole.nullable(),
});
const lineSchema = z.object({
  orderKey: whole,
  lineNumber: whole,
  feeItemId: z.string(),
  amount: whole,
  state: z.string(),
});
const receiptSchema = z.object({
  receiptNumber: z.string(),
  day: z.string(),
  runningNumber: whole,
  outTradeNo: z.string(),
  lineNumbers: z.string(),
});
const claimSchema = z.object({ feeItemId: z.string(), settledBy: z.string().nullable() });
const reportSchema = z.object({
  id: whole,
  orderNumber: z.string(),
  lineNumber: whole,
  event: z.enum(['paid', 'refunded']),
  refundNumber: z.string(),
  outTradeNo: z.string(),
  feeItemId: z.string(),
  amount: whole,
  state: z.string(),
});
const reservationSchema = z.object({ orderNumber: z.string(), state: z.string() });
const orderSchema = z.object({ number: z.string(), state: z.string() });
const entrySchema = z.object({
  sequence: whole,
  what: z.string(),
  subject: z.string(),
  facts: jsonText.pipe(z.looseObject({ amount: whole.optional() })),
});

export type Books = {
  readonly payments: readonly z.infer<typeof paymentSchema>[];
  readonly refunds: readonly z.infer<typeof refundSchema>[];
  readonly lines: readonly z.infer<typeof lineSchema>[];
  readonly receipts: readonly z.infer<typeof receiptSchema>[];
  readonly claims: readonly z.infer<typeof claimSchema>[];
  readonly orders: readonly z.infer<typeof orderSchema>[];
  readonly reports: readonly z.infer<typeof reportSchema>[];
  readonly reservations: readonly z.infer<typeof reservationSchema>[];
  readonly journal: readonly z.infer<typeof entrySchema>[];
  /** The intent log as text: each number stands in it as it is. */
  readonly intents: string;
};
export type PaymentRow = Books['payments'][number];
export type RefundRow = Books['refunds'][number];

const TABLES = {
  payments:
    'SELECT order_key AS orderKey, out_trade_no AS outTradeNo, channel, state, amount, first_line AS firstLine, last_line AS lastLine, facts FROM payments',
  refunds:
    'SELECT refund_number AS refundNumber, out_trade_no AS outTradeNo, line_number AS lineNumber, amount, reason, state, asks, ask_at AS askAt FROM refunds',
  lines:
    'SELECT order_key AS orderKey, line_number AS lineNumber, fee_item_id AS feeItemId, amount, state FROM order_lines',
  receipts:
    'SELECT receipt_number AS receiptNumber, day, running_number AS runningNumber, out_trade_no AS outTradeNo, line_numbers AS lineNumbers FROM receipts',
  claims: 'SELECT fee_item_id AS feeItemId, settled_by AS settledBy FROM claims',
  orders: 'SELECT number, state FROM orders',
  reports:
    'SELECT outbox.key AS id, orders.number AS orderNumber, line_number AS lineNumber, event, refund_number AS refundNumber, out_trade_no AS outTradeNo, fee_item_id AS feeItemId, amount, outbox.state AS state FROM outbox JOIN orders ON orders.key = order_key',
  reservations:
    'SELECT orders.number AS orderNumber, reservations.state AS state FROM reservations JOIN orders ON orders.key = order_key',
  journal: 'SELECT sequence, what, subject, facts FROM journal ORDER BY sequence',
} as const;

const DATABASE = 'kiosk.db';

function intentsIn(dataDir: string): string {
  const files = readdirSync(dataDir).filter((name) => name.includes('.intent-'));
  return files.map((name) => readFileSync(join(dataDir, name), 'utf8')).join('');
}

/** A kill in the very first start may come before the tables: no order can stand then, and the books are empty. */
function isWholeStore(db: Sqlite.Database): boolean {
  const youngest = db.prepare("SELECT count(*) FROM sqlite_master WHERE name = 'reservations'").pluck();
  return youngest.get() === 1;
}

export function readBooks(dataDir: string): Books {
  const copies = mkdtempSync(join(tmpdir(), 'efk-books-'));
  try {
    for (const name of [DATABASE, `${DATABASE}-wal`]) {
      if (existsSync(join(dataDir, name))) copyFileSync(join(dataDir, name), join(copies, name));
    }
    const db = new Sqlite(join(copies, DATABASE));
    try {
      const isLaid = isWholeStore(db);
      const all = <T>(schema: z.ZodType<T>, table: keyof typeof TABLES): T[] =>
        isLaid ? z.array(schema).parse(db.prepare(TABLES[table]).all()) : [];
      return {
        payments: all(paymentSchema, 'payments'),
        refunds: all(refundSchema, 'refunds'),
        lines: all(lineSchema, 'lines'),
        receipts: all(receiptSchema, 'receipts'),
        claims: all(claimSchema, 'claims'),
        orders: all(orderSchema, 'orders'),
        reports: all(reportSchema, 'reports'),
        reservations: all(reservationSchema, 'reservations'),
        journal: all(entrySchema, 'journal'),
        intents: intentsIn(dataDir),
      };
    } finally {
      db.close();
    }
  } finally {
    rmSync(copies, { recursive: true, force: true });
  }
}
