import { CircleQuestionMark, MapPin, Phone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { StateWord } from '../../ui/StateWord';

const TOPICS = ['forgot', 'phoneChanged', 'wrongData', 'noPhone', 'paid'] as const;

type HelpDialogProps = { readonly helpLine: string; readonly onClose: () => void };

/** Nobody is stuck: where to go, with what, whom to ask. */
export function HelpDialog({ helpLine, onClose }: HelpDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t('help.title')}
      icon={CircleQuestionMark}
      onDismiss={onClose}
      actions={
        <Button look="primary" size="large" onPress={onClose}>
          {t('nav.close')}
        </Button>
      }
    >
      <StateWord icon={MapPin} tone="plain">
        {t('help.where')}
      </StateWord>
      <StateWord icon={Phone} tone="plain">
        {t('help.line')} {helpLine}
      </StateWord>
      <ul aria-label={t('help.topics')}>
        {TOPICS.map((topic) => (
          <li key={topic}>{t(`help.${topic}`)}</li>
        ))}
      </ul>
    </Dialog>
  );
}
