import { z } from 'zod';
import { rosterMappingSchema } from '../../../shared/roster-columns';
import type { Database } from '../database';
import { parseJson } from '../read-row';
import type { MappingTable } from '../roster-types';
import type { Transactions } from '../transactions';

/** More kinds of files than an office exports; the ones not used for longest go. */
const MOST_MAPPINGS = 200;

export function mappingTable(db: Database, transactions: Transactions): MappingTable {
  const find = db.prepare('SELECT columns FROM roster_mappings WHERE signature = ?').pluck();
  const keep = db.prepare(
    'INSERT INTO roster_mappings (signature, columns, used_at) VALUES (?, ?, ?) ' +
      'ON CONFLICT (signature) DO UPDATE SET columns = excluded.columns, used_at = excluded.used_at',
  );
  const forget = db.prepare(
    'DELETE FROM roster_mappings WHERE signature NOT IN ' +
      '(SELECT signature FROM roster_mappings ORDER BY used_at DESC, signature LIMIT ?)',
  );
  return {
    get: (signature) => {
      const text = z.string().optional().parse(find.get(signature));
      return text === undefined ? null : rosterMappingSchema.parse(parseJson(text));
    },
    keep: (signature, columns, at) =>
      transactions.run(() => {
        keep.run(signature, JSON.stringify(columns), at);
        forget.run(MOST_MAPPINGS);
      }),
  };
}
