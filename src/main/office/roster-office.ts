import { createHash, timingSafeEqual } from 'node:crypto';
import type { SecondFactor } from '../../shared/app-info';
import type { Candidate, FeeItem } from '../../shared/exam';
import { toHalfWidth } from '../../shared/half-width';
import { ok } from '../../shared/result';
import type { ExamOffice } from '../ports/exam-office';
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

function digits(text: string): string {
  return toHalfWidth(text).replace(/\D/g, '');
}

function phoneTail(phone: string | null): string {
  const number = digits(phone ?? '');
  return number.length >= 4 ? number.slice(-4) : '';
}

/**
 * The exam office as the imported roster knows it. Never unreachable: the roster is on this machine.
 *
 * The second factor decides between several people under one document number (passports of two countries may share
 * one). Where it fits two people of different names nobody is identified: staff can tell them apart, we cannot.
 */
export function rosterOffice(parts: {
  readonly roster: Roster;
  readonly secondFactor: SecondFactor;
}): ExamOffice {
  const { roster, secondFactor } = parts;

  function factorsOf(candidate: Candidate): readonly string[] {
    const registrations = roster
      .feeItems(candidate.id)
      .map((item) => registrationKey(item.registrationNumber));
    return secondFactor === 'phone-tail' ? [phoneTail(candidate.phone)] : registrations;
  }

  function givenFactor(text: string): string {
    if (secondFactor === 'registration-number') return registrationKey(text);
    const tail = digits(text);
    return tail.length === 4 ? tail : '';
  }

  /** Somebody who exists, to be looked up in place of somebody who does not. */
  let standIn = NOBODY.id;

  /** Known number or not: one look-up that finds somebody, one that does not, and one person's factors compared. */
  function identified(documentNumber: string, factor: string): Candidate | null {
    const found = roster.byDocument(oneDocument(documentNumber));
    const other = roster.byId(found.length === 0 ? standIn : NOBODY.id) ?? NOBODY;
    const given = digest(givenFactor(factor), 'nothing-given');
    const judged = found.length === 0 ? [other] : found;
    const [first, ...others] = judged.filter((candidate) => isAmong(given, factorsOf(candidate)));
    // The stand-in's own factor must not open anything either.
    if (first === undefined || found.length === 0) return null;
    standIn = first.id;
    return others.every(({ name }) => name === first.name) ? first : null;
  }

  return {
    kind: 'roster',
    clockDriftMs: () => 0,
    signIn: async ({ documentNumber, proof }) => {
      const candidate = proof.kind === 'second-factor' ? identified(documentNumber, proof.value) : null;
      return ok(candidate === null ? { kind: 'no-match' } : { kind: 'signed-in', candidate });
    },
    candidate: async (candidateId) => ok(roster.byId(candidateId)),
    feeItems: async (candidateId) => ok(roster.feeItems(candidateId)),
    search: async (query, limit) => ok(roster.search(query, limit)),
    passwords: null,
    phoneCodes: null,
    requests: null,
    reservations: null,
    reports: null,
    eBills: null,
    refundRequests: null,
    platform: null,
  };
}
