import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { connect, type Database } from '../../../src/main/store/database';
import type { Vault } from '../../../src/main/store/keys/vault';
import { openWithoutSync } from '../store/bench-store';
import { takeIn, type Intake } from './make-intake';

/** Tables of one intake, parents first, and how the rows of one order are found. */
const ROWS = [
  'SELECT * FROM orders WHERE id = ?',
  'SELECT * FROM order_lines WHERE order_key = (SELECT key FROM orders WHERE id = ?)',
  'SELECT * FROM claims WHERE order_key = (SELECT key FROM orders WHERE id = ?)',
  'SELECT * FROM payments WHERE order_key = (SELECT key FROM orders WHERE id = ?)',
];
const JOURNAL = 'SELECT * FROM journal WHERE subject = ?';
const HEAD = 'SELECT * FROM journal_head';

type Insert = { readonly sql: string; readonly row: readonly unknown[] };

const rowsSchema = z.array(z.array(z.unknown()));

/** The rows that `query` finds, as inserts that put them somewhere else. */
function inserts(db: Database, query: string, verb: string, ...key: readonly string[]): readonly Insert[] {
  const table = /FROM (\w+)/.exec(query)?.[1] ?? '';
  return rowsSchema
    .parse(
      db
        .prepare(query)
        .raw()
        .all(...key),
    )
    .map((row) => ({ sql: `${verb} INTO ${table} VALUES (${row.map(() => '?').join(', ')})`, row }));
}

/** Takes the orders in on a copy of the data folder, and reads back what each of them wrote. */
function rowsOf(copyDir: string, vault: Vault, intakes: readonly Intake[]): readonly (readonly Insert[])[] {
  const { db, store, close } = openWithoutSync(copyDir, vault);
  const written = intakes.map((intake) => {
    takeIn(store, intake);
    const { order, payment } = intake;
    return [
      ...ROWS.flatMap((query) => inserts(db, query, 'INSERT', order.id)),
      ...inserts(db, JOURNAL, 'INSERT', order.id),
      ...inserts(db, JOURNAL, 'INSERT', payment.outTradeNo),
      ...inserts(db, HEAD, 'INSERT OR REPLACE'),
    ];
  });
  close();
  return written;
}

export type BareRows = {
  readonly db: Database;
  /** The rows of the `at`-th intake in one commit. */
  readonly insert: (at: number) => void;
  readonly close: () => void;
};

/**
 * What nobody can do without who writes these rows into these tables: the prepared inserts and the commit, nothing read,
 * checked, hashed or signed. `copies` are two folders into which the closed database of `dir` is copied.
 */
export function openBareRows(
  dir: string,
  copies: readonly [string, string],
  vault: Vault,
  intakes: readonly Intake[],
): BareRows {
  for (const copy of copies) copyFileSync(join(dir, 'kiosk.db'), join(copy, 'kiosk.db'));
  const rows = rowsOf(copies[0], vault, intakes);
  const db = connect(join(copies[1], 'kiosk.db'));
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const prepared = new Map(rows.flat().map(({ sql }) => [sql, db.prepare(sql)]));
  const steps = rows.map((each) =>
    each.map(
      ({ sql, row }) =>
        () =>
          prepared.get(sql)?.run(...row),
    ),
  );
  return {
    db,
    insert: (at) => {
      begin.run();
      for (const step of steps[at] ?? []) step();
      commit.run();
    },
    close: () => db.close(),
  };
}
