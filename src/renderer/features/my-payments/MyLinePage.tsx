import { ReceiptText, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PaidLine } from '../../../shared/my-payments';
import { useSayings } from '../../i18n/use-sayings';
import { Button } from '../../ui/Button';
import { Facts } from '../../ui/Facts';
import { Notice } from '../../ui/Notice';
import { Screen, type ScreenFrame } from '../../ui/Screen';
import { EBillPart } from './EBillPart';
import styles from './MyPayments.module.css';
import { RefundPart } from './RefundPart';

type MyLinePageProps = {
  readonly line: PaidLine;
  /** The refund was asked for a moment ago. */
  readonly justAsked: boolean;
  readonly screenWidthMm: number;
  readonly helpLine: string;
  readonly asking: boolean;
  readonly frame: ScreenFrame;
  readonly onReceipt: () => void;
  readonly onRefund: () => void;
};

/** One paid item: what was paid, its e-bill, what becomes of a refund, and what can be done. */
export function MyLinePage(props: MyLinePageProps) {
  const { line } = props;
  const { t } = useTranslation();
  const { money, moment } = useSayings();
  return (
    <Screen
      {...props.frame}
      title={line.feeItemName}
      lead={line.examName}
      aside={
        <EBillPart
          eBill={line.eBill}
          isGivenBack={line.givenBack >= line.amount}
          screenWidthMm={props.screenWidthMm}
        />
      }
      controls={
        <div className={styles.actions}>
          <Button
            look="primary"
            size="large"
            wide
            icon={ReceiptText}
            pending={props.asking}
            onPress={props.onReceipt}
          >
            {t('mine.receipt')}
          </Button>
          {line.refundable !== null && (
            <Button size="large" wide icon={Undo2} onPress={props.onRefund}>
              {line.refund === null ? t('mine.refund.ask') : t('mine.refund.askAgain')}
            </Button>
          )}
        </div>
      }
    >
      {props.justAsked && (
        <Notice tone="good" say="status">
          {t('mine.refund.justAsked')}
        </Notice>
      )}
      {line.refund !== null && <RefundPart refund={line.refund} helpLine={props.helpLine} />}
      <Facts
        facts={[
          { label: t('mine.candidate'), value: `${line.candidateName} ${line.maskedDocument}` },
          { label: t('mine.amount'), value: money(line.amount), figures: true },
          ...(line.givenBack === 0
            ? []
            : [{ label: t('receipt.givenBack'), value: money(line.givenBack), figures: true }]),
          { label: t('receipt.paidAt'), value: moment(line.paidAt), figures: true },
          { label: t('receipt.channel'), value: t(`channel.name.${line.channel}`) },
          { label: t('receipt.number'), value: line.receiptNumber, figures: true },
          { label: t('receipt.orderNumber'), value: line.orderNumber, figures: true },
        ]}
      />
    </Screen>
  );
}
