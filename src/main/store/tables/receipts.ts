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
  candidateId: z.string(),
  issuedAt: z.number().int(),
  lineNumbers: z.preprocess(parseJson, z.array(z.number().int())),
  prints: z.number().int(),
});

const printsSchema = z.object({ before: z.number().int() });

const RECEIPT =
  'SELECT receipt_number AS receiptNumber, orders.id AS orderId, out_trade_no AS outTradeNo, ' +
  'candidate_id AS candidateId, issued_at AS issuedAt, line_numbers AS lineNumbers, prints ' +
  'FROM receipts JOIN orders ON orders.key = order_key';

/** `D01-20261123-0001`. */
function issueReceipt(db: Database): ReceiptTable['issue'] {
  const next = runningNumbers(db, 'receipts');
  const insert = db.prepare(
    'INSERT INTO receipts (receipt_number, device_number, day, running_number, order_key, out_trade_no, candidate_id, ' +
      'issued_at, line_numbers) VALUES (?, ?, ?, ?, (SELECT key FROM orders WHERE id = ?), ?, ?, ?, ?)',
  );
  return (receipt): IssuedReceipt => {
    const { deviceNumber, date, orderId, outTradeNo, candidateId, issuedAt, lineNumbers } = receipt;
    const day = date.replaceAll('-', '');
    const running = next(deviceNumber, day);
    const receiptNumber = `${deviceNumber}-${day}-${fourDigits(running)}`;
    const numbers = JSON.stringify(lineNumbers);
    insert.run(
      receiptNumber,
      deviceNumber,
      day,
      running,
      orderId,
      outTradeNo,
      candidateId,
      issuedAt,
      numbers,
    );
    return { receiptNumber, orderId, outTradeNo, candidateId, issuedAt, lineNumbers, prints: 0 };
  };
}

export function receiptTable(db: Database, transactions: Transactions): ReceiptTable {
  const issue = issueReceipt(db);
  const byNumber = db.prepare(`${RECEIPT} WHERE receipt_number = ?`);
  const ofPayment = db.prepare(`${RECEIPT} WHERE out_trade_no = ? ORDER BY receipts.key`);
  const ofOrder = db.prepare(`${RECEIPT} WHERE orders.id = ? ORDER BY receipts.key`);
  const countPrint = db.prepare(
    'UPDATE receipts SET prints = prints + 1, last_printed_at = ? WHERE receipt_number = ? RETURNING prints - 1 AS before',
  );
  return {
    issue: (receipt) => transactions.run(() => issue(receipt)),
    byNumber: (receiptNumber) =>
      readRowOrNull(receiptSchema, byNumber.get(receiptNumber), 'receipts', receiptNumber),
    ofPayment: (outTradeNo) => readRows(receiptSchema, ofPayment.all(outTradeNo), 'receipts', outTradeNo),
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
