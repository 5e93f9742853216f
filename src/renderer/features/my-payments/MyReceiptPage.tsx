import { ArrowLeft, Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Receipt } from '../../../shared/receipt';
import { usePapers } from '../../i18n/use-papers';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { PrintTray } from '../../ui/PrintTray';
import { Screen, type ScreenFrame } from '../../ui/Screen';
import { Sheet } from '../../ui/Sheet';
import styles from './MyPayments.module.css';

type MyReceiptPageProps = {
  readonly receipt: Receipt;
  readonly hasPrinter: boolean;
  readonly printing: boolean;
  readonly frame: ScreenFrame;
  readonly onPrint: () => void;
  readonly onBack: () => void;
};

/** The receipt of an earlier payment again; a print is counted, and marked 补打 from the second one on. */
export function MyReceiptPage(props: MyReceiptPageProps) {
  const { receipt, hasPrinter } = props;
  const { t } = useTranslation();
  const { receiptPaper } = usePapers();
  const paper = receiptPaper(receipt);
  return (
    <Screen
      {...props.frame}
      title={t('receipt.title')}
      lead={hasPrinter ? t('mine.receiptPrint') : t('mine.receiptPhoto')}
      paper={
        <>
          <Sheet content={paper} />
          <PrintTray papers={[paper]} />
        </>
      }
      controls={
        <div className={styles.actions}>
          {hasPrinter && (
            <Button
              look="primary"
              size="large"
              wide
              icon={Printer}
              pending={props.printing}
              onPress={props.onPrint}
            >
              {props.printing ? t('paid.printing') : t('paid.print')}
            </Button>
          )}
          <Button
            look={hasPrinter ? 'plain' : 'primary'}
            size="large"
            wide
            icon={ArrowLeft}
            onPress={props.onBack}
          >
            {t('mine.receiptBack')}
          </Button>
        </div>
      }
    >
      {receipt.printed > 0 && hasPrinter && (
        <Notice tone="info">{t('mine.printedBefore', { number: receipt.printed })}</Notice>
      )}
    </Screen>
  );
}
