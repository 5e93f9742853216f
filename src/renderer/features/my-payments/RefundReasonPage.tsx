import { CalendarX, CircleUserRound, Copy, FilePenLine, UserX, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaidLine } from '../../../shared/my-payments';
import type { RefundReasonChoice } from '../../../shared/refund-request';
import { Choice } from '../../ui/Choice';
import { Notice } from '../../ui/Notice';
import { Screen, type ScreenFrame } from '../../ui/Screen';
import styles from './MyPayments.module.css';

const REASONS: readonly (readonly [RefundReasonChoice, LucideIcon])[] = [
  ['not-taking', UserX],
  ['wrong-item', FilePenLine],
  ['paid-twice', Copy],
  ['cancelled', CalendarX],
];

type RefundReasonPageProps = {
  readonly line: PaidLine;
  readonly helpLine: string;
  readonly frame: ScreenFrame;
  readonly onChoose: (reason: RefundReasonChoice) => void;
};

/** Why it is to be given back: the one who decides reads it. Other reasons are told to a person. */
export function RefundReasonPage({ line, helpLine, frame, onChoose }: RefundReasonPageProps) {
  const { t } = useTranslation();
  const [other, setOther] = useState(false);
  return (
    <Screen
      {...frame}
      title={t('mine.reason.title')}
      lead={t('mine.reason.lead', { item: line.feeItemName })}
      reading="touch"
    >
      <ul className={styles.list}>
        {REASONS.map(([reason, icon]) => (
          <li key={reason}>
            <Choice
              size="normal"
              icon={icon}
              title={t(`mine.reason.${reason}`)}
              onPress={() => onChoose(reason)}
            />
          </li>
        ))}
        <li>
          <Choice
            size="normal"
            icon={CircleUserRound}
            title={t('mine.reason.other')}
            onPress={() => setOther(true)}
          />
        </li>
      </ul>
      {other && (
        <Notice tone="info" say="status" title={t('mine.reason.otherTitle')}>
          <p>{t('mine.reason.otherLead', { number: line.orderNumber })}</p>
          <p>{helpLine}</p>
        </Notice>
      )}
    </Screen>
  );
}
