import { z } from 'zod';
import { eBillSchema } from '../../../shared/e-bill';
import type { AwaitedBill, EBillTable } from '../after-paying-types';
import type { Database } from '../database';
import { parseJson, readRowOrNull, readRows } from '../read-row';
import type { Transactions } from '../transactions';

const rowSchema = z.object({
  orderId: z.string(),
  lineNumber: z.number().int(),
  bill: z.preprocess(parseJson, eBillSchema),
  payerName: z.string().nullable(),
  taxNumber: z.string().nullable(),
  since: z.number().int(),
  askAt: z.number().int().nullable(),
  asks: z.number().int(),
});

const BILL =
  'SELECT orders.id AS orderId, line_number AS lineNumber, bill, payer_name AS payerName, tax_number AS taxNumber, ' +
  'since, ask_at AS askAt, asks FROM e_bills JOIN orders ON orders.key = order_key';
const ORDER_KEY = '(SELECT key FROM orders WHERE id = ?)';
const AWAITED = JSON.stringify({ state: 'awaited' });

function asBill({ payerName, taxNumber, ...bill }: z.infer<typeof rowSchema>): AwaitedBill {
  const payer = payerName === null || taxNumber === null ? null : { name: payerName, taxNumber };
  return { ...bill, payer };
}

export function eBillTable(db: Database, transactions: Transactions): EBillTable {
  const expect = db.prepare(
    `INSERT INTO e_bills (order_key, line_number, bill, since, ask_at, asks) VALUES (${ORDER_KEY}, ?, ?, ?, ?, 0) ` +
      'ON CONFLICT DO UPDATE SET bill = excluded.bill, since = excluded.since, ask_at = excluded.ask_at, asks = 0 ' +
      'WHERE bill <> excluded.bill',
  );
  const update = db.prepare(
    'UPDATE e_bills SET bill = ?, payer_name = ?, tax_number = ?, ask_at = ?, asks = ? ' +
      `WHERE order_key = ${ORDER_KEY} AND line_number = ?`,
  );
  const ofLine = db.prepare(`${BILL} WHERE order_key = ${ORDER_KEY} AND line_number = ?`);
  const due = db.prepare(`${BILL} WHERE ask_at <= ? ORDER BY ask_at LIMIT ?`);
  const nextAskAt = db.prepare('SELECT min(ask_at) FROM e_bills WHERE ask_at IS NOT NULL').pluck();
  return {
    expect: ({ orderId, lineNumber }, at) =>
      transactions.run(() => void expect.run(orderId, lineNumber, AWAITED, at, at)),
    ofLine: ({ orderId, lineNumber }) => {
      const row = readRowOrNull(rowSchema, ofLine.get(orderId, lineNumber), 'e_bills', orderId);
      return row === null ? null : asBill(row);
    },
    update: ({ orderId, lineNumber, bill, payer, askAt, asks }) =>
      transactions.run(() => {
        const json = JSON.stringify(bill);
        const { changes } = update.run(
          json,
          payer?.name ?? null,
          payer?.taxNumber ?? null,
          askAt,
          asks,
          orderId,
          lineNumber,
        );
        if (changes !== 1) throw new Error(`no e-bill of line ${lineNumber} of ${orderId}`);
      }),
    due: (nowMs, limit) => readRows(rowSchema, due.all(nowMs, limit), 'e_bills', 'due').map(asBill),
    nextAskAt: () => {
      const at = nextAskAt.get();
      return typeof at === 'number' ? at : null;
    },
  };
}
