import { err, ok, type Result } from '../../../shared/result';
import { APPLICATION_ID, type Database } from '../database';
import { ordersAndMoney } from './0001-orders-and-money';
import { roster } from './0002-roster';
import { journalAndFacts } from './0003-journal-and-facts';
import { decidedRefunds } from './0004-decided-refunds';
import { paymentLines } from './0005-payment-lines';
import { statements } from './0006-statements';
import { paymentMethod } from './0007-payment-method';
import { receiptPerCandidate } from './0008-receipt-per-candidate';
import { afterPaying } from './0009-after-paying';
import { owedToTheOffice } from './0010-owed-to-the-office';
import { candidatePasswords } from './0011-candidate-passwords';
import { rosterByFeeItem } from './0012-roster-by-fee-item';
import type { Migration } from './migration';

export const MIGRATIONS: readonly Migration[] = [
  ordersAndMoney,
  roster,
  journalAndFacts,
  decidedRefunds,
  paymentLines,
  statements,
  paymentMethod,
  receiptPerCandidate,
  afterPaying,
  owedToTheOffice,
  candidatePasswords,
  rosterByFeeItem,
];

export type NewerDatabase = { readonly kind: 'newer'; readonly found: number; readonly known: number };

export function schemaNumber(db: Database): number {
  const found = db.pragma('user_version', { simple: true });
  if (typeof found !== 'number') throw new Error('the database does not say its schema number');
  return found;
}

/** A newer program wrote this file: refused as it is, nothing is changed. */
export function refuseNewer(
  db: Database,
  migrations: readonly Migration[] = MIGRATIONS,
): Result<number, NewerDatabase> {
  const found = schemaNumber(db);
  return found > migrations.length ? err({ kind: 'newer', found, known: migrations.length }) : ok(found);
}

/**
 * Applies what is missing, each migration in one transaction with its number, so that a power cut leaves a whole
 * schema. `keepCopy` is called once before the first one changes a file that holds data.
 */
export function migrate(
  db: Database,
  keepCopy: (from: number) => void,
  migrations: readonly Migration[] = MIGRATIONS,
): readonly number[] {
  const from = schemaNumber(db);
  const missing = migrations.slice(from);
  if (missing.length > 0 && from > 0) keepCopy(from);
  for (const migration of missing) {
    if (migration.number !== schemaNumber(db) + 1) {
      throw new Error(`migration ${migration.number} is out of order`);
    }
    db.transaction(() => {
      db.exec(migration.sql);
      db.pragma(`user_version = ${migration.number}`);
      if (migration.number === 1) db.pragma(`application_id = ${APPLICATION_ID}`);
    }).immediate();
  }
  return missing.map((migration) => migration.number);
}
