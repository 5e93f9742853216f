import Sqlite from 'better-sqlite3';

/** damaged: what is in the file is wrong · not-writable: the disk or the system refuses · other: a bug of ours. */
export type SqliteTrouble = 'damaged' | 'not-writable' | 'other';

const DAMAGED = /^SQLITE_(CORRUPT|NOTADB|IOERR_SHORT_READ|IOERR_CORRUPTFS|IOERR_DATA)/;
const NOT_WRITABLE = /^SQLITE_(FULL|IOERR|READONLY|PERM|CANTOPEN|NOLFS|BUSY|LOCKED|PROTOCOL)/;
/** What the file system says when it does not let us (errno(3)). */
const SYSTEM =
  /^(EACCES|EPERM|EROFS|ENOSPC|EDQUOT|EFBIG|EIO|ENOTDIR|ELOOP|ENAMETOOLONG|EMFILE|ENFILE|ENXIO|ENODEV|(ERR_FS_)?EISDIR|EEXIST|EBUSY|ENOENT)$/;

export function sqliteTrouble(thrown: unknown): SqliteTrouble {
  if (!(thrown instanceof Sqlite.SqliteError)) return 'other';
  if (DAMAGED.test(thrown.code)) return 'damaged';
  return NOT_WRITABLE.test(thrown.code) ? 'not-writable' : 'other';
}

export type NotWritable = { readonly kind: 'not-writable'; readonly path: string; readonly reason: string };

/** `path` where the error does not name one. null: the error is about something else. */
export function notWritable(thrown: unknown, path: string): NotWritable | null {
  const reason = refusalCode(thrown);
  if (reason === null) return null;
  const named = thrown instanceof Error && 'path' in thrown && typeof thrown.path === 'string';
  return { kind: 'not-writable', path: named ? String(thrown.path) : path, reason };
}

/** The code of an error by which SQLite or the file system refuses a write; null for everything else. */
export function refusalCode(thrown: unknown): string | null {
  if (sqliteTrouble(thrown) === 'not-writable' && thrown instanceof Sqlite.SqliteError) return thrown.code;
  if (!(thrown instanceof Error) || !('code' in thrown) || typeof thrown.code !== 'string') return null;
  return SYSTEM.test(thrown.code) ? thrown.code : null;
}
