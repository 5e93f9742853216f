import { CircleCheck, ReceiptText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MyPayments, PaidLine } from '../../../shared/my-payments';
import { useSayings } from '../../i18n/use-sayings';
import { REFUND_LOOKS } from '../../looks/refund-looks';
import { Choice } from '../../ui/Choice';
import { Notice } from '../../ui/Notice';
import { Screen, type ScreenFrame } from '../../ui/Screen';
import { StateWord } from '../../ui/StateWord';
import styles from './MyPayments.module.css';

type MyPaymentsPageProps = {
  readonly mine: MyPayments;
  readonly helpLine: string;
  readonly frame: ScreenFrame;
  readonly onLine: (line: PaidLine) => void;
};

/** Everything that is paid for this candidate; a touch opens one item. */
export function MyPaymentsPage({ mine, helpLine, frame, onLine }: MyPaymentsPageProps) {
  const { t } = useTranslation();
  const { money } = useSayings();
  const { lines, elsewhere, officeAnswered } = mine;
  const nothing = lines.length === 0 && elsewhere.length === 0;
  return (
    <Screen
      {...frame}
      title={t('mine.title')}
      lead={nothing ? t('mine.nothing') : t('mine.lead')}
      reading="touch"
    >
      {!officeAnswered && <Notice tone="warn">{t('mine.officeAway')}</Notice>}
      {nothing && <p>{`${t('mine.nothingAsk')} ${helpLine}`}</p>}
      <ul className={styles.list}>
        {lines.map((line) => (
          <li key={`${line.orderNumber}/${line.lineNumber}`}>
            <Choice
              size="normal"
              icon={line.refund === null ? ReceiptText : REFUND_LOOKS[line.refund.standing].icon}
              title={`${line.feeItemName} ${money(line.amount)}`}
              detail={`${line.examName} · ${
                line.refund === null ? t('fees.state.paid') : t(`mine.refund.word.${line.refund.standing}`)
              }`}
              onPress={() => onLine(line)}
            />
          </li>
        ))}
      </ul>
      {elsewhere.length > 0 && (
        <section className={styles.part}>
          <h2>{t('mine.elsewhere')}</h2>
          <p>{t('mine.elsewhereLead')}</p>
          <ul className={styles.list}>
            {elsewhere.map((item) => (
              <li key={`${item.examName}/${item.name}`} className={styles.elsewhere}>
                <div>
                  <p className={styles.name}>{item.name}</p>
                  <p>{item.examName}</p>
                  <StateWord icon={CircleCheck} tone="good">
                    {t('fees.state.paid')}
                  </StateWord>
                </div>
                <strong>{money(item.amount)}</strong>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Screen>
  );
}
