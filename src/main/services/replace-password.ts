import type { Candidate } from '../../shared/exam';
import type { Caller } from '../../shared/ipc/kit';
import { isGoodPassword } from '../../shared/password-rules';
import type { Result } from '../../shared/result';
import { err, ok } from '../../shared/result';
import type { OfficeDown } from '../ports/exam-office';
import { actorOf } from './actor';
import { documentOf } from './count-tries';
import type { NotOffered, ProveParts } from './prove-identity';

export type ReplaceFailure =
  | { readonly kind: 'ticket-expired' }
  | { readonly kind: 'password-refused'; readonly why: 'rules' | 'office' }
  | OfficeDown;

/**
 * The first password is replaced: the person is proven by it and need not sign in again (docs/decisions/0010-sign-in.md).
 * Opens no visit. What was refused or not heard leaves the ticket good for another try.
 */
export async function replacePassword(
  parts: ProveParts,
  caller: Caller,
  wish: { readonly ticket: string; readonly newPassword: string },
): Promise<Result<Candidate, ReplaceFailure>> {
  const { passwords } = parts.office;
  if (!isGoodPassword(wish.newPassword)) return err({ kind: 'password-refused', why: 'rules' });
  const officeTicket = passwords === null ? null : parts.tickets.take(caller.id, wish.ticket);
  if (passwords === null || officeTicket === null) return err({ kind: 'ticket-expired' });
  const changed = await passwords.change({ ticket: officeTicket, newPassword: wish.newPassword });
  if (changed.ok) {
    const { clock, journal } = parts;
    journal.append({ at: clock.now(), what: 'password.changed', subject: changed.value.id, facts: {} });
    return changed;
  }
  if (changed.error.kind === 'ticket-expired') return err({ kind: 'ticket-expired' });
  parts.tickets.giveBack(caller.id, wish.ticket, officeTicket);
  return err(
    changed.error.kind === 'password-refused' ? { kind: 'password-refused', why: 'office' } : changed.error,
  );
}

/** The operator has looked at the document: the first password counts again, and a lock is over. */
export async function resetPassword(
  parts: ProveParts,
  caller: Caller,
  reset: { readonly candidate: Candidate; readonly because: string; readonly deviceNumber: string },
): Promise<Result<Record<string, never>, NotOffered | OfficeDown>> {
  const call = parts.office.passwords?.reset ?? null;
  if (call === null) return err({ kind: 'not-offered' });
  const { candidate, because } = reset;
  const done = await call(candidate.id);
  if (!done.ok) return done;
  parts.attempts.clear(parts.blindIndex(documentOf(parts, candidate.documentNumber)));
  parts.journal.append({
    at: parts.clock.now(),
    what: 'password.reset',
    subject: candidate.id,
    facts: { by: actorOf(caller, reset.deviceNumber), because },
  });
  return ok({});
}
