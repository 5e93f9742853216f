import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { connect, type Database } from '../../../../src/main/store/database';
import { openJournal, type OpenJournal } from '../../../../src/main/store/journal/journal';
import { makeVault, type Vault } from '../../../../src/main/store/keys/vault';
import { makeStore } from '../../../../src/main/store/make-store';
import { migrate } from '../../../../src/main/store/migrations/migrate';
import { makeTransactions, type Transactions } from '../../../../src/main/store/transactions';
import type { Store } from '../../../../src/main/store/types';
import { tempFolder } from './open-for-test';

export type BareStore = {
  readonly db: Database;
  readonly path: string;
  readonly vault: Vault;
  readonly store: Store;
  readonly journal: OpenJournal;
  readonly transactions: Transactions;
};

/** The tables over a real file, without lock, keys and backups around them. */
export function bareStore(
  path = join(tempFolder(), 'bare.db'),
  vault = makeVault(randomBytes(32)),
): BareStore {
  const db = connect(path);
  onTestFinished(() => void db.close());
  // A test's disk need not survive a power cut; power-cut.test.ts does.
  db.pragma('synchronous = OFF');
  migrate(db, () => undefined);
  const transactions = makeTransactions(db);
  const journal = openJournal(db, vault, transactions);
  return { db, path, vault, transactions, journal, store: makeStore(db, vault, transactions, journal) };
}
