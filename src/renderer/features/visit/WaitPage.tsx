import { Hourglass, PlugZap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { MessageScreen } from '../../ui/MessageScreen';
import { Notice } from '../../ui/Notice';
import type { ScreenFrame } from '../../ui/Screen';

type WaitPageProps = {
  /** disconnected: the core cannot be asked · ending: it is being asked what became of the money. */
  readonly why: 'disconnected' | 'ending';
  readonly paymentOpen: boolean;
  readonly frame: ScreenFrame;
};

/** Nothing to do but wait, and nothing of the person to see. */
export function WaitPage({ why, paymentOpen, frame }: WaitPageProps) {
  const { t } = useTranslation();
  return (
    <MessageScreen
      frame={frame}
      title={t(`${why}.title`)}
      lead={t(`${why}.lead`)}
      icon={why === 'ending' ? Hourglass : PlugZap}
      tone="info"
    >
      {paymentOpen && (
        <Notice tone="warn" say="alert">
          {t(`${why}.paymentOpen`)}
        </Notice>
      )}
    </MessageScreen>
  );
}
