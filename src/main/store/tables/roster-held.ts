import { z } from 'zod';
import type { Database } from '../database';
import { readRows } from '../read-row';
import type { RosterComparison } from '../roster-types';
import { LOOK_UPS, stagedName } from './roster-look-ups';
import { CURRENT } from './roster-rows';
import { LIVE_CLAIMS, saysTheSame } from './roster-switch';

const claimedSchema = z.object({
  /** The row that was agreed on: kept from a former generation, or current. */
  agreed: z.number(),
  current: z.number().nullable(),
  /** What the stage has for the same person and fee item. */
  staged: z.number().nullable(),
  isInFile: z.number().transform((value) => value === 1),
});

type ClaimedLine = z.infer<typeof claimedSchema>;

/** What the current generation would say of a claimed line; null: it would be gone. */
const NEXT = {
  replace: ({ staged }: ClaimedLine) => staged,
  merge: ({ isInFile, staged, current }: ClaimedLine) => (isInFile ? staged : current),
  withdraw: ({ isInFile, current }: ClaimedLine) => (isInFile ? null : current),
};

/**
 * How many lines a live claim would keep as they were (rule 16), had the roster been switched now: the same question as
 * the switch itself answers (roster-switch.ts). Only open orders have such claims, and few are open at any time.
 */
export function heldBack(db: Database, generation: number): RosterComparison['held'] {
  const byFeeItem = stagedName(LOOK_UPS.feeItem, generation);
  const byCandidate = stagedName(LOOK_UPS.candidate, generation);
  const claimed = db.prepare(
    'SELECT coalesce(k.item, b.item) AS agreed, b.item AS current, s.item AS staged, ' +
      `EXISTS (SELECT 1 FROM ${byFeeItem} f WHERE f.fee_item_id = c.fee_item_id) AS isInFile FROM ${LIVE_CLAIMS}` +
      'LEFT JOIN roster_kept k ON k.candidate_id = c.candidate_id AND k.fee_item_id = c.fee_item_id ' +
      `LEFT JOIN roster_by_candidate b ON b.generation = ${CURRENT} AND b.candidate_id = c.candidate_id ` +
      'AND b.fee_item_id = c.fee_item_id ' +
      `LEFT JOIN ${byCandidate} s ON s.candidate_id = c.candidate_id AND s.fee_item_id = c.fee_item_id ` +
      "WHERE o.state = 'open' AND coalesce(k.item, b.item) IS NOT NULL",
  );
  const isEqual = db
    .prepare(
      'SELECT 1 FROM roster_items one CROSS JOIN roster_items other ' +
        `WHERE one.key = ? AND other.key = ? AND ${saysTheSame('one', 'other')}`,
    )
    .pluck();
  const lines = readRows(claimedSchema, claimed.all(), 'roster_kept', 'claimed');
  const held = (next: (line: ClaimedLine) => number | null) =>
    lines.filter((line) => isEqual.get(line.agreed, next(line)) === undefined).length;
  return { replace: held(NEXT.replace), merge: held(NEXT.merge), withdraw: held(NEXT.withdraw) };
}
