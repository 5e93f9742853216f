import { z } from 'zod';
import type { Database } from '../database';
import type { Vault } from '../keys/vault';
import { readRowOrNull } from '../read-row';
import type { Transactions } from '../transactions';
import type { PasswordTable } from '../types';
import { documentForm } from './look-up-forms';

const PLACE = 'candidate_passwords/document';
/** Retention (product.md "Conventions"): 13 months after the last sign-in the first password counts again. */
const KEPT_MS = 396 * 86_400_000;

const rowSchema = z.object({ hashSealed: z.instanceof(Uint8Array) });

/** The number is blinded here, and the hash is sealed to its row: rows cannot be exchanged, nor guessed at without the key. */
export function passwordTable(db: Database, vault: Vault, transactions: Transactions): PasswordTable {
  const byDocument = db.prepare(
    'SELECT hash_sealed AS hashSealed FROM candidate_passwords WHERE document_blind = ?',
  );
  const put = db.prepare(
    'INSERT INTO candidate_passwords (document_blind, hash_sealed, used_at) VALUES (?, ?, ?) ' +
      'ON CONFLICT (document_blind) DO UPDATE SET hash_sealed = excluded.hash_sealed, used_at = excluded.used_at',
  );
  const use = db.prepare('UPDATE candidate_passwords SET used_at = ? WHERE document_blind = ?');
  const remove = db.prepare('DELETE FROM candidate_passwords WHERE document_blind = ?');
  const forget = db.prepare(
    'DELETE FROM candidate_passwords WHERE document_blind IN ' +
      '(SELECT document_blind FROM candidate_passwords WHERE used_at < ? ORDER BY used_at LIMIT 20)',
  );
  const removeAll = db.prepare('DELETE FROM candidate_passwords');
  const blind = (documentNumber: string) => vault.blind(PLACE, documentForm(documentNumber));
  const place = (key: Buffer) => `candidate_passwords/hash/${key.toString('hex')}`;
  return {
    hashOf: (documentNumber) => {
      const key = blind(documentNumber);
      const row = readRowOrNull(rowSchema, byDocument.get(key), 'candidate_passwords', 'one');
      return row === null ? null : vault.open(place(key), row.hashSealed);
    },
    put: (documentNumber, hash, at) =>
      transactions.run(() => {
        const key = blind(documentNumber);
        put.run(key, vault.seal(place(key), hash), at);
        forget.run(at - KEPT_MS);
      }),
    used: (documentNumber, at) =>
      transactions.run(() => {
        use.run(at, blind(documentNumber));
        forget.run(at - KEPT_MS);
      }),
    remove: (documentNumber) => transactions.run(() => void remove.run(blind(documentNumber))),
    removeAll: () => transactions.run(() => void removeAll.run()),
  };
}
