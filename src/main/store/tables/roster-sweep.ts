import { z } from 'zod';
import type { Database } from '../database';
import type { Transactions } from '../transactions';
import { EVERY_LOOK_UP, type LookUp } from './roster-look-ups';
import { makeCheckpoint, withoutSync } from './roster-pace';
import { keysOf } from './roster-rows';

type Delete = (generation: number, limit: number) => number;

/** Live claims read kept lines from the rows, never from the look-ups. */
function deleteLookUps(db: Database, { table, key }: LookUp): Delete {
  const names = ['generation', ...key].join(', ');
  const remove = db.prepare(
    `DELETE FROM ${table} WHERE (${names}) IN (SELECT ${names} FROM ${table} WHERE generation = ? LIMIT ?)`,
  );
  return (generation, limit) => remove.run(generation, limit).changes;
}

/** Rows that a live claim still reads from stay until it ends. */
function deleteRows(db: Database, table: string, kept: 'item' | 'candidate'): Delete {
  const remove = db.prepare(
    `DELETE FROM ${table} WHERE key IN (SELECT key FROM ${table} WHERE key >= ? AND key < ? ` +
      `AND key NOT IN (SELECT ${kept} FROM roster_kept) LIMIT ?)`,
  );
  return (generation, limit) => {
    const { first, end } = keysOf(generation);
    return remove.run(first, end, limit).changes;
  };
}

/**
 * Deletes up to `limit` rows of former generations in one short transaction; true while there may be more. Generations
 * whose last lines are kept by a claim wait for it.
 */
export function sweepRoster(db: Database, transactions: Transactions): (limit: number) => boolean {
  const checkpoint = makeCheckpoint(db);
  const former = db
    .prepare("SELECT generation FROM roster_generations WHERE state = 'former' ORDER BY generation")
    .pluck();
  const steps = [
    ...EVERY_LOOK_UP.map((lookUp) => deleteLookUps(db, lookUp)),
    deleteRows(db, 'roster_items', 'item'),
    deleteRows(db, 'roster_candidates', 'candidate'),
  ];
  const forget = db.prepare(
    'DELETE FROM roster_generations WHERE generation = @generation ' +
      'AND NOT EXISTS (SELECT 1 FROM roster_kept WHERE item >= @first AND item < @end)',
  );
  return (limit) => {
    const generations = z.array(z.number()).parse(former.all());
    if (generations.length === 0) return false;
    checkpoint();
    const slice = () => {
      let left = limit;
      for (const generation of generations) {
        for (const step of steps) {
          left -= step(generation, left);
          if (left <= 0) return true;
        }
        forget.run({ generation, ...keysOf(generation) });
      }
      return false;
    };
    return withoutSync(db, () => transactions.run(slice));
  };
}

/** What a process that died was staging is left for the sweep. */
export function abandonStaging(db: Database): void {
  db.prepare("UPDATE roster_generations SET state = 'former' WHERE state = 'staging'").run();
}
