import type { Candidate } from '../../shared/exam';
import { isGoodPassword, isLastSix } from '../../shared/password-rules';
import { err, ok } from '../../shared/result';
import type { Clock, Ids } from '../ports';
import type { PasswordCalls, SignInAnswer } from '../ports/exam-office';
import type { PasswordHasher } from './passwords/password-hasher';
import { registrationKey } from './registration-key';
import { type Judged, onePerson, registrationKeysOf, type Roster } from './roster-persons';

/** What of the store keeps chosen passwords; by document, so that an import changes nothing. */
export type ChosenPasswords = {
  readonly hashOf: (documentNumber: string) => string | null;
  readonly put: (documentNumber: string, hash: string, at: number) => void;
  readonly used: (documentNumber: string, at: number) => void;
  readonly remove: (documentNumber: string) => void;
};

export type RosterPasswordParts = {
  readonly roster: Roster;
  readonly chosen: ChosenPasswords;
  readonly hasher: Pick<PasswordHasher, 'hash' | 'fits'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly ids: Pick<Ids, 'visit'>;
};

type Ticket = { readonly candidate: Candidate; readonly until: number };
type Judge = (
  documentNumber: string,
  factor: string,
  factorsOf: (candidate: Candidate) => readonly string[],
) => Judged;

const TICKET_MS = 5 * 60_000;
/** Verified where nobody chose a password, with the cost of a real one; what it answers is never used. */
const NOBODYS_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$AQEBAQEBAQEBAQEBAQEBAQ$+m21d7tbteefuH7Lm+E+MLLzRJL8zllqwBoWL8clQi0';

const noMatch: SignInAnswer = { kind: 'no-match' };

/** Passwords of a roster: the document's last six together with a registration number, until the person chose one. */
export function rosterPasswords(parts: RosterPasswordParts, judge: Judge) {
  const { roster, chosen, hasher, clock } = parts;
  const tickets = new Map<string, Ticket>();

  function giveTicket(candidate: Candidate): SignInAnswer {
    const now = clock.now();
    for (const [id, { until }] of tickets) if (until < now) tickets.delete(id);
    const ticket = parts.ids.visit();
    tickets.set(ticket, { candidate, until: now + TICKET_MS });
    return { kind: 'must-change-password', ticket };
  }

  /** Every try does the same work: look-ups, comparisons, one chosen password read, one hash of full cost. */
  async function signIn(
    documentNumber: string,
    password: string,
    registrationNumber: string | null,
  ): Promise<SignInAnswer> {
    const factor = registrationKey(registrationNumber ?? '');
    const { found, fitting } = judge(documentNumber, factor, (each) => registrationKeysOf(roster, each));
    const hash = chosen.hashOf(documentNumber);
    const fits = await hasher.fits(password, hash ?? NOBODYS_HASH);
    const person = onePerson(found);
    if (person === null) return noMatch;
    if (hash === null) {
      const [named] = fitting;
      return named !== undefined && isLastSix(documentNumber, password) ? giveTicket(named) : noMatch;
    }
    if (!fits) return noMatch;
    chosen.used(documentNumber, clock.now());
    return { kind: 'signed-in', candidate: person };
  }

  const change: PasswordCalls['change'] = async ({ ticket, newPassword }) => {
    const given = tickets.get(ticket);
    if (given === undefined || given.until < clock.now()) return err({ kind: 'ticket-expired' });
    if (!isGoodPassword(newPassword)) return err({ kind: 'password-refused', reason: 'rules' });
    tickets.delete(ticket);
    const { documentNumber } = given.candidate;
    const hash = await hasher.hash(newPassword);
    // At another kiosk somebody was faster: what they chose stands.
    if (chosen.hashOf(documentNumber) !== null) return err({ kind: 'ticket-expired' });
    chosen.put(documentNumber, hash, clock.now());
    return ok(given.candidate);
  };

  const calls: PasswordCalls = {
    change,
    reset: async (candidateId) => {
      const candidate = roster.byId(candidateId);
      if (candidate !== null) chosen.remove(candidate.documentNumber);
      return ok(null);
    },
  };
  return { signIn, calls };
}
