import { useTranslation } from 'react-i18next';
import type { FeeList } from '../../shared/fee-view';

/** More names than this are not read in a sentence; the list on the screen says it of each. */
const NAMED = 5;

/** Whose fees of the chosen ones cannot be paid now, and why: nothing of the order was placed. */
export function useNotPayable(): (refusal: {
  readonly fees: FeeList;
  readonly refused: readonly string[];
}) => string {
  const { t } = useTranslation();
  return ({ fees, refused }) => {
    if (fees.people.length < 2) return t('problem.not-payable');
    const items = fees.items.filter((item) => refused.includes(item.feeItemId));
    const names = items.slice(0, NAMED).map((item) => {
      const name = fees.people.find(({ ref }) => ref === item.person)?.name ?? '';
      return t('group.refusedOne', { name, item: item.name, state: t(`fees.state.${item.state}`) });
    });
    if (names.length === 0) return t('problem.not-payable');
    const list = names.join(t('group.and'));
    return items.length > NAMED
      ? t('group.refusedMore', { list, number: items.length })
      : t('group.refused', { list });
  };
}
