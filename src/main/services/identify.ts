import type { Candidate } from '../../shared/exam';
import { readDocument } from '../../shared/identity-document';
import type { Result } from '../../shared/result';
import { err, ok } from '../../shared/result';
import { shanghaiDate } from '../../shared/time-zone';
import type { Clock } from '../ports';
import type { ExamOffice, OfficeDown } from '../ports/exam-office';
import type { AttemptTable, Journal } from '../store/types';

export type IdentifyFailure =
  | { readonly kind: 'no-match'; readonly triesLeft: number }
  | { readonly kind: 'locked'; readonly until: number }
  | OfficeDown;

export type IdentifyParts = {
  readonly office: ExamOffice;
  readonly attempts: AttemptTable;
  readonly journal: Journal;
  readonly clock: Clock;
  /** Keyed hash: attempts are counted without keeping a document number. */
  readonly blindIndex: (normalisedNumber: string) => string;
  readonly tries: number;
  readonly lockMs: number;
};

/**
 * Document number and second factor in one step. Numbers that exist and numbers that do not are answered, counted and
 * locked alike, so that nobody can learn from here who is registered (product.md "Conventions").
 */
export async function identify(
  parts: IdentifyParts,
  documentNumber: string,
  secondFactor: string,
): Promise<Result<Candidate, IdentifyFailure>> {
  const { attempts, clock, journal } = parts;
  // One document has one count, whether its 15 or its 18 digits are typed.
  const { number } = readDocument(documentNumber, { today: shanghaiDate(clock.now()) });
  const key = parts.blindIndex(number);
  const before = attempts.state(key);
  if (before.lockedUntil !== null && clock.now() < before.lockedUntil) {
    return err({ kind: 'locked', until: before.lockedUntil });
  }
  if (before.lockedUntil !== null) attempts.clear(key);
  const proof = { kind: 'second-factor', value: secondFactor } as const;
  const found = await parts.office.signIn({ documentNumber: number, proof });
  if (!found.ok) return found;
  if (found.value.kind === 'signed-in') {
    attempts.clear(key);
    return ok(found.value.candidate);
  }
  const { wrongInARow } = attempts.wrong(key, clock.now());
  const triesLeft = parts.tries - wrongInARow;
  if (triesLeft > 0) return err({ kind: 'no-match', triesLeft });
  const until = clock.now() + parts.lockMs;
  attempts.lock(key, until);
  journal.append({ at: clock.now(), what: 'identify.locked', subject: key.slice(0, 16), facts: { until } });
  return err({ kind: 'locked', until });
}
