import { ListTodo, Printer, ReceiptText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { usePapers } from '../../i18n/use-papers';
import { useSayings } from '../../i18n/use-sayings';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { PrintTray } from '../../ui/PrintTray';
import { Sheet } from '../../ui/Sheet';
import type { ReceiptsDialog as ReceiptsInFront } from './counter-state';
import styles from './ReceiptsDialog.module.css';

type ReceiptsDialogProps = {
  readonly dialog: ReceiptsInFront;
  readonly busy: boolean;
  readonly keyHint: string;
  readonly onPrint: () => void;
  readonly onPrintAll: () => void;
  readonly onTurn: (receiptNumber: string) => void;
  /** Refund, e-bill and slip of the same order. */
  readonly onOrder: () => void;
  readonly onClose: () => void;
};

/** Any receipts of today; a second print is marked 补打 and counted by the core. */
export function ReceiptsDialog(props: ReceiptsDialogProps) {
  const { heads, opened, toPrint, meanwhile } = props.dialog;
  const { t } = useTranslation();
  const { money } = useSayings();
  const { receiptPaper } = usePapers();
  const { printed } = opened;
  return (
    <Dialog
      title={meanwhile ? t('counter.receipt.meanwhile') : t('counter.receipt.title')}
      icon={ReceiptText}
      onDismiss={props.onClose}
      actions={
        <>
          <Button
            look="primary"
            size="large"
            icon={Printer}
            keyHint={props.keyHint}
            pending={props.busy}
            autoFocus
            onPress={props.onPrint}
          >
            {printed > 0 ? t('counter.receipt.reprint') : t('counter.receipt.print')}
          </Button>
          {heads.length > 1 && (
            <Button size="large" icon={Printer} pending={props.busy} onPress={props.onPrintAll}>
              {t('group.receipts.printAll', { number: heads.length })}
            </Button>
          )}
          <Button size="large" icon={ListTodo} onPress={props.onOrder}>
            {t('desk.toOrder')}
          </Button>
          <Button size="large" keyHint="Esc" onPress={props.onClose}>
            {t('counter.receipt.close')}
          </Button>
        </>
      }
    >
      {heads.length > 1 && (
        <ul className={styles.heads} aria-label={t('group.receipts.numbers')}>
          {heads.map((head) => (
            <li key={head.receiptNumber} data-opened={head.receiptNumber === opened.receiptNumber}>
              <Button look="quiet" onPress={() => props.onTurn(head.receiptNumber)}>
                {`${head.receiptNumber}  ${head.candidateName} ${head.maskedDocument}  ${money(head.total)}`}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <p>
        {printed > 0
          ? t('counter.receipt.printedTimes', { number: printed })
          : t('counter.receipt.neverPrinted')}
      </p>
      <Sheet content={receiptPaper(opened)} />
      <PrintTray papers={toPrint.map(receiptPaper)} />
    </Dialog>
  );
}
