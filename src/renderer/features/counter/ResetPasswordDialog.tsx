import { CircleCheck, KeyRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';

const REASONS = ['forgotten', 'locked', 'misused'] as const;

type ResetPasswordDialogProps = {
  readonly name: string;
  readonly onReset: (because: string) => void;
  readonly onClose: () => void;
};

/** The reason is the choice; it stands in the journal. */
export function ResetPasswordDialog({ name, onReset, onClose }: ResetPasswordDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t('resetPassword.title')}
      icon={KeyRound}
      onDismiss={onClose}
      actions={
        <>
          {REASONS.map((reason) => (
            <Button key={reason} onPress={() => onReset(t(`resetPassword.because.${reason}`))}>
              {t(`resetPassword.because.${reason}`)}
            </Button>
          ))}
          <Button autoFocus onPress={onClose}>
            {t('resetPassword.cancel')}
          </Button>
        </>
      }
    >
      <p>
        <strong>{name}</strong>
      </p>
      <p>{t('resetPassword.lead')}</p>
    </Dialog>
  );
}

export function PasswordResetDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t('resetPassword.done')}
      icon={CircleCheck}
      onDismiss={onClose}
      actions={
        <Button look="primary" size="large" autoFocus onPress={onClose}>
          {t('nav.close')}
        </Button>
      }
    >
      <p>{t('resetPassword.tell')}</p>
    </Dialog>
  );
}
