import { ScanLine } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import styles from './PayerCodeDialog.module.css';

type PayerCodeDialogProps = {
  /** What was typed by hand; a reader's scan comes by the window's own listener. */
  readonly onScan: (text: string) => void;
  readonly onClose: () => void;
};

/**
 * The one place where a scan is taken for the payer's own code: a northern document number has the same shape, and would
 * be charged elsewhere. The digits stand in no state of the page; they go with the dialog.
 */
export function PayerCodeDialog({ onScan, onClose }: PayerCodeDialogProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const submit = () => {
    const text = field.current?.value.trim() ?? '';
    if (text !== '') onScan(text);
  };
  return (
    <Dialog
      title={t('payerCode.title')}
      icon={ScanLine}
      onDismiss={onClose}
      actions={
        <>
          <Button look="primary" size="large" onPress={submit}>
            {t('payerCode.go')}
          </Button>
          <Button size="large" onPress={onClose}>
            {t('payerCode.close')}
          </Button>
        </>
      }
    >
      <p>{t('payerCode.lead')}</p>
      <p>{t('payerCode.once')}</p>
      <label className={styles.label} htmlFor="payer-code">
        {t('payerCode.field')}
      </label>
      <input
        id="payer-code"
        ref={field}
        className={styles.field}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        autoFocus
        spellCheck={false}
        maxLength={64}
        onKeyDown={(event) => {
          if (event.key === 'Enter') submit();
        }}
      />
    </Dialog>
  );
}
