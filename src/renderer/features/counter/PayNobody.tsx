import { QrCode } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './PayNobody.module.css';

/** Where the payment will be: an empty place that says what comes first. */
export function PayNobody() {
  const { t } = useTranslation();
  return (
    <section className={styles.place} data-part="pay" aria-label={t('counter.parts.pay')}>
      <QrCode aria-hidden />
      <h2>{t('counter.pay.nobody')}</h2>
      <p>{t('counter.pay.nobodyLead')}</p>
    </section>
  );
}
