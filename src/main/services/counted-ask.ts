import type { Result } from '../../shared/result';
import { err } from '../../shared/result';
import type { OfficeDown } from '../ports/exam-office';
import { countTry, documentOf, lockedUntil } from './count-tries';
import type { Locked, NotOffered, ProveParts } from './prove-identity';

export type Asked<T> = Promise<Result<T, Locked | NotOffered | OfficeDown>>;

/**
 * Questions that reach a person's phone or the exam office's desk: counted per document like tries, so that nobody is
 * pestered from a kiosk, and answered alike whether the number exists or not.
 */
export async function countedAsk<T>(
  parts: ProveParts,
  what: 'phone-code' | 'forgotten',
  documentNumber: string,
  work: (number: string) => Promise<Result<T, OfficeDown>>,
): Asked<T> {
  const number = documentOf(parts, documentNumber);
  const key = parts.blindIndex(`${what} ${number}`);
  return parts.serialise(`${what} ${key}`, async () => {
    const locked = lockedUntil(parts, key);
    if (locked !== null) return err({ kind: 'locked', until: locked });
    const done = await work(number);
    if (done.ok) countTry(parts, key);
    return done;
  });
}
