import { createHash, timingSafeEqual } from 'node:crypto';
import type { Candidate, FeeItem } from '../../shared/exam';
import { oneDocument } from './one-document';
import { registrationKey } from './registration-key';

/** What of the store's roster the exam office needs. */
export type Roster = {
  /** Finds 15- and 18-digit forms of one number by either. */
  readonly byDocument: (documentNumber: string) => readonly Candidate[];
  readonly byId: (candidateId: string) => Candidate | null;
  readonly feeItems: (candidateId: string) => readonly FeeItem[];
  readonly search: (query: string, limit: number) => readonly Candidate[];
};

/** Judged where a number is unknown, so that an unknown number costs what a known one does. */
const NOBODY: Candidate = { id: 'nobody', name: 'nobody', documentNumber: '', phone: null };
/** More registrations than a person has; so many comparisons are made for everybody. */
const COMPARISONS = 16;

/**
 * Hashed so that the comparison sees 32 bytes whatever was typed. An empty text is no factor; `empty` differs for the
 * two sides, so that it never matches another empty one.
 */
function digest(text: string, empty: 'nothing-given' | 'nothing-known'): Buffer {
  return createHash('sha256')
    .update(text === '' ? empty : `factor ${text}`)
    .digest();
}

/** No early way out: the number of comparisons tells nothing about where, or whether, one was right. */
function isAmong(given: Buffer, known: readonly string[]): boolean {
  let found = false;
  for (let at = 0; at < Math.max(known.length, COMPARISONS); at += 1) {
    if (timingSafeEqual(given, digest(known[at] ?? '', 'nothing-known'))) found = true;
  }
  return found;
}

export type Judged = {
  /** Everybody under the number. */
  readonly found: readonly Candidate[];
  /** Of these, whom the factor fits. */
  readonly fitting: readonly Candidate[];
};

/** People may share a form of a number (passports of two countries); of different names, staff can tell them apart. */
export function onePerson(people: readonly Candidate[]): Candidate | null {
  const [first, ...others] = people;
  return first !== undefined && others.every(({ name }) => name === first.name) ? first : null;
}

export function registrationKeysOf(roster: Roster, candidate: Candidate): readonly string[] {
  return roster.feeItems(candidate.id).map((item) => registrationKey(item.registrationNumber));
}

/**
 * Answers how people under a number are judged by a factor. Known number or not: one look-up that finds somebody, one
 * that does not, and one person's factors compared.
 */
export function judgePersons(roster: Roster) {
  /** Somebody who exists, to be looked up in place of somebody who does not. */
  let standIn = NOBODY.id;
  return (
    documentNumber: string,
    factor: string,
    factorsOf: (candidate: Candidate) => readonly string[],
  ): Judged => {
    const found = roster.byDocument(oneDocument(documentNumber));
    const other = roster.byId(found.length === 0 ? standIn : NOBODY.id) ?? NOBODY;
    const given = digest(factor, 'nothing-given');
    const judged = found.length === 0 ? [other] : found;
    const fitting = judged.filter((candidate) => isAmong(given, factorsOf(candidate)));
    // The stand-in's own factor must not open anything either.
    if (found.length === 0) return { found, fitting: [] };
    standIn = (fitting[0] ?? found[0] ?? NOBODY).id;
    return { found, fitting };
  };
}
