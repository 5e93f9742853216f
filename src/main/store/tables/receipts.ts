import { z } from 'zod';
import type { Database } from '../database';
import { parseJson, readRow, readRowOrNull, readRows } from '../read-row';
import type { Transactions } from '../transactions';
import type { IssuedReceipt, ReceiptTable } from '../types';
import { fourDigits, runningNumbers } from './running-numbers';
import { slipTable } from './slips';

const receiptSchema = z.object({
  receiptNumber: z.string(),
  orderId: z.string(),
  outTradeNo: z.string(),
  issuedAt: z.number().int(),
  lineNumbers: z.preprocess(parseJson, z.array(z.number().int())),
  prints: z.number().int(),
});

const printsSchema = z.object({ before: z.number().int() });

const RECEIPT =
  'SELECT receipt_number AS receiptNumber, orders.id AS orderId, out_trade_no AS outTradeNo, ' +
  'issued_at AS issuedAt, line_numbers AS lineNumbers, prints ' +
  'FROM receipts JOIN orders ON orders.key = order_key';

/** `D01-20261123-0001`. */
function issueReceipt(db: Database): ReceiptTable['issue'] {
  const next = runningNumbers(db, 'receipts');
  const insert = db.prepare(
    'INSERT INTO receipts (receipt_number, device_number, day, running_number, order_key, out_trade_no, issued_at, ' +
      'line_numbers) VALUES (?, ?, ?, ?, (SELECT key FROM orders WHERE id = ?), ?, ?, ?)',
  );
  return ({ deviceNumber, date, orderId, outTradeNo, issuedAt, lineNumbers }): IssuedReceipt => {
    const day = date.replaceAll('-', '');
    const running = next(deviceNumber, day);
    const receiptNumber = `${deviceNumber}-${day}-${fourDigits(running)}`;
    const numbers = JSON.stringify(lineNumbers);
    insert.run(receiptNumber, deviceNumber, day, running, orderId, outTradeNo, issuedAt, numbers);
    return { receiptNumber, orderId, outTradeNo, issuedAt, lineNumbers, prints: 0 };
  };
}

export function receiptTable(db: Database, transactions: Transactions): ReceiptTable {
  const issue = issueReceipt(db);
  const byNumber = db.prepare(`${RECEIPT} WHERE receipt_number = ?`);
  const ofOrder = db.prepare(`${RECEIPT} WHERE orders.id = ? ORDER BY receipts.key`);
  const countPrint = db.prepare(
    'UPDATE receipts SET prints = prints + 1, last_printed_at = ? WHERE receipt_number = ? RETURNING prints - 1 AS before',
  );
  return {
    issue: (receipt) => transactions.run(() => issue(receipt)),
    byNumber: (receiptNumber) =>
      readRowOrNull(receiptSchema, byNumber.get(receiptNumber), 'receipts', receiptNumber),
    ofOrder: (orderId) => readRows(receiptSchema, ofOrder.all(orderId), 'receipts', orderId),
    countPrint: (receiptNumber, at) =>
      transactions.run(() => {
        const row = countPrint.get(at, receiptNumber);
        if (row === undefined) throw new Error(`no receipt ${receiptNumber}`);
        return readRow(printsSchema, row, 'receipts', receiptNumber).before;
      }),
    ...slipTable(db, transactions),
  };
}
