import { z } from 'zod';
import type { Database } from '../database';
import { parseJson, readRow, readRowOrNull } from '../read-row';

/**
 * After a restore the newest receipts and slips are on paper but not in the database. So many numbers could have been
 * given out on that day since the backup; they are left out once per device rather than given to somebody else.
 */
const leftOutSchema = z.object({
  day: z.string(),
  count: z.number().int().min(0),
  afterReceipt: z.number().int(),
  afterSlip: z.number().int(),
});
export type LeftOut = z.infer<typeof leftOutSchema>;

const LEFT_OUT = 'numbers-left-out';
const metaSchema = z.object({ value: z.preprocess(parseJson, leftOutSchema) });
const lastSchema = z.object({ running: z.number().int(), key: z.number().int() });

/** `day` is written yyyyMMdd, as in the numbers. */
export function leaveNumbersOut(db: Database, day: string, count: number): void {
  const newest = (table: string) =>
    Number(db.prepare(`SELECT ifnull(max(key), 0) FROM ${table}`).pluck().get());
  const leftOut: LeftOut = { day, count, afterReceipt: newest('receipts'), afterSlip: newest('slips') };
  db.prepare(
    'INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  ).run(LEFT_OUT, JSON.stringify(leftOut));
}

export type RunningNumbers = (device: string, day: string) => number;

/** The next number of this device on this day, from 1 without gaps. To be called inside the transaction that uses it. */
export function runningNumbers(db: Database, table: 'receipts' | 'slips'): RunningNumbers {
  const last = db.prepare(
    'SELECT ifnull(max(running_number), 0) AS running, ifnull(max(key), 0) AS key ' +
      `FROM ${table} WHERE device_number = ? AND day = ?`,
  );
  const leftOut = db.prepare('SELECT value FROM meta WHERE name = ?');
  return (device, day) => {
    const { running, key } = readRow(lastSchema, last.get(device, day), table, day);
    const skip = readRowOrNull(metaSchema, leftOut.get(LEFT_OUT), 'meta', LEFT_OUT)?.value;
    const after = table === 'receipts' ? skip?.afterReceipt : skip?.afterSlip;
    const skipped = skip?.day === day && key <= (after ?? 0) ? skip.count : 0;
    return running + skipped + 1;
  };
}

/** `0001`; from 10,000 on it simply gets longer. */
export function fourDigits(running: number): string {
  return String(running).padStart(4, '0');
}
