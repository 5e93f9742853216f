import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { openJournal } from '../../../src/main/store/journal/journal';
import { makeStore } from '../../../src/main/store/make-store';
import { bareStore } from './support/memory-store';

/** Small at any time, or read from one end: the indexes of what is still open, what a claim keeps, the newest entry, 200 mappings. */
const FEW =
  /USING (COVERING )?INDEX (payments_watched|payments_misfit|refunds_waiting|requests_waiting|orders_open|outbox_due|outbox_owed|reservations_due|kept_by_document)|SCAN (roster_kept|roster_mappings|roster_generations|journal|CONSTANT ROW)$/;
/** Foreign keys look for children of a new payment only where some had come before it. */
const ONLY_AFTER_A_VIOLATION = 'SCAN outbox';

function reads(detail: string, sql: string): boolean {
  if (detail.startsWith('SCAN ')) return !FEW.test(detail) && detail !== ONLY_AFTER_A_VIOLATION;
  // A generation alone selects nothing: it is the whole roster. The sweep takes it in slices.
  return detail.endsWith('(generation=?)') && !/LIMIT (\?|1)\)?$/.test(sql);
}

test('no statement reads a table that grows with the years, nor the whole roster', () => {
  const { db, vault, transactions } = bareStore();
  const prepare = vi.spyOn(db, 'prepare');
  const store = makeStore(db, vault, transactions, openJournal(db, vault, transactions));
  store.roster.stage().switchIn();
  // What a roster that is being staged keeps aside is in memory, and gone with it.
  const statements = [...new Set(prepare.mock.calls.map(([sql]) => sql))].filter(
    (sql) => !sql.includes(' temp.staged_'),
  );
  prepare.mockRestore();
  expect(statements.length).toBeGreaterThan(50);
  const plan = z.array(z.object({ detail: z.string() }));
  const bad = statements.flatMap((sql) => {
    const nothing = Array.from(sql.matchAll(/\?/g), () => null);
    const named = Array.from(sql.matchAll(/@(\w+)/g), ([, name = '']) => [name, null]);
    const values: readonly unknown[] = named.length > 0 ? [Object.fromEntries(named)] : nothing;
    const steps = plan.parse(db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values));
    return steps.filter(({ detail }) => reads(detail, sql)).map(({ detail }) => `${detail}: ${sql}`);
  });
  expect(bad).toEqual([]);
});
