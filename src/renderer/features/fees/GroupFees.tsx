import { useTranslation } from 'react-i18next';
import type { FeeList } from '../../../shared/fee-view';
import { peopleOf } from '../../looks/people-of';
import { FeeLine } from './FeeLine';
import styles from './FeeLine.module.css';
import { PayableFees } from './PayableFees';
import { PersonHead } from './PersonHead';

type GroupFeesProps = {
  readonly fees: FeeList;
  readonly chosen: readonly string[];
  readonly asking: boolean;
  readonly onChoose: (feeItemId: string, chosen: boolean) => void;
  readonly onContinue: (orderNumber: string) => void;
  readonly onRemove: (ref: string) => void;
};

/** Several people's fees, person by person; who came later can be taken out again. */
export function GroupFees({ fees, chosen, asking, onChoose, onContinue, onRemove }: GroupFeesProps) {
  const { t } = useTranslation();
  return peopleOf(fees).map(({ ref, name, maskedDocument, items }, index) => {
    const others = items.filter((item) => item.state !== 'payable');
    return (
      <section key={ref} className={styles.part} aria-label={name}>
        <PersonHead
          name={name}
          maskedDocument={maskedDocument}
          onRemove={index === 0 ? null : () => onRemove(ref)}
        />
        <PayableFees
          items={items.filter((item) => item.state === 'payable')}
          chosen={chosen}
          onChoose={onChoose}
        />
        {items.length === 0 && <p>{t('group.nothingDue')}</p>}
        <ul className={styles.list}>
          {others.map((item) => (
            <FeeLine key={item.feeItemId} item={item} asking={asking} onContinue={onContinue} />
          ))}
        </ul>
      </section>
    );
  });
}
