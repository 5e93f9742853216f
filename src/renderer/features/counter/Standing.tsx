import { useTranslation } from 'react-i18next';
import { useSayings } from '../../i18n/use-sayings';
import type { CounterState } from './counter-state';
import type { Deed, Keys } from './deeds';
import { PayActions } from './PayActions';
import type { PayPhase } from './pay-phase';
import styles from './PayPart.module.css';

type StandingProps = {
  readonly phase: Extract<PayPhase, { at: 'opening' | 'checking' | 'unknown' | 'misfit' }>;
  readonly state: CounterState;
  readonly keys: Keys;
  readonly onDeed: (deed: Deed) => void;
  readonly onCancel: () => void;
};

/** No code to scan: what is known of the money, and what the operator does about it. */
export function Standing({ phase, state, keys, onDeed, onCancel }: StandingProps) {
  const { t } = useTranslation();
  const { money } = useSayings();
  if (phase.at === 'opening') return <p>{t('counter.pay.openingLead')}</p>;
  const { order } = phase.view;
  return (
    <>
      <p className={styles.amount}>{money(order.total)}</p>
      <p>{t(`counter.pay.${phase.at}Lead`)}</p>
      {phase.at === 'unknown' && <p>{t('counter.pay.unknownDo')}</p>}
      {phase.at === 'misfit' && (
        <ol className={styles.todo}>
          <li>{t('counter.pay.misfitDo.stop')}</li>
          <li>{t('counter.pay.misfitDo.note', { order: order.orderNumber })}</li>
          <li>{t('counter.pay.misfitDo.tell')}</li>
        </ol>
      )}
      <p className={styles.soft}>{t('fees.orderNumber', { number: order.orderNumber })}</p>
      {phase.at !== 'misfit' && <PayActions {...{ state, keys, onDeed, onCancel }} />}
    </>
  );
}
