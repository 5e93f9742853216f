import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';

type CancelDialogProps = {
  readonly onStay: () => void;
  readonly onPaid: () => void;
  readonly onLeave: () => void;
};

export function CancelDialog({ onStay, onPaid, onLeave }: CancelDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t('cancelPay.title')}
      onDismiss={onStay}
      actions={
        <>
          <Button look="primary" size="large" onPress={onStay}>
            {t('cancelPay.stay')}
          </Button>
          <Button size="large" onPress={onPaid}>
            {t('pay.iHavePaid')}
          </Button>
          <Button size="large" onPress={onLeave}>
            {t('cancelPay.leave')}
          </Button>
        </>
      }
    >
      <p>{t('cancelPay.lead')}</p>
    </Dialog>
  );
}
