import { readDocument } from '../../shared/identity-document';
import { shanghaiDate } from '../../shared/time-zone';
import type { Clock } from '../ports';
import type { AttemptTable, Journal } from '../store/types';

export type TryParts = {
  readonly attempts: AttemptTable;
  readonly journal: Journal;
  readonly clock: Clock;
  /** Keyed hash: attempts are counted without keeping a document number. */
  readonly blindIndex: (normalisedNumber: string) => string;
  readonly tries: number;
  readonly lockMs: number;
};

/** One document has one count and one number, whether its 15 or its 18 digits are typed. */
export function documentOf(parts: TryParts, documentNumber: string): string {
  return readDocument(documentNumber, { today: shanghaiDate(parts.clock.now()) }).number;
}

/** Until when nothing is answered; null: not locked. A lock that is over ends the count. */
export function lockedUntil({ attempts, clock }: TryParts, key: string): number | null {
  const { lockedUntil: until } = attempts.state(key);
  if (until === null || clock.now() < until) return until;
  attempts.clear(key);
  return null;
}

/** Counts one try; the last one locks, and the journal says so. */
export function countTry(
  parts: TryParts,
  key: string,
): { readonly triesLeft: number } | { readonly until: number } {
  const { attempts, clock, journal } = parts;
  const { wrongInARow } = attempts.wrong(key, clock.now());
  const triesLeft = parts.tries - wrongInARow;
  if (triesLeft > 0) return { triesLeft };
  const until = clock.now() + parts.lockMs;
  attempts.lock(key, until);
  journal.append({ at: clock.now(), what: 'identify.locked', subject: key.slice(0, 16), facts: { until } });
  return { until };
}
