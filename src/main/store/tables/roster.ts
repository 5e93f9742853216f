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

/** Gone from the current generation, but with a line that a live claim keeps: as that line had them (rule 16). */
const KEPT =
  `SELECT ${CANDIDATE_COLUMNS} FROM roster_kept k CROSS JOIN roster_candidates c ON c.key = k.candidate ` +
  `WHERE NOT EXISTS (SELECT 1 FROM roster_by_candidate n ` +
  `WHERE n.generation = ${CURRENT} AND n.candidate_id = k.candidate_id)`;

const BY_DOCUMENT =
  `SELECT ${CANDIDATE_COLUMNS} FROM roster_by_document d CROSS JOIN roster_candidates c ON c.key = d.candidate ` +
  `WHERE d.generation = ${CURRENT} AND d.document_blind = @blind ` +
  `UNION ALL ${KEPT} AND k.document_blind = @blind ORDER BY id`;

const BY_ID =
  `SELECT ${CANDIDATE_COLUMNS} FROM roster_by_candidate b CROSS JOIN roster_items i ON i.key = b.item ` +
  'CROSS JOIN roster_candidates c ON c.key = i.candidate ' +
  `WHERE b.generation = ${CURRENT} AND b.candidate_id = @candidateId ` +
  `UNION ALL ${KEPT} AND k.candidate_id = @candidateId LIMIT 1`;

/** Current lines, except where a live claim keeps an earlier one. */
const FEE_ITEMS =
  `SELECT b.fee_item_id AS id, ${ITEM_COLUMNS} FROM roster_by_candidate b CROSS JOIN roster_items i ON i.key = b.item ` +
  `WHERE b.generation = ${CURRENT} AND b.candidate_id = @candidateId AND NOT EXISTS (SELECT 1 FROM roster_kept k ` +
  'WHERE k.candidate_id = b.candidate_id AND k.fee_item_id = b.fee_item_id) ' +
  `UNION ALL SELECT k.fee_item_id AS id, ${ITEM_COLUMNS} FROM roster_kept k CROSS JOIN roster_items i ON i.key = k.item ` +
  'WHERE k.candidate_id = @candidateId ORDER BY place';

export function rosterTable(db: Database, vault: Vault, transactions: Transactions): RosterTable {
  const byDocument = db.prepare(BY_DOCUMENT);
  const byId = db.prepare(BY_ID);
  const feeItems = db.prepare(FEE_ITEMS);
  const any = db.prepare(`SELECT 1 FROM roster_by_candidate WHERE generation = ${CURRENT} LIMIT 1`).pluck();
  const candidate = (row: unknown): Candidate => readCandidate(vault, row);
  // A person may be in several kept generations with several documents; each is one candidate.
  const ofDocument = (number: string) => {
    const rows = byDocument.all({ blind: vault.blind('roster_candidates/document', documentForm(number)) });
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
