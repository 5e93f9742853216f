import { z } from 'zod';
import type { Candidate } from '../../../shared/exam';
import { firstValue, type Database } from '../database';
import type { Vault } from '../keys/vault';
import type { CarriedPage } from '../roster-types';
import type { RosterLine } from '../types';
import type { StagedLines } from './roster-lines';
import { CANDIDATE_COLUMNS, CURRENT, ITEM_COLUMNS, keysOf, readCandidate, readFeeItem } from './roster-rows';

const placeSchema = z.object({ key: z.number(), candidate: z.number() });

type Page = { readonly lines: readonly RosterLine[]; readonly after: number | null };

/** Lines of the roster in force in the order of their file; `after` is the key of a row. */
function readPages(db: Database, vault: Vault): (after: number | null, limit: number) => Page {
  // By the rows, not by the look-ups: those come in no order, and a new generation keeps that of the file.
  const page = db.prepare(
    `SELECT ${ITEM_COLUMNS}, i.key AS key, i.candidate AS candidate FROM roster_items i ` +
      'WHERE i.key > @after AND i.key < @end ORDER BY i.key LIMIT @limit',
  );
  const person = db.prepare(`SELECT ${CANDIDATE_COLUMNS} FROM roster_candidates c WHERE c.key = ?`);
  const feeItemId = db
    .prepare(
      'SELECT fee_item_id FROM roster_by_candidate WHERE generation = ? AND candidate_id = ? AND item = ?',
    )
    .pluck();
  return (after, limit) => {
    const generation =
      z
        .number()
        .nullish()
        .parse(firstValue(db, `SELECT ${CURRENT}`)) ?? null;
    if (generation === null) return { lines: [], after: null };
    const { first, end } = keysOf(generation);
    const persons = new Map<number, Candidate>();
    let last: number | null = null;
    const lines = page.all({ after: after ?? first - 1, end, limit }).map((row) => {
      const { key, candidate: at } = placeSchema.parse(row);
      const candidate = persons.get(at) ?? readCandidate(vault, person.get(at));
      persons.set(at, candidate);
      last = key;
      const id = z.string().parse(feeItemId.get(generation, candidate.id, key));
      return { candidate, feeItem: readFeeItem(Object.assign({ id }, row)) };
    });
    return { lines, after: lines.length < limit ? null : last };
  };
}

/** Takes over the next lines of the roster in force but for those excepted, whose persons are completed. */
export function carryPages(db: Database, vault: Vault, lines: StagedLines) {
  const readPage = readPages(db, vault);
  return (from: number | null, limit: number, isExcepted: (feeItemId: string) => boolean): CarriedPage => {
    const page = readPage(from, limit);
    const [left, carried] = [page.lines.filter(({ feeItem }) => isExcepted(feeItem.id)), new Set(page.lines)];
    for (const line of left) {
      carried.delete(line);
      lines.complete(line.candidate);
    }
    carried.forEach(lines.carry);
    return { after: page.after, lines: carried.size };
  };
}
