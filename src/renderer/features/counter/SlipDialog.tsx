import { Printer, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Slip } from '../../../shared/receipt';
import { usePapers } from '../../i18n/use-papers';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Notice } from '../../ui/Notice';
import { PrintTray } from '../../ui/PrintTray';
import { Sheet } from '../../ui/Sheet';

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
      <Sheet content={slipPaper(slip)} />
      <PrintTray papers={[slipPaper(slip)]} />
    </Dialog>
  );
}
