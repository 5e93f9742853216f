import { UserRoundMinus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FeeList } from '../../../../shared/fee-view';
import { sumFen } from '../../../../shared/money';
import { useSayings } from '../../../i18n/use-sayings';
import { peopleOf } from '../../../looks/people-of';
import { Button } from '../../../ui/Button';
import type { Serving } from '../counter-state';
import { isLocked } from '../pay-phase';
import styles from './Basket.module.css';

type BasketProps = {
  readonly serving: Serving;
  readonly fees: FeeList;
  readonly onRemove: (ref: string) => void;
};

/** Whom the person at the counter pays for, each with the sum that is taken for them. */
export function Basket({ serving, fees, onRemove }: BasketProps) {
  const { t } = useTranslation();
  const { money } = useSayings();
  const chosen = new Set(serving.chosen);
  const locked = isLocked(serving);
  return (
    <section className={styles.basket} aria-label={t('group.counter.basket')}>
      <h2>{t('group.title', { number: fees.people.length })}</h2>
      <ol className={styles.people}>
        {peopleOf(fees).map(({ ref, name, maskedDocument, items }) => {
          const taken = items.filter((item) => chosen.has(item.feeItemId));
          return (
            <li key={ref}>
              <span className={styles.name}>{name}</span>
              <span className={styles.document}>{maskedDocument}</span>
              <span className={styles.amount}>
                {taken.length === 0
                  ? t('group.counter.nothing')
                  : money(sumFen(taken.map((one) => one.amount)))}
              </span>
              <Button
                look="quiet"
                icon={UserRoundMinus}
                disabled={locked}
                label={t('group.removeWho', { name })}
                onPress={() => onRemove(ref)}
              >
                {t('group.remove')}
              </Button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
