import { useTranslation } from 'react-i18next';
import { useSayings } from '../../i18n/use-sayings';
import type { PayPhase } from './pay-phase';
import styles from './PayPart.module.css';

type StandingProps = {
  readonly phase: Extract<PayPhase, { at: 'opening' | 'charging' | 'checking' | 'unknown' | 'misfit' }>;
};

/** No code to scan: what is known of the money, and what the operator does about it. */
export function Standing({ phase }: StandingProps) {
  const { t } = useTranslation();
  const { money } = useSayings();
  if (phase.at === 'opening') return <p>{t('counter.pay.openingLead')}</p>;
  if (phase.view === null) return <p>{t('payerCode.chargingLead')}</p>;
  const { order } = phase.view;
  return (
    <>
      <p className={styles.amount}>{money(order.total)}</p>
      <p>{phase.at === 'charging' ? t('payerCode.chargingLead') : t(`counter.pay.${phase.at}Lead`)}</p>
      {phase.at === 'unknown' && (
        <ol className={styles.todo}>
          <li>{t('counter.pay.unknownDo.ask')}</li>
          <li>{t('counter.pay.unknownDo.leave')}</li>
        </ol>
      )}
      {phase.at === 'misfit' && (
        <ol className={styles.todo}>
          <li>{t('counter.pay.misfitDo.stop')}</li>
          <li>{t('counter.pay.misfitDo.note', { order: order.orderNumber })}</li>
          <li>{t('counter.pay.misfitDo.tell')}</li>
        </ol>
      )}
      <p className={styles.soft}>{t('fees.orderNumber', { number: order.orderNumber })}</p>
    </>
  );
}
