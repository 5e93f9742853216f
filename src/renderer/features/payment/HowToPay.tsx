import { CircleCheckBig, ScanLine, Smartphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './CodePage.module.css';

/** Three pictured steps for somebody who has never done it. */
export function HowToPay({ wallet }: { readonly wallet: string }) {
  const { t } = useTranslation();
  const steps = [
    { icon: Smartphone, text: t('pay.stepOpen', { wallet }) },
    { icon: ScanLine, text: t('pay.stepScan') },
    { icon: CircleCheckBig, text: t('pay.stepPay') },
  ];
  return (
    <div>
      <ol className={styles.steps} aria-label={t('pay.how')}>
        {steps.map(({ icon: Icon, text }, index) => (
          <li key={text}>
            <Icon aria-hidden />
            <span>
              {index + 1}. {text}
            </span>
          </li>
        ))}
      </ol>
      <p className={styles.only}>{t('pay.onlyScan')}</p>
    </div>
  );
}
