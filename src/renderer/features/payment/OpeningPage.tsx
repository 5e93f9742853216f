import { LoaderCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { MessageScreen } from '../../ui/MessageScreen';
import type { ScreenFrame } from '../../ui/Screen';

export function OpeningPage({ frame }: { readonly frame: ScreenFrame }) {
  const { t } = useTranslation();
  return (
    <MessageScreen
      frame={frame}
      title={t('pay.opening')}
      lead={t('pay.openingLead')}
      icon={LoaderCircle}
      tone="info"
    />
  );
}
