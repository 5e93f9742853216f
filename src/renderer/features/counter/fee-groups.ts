import type { FeeView } from '../../../shared/fee-view';
import type { PersonView } from '../../../shared/person-view';

export type FeeGroup = {
  readonly examName: string;
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
    examName,
    registrations: registrations.filter((registration) => registration.examName === examName),
    items: items.filter((item) => item.examName === examName),
  }));
}
