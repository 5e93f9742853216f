import { Hand, Timer } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { playTone } from '../../ui/tone';

type IdleDialogProps = {
  readonly secondsLeft: number;
  readonly onStay: () => void;
  readonly onEnd: () => void;
};

/** Seen and heard; any touch is enough to go on. */
export function IdleDialog({ secondsLeft, onStay, onEnd }: IdleDialogProps) {
  const { t } = useTranslation();
  useEffect(() => playTone('warning'), []);
  return (
    <Dialog
      title={t('idle.title')}
      icon={Timer}
      role="alertdialog"
      actions={
        <>
          <Button look="primary" size="start" icon={Hand} autoFocus onPress={onStay}>
            {t('idle.stay')}
          </Button>
          <Button size="large" onPress={onEnd}>
            {t('idle.end')}
          </Button>
        </>
      }
    >
      <p>{t('idle.lead', { seconds: secondsLeft })}</p>
    </Dialog>
  );
}
