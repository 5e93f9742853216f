import { useTranslation } from 'react-i18next';
import type { FeeView } from '../../../shared/fee-view';
import { useSayings } from '../../i18n/use-sayings';
import { StateWord } from '../../ui/StateWord';
import { FEE_LOOKS } from '../../looks/fee-looks';
import styles from './FeeRows.module.css';

/** One item: what it is, until when, or why it cannot be paid; and how much. */
export function FeeWords({ item }: { readonly item: FeeView }) {
  const { t } = useTranslation();
  const { moment, money } = useSayings();
  const { state } = item;
  return (
    <>
      <span className={styles.words}>
        <span className={styles.name}>{item.name}</span>
        {state === 'payable' ? (
          <span className={styles.detail}>{t('fees.deadline', { time: moment(item.closesAt) })}</span>
        ) : (
          <span className={styles.detail}>
            <StateWord {...FEE_LOOKS[state]}>{t(`fees.state.${state}`)}</StateWord>
            <span>
              {state === 'not-yet-open'
                ? t('fees.opens', { time: moment(item.opensAt) })
                : state === 'in-payment'
                  ? t('counter.fees.unfinished')
                  : t(`fees.why.${state}`)}
            </span>
          </span>
        )}
        {item.reason !== null && (
          <span className={styles.detail}>{t('fees.reason', { reason: item.reason })}</span>
        )}
        {item.orderNumber !== null && (
          <span className={styles.detail}>{t('fees.orderNumber', { number: item.orderNumber })}</span>
        )}
      </span>
      <span className={styles.amount}>{money(item.amount)}</span>
    </>
  );
}
