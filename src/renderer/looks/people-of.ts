import type { FeeList, FeeView } from '../../shared/fee-view';

export type PersonFees = FeeList['people'][number] & { readonly items: readonly FeeView[] };

/** Each person of the list with their own fees; of somebody who owes nothing the fees are empty. */
export function peopleOf({ people, items }: FeeList): readonly PersonFees[] {
  const own = new Map<string, FeeView[]>(people.map(({ ref }) => [ref, []]));
  for (const item of items) own.get(item.person)?.push(item);
  return people.map((person) => ({ ...person, items: own.get(person.ref) ?? [] }));
}
