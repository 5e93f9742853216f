import type { Candidate } from '../../shared/exam';
import { toHalfWidth } from '../../shared/half-width';
import { ok } from '../../shared/result';
import type { SecondFactor } from '../../shared/sign-in';
import type { ExamOffice, Proof, SignInAnswer } from '../ports/exam-office';
import { registrationKey } from './registration-key';
import { rosterPasswords, type RosterPasswordParts } from './roster-passwords';
import { judgePersons, onePerson, registrationKeysOf, type Roster } from './roster-persons';

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
  /** null: people sign in by the second factor. */
  readonly passwords: Omit<RosterPasswordParts, 'roster'> | null;
}): ExamOffice {
  const { roster, secondFactor } = parts;
  const judge = judgePersons(roster);
  const passwords = parts.passwords === null ? null : rosterPasswords({ roster, ...parts.passwords }, judge);

  function factorsOf(candidate: Candidate): readonly string[] {
    const registrations = registrationKeysOf(roster, candidate);
    return secondFactor === 'phone-tail' ? [phoneTail(candidate.phone)] : registrations;
  }

  function givenFactor(text: string): string {
    if (secondFactor === 'registration-number') return registrationKey(text);
    const tail = digits(text);
    return tail.length === 4 ? tail : '';
  }

  async function prove(documentNumber: string, proof: Proof): Promise<SignInAnswer> {
    if (proof.kind === 'password' && passwords !== null) {
      return passwords.signIn(documentNumber, proof.password, proof.registrationNumber);
    }
    const value = proof.kind === 'second-factor' && passwords === null ? proof.value : '';
    const { found, fitting } = judge(documentNumber, givenFactor(value), factorsOf);
    const candidate = onePerson(proof.kind === 'card' ? found : fitting);
    return candidate === null ? { kind: 'no-match' } : { kind: 'signed-in', candidate };
  }

  return {
    kind: 'roster',
    clockDriftMs: () => 0,
    signIn: async ({ documentNumber, proof }) => ok(await prove(documentNumber, proof)),
    candidate: async (candidateId) => ok(roster.byId(candidateId)),
    feeItems: async (candidateId) => ok(roster.feeItems(candidateId)),
    search: async (query, limit) => ok(roster.search(query, limit)),
    passwords: passwords?.calls ?? null,
    phoneCodes: null,
    requests: null,
    reservations: null,
    reports: null,
    eBills: null,
    refundRequests: null,
    platform: null,
  };
}
