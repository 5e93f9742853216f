import { ChevronLeft, ChevronRight, Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Receipt } from '../../../shared/receipt';
import { usePapers } from '../../i18n/use-papers';
import { Button } from '../../ui/Button';
import { PrintTray } from '../../ui/PrintTray';
import { Sheet } from '../../ui/Sheet';
import styles from './PaidPage.module.css';

type ReceiptPagesProps = {
  readonly receipts: readonly Receipt[];
  /** Those the printer is given. */
  readonly toPrint: readonly string[];
  /** null: there is no printer. */
  readonly onPrintOne: ((receiptNumber: string) => void) | null;
};

/** One receipt on the screen; where there are several, the others are one touch away. */
export function ReceiptPages({ receipts, toPrint, onPrintOne }: ReceiptPagesProps) {
  const { t } = useTranslation();
  const { receiptPaper } = usePapers();
  const [at, setAt] = useState(0);
  const shown = receipts[at];
  if (shown === undefined) return null;
  const tray = receipts.filter(({ receiptNumber }) => toPrint.includes(receiptNumber));
  return (
    <>
      {receipts.length > 1 && (
        <div className={styles.actions}>
          <Button icon={ChevronLeft} disabled={at === 0} onPress={() => setAt(at - 1)}>
            {t('group.receipts.before')}
          </Button>
          <p className={styles.page} role="status">
            {t('group.receipts.at', { number: at + 1, of: receipts.length })}
          </p>
          <Button
            iconAfter={ChevronRight}
            disabled={at === receipts.length - 1}
            onPress={() => setAt(at + 1)}
          >
            {t('group.receipts.after')}
          </Button>
        </div>
      )}
      <Sheet content={receiptPaper(shown)} />
      {receipts.length > 1 && onPrintOne !== null && (
        <Button icon={Printer} onPress={() => onPrintOne(shown.receiptNumber)}>
          {t('group.receipts.printOne', { name: shown.lines[0]?.candidateName ?? '' })}
        </Button>
      )}
      <PrintTray papers={tray.map(receiptPaper)} />
    </>
  );
}
