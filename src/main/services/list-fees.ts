import type { Candidate, ClaimStanding, FeeItem } from '../../shared/exam';
import { feeState } from '../../shared/exam';
import type { FeeList, FeeView } from '../../shared/fee-view';
import { maskDocument, maskPhone, maskRegistrationNumber } from '../../shared/masking';
import type { PersonRow, PersonView } from '../../shared/person-view';
import type { Result } from '../../shared/result';
import { ok } from '../../shared/result';
import type { Clock } from '../ports';
import type { ExamOffice, OfficeDown } from '../ports/exam-office';
import type { Claim, Store } from '../store/types';
import type { HiddenTails } from './money-parts';
import { officeNow } from './office-time';
import type { VisitPerson } from './visits';

export type FeeParts = PersonParts & {
  readonly store: Pick<Store, 'claims' | 'orders'>;
  readonly clock: Clock;
};

export type DueItem = { readonly person: VisitPerson; readonly item: FeeItem };

/** Questions under way at the exam office at once. */
const AT_ONCE = 8;

/** What the exam office says is due, person by person. */
export async function dueItems(
  office: ExamOffice,
  people: readonly VisitPerson[],
): Promise<Result<readonly DueItem[], OfficeDown>> {
  const due: DueItem[] = [];
  for (let from = 0; from < people.length; from += AT_ONCE) {
    const some = people.slice(from, from + AT_ONCE);
    const answers = await Promise.all(some.map(({ candidate }) => office.feeItems(candidate.id)));
    for (const [at, answer] of answers.entries()) {
      const person = some[at];
      if (!answer.ok) return answer;
      if (person !== undefined) due.push(...answer.value.map((item) => ({ person, item })));
    }
  }
  return ok(due);
}

/** What is due for the people, with our own orders taken into account: our "paid" is never overruled (rule 16). */
export async function listFees(
  parts: FeeParts,
  people: readonly VisitPerson[],
): Promise<Result<FeeList, OfficeDown>> {
  const due = await dueItems(parts.office, people);
  if (!due.ok) return due;
  const now = officeNow(parts);
  // An order of a group is read once, not once per line.
  const numbers = new Map<string, string | null>();
  const numberOf = (orderId: string) => {
    const number = numbers.get(orderId) ?? parts.store.orders.byId(orderId)?.number ?? null;
    numbers.set(orderId, number);
    return number;
  };
  return ok({
    now,
    people: people.map(({ ref, candidate }) => ({
      ref,
      name: candidate.name,
      maskedDocument: maskedNumbers(candidate, parts.settings.hiddenTails).maskedDocument,
    })),
    items: due.value.map((one) => feeView(one, parts.store.claims.live(one.item.id), numberOf, now)),
  });
}

function feeView(
  { person, item }: DueItem,
  claim: Claim | null,
  numberOf: (orderId: string) => string | null,
  now: number,
): FeeView {
  return {
    feeItemId: item.id,
    person: person.ref,
    examName: item.examName,
    name: item.name,
    amount: item.amount,
    opensAt: item.opensAt,
    closesAt: item.closesAt,
    state: feeState(item, standingOf(claim), now),
    reason: item.review.status === 'rejected' ? item.review.reason : null,
    orderNumber: claim === null ? null : numberOf(claim.orderId),
  };
}

export function standingOf(claim: Claim | null): ClaimStanding {
  if (claim === null) return 'free';
  return claim.settledBy === null ? 'claimed' : 'settled';
}

type PersonParts = { readonly office: ExamOffice; readonly settings: { readonly hiddenTails: HiddenTails } };

function maskedNumbers({ documentNumber, phone }: Candidate, tails: HiddenTails) {
  return {
    maskedDocument: maskDocument(documentNumber, { hideTail: tails.document }),
    maskedPhone: phone === null ? null : maskPhone(phone, { hideTail: tails.phone }),
  };
}

/** Whatever serves as a factor is masked wherever it could be read off (product.md "Conventions"). */
export async function describePerson(
  { office, settings }: PersonParts,
  candidate: Candidate,
): Promise<Result<PersonView, OfficeDown>> {
  const items = await office.feeItems(candidate.id);
  if (!items.ok) return items;
  const registrations = new Map(items.value.map((item) => [item.registrationNumber, item]));
  return ok({
    name: candidate.name,
    ...maskedNumbers(candidate, settings.hiddenTails),
    registrations: [...registrations.values()].map((item) => ({
      maskedRegistrationNumber: maskRegistrationNumber(item.registrationNumber),
      examName: item.examName,
      review: item.review.status,
    })),
  });
}

export async function describeRow(
  { office, settings }: PersonParts,
  candidate: Candidate,
  ref: string,
): Promise<PersonRow> {
  const items = await office.feeItems(candidate.id);
  return {
    ref,
    name: candidate.name,
    ...maskedNumbers(candidate, settings.hiddenTails),
    examNames: items.ok ? [...new Set(items.value.map((item) => item.examName))] : [],
  };
}
