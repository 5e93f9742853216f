import { House, Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSayings } from '../../i18n/use-sayings';
import { Button } from '../../ui/Button';
import { MessageScreen } from '../../ui/MessageScreen';
import { ReturnTimer } from '../../ui/ReturnTimer';
import type { ScreenFrame } from '../../ui/Screen';

const RETURN_S = 60;

type LockedPageProps = {
  readonly until: number;
  readonly helpLine: string;
  readonly frame: ScreenFrame;
  readonly onHome: () => void;
};

export function LockedPage({ until, helpLine, frame, onHome }: LockedPageProps) {
  const { t } = useTranslation();
  const { moment } = useSayings();
  return (
    <MessageScreen
      frame={frame}
      title={t('locked.title')}
      lead={t('locked.lead', { until: moment(until) })}
      icon={Lock}
      tone="warn"
      actions={
        <>
          <Button look="primary" size="large" wide icon={House} onPress={onHome}>
            {t('nav.home')}
          </Button>
          <ReturnTimer
            seconds={RETURN_S}
            say={(seconds) => t('paid.returning', { seconds })}
            stayWord={t('paid.stay')}
            onEnd={onHome}
          />
        </>
      }
    >
      <p>{t('locked.what')}</p>
      <p>{helpLine}</p>
    </MessageScreen>
  );
}
