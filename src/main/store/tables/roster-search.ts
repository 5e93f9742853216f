import type { Candidate } from '../../../shared/exam';
import type { Database } from '../database';
import type { Vault } from '../keys/vault';
import { nameForm, phoneTail, registrationForm } from './look-up-forms';
import { CANDIDATE_COLUMNS, CURRENT, readCandidate } from './roster-rows';

/** Nothing that people type to find somebody is longer. */
const LONGEST_QUERY = 80;

/** Document, registration number, phone tail, then the beginning of a name; each person once. */
export function rosterSearch(
  db: Database,
  vault: Vault,
  ofDocument: (number: string) => readonly Candidate[],
): (query: string, limit: number) => readonly Candidate[] {
  // CROSS JOIN and INDEXED BY: left to itself SQLite takes the generation for selective and reads the whole roster.
  const byRegistration = db.prepare(
    `SELECT DISTINCT ${CANDIDATE_COLUMNS} FROM roster_items i CROSS JOIN roster_candidates c ` +
      'ON c.generation = i.generation AND c.candidate_id = i.candidate_id ' +
      `WHERE i.registration_number = ? AND i.generation = ${CURRENT} LIMIT ?`,
  );
  const byTail = db.prepare(
    `SELECT ${CANDIDATE_COLUMNS} FROM roster_candidates c INDEXED BY candidates_by_phone_tail ` +
      `WHERE c.phone_tail_blind = ? AND c.generation = ${CURRENT} ORDER BY c.candidate_id LIMIT ?`,
  );
  const byName = db.prepare(
    `SELECT ${CANDIDATE_COLUMNS} FROM roster_candidates c ` +
      `WHERE c.generation = ${CURRENT} AND c.name_folded >= ? AND c.name_folded < ? ORDER BY c.name_folded LIMIT ?`,
  );

  return (query, limit) => {
    const text = query.slice(0, LONGEST_QUERY).trim();
    const name = nameForm(text);
    const tail = /^\d{4}$/.test(name) ? phoneTail(name) : null;
    if (name === '' || limit < 1) return [];
    const found = new Map<string, Candidate>();
    const add = (candidates: readonly Candidate[]) => {
      for (const candidate of candidates) if (found.size < limit) found.set(candidate.id, candidate);
    };
    const read = (rows: readonly unknown[]) => rows.map((row) => readCandidate(vault, row));
    add(ofDocument(text));
    add(read(byRegistration.all(registrationForm(text), limit)));
    if (tail !== null) add(read(byTail.all(vault.blind('roster_candidates/phone-tail', tail), limit)));
    // U+10FFFF sorts behind every character a name can go on with.
    add(read(byName.all(name, `${name}\u{10FFFF}`, limit)));
    return [...found.values()];
  };
}
