import { CircleHelp, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSayings } from '../../i18n/use-sayings';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import type { Serving } from './counter-state';

type CancelPaymentDialogProps = { readonly onStay: () => void; readonly onCancel: () => void };

/** A code is killed on purpose only: Enter and Escape both keep it. */
export function CancelPaymentDialog({ onStay, onCancel }: CancelPaymentDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t('counter.cancel.title')}
      icon={CircleHelp}
      onDismiss={onStay}
      actions={
        <>
          <Button look="primary" size="large" autoFocus onPress={onStay}>
            {t('counter.cancel.stay')}
          </Button>
          <Button size="large" onPress={onCancel}>
            {t('counter.cancel.go')}
          </Button>
        </>
      }
    >
      <p>{t('counter.cancel.lead')}</p>
    </Dialog>
  );
}

type NextPersonDialogProps = {
  readonly serving: Serving | null;
  readonly onStay: () => void;
  readonly onGo: () => void;
};

export function NextPersonDialog({ serving, onStay, onGo }: NextPersonDialogProps) {
  const { t } = useTranslation();
  const { money } = useSayings();
  const order = serving?.payment?.view.order;
  return (
    <Dialog
      title={t('counter.leave.title')}
      icon={TriangleAlert}
      onDismiss={onStay}
      actions={
        <>
          <Button look="primary" size="large" autoFocus onPress={onStay}>
            {t('counter.leave.stay')}
          </Button>
          <Button size="large" onPress={onGo}>
            {t('counter.leave.go')}
          </Button>
        </>
      }
    >
      <p>
        {t('counter.leave.lead', {
          name: serving?.person.name ?? '',
          amount: order === undefined ? '' : money(order.total),
        })}
      </p>
    </Dialog>
  );
}
