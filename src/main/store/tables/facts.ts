import { z } from 'zod';
import type { Database } from '../database';
import { readRowOrNull } from '../read-row';
import type { Transactions } from '../transactions';
import type { FactTable } from '../types';

const valueSchema = z.object({ value: z.string() });

export function factTable(db: Database, transactions: Transactions): FactTable {
  const byName = db.prepare('SELECT value FROM facts WHERE name = ?');
  const put = db.prepare(
    'INSERT INTO facts (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );
  return {
    get: (name) => readRowOrNull(valueSchema, byName.get(name), 'facts', name)?.value ?? null,
    set: (name, value) => transactions.run(() => void put.run(name, value)),
  };
}
