import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FeeView } from '../../../shared/fee-view';
import { useSayings } from '../../i18n/use-sayings';
import { Button } from '../../ui/Button';
import { StateWord } from '../../ui/StateWord';
import { FEE_LOOKS } from '../../looks/fee-looks';
import styles from './FeeLine.module.css';

type FeeLineProps = {
  readonly item: FeeView;
  /** Only for an item whose payment was begun and not finished. */
  readonly onContinue: ((orderNumber: string) => void) | null;
  readonly asking: boolean;
};

/** An item that cannot be chosen, and why. */
export function FeeLine({ item, onContinue, asking }: FeeLineProps) {
  const { t } = useTranslation();
  const { money, moment } = useSayings();
  const { orderNumber, state } = item;
  return (
    <li className={styles.line}>
      <div className={styles.words}>
        <p className={styles.title}>{item.name}</p>
        <p className={styles.detail}>{item.examName}</p>
        <p className={styles.state}>
          <StateWord {...FEE_LOOKS[state]}>{t(`fees.state.${state}`)}</StateWord>
          {orderNumber === null || state === 'in-payment' ? (
            <span className={styles.detail}>{t(`fees.why.${state}`)}</span>
          ) : (
            <span className={styles.detail}>{t('fees.orderNumber', { number: orderNumber })}</span>
          )}
        </p>
        {item.reason !== null && <p className={styles.detail}>{t('fees.reason', { reason: item.reason })}</p>}
        {state === 'not-yet-open' && (
          <p className={styles.detail}>{t('fees.opens', { time: moment(item.opensAt) })}</p>
        )}
        {state === 'window-closed' && (
          <p className={styles.detail}>{t('fees.closed', { time: moment(item.closesAt) })}</p>
        )}
        {orderNumber !== null && state === 'in-payment' && (
          <p className={styles.detail}>{t('fees.orderNumber', { number: orderNumber })}</p>
        )}
      </div>
      <div className={styles.end}>
        <span className={styles.amount}>{money(item.amount)}</span>
        {state === 'in-payment' && orderNumber !== null && onContinue !== null && (
          <Button iconAfter={ArrowRight} pending={asking} onPress={() => onContinue(orderNumber)}>
            {t('fees.continue')}
          </Button>
        )}
      </div>
    </li>
  );
}
