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
  const byRegistration = db.prepare(
    `SELECT DISTINCT ${CANDIDATE_COLUMNS} FROM roster_by_registration r CROSS JOIN roster_items i ON i.key = r.item ` +
      'CROSS JOIN roster_candidates c ON c.key = i.candidate ' +
      `WHERE r.generation = ${CURRENT} AND r.registration_number = ? LIMIT ?`,
  );
  const byTail = db.prepare(
    `SELECT ${CANDIDATE_COLUMNS} FROM roster_by_phone_tail t CROSS JOIN roster_candidates c ON c.key = t.candidate ` +
      `WHERE t.generation = ${CURRENT} AND t.phone_tail_blind = ? ORDER BY t.candidate LIMIT ?`,
  );
  const byName = db.prepare(
    `SELECT ${CANDIDATE_COLUMNS} FROM roster_by_name n CROSS JOIN roster_candidates c ON c.key = n.candidate ` +
      `WHERE n.generation = ${CURRENT} AND n.name_folded >= ? AND n.name_folded < ? ` +
      'ORDER BY n.name_folded, n.candidate LIMIT ?',
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
