import { PlugZap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { MessageScreen } from '../../ui/MessageScreen';
import { Notice } from '../../ui/Notice';
import type { ScreenFrame } from '../../ui/Screen';

type DisconnectedPageProps = { readonly paymentOpen: boolean; readonly frame: ScreenFrame };

export function DisconnectedPage({ paymentOpen, frame }: DisconnectedPageProps) {
  const { t } = useTranslation();
  return (
    <MessageScreen
      frame={frame}
      title={t('disconnected.title')}
      lead={t('disconnected.lead')}
      icon={PlugZap}
      tone="info"
    >
      {paymentOpen && (
        <Notice tone="warn" say="alert">
          {t('disconnected.paymentOpen')}
        </Notice>
      )}
    </MessageScreen>
  );
}
