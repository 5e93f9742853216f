import { z } from 'zod';
import type { Database } from '../database';
import { readRowOrNull, readRows } from '../read-row';
import type { Transactions } from '../transactions';
import type { IssuedSlip, ReceiptTable } from '../types';
import { fourDigits, runningNumbers } from './running-numbers';

const slipSchema = z.object({
  slipNumber: z.string(),
  orderId: z.string(),
  outTradeNo: z.string(),
  issuedAt: z.number().int(),
});

const SLIP =
  'SELECT slip_number AS slipNumber, orders.id AS orderId, out_trade_no AS outTradeNo, issued_at AS issuedAt ' +
  'FROM slips JOIN orders ON orders.key = order_key';

/** 待核实凭条, one per payment: `D01-20261123-V0001`. Asked for again, it is the same one. */
export function slipTable(
  db: Database,
  transactions: Transactions,
): Pick<ReceiptTable, 'issueSlip' | 'slipOfPayment' | 'slipsOfOrder'> {
  const next = runningNumbers(db, 'slips');
  const insert = db.prepare(
    'INSERT INTO slips (slip_number, device_number, day, running_number, order_key, out_trade_no, issued_at) ' +
      'VALUES (?, ?, ?, ?, (SELECT key FROM orders WHERE id = ?), ?, ?)',
  );
  const ofPayment = db.prepare(`${SLIP} WHERE out_trade_no = ?`);
  const ofOrder = db.prepare(`${SLIP} WHERE orders.id = ? ORDER BY slips.key`);
  const slipOfPayment = (outTradeNo: string) =>
    readRowOrNull(slipSchema, ofPayment.get(outTradeNo), 'slips', outTradeNo);

  function issue({
    deviceNumber,
    date,
    orderId,
    outTradeNo,
    issuedAt,
  }: Parameters<ReceiptTable['issueSlip']>[0]): IssuedSlip {
    const known = slipOfPayment(outTradeNo);
    if (known !== null) return known;
    const day = date.replaceAll('-', '');
    const running = next(deviceNumber, day);
    const slipNumber = `${deviceNumber}-${day}-V${fourDigits(running)}`;
    insert.run(slipNumber, deviceNumber, day, running, orderId, outTradeNo, issuedAt);
    return { slipNumber, orderId, outTradeNo, issuedAt };
  }

  return {
    issueSlip: (slip) => transactions.run(() => issue(slip)),
    slipOfPayment,
    slipsOfOrder: (orderId) => readRows(slipSchema, ofOrder.all(orderId), 'slips', orderId),
  };
}
