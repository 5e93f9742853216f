import type { Candidate } from '../../../shared/exam';
import type { Database } from '../database';
import type { Vault } from '../keys/vault';
import type { Transactions } from '../transactions';
import type { RosterTable } from '../types';
import { documentForm } from './look-up-forms';
import { CANDIDATE_COLUMNS, CURRENT, ITEM_COLUMNS, readCandidate, readFeeItem } from './roster-rows';
import { rosterSearch } from './roster-search';
import { stageRoster } from './roster-stage';
import { sweepRoster } from './roster-sweep';

const CANDIDATES = `SELECT ${CANDIDATE_COLUMNS} FROM roster_candidates c`;

/**
 * In the current generation; or gone from it, but with a line that a live claim keeps: then as the generation of that
 * line had it (rule 16).
 */
const KNOWN =
  `(c.generation = ${CURRENT} OR (EXISTS (SELECT 1 FROM roster_kept k ` +
  'WHERE k.candidate_id = c.candidate_id AND k.generation = c.generation) ' +
  'AND NOT EXISTS (SELECT 1 FROM roster_candidates n ' +
  `WHERE n.generation = ${CURRENT} AND n.candidate_id = c.candidate_id)))`;

/** Current lines, except where a live claim keeps an earlier one. */
const FEE_ITEMS =
  `SELECT ${ITEM_COLUMNS}, i.place AS place FROM roster_items i ` +
  `WHERE i.generation = ${CURRENT} AND i.candidate_id = @candidateId AND NOT EXISTS (SELECT 1 FROM roster_kept k ` +
  'WHERE k.candidate_id = i.candidate_id AND k.fee_item_id = i.fee_item_id) ' +
  `UNION ALL SELECT ${ITEM_COLUMNS}, i.place AS place FROM roster_kept k JOIN roster_items i ` +
  'ON i.generation = k.generation AND i.candidate_id = k.candidate_id AND i.fee_item_id = k.fee_item_id ' +
  'WHERE k.candidate_id = @candidateId ORDER BY place';

export function rosterTable(db: Database, vault: Vault, transactions: Transactions): RosterTable {
  const byDocument = db.prepare(
    `${CANDIDATES} WHERE c.document_blind = ? AND ${KNOWN} ORDER BY c.candidate_id`,
  );
  const byId = db.prepare(`${CANDIDATES} WHERE c.candidate_id = @candidateId AND c.generation IN (
    SELECT ${CURRENT} UNION SELECT generation FROM roster_kept WHERE candidate_id = @candidateId) AND ${KNOWN} LIMIT 1`);
  const feeItems = db.prepare(FEE_ITEMS);
  const any = db.prepare(`SELECT 1 FROM roster_candidates WHERE generation = ${CURRENT} LIMIT 1`).pluck();
  const candidate = (row: unknown): Candidate => readCandidate(vault, row);
  // A person may be in several kept generations with several documents; each is one candidate.
  const ofDocument = (number: string) => {
    const rows = byDocument.all(vault.blind('roster_candidates/document', documentForm(number)));
    return [...new Map(rows.map(candidate).map((each) => [each.id, each])).values()];
  };
  return {
    byDocument: ofDocument,
    byId: (candidateId) => {
      const row = byId.get({ candidateId });
      return row === undefined ? null : candidate(row);
    },
    feeItems: (candidateId) => feeItems.all({ candidateId }).map(readFeeItem),
    search: rosterSearch(db, vault, ofDocument),
    isEmpty: () => any.get() === undefined,
    stage: () => stageRoster(db, vault, transactions),
    sweep: sweepRoster(db, transactions),
  };
}

/** The claim is over: the line of the current generation takes effect. */
export function dropKeptLine(db: Database): (candidateId: string, feeItemId: string) => void {
  const drop = db.prepare('DELETE FROM roster_kept WHERE candidate_id = ? AND fee_item_id = ?');
  return (candidateId, feeItemId) => void drop.run(candidateId, feeItemId);
}
