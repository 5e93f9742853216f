import { Timer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSayings } from '../../i18n/use-sayings';
import { Unseen } from '../../ui/Unseen';
import styles from './CodePage.module.css';
import { timeCall } from '../../looks/time-left';

export function TimeLeft({ leftMs }: { readonly leftMs: number }) {
  const { t } = useTranslation();
  const { timeLeft } = useSayings();
  const call = timeCall(leftMs);
  return (
    <>
      <p className={styles.left} aria-hidden>
        <span className={styles.leftLabel}>
          <Timer /> {t('pay.left')}
        </span>
        <strong>{timeLeft(leftMs)}</strong>
      </p>
      <Unseen role="status">
        {call.kind === 'minutes'
          ? t('pay.minutesLeft', { minutes: call.minutes })
          : t('pay.secondsLeft', { seconds: call.seconds })}
      </Unseen>
    </>
  );
}
