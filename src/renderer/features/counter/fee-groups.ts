import { peopleOf } from '../../looks/people-of';
import type { FeeList, FeeView } from '../../../shared/fee-view';
import type { PersonView } from '../../../shared/person-view';

export type FeeGroup = {
  readonly key: string;
  /** The exam; of several people also whose fees they are. */
  readonly title: string;
  /** More than one where somebody is registered twice for the same exam. */
  readonly registrations: PersonView['registrations'];
  readonly items: readonly FeeView[];
};

/** Fees under the exam they are for, each with its registration; an exam without a fee stands there too. */
export function groupFees(
  registrations: PersonView['registrations'],
  items: readonly FeeView[],
): readonly FeeGroup[] {
  const names = [...registrations, ...items].map(({ examName }) => examName);
  return [...new Set(names)].map((examName) => ({
    key: examName,
    title: examName,
    registrations: registrations.filter((registration) => registration.examName === examName),
    items: items.filter((item) => item.examName === examName),
  }));
}

/** Of several people: under each of them, so that the wrong person's fee is seen. */
export function groupByPerson(fees: FeeList): readonly FeeGroup[] {
  return peopleOf(fees).flatMap(({ ref, name, maskedDocument, items }) =>
    [...new Set(items.map(({ examName }) => examName))].map((examName) => ({
      key: `${ref} ${examName}`,
      title: `${name} ${maskedDocument} · ${examName}`,
      registrations: [],
      items: items.filter((item) => item.examName === examName),
    })),
  );
}
