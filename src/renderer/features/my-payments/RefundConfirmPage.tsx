import { Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MyPayments, PaidLine } from '../../../shared/my-payments';
import type { RefundReasonChoice } from '../../../shared/refund-request';
import { useSayings } from '../../i18n/use-sayings';
import { Button } from '../../ui/Button';
import { Facts } from '../../ui/Facts';
import { Figure } from '../../ui/Figure';
import { Notice } from '../../ui/Notice';
import { Screen, type ScreenFrame } from '../../ui/Screen';
import styles from './MyPayments.module.css';

type RefundConfirmPageProps = {
  readonly line: PaidLine;
  readonly reason: RefundReasonChoice;
  readonly decidedBy: MyPayments['refundsDecidedBy'];
  readonly asking: boolean;
  readonly frame: ScreenFrame;
  readonly onAsk: () => void;
  readonly onBack: () => void;
};

/** What happens then: who decides, and that the money goes to whoever paid (payments.md rule 11). */
export function RefundConfirmPage(props: RefundConfirmPageProps) {
  const { line, reason, decidedBy } = props;
  const { t } = useTranslation();
  const { money } = useSayings();
  return (
    <Screen
      {...props.frame}
      title={t('mine.confirm.title')}
      lead={t(`mine.confirm.lead.${decidedBy}`)}
      controls={
        <div className={styles.actions}>
          <Button look="primary" size="large" wide icon={Undo2} pending={props.asking} onPress={props.onAsk}>
            {t('mine.confirm.ask')}
          </Button>
          <Button size="large" wide onPress={props.onBack}>
            {t('mine.confirm.keep')}
          </Button>
        </div>
      }
    >
      <Figure label={t('mine.confirm.amount')} value={money(line.refundable ?? line.amount)} />
      <Facts
        facts={[
          { label: t('mine.confirm.item'), value: `${line.feeItemName}（${line.examName}）` },
          { label: t('mine.candidate'), value: `${line.candidateName} ${line.maskedDocument}` },
          { label: t('mine.confirm.reason'), value: t(`mine.reason.${reason}`) },
        ]}
      />
      <Notice tone="warn" title={t('mine.confirm.payerTitle')}>
        {t('mine.confirm.payer', { channel: t(`channel.name.${line.channel}`) })}
      </Notice>
      <p>{t('mine.confirm.examNote')}</p>
    </Screen>
  );
}
