import type { Candidate } from '../../shared/exam';
import type { Caller } from '../../shared/ipc/kit';
import { isLastSix } from '../../shared/password-rules';
import type { Result } from '../../shared/result';
import { err, ok } from '../../shared/result';
import type { SignInOffers } from '../../shared/sign-in';
import type { ExamOffice, OfficeDown, Proof } from '../ports/exam-office';
import { countTry, documentOf, lockedUntil, type TryParts } from './count-tries';
import type { PasswordTickets } from './password-tickets';
import type { Serialise } from './serialise';

export type Locked = { readonly kind: 'locked'; readonly until: number };
export type NotOffered = { readonly kind: 'not-offered' };

export type ProveFailure =
  { readonly kind: 'no-match'; readonly triesLeft: number } | Locked | NotOffered | OfficeDown;

export type Proven =
  | { readonly kind: 'signed-in'; readonly candidate: Candidate }
  | { readonly kind: 'must-change-password'; readonly ticket: string }
  | { readonly kind: 'registration-number-asked' };

export type ProveParts = TryParts & {
  readonly office: ExamOffice;
  readonly offers: SignInOffers;
  readonly tickets: PasswordTickets;
  readonly serialise: Serialise;
};

export type Claim = { readonly documentNumber: string; readonly proof: Proof };

/**
 * Document number and proof in one step; opens no visit, so that further candidates of a group prove themselves by it
 * too. Numbers that exist and numbers that do not are answered, counted and locked alike, so that nobody can learn from
 * here who is registered (product.md "Conventions"). One number is judged at a time: tries that come together are counted
 * one by one.
 */
export async function proveIdentity(
  parts: ProveParts,
  caller: Caller,
  { documentNumber, proof }: Claim,
): Promise<Result<Proven, ProveFailure>> {
  if (!isOffered(parts.offers, proof)) return err({ kind: 'not-offered' });
  const number = documentOf(parts, documentNumber);
  const key = parts.blindIndex(number);
  return parts.serialise(`sign-in ${key}`, async () => {
    // Nobody guesses with a card: it neither counts nor is it shut out by somebody who guessed at its number.
    const locked = proof.kind === 'card' ? null : lockedUntil(parts, key);
    if (locked !== null) return err({ kind: 'locked', until: locked });
    if (asksRegistration(parts.offers, documentNumber, proof)) {
      return ok({ kind: 'registration-number-asked' });
    }
    const answer = await parts.office.signIn({ documentNumber: number, proof });
    if (!answer.ok) return answer;
    switch (answer.value.kind) {
      case 'signed-in':
        parts.attempts.clear(key);
        return ok(answer.value);
      case 'must-change-password': {
        parts.attempts.clear(key);
        const ticket = parts.tickets.give(caller.id, answer.value.ticket);
        return ok({ kind: 'must-change-password', ticket });
      }
      case 'locked':
        return err(answer.value);
      case 'no-match': {
        if (proof.kind === 'card') return err({ kind: 'no-match', triesLeft: parts.tries });
        const counted = countTry(parts, key);
        return err('until' in counted ? { kind: 'locked', ...counted } : { kind: 'no-match', ...counted });
      }
    }
  });
}

function isOffered(offers: SignInOffers, proof: Proof): boolean {
  switch (proof.kind) {
    case 'second-factor':
    case 'password':
      return offers.method === proof.kind;
    case 'phone-code':
      return offers.phoneCode;
    case 'card':
      return offers.card;
  }
}

/**
 * The last six can be read off any copy of the document, so they open nothing alone. Asked of whoever types them, judged by
 * what was typed only: it tells nothing about the number.
 */
function asksRegistration(offers: SignInOffers, documentNumber: string, proof: Proof): boolean {
  return (
    proof.kind === 'password' &&
    offers.firstIsLastSix &&
    (proof.registrationNumber ?? '') === '' &&
    isLastSix(documentNumber, proof.password)
  );
}
