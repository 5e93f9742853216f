import Sqlite from 'better-sqlite3';

export type Database = Sqlite.Database;

/** "EFK1" in the header of the file: tells our databases from anybody else's. */
export const APPLICATION_ID = 0x45464b31;

const BUSY_MS = 2000;
/** Kibibytes; SQLite takes them only as they are needed. */
const CACHE_KIB = 32 * 1024;
/** 16 MiB: pages that every order touches are then copied back once in hundreds of orders instead of dozens. */
const CHECKPOINT_PAGES = 4096;
const WAL_KEPT_BYTES = 32 * 1024 * 1024;

/**
 * The only way this product opens a database for writing. A commit that returned is on the disk (WAL with
 * synchronous=FULL). SQLite's locks vanish when any other handle of this process on the same file is closed: nothing
 * else may open the file while this is open.
 */
export function connect(path: string): Database {
  const db = new Sqlite(path, { timeout: BUSY_MS });
  try {
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    db.pragma('foreign_keys = ON');
    db.pragma('recursive_triggers = ON');
    if (db.pragma('journal_mode = WAL', { simple: true }) !== 'wal') {
      throw new Error('the database cannot be put into WAL mode');
    }
    db.pragma('synchronous = FULL');
    // What is deleted is overwritten where that costs no further write: names do not linger in free space.
    db.pragma('secure_delete = FAST');
    db.pragma('temp_store = MEMORY');
    db.pragma(`cache_size = -${CACHE_KIB}`);
    db.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    db.pragma(`journal_size_limit = ${WAL_KEPT_BYTES}`);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** For looking at a file, a backup, or a snapshot of the open database while it is being written. */
export function connectReadOnly(path: string): Database {
  const db = new Sqlite(path, { readonly: true, fileMustExist: true, timeout: BUSY_MS });
  try {
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** One value of the first row; undefined when there is no row. */
export function firstValue(db: Database, sql: string, ...parameters: readonly unknown[]): unknown {
  return db
    .prepare(sql)
    .pluck()
    .get(...parameters);
}
