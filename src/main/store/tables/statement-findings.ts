import { z } from 'zod';
import { channelSchema } from '../../../shared/channel';
import { fenSchema } from '../../../shared/money';
import { findingKindSchema } from '../../../shared/statement';
import type { Database } from '../database';
import { readRows } from '../read-row';
import type { FindingTable } from '../statement-types';
import type { Transactions } from '../transactions';

const rowSchema = z.object({
  channel: channelSchema,
  kind: findingKindSchema,
  day: z.string(),
  outTradeNo: z.string(),
  refundNumber: z.string().transform((number) => (number === '' ? null : number)),
  ours: fenSchema.nullable(),
  theirs: fenSchema.nullable(),
  foundAt: z.number().int(),
});

const FINDING =
  'SELECT channel, kind, day, out_trade_no AS outTradeNo, refund_number AS refundNumber, ours, theirs, ' +
  'found_at AS foundAt FROM statement_findings';

export function findingTable(db: Database, transactions: Transactions): FindingTable {
  const since = db.prepare(`${FINDING} WHERE day >= ? ORDER BY day, found_at`);
  const ofNumber = db.prepare(`${FINDING} WHERE channel = ? AND out_trade_no = ?`);
  const forget = db.prepare('DELETE FROM statement_findings WHERE channel = ? AND out_trade_no = ?');
  const insert = db.prepare(
    'INSERT INTO statement_findings (channel, out_trade_no, kind, refund_number, day, ours, theirs, found_at) ' +
      'VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const count = db.prepare('SELECT count(*) FROM statement_findings WHERE day >= ?').pluck();
  return {
    since: (day) => readRows(rowSchema, since.all(day), 'statement_findings', 'since'),
    ofNumber: (channel, outTradeNo) =>
      readRows(rowSchema, ofNumber.all(channel, outTradeNo), 'statement_findings', outTradeNo),
    replace: (channel, outTradeNo, findings) =>
      transactions.run(() => {
        forget.run(channel, outTradeNo);
        for (const { kind, refundNumber, day, ours, theirs, foundAt } of findings) {
          insert.run(channel, outTradeNo, kind, refundNumber ?? '', day, ours, theirs, foundAt);
        }
      }),
    countSince: (day) => Number(count.get(day)),
  };
}
