import { z } from 'zod';
import type { Database } from '../database';

/** A table that finds rows of the roster; columns as in the migration, but for the generation in front. */
export type LookUp = {
  readonly table: string;
  readonly columns: string;
  readonly key: readonly [string, string];
};

export const LOOK_UPS = {
  candidate: {
    table: 'roster_by_candidate',
    columns: 'candidate_id TEXT NOT NULL, fee_item_id TEXT NOT NULL, item INTEGER NOT NULL',
    key: ['candidate_id', 'fee_item_id'],
  },
  document: {
    table: 'roster_by_document',
    columns: 'document_blind BLOB NOT NULL, candidate INTEGER NOT NULL',
    key: ['document_blind', 'candidate'],
  },
  phoneTail: {
    table: 'roster_by_phone_tail',
    columns: 'phone_tail_blind BLOB NOT NULL, candidate INTEGER NOT NULL',
    key: ['phone_tail_blind', 'candidate'],
  },
  name: {
    table: 'roster_by_name',
    columns: 'name_folded TEXT NOT NULL, candidate INTEGER NOT NULL',
    key: ['name_folded', 'candidate'],
  },
  registration: {
    table: 'roster_by_registration',
    columns: 'registration_number TEXT NOT NULL COLLATE NOCASE, item INTEGER NOT NULL',
    key: ['registration_number', 'item'],
  },
  feeItem: {
    table: 'roster_by_fee_item',
    columns: 'fee_item_id TEXT NOT NULL, item INTEGER NOT NULL',
    key: ['fee_item_id', 'item'],
  },
} as const satisfies Record<string, LookUp>;

export const EVERY_LOOK_UP: readonly LookUp[] = Object.values(LOOK_UPS);

const keySchema = z.array(z.unknown());

/**
 * Where look-ups of a generation wait while it is being staged: in memory (temp_store, see database.ts), where their
 * disorder costs nothing.
 */
export function stagedName({ table }: LookUp, generation: number): string {
  return `temp.staged_${generation}_${table}`;
}

export function createStagedLookUps(db: Database, generation: number): void {
  for (const lookUp of EVERY_LOOK_UP) {
    const { columns, key } = lookUp;
    db.exec(
      `CREATE TABLE ${stagedName(lookUp, generation)} (${columns}, PRIMARY KEY (${key.join(', ')})) ` +
        'STRICT, WITHOUT ROWID',
    );
  }
}

export function dropStagedLookUps(db: Database, generation: number): void {
  for (const lookUp of EVERY_LOOK_UP) db.exec(`DROP TABLE IF EXISTS ${stagedName(lookUp, generation)}`);
}

/** One kind of staged look-up: `value` finds the row with the key `row`. */
export function stagedLookUp(db: Database, generation: number, lookUp: LookUp) {
  const name = stagedName(lookUp, generation);
  const add = db.prepare(`INSERT INTO ${name} VALUES (?, ?)`);
  const remove = db.prepare(
    `DELETE FROM ${name} WHERE ${lookUp.key.map((column) => `${column} = ?`).join(' AND ')}`,
  );
  return {
    add: (value: string | Buffer, row: number) => void add.run(value, row),
    remove: (value: string | Buffer, row: number) => void remove.run(value, row),
  };
}

/** Copies the next `limit` entries; false when those were the last. */
function layNext(db: Database, generation: number, lookUp: LookUp, limit: number): boolean {
  const { table, key } = lookUp;
  const names = key.join(', ');
  const downwards = key.map((name) => `${name} DESC`).join(', ');
  const last = db
    .prepare(`SELECT ${names} FROM ${table} WHERE generation = ? ORDER BY ${downwards} LIMIT 1`)
    .raw()
    .get(generation);
  const after = last === undefined ? '' : `WHERE (${names}) > (?, ?)`;
  const lay = db.prepare(
    `INSERT INTO ${table} SELECT ?, * FROM ${stagedName(lookUp, generation)} ${after} ORDER BY ${names} LIMIT ?`,
  );
  return lay.run(generation, ...keySchema.parse(last ?? []), limit).changes === limit;
}

/**
 * Moves staged look-ups into their tables, up to `limit` per call and in the order of their keys, so that every page is
 * written about once; true while there may be more. To be called within a transaction.
 */
export function layLookUps(db: Database, generation: number): (limit: number) => boolean {
  const left = [...EVERY_LOOK_UP];
  return (limit) => {
    const [lookUp] = left;
    if (lookUp !== undefined && !layNext(db, generation, lookUp, limit)) {
      db.exec(`DROP TABLE ${stagedName(lookUp, generation)}`);
      left.shift();
    }
    return left.length > 0;
  };
}
