import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { sumFen } from '../../../shared/money';
import { useSayings } from '../../i18n/use-sayings';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import type { Serving } from './counter-state';
import styles from './FeePart.module.css';
import { groupByPerson, groupFees } from './fee-groups';
import { FeeRows } from './FeeRows';
import { isLocked, isPaying, owesNothing, payableIds } from './pay-phase';

type FeePartProps = {
  readonly serving: Serving;
  readonly loading: boolean;
  readonly onToggle: (feeItemId: string) => void;
  readonly onReload: () => void;
};

export function FeePart({ serving, loading, onToggle, onReload }: FeePartProps) {
  const { t } = useTranslation();
  const { money } = useSayings();
  const { fees, chosen, visit, person } = serving;
  const locked = isLocked(serving);
  if (fees === null) {
    return loading ? (
      <p role="status">{t('counter.fees.loading')}</p>
    ) : (
      <div>
        <Button icon={RefreshCw} onPress={onReload}>
          {t('counter.fees.retry')}
        </Button>
      </div>
    );
  }
  const taken = fees.items.filter((item) => chosen.includes(item.feeItemId));
  const none = fees.items.length === 0;
  const payable = payableIds(serving).length > 0;
  return (
    <>
      {none && <Notice tone="info">{t('counter.fees.none')}</Notice>}
      {!none && !payable && (
        <Notice tone="info">
          {owesNothing(serving) ? t('counter.fees.settled') : t('counter.fees.nonePayable')}
        </Notice>
      )}
      <FeeRows
        key={visit}
        groups={fees.people.length > 1 ? groupByPerson(fees) : groupFees(person.registrations, fees.items)}
        {...{ chosen, locked, onToggle }}
      />
      {isPaying(serving) && <p className={styles.locked}>{t('counter.fees.locked')}</p>}
      {payable && (
        <p className={styles.total}>
          <span>
            {t('counter.fees.total')}
            <span className={styles.count}> {t('counter.fees.chosen', { number: taken.length })}</span>
          </span>
          <strong>{money(sumFen(taken.map((item) => item.amount)))}</strong>
        </p>
      )}
    </>
  );
}
