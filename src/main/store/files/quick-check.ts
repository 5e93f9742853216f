import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { APPLICATION_ID, firstValue, type Database } from '../database';

const MAGIC = 'SQLite format 3\0';
/** Up to this size every page is looked at before the start goes on (about 0.1 s); beyond, later and in slices. */
const CHECKED_WHOLE_BYTES = 64 * 1024 * 1024;

/** Before SQLite touches the file: null when it looks like a database, else what is wrong. */
export function headerProblem(path: string): string | null {
  const stat = statSync(path);
  if (!stat.isFile()) return 'it is not a file';
  if (stat.size === 0) return 'the file is empty';
  const handle = openSync(path, 'r');
  try {
    const start = Buffer.alloc(MAGIC.length);
    readSync(handle, start, 0, start.length, 0);
    return start.toString('latin1') === MAGIC ? null : 'it is not a database';
  } finally {
    closeSync(handle);
  }
}

/** Quick check at every start; null when nothing is wrong. Throws what SQLite says of a damaged page. */
export function quickProblem(db: Database): string | null {
  if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID)
    return 'it is another program’s database';
  const bytes = Number(
    firstValue(db, 'SELECT page_count * page_size FROM pragma_page_count, pragma_page_size'),
  );
  if (bytes <= CHECKED_WHOLE_BYTES) {
    const found = db.pragma('quick_check(1)', { simple: true });
    if (found !== 'ok') return String(found);
    return db.pragma('foreign_key_check', { simple: true }) === undefined
      ? null
      : 'a row refers to one that is missing';
  }
  for (const table of tableNames(db)) db.prepare(`SELECT * FROM "${table}" LIMIT 1`).get();
  return null;
}

export function tableNames(db: Database): readonly string[] {
  return db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name")
    .pluck()
    .all()
    .map(String);
}
