import { Printer, ReceiptText, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Receipt, Slip } from '../../../shared/receipt';
import { usePapers } from '../../i18n/use-papers';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Notice } from '../../ui/Notice';
import { Sheet } from '../../ui/Sheet';

type ReceiptDialogProps = {
  readonly receipt: Receipt;
  /** It is the person's before, whose money came while they were leaving. */
  readonly meanwhile: boolean;
  readonly printing: boolean;
  readonly keyHint: string;
  readonly onPrint: () => void;
  readonly onClose: () => void;
};

/** Any receipt of today; a second print is marked 补打 and counted by the core. */
export function ReceiptDialog(props: ReceiptDialogProps) {
  const { receipt, meanwhile, onClose } = props;
  const { t } = useTranslation();
  const { receiptPaper } = usePapers();
  const { printed } = receipt;
  return (
    <Dialog
      title={meanwhile ? t('counter.receipt.meanwhile') : t('counter.receipt.title')}
      icon={ReceiptText}
      onDismiss={onClose}
      actions={
        <>
          <Button
            look="primary"
            size="large"
            icon={Printer}
            keyHint={props.keyHint}
            pending={props.printing}
            autoFocus
            onPress={props.onPrint}
          >
            {printed > 0 ? t('counter.receipt.reprint') : t('counter.receipt.print')}
          </Button>
          <Button size="large" keyHint="Esc" onPress={onClose}>
            {t('counter.receipt.close')}
          </Button>
        </>
      }
    >
      <p>
        {printed > 0
          ? t('counter.receipt.printedTimes', { number: printed })
          : t('counter.receipt.neverPrinted')}
      </p>
      <Sheet content={receiptPaper(receipt)} print />
    </Dialog>
  );
}

type SlipDialogProps = {
  readonly slip: Slip;
  readonly keyHint: string;
  readonly onPrint: () => void;
  readonly onClose: () => void;
};

/** 待核实凭条: stays until the operator says it was handed over. */
export function SlipDialog({ slip, keyHint, onPrint, onClose }: SlipDialogProps) {
  const { t } = useTranslation();
  const { slipPaper } = usePapers();
  return (
    <Dialog
      title={t('counter.slip.title')}
      icon={TriangleAlert}
      role="alertdialog"
      actions={
        <>
          <Button look="primary" size="large" icon={Printer} keyHint={keyHint} autoFocus onPress={onPrint}>
            {t('counter.slip.print')}
          </Button>
          <Button size="large" onPress={onClose}>
            {t('counter.slip.close')}
          </Button>
        </>
      }
    >
      <Notice tone="warn">{t('counter.slip.lead', { name: slip.lines[0]?.candidateName ?? '' })}</Notice>
      <Sheet content={slipPaper(slip)} print />
    </Dialog>
  );
}
