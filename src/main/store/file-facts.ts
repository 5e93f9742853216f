import { z } from 'zod';
import type { Database } from './database';
import { recoveryWrapSchema, type RecoveryWrap } from './keys/recovery-wrap';
import { parseJson } from './read-row';

/** Facts about the file itself, in the table `meta`. */
function get(db: Database, name: string): string | null {
  const value = db.prepare('SELECT value FROM meta WHERE name = ?').pluck().get(name);
  return typeof value === 'string' ? value : null;
}

function put(db: Database, name: string, value: string): void {
  db.prepare(
    'INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  ).run(name, value);
}

/** Which data key the sealed values are under. */
export function keyIdIn(db: Database): string | null {
  return get(db, 'key-id');
}

/** Every backup carries the data key under the recovery key, so that both together open on a new machine. */
export function recoveryWrapIn(db: Database): RecoveryWrap | null {
  const read = z.preprocess(parseJson, recoveryWrapSchema).safeParse(get(db, 'recovery-wrap'));
  return read.success ? read.data : null;
}

export function recordKey(db: Database, keyId: string, recoveryWrap: RecoveryWrap | null): void {
  const wrap = recoveryWrap === null ? null : JSON.stringify(recoveryWrap);
  if (keyIdIn(db) !== keyId) put(db, 'key-id', keyId);
  if (wrap !== null && get(db, 'recovery-wrap') !== wrap) put(db, 'recovery-wrap', wrap);
}
