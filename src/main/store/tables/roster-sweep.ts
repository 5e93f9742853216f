import { z } from 'zod';
import type { Database } from '../database';
import type { Transactions } from '../transactions';

/** Lines that a live claim still reads from stay until it ends. */
const ITEMS =
  'DELETE FROM roster_items WHERE (generation, candidate_id, fee_item_id) IN (' +
  'SELECT generation, candidate_id, fee_item_id FROM roster_items i WHERE generation = ? ' +
  'AND NOT EXISTS (SELECT 1 FROM roster_kept k WHERE k.candidate_id = i.candidate_id ' +
  'AND k.fee_item_id = i.fee_item_id AND k.generation = i.generation) LIMIT ?)';
const CANDIDATES =
  'DELETE FROM roster_candidates WHERE (generation, candidate_id) IN (' +
  'SELECT generation, candidate_id FROM roster_candidates c WHERE generation = ? ' +
  'AND NOT EXISTS (SELECT 1 FROM roster_kept k WHERE k.candidate_id = c.candidate_id ' +
  'AND k.generation = c.generation) LIMIT ?)';

/**
 * Deletes up to `limit` rows of former generations in one short transaction; true while there may be more. Generations
 * whose last lines are kept by a claim wait for it.
 */
export function sweepRoster(db: Database, transactions: Transactions): (limit: number) => boolean {
  const former = db
    .prepare("SELECT generation FROM roster_generations WHERE state = 'former' ORDER BY generation")
    .pluck();
  const items = db.prepare(ITEMS);
  const candidates = db.prepare(CANDIDATES);
  const forget = db.prepare(
    'DELETE FROM roster_generations WHERE generation = @generation ' +
      'AND NOT EXISTS (SELECT 1 FROM roster_kept WHERE generation = @generation)',
  );
  return (limit) => {
    const generations = z.array(z.number()).parse(former.all());
    if (generations.length === 0) return false;
    return transactions.run(() => {
      let left = limit;
      for (const generation of generations) {
        left -= items.run(generation, left).changes;
        if (left > 0) left -= candidates.run(generation, left).changes;
        if (left <= 0) return true;
        forget.run({ generation });
      }
      return false;
    });
  };
}

/** What a process that died was staging is left for the sweep. */
export function abandonStaging(db: Database): void {
  db.prepare("UPDATE roster_generations SET state = 'former' WHERE state = 'staging'").run();
}
