import type { Candidate } from '../../shared/exam';
import type { Caller } from '../../shared/ipc/kit';
import type { Result } from '../../shared/result';
import { err, ok } from '../../shared/result';
import type { SignInAnswer } from '../../shared/sign-in';
import type { OfficeDown } from '../ports/exam-office';
import { beginVisit } from './conduct-visit';
import type { CoreServices } from './core-services';
import { proveIdentity, type Claim, type NotOffered, type ProveFailure } from './prove-identity';
import { replacePassword, resetPassword, type ReplaceFailure } from './replace-password';

type SignedIn = Extract<SignInAnswer, { kind: 'signed-in' }>;

/** Identity proven at a kiosk: the window's former visit ends, a new one begins. */
export async function signIn(
  core: CoreServices,
  caller: Caller,
  claim: Claim,
): Promise<Result<SignInAnswer, ProveFailure>> {
  const proven = await proveIdentity(core.identity, caller, claim);
  if (!proven.ok) return proven;
  return proven.value.kind === 'signed-in' ? welcome(core, caller, proven.value.candidate) : ok(proven.value);
}

/** The number comes from the chip itself; what a window says about it is not asked. */
export async function signInByCard(
  core: CoreServices,
  caller: Caller,
): Promise<Result<SignInAnswer, ProveFailure>> {
  const documentNumber = core.cardReadings.take(caller.id);
  if (documentNumber === null) return err({ kind: 'not-offered' });
  return signIn(core, caller, { documentNumber, proof: { kind: 'card' } });
}

/** After the first password the walk goes on to "this is me"; nobody signs in twice. */
export async function changePassword(
  core: CoreServices,
  caller: Caller,
  wish: { readonly ticket: string; readonly newPassword: string },
): Promise<Result<SignedIn, ReplaceFailure>> {
  const changed = await replacePassword(core.identity, caller, wish);
  return changed.ok ? welcome(core, caller, changed.value) : changed;
}

async function welcome(
  core: CoreServices,
  caller: Caller,
  candidate: Candidate,
): Promise<Result<SignedIn, OfficeDown>> {
  const begun = await beginVisit(core, caller, candidate);
  return begun.ok ? ok({ kind: 'signed-in', ...begun.value }) : begun;
}

/** Of the person who stands at the counter. */
export async function resetVisitorsPassword(
  core: CoreServices,
  caller: Caller,
  because: string,
): Promise<Result<Record<string, never>, { readonly kind: 'no-visit' } | NotOffered | OfficeDown>> {
  const visit = core.visits.of(caller.id);
  if (visit === null) return err({ kind: 'no-visit' });
  const { deviceNumber } = core.money.settings;
  return resetPassword(core.identity, caller, { candidate: visit.candidate, because, deviceNumber });
}
