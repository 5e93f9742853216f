import { z } from 'zod';
import type { Database } from '../database';
import type { Vault } from '../keys/vault';
import { readRow, readRowOrNull } from '../read-row';
import type { Transactions } from '../transactions';
import type { AttemptTable } from '../types';

const PLACE = 'attempts/key';
/** Rows of people who gave up are forgotten after this long; whoever is locked stays locked. */
const KEPT_MS = 24 * 3_600_000;

const stateSchema = z.object({ wrongInARow: z.number().int(), lockedUntil: z.number().int().nullable() });
const countSchema = z.object({ wrongInARow: z.number().int() });

/** The key is blinded once more here, so that no caller can leave a document number behind. */
export function attemptTable(db: Database, vault: Vault, transactions: Transactions): AttemptTable {
  const count = db.prepare(
    'INSERT INTO attempts (key_blind, wrong_in_a_row, last_at) VALUES (?, 1, ?) ' +
      'ON CONFLICT (key_blind) DO UPDATE SET wrong_in_a_row = wrong_in_a_row + 1, last_at = excluded.last_at ' +
      'RETURNING wrong_in_a_row AS wrongInARow',
  );
  const forget = db.prepare(
    'DELETE FROM attempts WHERE key_blind IN (SELECT key_blind FROM attempts ' +
      'WHERE last_at < ? AND ifnull(locked_until, 0) < ? ORDER BY last_at LIMIT 20)',
  );
  const byKey = db.prepare(
    'SELECT wrong_in_a_row AS wrongInARow, locked_until AS lockedUntil FROM attempts WHERE key_blind = ?',
  );
  const lock = db.prepare(
    'INSERT INTO attempts (key_blind, wrong_in_a_row, last_at, locked_until) VALUES (?, 0, ?, ?) ' +
      'ON CONFLICT (key_blind) DO UPDATE SET locked_until = excluded.locked_until',
  );
  const clear = db.prepare('DELETE FROM attempts WHERE key_blind = ?');
  const blind = (key: string) => vault.blind(PLACE, key);
  return {
    wrong: (key, at) =>
      transactions.run(() => {
        forget.run(at - KEPT_MS, at);
        return readRow(countSchema, count.get(blind(key), at), 'attempts', 'one');
      }),
    state: (key) =>
      readRowOrNull(stateSchema, byKey.get(blind(key)), 'attempts', 'one') ?? {
        wrongInARow: 0,
        lockedUntil: null,
      },
    lock: (key, until) => transactions.run(() => void lock.run(blind(key), until, until)),
    clear: (key) => transactions.run(() => void clear.run(blind(key))),
  };
}
