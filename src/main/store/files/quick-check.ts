import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { APPLICATION_ID, firstValue, type Database } from '../database';

const MAGIC = 'SQLite format 3\0';
const HEADER_BYTES = 100;
/** Up to this size every page is looked at before the start goes on (some 20 ms); beyond, later and in slices. */
const CHECKED_WHOLE_BYTES = 8 * 1024 * 1024;

/** Before SQLite touches the file: null when it looks like a database, else what is wrong. */
export function headerProblem(path: string): string | null {
  const stat = statSync(path);
  if (!stat.isFile()) return 'it is not a file';
  if (stat.size === 0) return 'the file is empty';
  const handle = openSync(path, 'r');
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    const read = readSync(handle, header, 0, HEADER_BYTES, 0);
    if (read < HEADER_BYTES || header.toString('latin1', 0, MAGIC.length) !== MAGIC)
      return 'it is not a database';
    return isCutShort(path, header, stat.size) ? 'the file has been cut short' : null;
  } finally {
    closeSync(handle);
  }
}

/** By SQLite's file format 1.3: the size in pages counts while nothing newer lies in the WAL. */
function isCutShort(path: string, header: Buffer, size: number): boolean {
  const written = header.readUInt16BE(16);
  const pageSize = written === 1 ? 65_536 : written;
  const isCurrent = header.readUInt32BE(24) === header.readUInt32BE(92);
  const hasWal = (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
  return isCurrent && !hasWal && size < header.readUInt32BE(28) * pageSize;
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
