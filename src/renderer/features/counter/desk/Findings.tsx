import { useTranslation } from 'react-i18next';
import { useSayings } from '../../../i18n/use-sayings';
import type { DeskState } from './desk-store';
import styles from './Desk.module.css';

/** What the gateways' statements and the store do not agree on, day by day. */
export function Findings({ state }: { readonly state: DeskState }) {
  const { t } = useTranslation();
  const { money } = useSayings();
  const days = state.days.filter(
    (day) => day.findings.length > 0 || day.state === 'damaged' || day.state === 'refused',
  );
  if (days.length === 0) return <p className={styles.empty}>{t('desk.empty.findings')}</p>;
  return (
    <div className={styles.findings}>
      <p>{t('desk.findingsDo')}</p>
      {days.map((day) => (
        <section key={`${day.channel} ${day.day}`}>
          <h3>{`${t(`channel.name.${day.channel}`)} ${day.day}`}</h3>
          {day.detail !== null && <p>{t('desk.statementUnusable', { detail: day.detail })}</p>}
          <ul>
            {day.findings.map((finding) => (
              <li key={`${finding.kind} ${finding.outTradeNo} ${finding.refundNumber ?? ''}`}>
                <strong>{t(`desk.finding.${finding.kind}`)}</strong>
                <span>
                  {t('desk.findingSums', {
                    ours: finding.ours === null ? t('desk.nothing') : money(finding.ours),
                    theirs: finding.theirs === null ? t('desk.nothing') : money(finding.theirs),
                  })}
                </span>
                <span className={styles.figures}>
                  {finding.orderNumber ?? finding.refundNumber ?? finding.outTradeNo}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
