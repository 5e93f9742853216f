import type { Channel } from '../../../shared/channel';
import type { Database } from '../database';
import type { Statement, StatementStage, StatementTable } from '../statement-types';
import type { Transactions } from '../transactions';
import { makeCheckpoint, withoutSync } from './roster-pace';

/** What a process that died was storing never counted and is left for the sweep. */
export function abandonReadings(db: Database): void {
  db.prepare("UPDATE statement_readings SET state = 'former' WHERE state = 'staging'").run();
}

/** A new reading of one day, filled beside the current one in short transactions and then switched in. */
export function stageStatement(
  db: Database,
  transactions: Transactions,
  save: (statement: Statement) => void,
): (channel: Channel, day: string) => StatementStage {
  const begin = db.prepare("INSERT INTO statement_readings (channel, day, state) VALUES (?, ?, 'staging')");
  const insert = db.prepare('INSERT INTO statement_rows VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const retire = db.prepare(
    "UPDATE statement_readings SET state = 'former' WHERE channel = ? AND day = ? AND state = 'current'",
  );
  const settle = db.prepare(
    "UPDATE statement_readings SET state = ? WHERE reading = ? AND state = 'staging'",
  );
  const checkpoint = makeCheckpoint(db);
  return (channel, day) => {
    const reading = transactions.run(() => Number(begin.run(channel, day).lastInsertRowid));
    let place = 0;
    const addRows: StatementStage['add'] = (rows) => {
      for (const row of rows) {
        const { kind, outTradeNo, gatewayTradeNo, amount, at } = row;
        const refund = kind === 'refunded' ? row : null;
        const refundNumber = refund?.refundNumber ?? null;
        const state = refund?.state ?? null;
        insert.run(reading, (place += 1), kind, outTradeNo, gatewayTradeNo, refundNumber, amount, at, state);
      }
    };
    return {
      add: (rows) => withoutSync(db, () => transactions.run(() => addRows(rows))),
      checkpoint,
      switchIn: (statement) =>
        transactions.run(() => {
          retire.run(channel, day);
          if (settle.run('current', reading).changes !== 1) {
            throw new Error(`reading ${reading} of ${channel} ${day} is no longer being stored`);
          }
          save({ ...statement, reading });
        }),
      discard: () => transactions.run(() => void settle.run('former', reading)),
    };
  };
}

/** Rows of readings that another one replaced, or that were never whole. */
export function sweepReadings(db: Database, transactions: Transactions): StatementTable['sweep'] {
  const former = db.prepare("SELECT reading FROM statement_readings WHERE state = 'former' LIMIT 1").pluck();
  const remove = db.prepare(
    'DELETE FROM statement_rows WHERE (reading, place) IN ' +
      '(SELECT reading, place FROM statement_rows WHERE reading = ? LIMIT ?)',
  );
  const forget = db.prepare('DELETE FROM statement_readings WHERE reading = ?');
  return (limit) => {
    const reading = former.get();
    if (reading === undefined) return false;
    transactions.run(() => {
      if (remove.run(reading, limit).changes < limit) forget.run(reading);
    });
    return true;
  };
}
