import { Hand, Timer } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { playTone } from '../../ui/tone';
import { CLEAR_AFTER_MINUTES } from './idle';

type ClearScreenDialogProps = {
  readonly secondsLeft: number;
  readonly onStay: () => void;
  readonly onEnd: () => void;
};

/** Seen and heard; any key goes on. */
export function ClearScreenDialog({ secondsLeft, onStay, onEnd }: ClearScreenDialogProps) {
  const { t } = useTranslation();
  useEffect(() => playTone('warning'), []);
  return (
    <Dialog
      title={t('counter.idle.title')}
      icon={Timer}
      role="alertdialog"
      actions={
        <>
          <Button look="primary" size="large" icon={Hand} autoFocus onPress={onStay}>
            {t('counter.idle.stay')}
          </Button>
          <Button size="large" onPress={onEnd}>
            {t('counter.idle.end')}
          </Button>
        </>
      }
    >
      <p>{t('counter.idle.lead', { minutes: CLEAR_AFTER_MINUTES, seconds: secondsLeft })}</p>
    </Dialog>
  );
}
