import { ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';

const PARTS = ['purpose', 'shown', 'cleared', 'kept'] as const;

export function PrivacyDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t('privacy.title')}
      icon={ShieldCheck}
      onDismiss={onClose}
      actions={
        <Button look="primary" size="large" onPress={onClose}>
          {t('nav.close')}
        </Button>
      }
    >
      <ul>
        {PARTS.map((part) => (
          <li key={part}>{t(`privacy.${part}`)}</li>
        ))}
      </ul>
    </Dialog>
  );
}
