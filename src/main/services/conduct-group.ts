import type { FeeList } from '../../shared/fee-view';
import type { Caller } from '../../shared/ipc/kit';
import { MOST_LISTED } from '../../shared/pay-list';
import type { Result } from '../../shared/result';
import { err, ok } from '../../shared/result';
import type { OfficeDown } from '../ports/exam-office';
import { confirmedVisit, foundCandidate } from './conduct-visit';
import type { CoreServices } from './core-services';
import { listFees } from './list-fees';

type NoVisit = { readonly kind: 'no-visit' };
type TooMany = { readonly kind: 'too-many-people'; readonly most: number };
type Nothing = Record<string, never>;

function tooMany(): Result<never, TooMany> {
  return err({ kind: 'too-many-people', most: MOST_LISTED });
}

/** At a kiosk, "pay for others too": who is identified from now on joins the visit. */
export function beginAnother(core: CoreServices, caller: Caller): Result<Nothing, NoVisit | TooMany> {
  const visit = confirmedVisit(core, caller);
  if (visit === null) return err({ kind: 'no-visit' });
  if (visit.people.length >= MOST_LISTED) return tooMany();
  core.visits.change(caller.id, { joining: true, pending: null });
  return ok({});
}

/** Back to the people who are there already. */
export async function giveUpAnother(
  core: CoreServices,
  caller: Caller,
): Promise<Result<FeeList, NoVisit | OfficeDown>> {
  core.visits.change(caller.id, { joining: false, pending: null });
  const visit = confirmedVisit(core, caller);
  return visit === null ? err({ kind: 'no-visit' }) : listFees(core.money, visit.people);
}

/** At the counter: the operator has looked at this person's document too. */
export async function addCandidate(
  core: CoreServices,
  caller: Caller,
  ref: string,
): Promise<Result<FeeList, NoVisit | TooMany | OfficeDown | { readonly kind: 'no-such-candidate' }>> {
  const candidate = await foundCandidate(core, caller, ref);
  if (!candidate.ok) return candidate;
  const visit = core.visits.of(caller.id);
  if (visit === null) return err({ kind: 'no-visit' });
  if (visit.people.length >= MOST_LISTED) return tooMany();
  const joined = core.visits.join(caller.id, [candidate.value]);
  return joined === null ? err({ kind: 'no-visit' }) : listFees(core.money, joined.people);
}

/** Whoever stands at a kiosk cannot be taken out of their own visit; the last person nowhere. */
export async function removePerson(
  core: CoreServices,
  caller: Caller,
  ref: string,
): Promise<Result<FeeList, NoVisit | OfficeDown>> {
  const visit = confirmedVisit(core, caller);
  if (visit === null) return err({ kind: 'no-visit' });
  const own = visit.source === 'kiosk' && visit.people[0]?.ref === ref;
  const left = own ? visit : core.visits.takeOut(caller.id, ref);
  return left === null ? err({ kind: 'no-visit' }) : listFees(core.money, left.people);
}
