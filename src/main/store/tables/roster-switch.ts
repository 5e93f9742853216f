import { firstValue, type Database } from '../database';
import { CURRENT } from './roster-rows';

/**
 * Live and unpaid is what rule 16 protects; only open orders have such claims, and few are open at any time. CROSS JOIN
 * keeps SQLite from going the other way, through the whole roster.
 */
export const LIVE_CLAIMS =
  'orders o INDEXED BY orders_open CROSS JOIN order_lines l ON l.order_key = o.key ' +
  'CROSS JOIN claims c ON c.fee_item_id = l.fee_item_id AND c.order_key = o.key AND c.settled_by IS NULL ';

const KEEP_FORMER_LINES =
  'INSERT INTO roster_kept (candidate_id, fee_item_id, item, candidate, document_blind) ' +
  `SELECT b.candidate_id, b.fee_item_id, b.item, i.candidate, p.document_blind FROM ${LIVE_CLAIMS}` +
  `CROSS JOIN roster_by_candidate b ON b.generation = ${CURRENT} AND b.candidate_id = c.candidate_id ` +
  'AND b.fee_item_id = c.fee_item_id ' +
  'CROSS JOIN roster_items i ON i.key = b.item CROSS JOIN roster_candidates p ON p.key = i.candidate ' +
  "WHERE o.state = 'open' ON CONFLICT (candidate_id, fee_item_id) DO NOTHING";

const COMPARED = [
  'registration_number',
  'exam_name',
  'name',
  'amount',
  'opens_at',
  'closes_at',
  'office_state',
  'review_status',
  'review_reason',
];

/** Whether two rows of `roster_items` say the same. */
export function saysTheSame(one: string, other: string): string {
  return COMPARED.map((column) => `${one}.${column} IS ${other}.${column}`).join(' AND ');
}

/** Where the new line says the same, nothing has to be kept. */
const FORGET_EQUAL_LINES =
  'DELETE FROM roster_kept WHERE EXISTS (SELECT 1 FROM roster_by_candidate b ' +
  'CROSS JOIN roster_items n ON n.key = b.item CROSS JOIN roster_items o ON o.key = roster_kept.item ' +
  'WHERE b.generation = ? AND b.candidate_id = roster_kept.candidate_id ' +
  'AND b.fee_item_id = roster_kept.fee_item_id ' +
  `AND ${saysTheSame('o', 'n')})`;

/**
 * Short however long the roster is: a pointer moves, and the few lines under a live claim get one each to where they
 * were. Answers how many lines wait for their claim to end.
 */
export function switchRoster(db: Database, generation: number): number {
  db.prepare(KEEP_FORMER_LINES).run();
  db.prepare(FORGET_EQUAL_LINES).run(generation);
  db.prepare("UPDATE roster_generations SET state = 'former' WHERE state = 'current'").run();
  const switched = db
    .prepare("UPDATE roster_generations SET state = 'current' WHERE generation = ? AND state = 'staging'")
    .run(generation);
  if (switched.changes !== 1) throw new Error(`roster generation ${generation} is not being staged`);
  return Number(firstValue(db, 'SELECT count(*) FROM roster_kept'));
}
