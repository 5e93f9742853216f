import Database from 'better-sqlite3';
import { join } from 'node:path';

/** States of all payments as they stand on the disk, oldest first: what the core knows, whatever a screen shows. */
export function paymentStates(dataDir: string): readonly unknown[] {
  const database = new Database(join(dataDir, 'training.db'), { readonly: true });
  try {
    return database.prepare('SELECT state FROM payments ORDER BY created_at').pluck().all();
  } finally {
    database.close();
  }
}
