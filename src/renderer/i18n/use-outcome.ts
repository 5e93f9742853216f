import { useTranslation } from 'react-i18next';
import type { NamedCandidate, PaymentView } from '../../shared/payment-view';
import { useSayings } from './use-sayings';

/** What became of a payment's money by name, where it is not simply "paid": who is not paid yet, and what goes back. */
export function useOutcome(): (view: PaymentView) => {
  readonly goesBack: string | null;
  readonly partly: readonly string[];
} {
  const { t } = useTranslation();
  const { money } = useSayings();
  const named = (people: readonly NamedCandidate[]) =>
    people.map((one) => `${one.candidateName} ${one.maskedDocument}`).join(t('group.and'));
  return ({ order, part, goesBack }) => {
    const back = order.lines.filter((line) => goesBack.includes(line.lineNumber));
    const names = back.map((line) => `${line.candidateName} ${line.feeItemName} ${money(line.amount)}`);
    const { paid, unpaid } = part?.candidates ?? { paid: [], unpaid: [] };
    // Of a single candidate the number of payments left says it already.
    const several = paid.length + unpaid.length > 1;
    return {
      goesBack: back.length === 0 ? null : t('group.goesBack', { names: names.join(t('group.and')) }),
      partly: [
        ...(several && paid.length > 0 ? [t('group.partPaid', { names: named(paid) })] : []),
        ...(several && unpaid.length > 0 ? [t('group.partUnpaid', { names: named(unpaid) })] : []),
      ],
    };
  };
}
