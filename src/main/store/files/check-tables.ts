import { z } from 'zod';
import { firstValue, type Database } from '../database';
import { sqliteTrouble } from '../sqlite-trouble';
import { tableNames } from './quick-check';

/** Tables up to this many rows are checked by SQLite's own integrity check in one slice of a few milliseconds. */
const SMALL_ROWS = 10_000;
const SLICE_ROWS = 500;

const columnSchema = z.object({ name: z.string(), pk: z.number() });
const indexSchema = z.object({ name: z.string(), partial: z.number() });

/**
 * Looks at every page of a database in slices; null when nothing is wrong. Large tables are read row by row and
 * counted against their indexes, because SQLite's own check of them would hold up the windows for seconds.
 * `db` must hold one snapshot: a file that nobody writes to, or an open read transaction.
 */
export function* checkTables(db: Database): Generator<undefined, string | null> {
  try {
    return yield* checkEach(db);
  } catch (error) {
    if (sqliteTrouble(error) !== 'damaged') throw error;
    return error instanceof Error ? error.message : 'damaged';
  }
}

function* checkEach(db: Database): Generator<undefined, string | null> {
  const freeList = db.pragma('integrity_check(sqlite_schema)', { simple: true });
  if (freeList !== 'ok') return String(freeList);
  for (const table of tableNames(db)) {
    yield;
    const rows = Number(firstValue(db, `SELECT count(*) FROM "${table}"`));
    const problem = rows > SMALL_ROWS ? yield* checkLargeTable(db, table, rows) : checkSmallTable(db, table);
    if (problem !== null) return `${table}: ${problem}`;
  }
  return null;
}

function checkSmallTable(db: Database, table: string): string | null {
  const found = db.pragma(`integrity_check("${table}")`, { simple: true });
  if (found !== 'ok') return String(found);
  const orphan = db.pragma(`foreign_key_check("${table}")`, { simple: true });
  return orphan === undefined ? null : 'a row refers to one that is missing';
}

function* checkLargeTable(db: Database, table: string, rows: number): Generator<undefined, string | null> {
  const walked = yield* walk(db, table);
  if (walked !== rows) return `${walked} of ${rows} rows can be read`;
  const indexes = z.array(indexSchema).parse(db.pragma(`index_list("${table}")`));
  for (const { name, partial } of indexes) {
    if (partial !== 0) continue;
    yield;
    const entries = firstValue(db, `SELECT count(*) FROM "${table}" INDEXED BY "${name}"`);
    if (entries !== rows) return `the index ${name} has ${String(entries)} entries for ${rows} rows`;
  }
  return null;
}

/** Reads every column of every row in the order of the key; answers how many there were. */
function* walk(db: Database, table: string): Generator<undefined, number> {
  const key = keyColumns(db, table);
  const names = key.map((name) => `"${name}"`).join(', ');
  const places = key.map(() => '?').join(', ');
  const first = db.prepare(`SELECT ${names}, * FROM "${table}" ORDER BY ${names} LIMIT ${SLICE_ROWS}`).raw();
  const next = db
    .prepare(
      `SELECT ${names}, * FROM "${table}" WHERE (${names}) > (${places}) ORDER BY ${names} LIMIT ${SLICE_ROWS}`,
    )
    .raw();
  let slice = z.array(z.array(z.unknown())).parse(first.all());
  let count = slice.length;
  while (slice.length === SLICE_ROWS) {
    yield;
    slice = z.array(z.array(z.unknown())).parse(next.all(...(slice.at(-1) ?? []).slice(0, key.length)));
    count += slice.length;
  }
  return count;
}

function keyColumns(db: Database, table: string): readonly string[] {
  const columns = z.array(columnSchema).parse(db.pragma(`table_info("${table}")`));
  return columns
    .filter((column) => column.pk > 0)
    .toSorted((a, b) => a.pk - b.pk)
    .map((column) => column.name);
}
