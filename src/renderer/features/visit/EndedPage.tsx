import { CircleAlert, House, OctagonAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PaymentBlock } from '../../../shared/health';
import type { OrderView } from '../../../shared/payment-view';
import { Button } from '../../ui/Button';
import { Figure } from '../../ui/Figure';
import { MessageScreen } from '../../ui/MessageScreen';
import { Notice } from '../../ui/Notice';
import { ReturnTimer } from '../../ui/ReturnTimer';
import type { ScreenFrame } from '../../ui/Screen';

const RETURN_S = 60;

type EndedPageProps = {
  /** blocked: this device may start no payment · lost: the core no longer knows this visit. */
  readonly why:
    | { readonly kind: 'blocked'; readonly blocks: readonly PaymentBlock[] }
    | { readonly kind: 'lost'; readonly order: OrderView | null };
  readonly helpLine: string;
  readonly frame: ScreenFrame;
  readonly onHome: () => void;
};

/** It does not go on here, and the person should know why and where to go. */
export function EndedPage({ why, helpLine, frame, onHome }: EndedPageProps) {
  const { t } = useTranslation();
  const blocked = why.kind === 'blocked';
  const order = why.kind === 'lost' ? why.order : null;
  return (
    <MessageScreen
      frame={frame}
      title={blocked ? t('block.title') : t('visitLost.title')}
      lead={blocked ? t('block.lead') : t('visitLost.lead')}
      icon={blocked ? OctagonAlert : CircleAlert}
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
      {blocked && (
        <ul>
          {why.blocks.map((block) => (
            <li key={block}>{t(`block.${block}`)}</li>
          ))}
        </ul>
      )}
      {order !== null && (
        <>
          <Notice tone="warn">{t('visitLost.paymentOpen')}</Notice>
          <Figure label={t('pay.orderNumber')} value={order.orderNumber} size="display" />
        </>
      )}
      <p>{helpLine}</p>
    </MessageScreen>
  );
}
