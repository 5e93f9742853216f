import { connect, type Database } from '../../../src/main/store/database';

const PAYLOAD =
  "SELECT sum(payload) FROM dbstat WHERE name IN (SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE ?)";

/** What one intake puts into rows, in bytes as SQLite counts them (dbstat), without indexes and page overhead. */
export function bytesPerIntake(db: Database, intakes: number): number {
  const payload = db.prepare(PAYLOAD).pluck();
  // The journal's head is one row that every commit writes anew.
  return Math.round(Number(payload.get('%')) / intakes + Number(payload.get('journal_head')));
}

export type RawTable = {
  readonly db: Database;
  /** One commit. */
  readonly insert: (bytes: Buffer) => void;
  readonly close: () => void;
};

/** One table, one prepared insert of one value, the product's own pragmas: as little as better-sqlite3 can do. */
export function openRaw(path: string): RawTable {
  const db = connect(path);
  db.exec('CREATE TABLE raw (key INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT');
  const insert = db.prepare('INSERT INTO raw (bytes) VALUES (?)');
  return { db, insert: (bytes) => void insert.run(bytes), close: () => db.close() };
}
