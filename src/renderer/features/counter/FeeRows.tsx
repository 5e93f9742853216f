import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FeeList, FeeView } from '../../../shared/fee-view';
import { useSayings } from '../../i18n/use-sayings';
import { StateWord } from '../../ui/StateWord';
import { FEE_LOOKS } from '../fees/fee-looks';
import styles from './FeeRows.module.css';
import { FeeTick } from './FeeTick';
import { isPayable } from './pay-phase';
import { useTickArrows } from './use-tick-arrows';

type FeeRowsProps = {
  readonly fees: FeeList;
  readonly chosen: readonly string[];
  readonly locked: boolean;
  readonly onToggle: (feeItemId: string) => void;
};

function FeeWords({ item }: { readonly item: FeeView }) {
  const { t } = useTranslation();
  const { moment, money } = useSayings();
  const when =
    item.state === 'not-yet-open'
      ? t('fees.opens', { time: moment(item.opensAt) })
      : t('fees.deadline', { time: moment(item.closesAt) });
  const why = item.state === 'payable' ? '' : t(`fees.why.${item.state}`);
  return (
    <>
      <span className={styles.words}>
        <span className={styles.name}>{item.name}</span>
        <span className={styles.detail}>{item.examName}</span>
        <span className={styles.detail}>
          {item.state !== 'payable' && (
            <StateWord {...FEE_LOOKS[item.state]}>{t(`fees.state.${item.state}`)}</StateWord>
          )}
          {item.state !== 'payable' && why !== '' && ` ${why}`}
          {item.reason !== null && ` ${t('fees.reason', { reason: item.reason })}`}
          {(item.state === 'payable' || item.state === 'not-yet-open') && ` ${when}`}
        </span>
        {item.orderNumber !== null && (
          <span className={styles.detail}>{t('fees.orderNumber', { number: item.orderNumber })}</span>
        )}
      </span>
      <span className={styles.amount}>{money(item.amount)}</span>
    </>
  );
}

/** Everything due, in one list: what can be paid is ticked, what cannot says why. */
export function FeeRows({ fees, chosen, locked, onToggle }: FeeRowsProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  useTickArrows(list);
  useEffect(() => {
    const tick = list.current?.querySelector<HTMLInputElement>('input[type="checkbox"]');
    (tick ?? list.current)?.focus();
  }, []);
  return (
    <ul ref={list} className={styles.rows} tabIndex={-1} aria-label={t('counter.fees.list')}>
      {fees.items.map((item) => (
        <li key={item.feeItemId}>
          {isPayable(item) ? (
            <FeeTick
              chosen={chosen.includes(item.feeItemId)}
              locked={locked}
              onToggle={() => onToggle(item.feeItemId)}
            >
              <FeeWords item={item} />
            </FeeTick>
          ) : (
            <div className={styles.row} data-fixed>
              <span className={styles.none} aria-hidden />
              <FeeWords item={item} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
