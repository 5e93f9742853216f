import type { Database } from '../database';
import type { Transactions } from '../transactions';
import type { OutboxTable } from '../types';

export function outboxTable(db: Database, transactions: Transactions): OutboxTable {
  const insert = db.prepare(
    'INSERT INTO outbox (order_key, line_number, event, refund_number, at, candidate_id, fee_item_id, ' +
      'out_trade_no, amount, channel) VALUES ((SELECT key FROM orders WHERE id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?) ' +
      'ON CONFLICT (order_key, line_number, event, refund_number) DO NOTHING',
  );
  const pending = db.prepare('SELECT count(*) FROM outbox WHERE told_at IS NULL').pluck();
  return {
    add: (entry) =>
      transactions.run(() => {
        const { orderId, lineNumber, event, refundNumber, at, candidateId, feeItemId } = entry;
        const { outTradeNo, amount, channel } = entry;
        const refund = refundNumber ?? '';
        insert.run(
          orderId,
          lineNumber,
          event,
          refund,
          at,
          candidateId,
          feeItemId,
          outTradeNo,
          amount,
          channel,
        );
      }),
    countPending: () => Number(pending.get()),
  };
}
