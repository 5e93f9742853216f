import { CircleSlash, ListChecks, QrCode, TimerOff, Undo2, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PaymentView } from '../../../shared/payment-view';
import { useSayings } from '../../i18n/use-sayings';
import { Button } from '../../ui/Button';
import { Figure } from '../../ui/Figure';
import { MessageScreen } from '../../ui/MessageScreen';
import { Notice } from '../../ui/Notice';
import type { ScreenFrame } from '../../ui/Screen';
import { OrderFacts } from './OrderFacts';

type Because = NonNullable<PaymentView['closedBecause']>;

const ICONS: Readonly<Record<Because, LucideIcon>> = {
  expired: TimerOff,
  left: CircleSlash,
  refused: CircleSlash,
  reversed: Undo2,
};

type ClosedPageProps = {
  readonly view: PaymentView;
  readonly asking: boolean;
  readonly frame: ScreenFrame;
  readonly onAgain: () => void;
  readonly onFees: () => void;
};

/** Proven: nothing was paid with this code. */
export function ClosedPage({ view, asking, frame, onAgain, onFees }: ClosedPageProps) {
  const { t } = useTranslation();
  const { money } = useSayings();
  const because = view.closedBecause ?? 'expired';
  return (
    <MessageScreen
      frame={frame}
      title={t(`pay.${because}Title`)}
      lead={t(`pay.${because}Lead`)}
      icon={ICONS[because]}
      tone="info"
      aside={<OrderFacts order={view.order} merchantName={null} />}
      actions={
        <>
          <Button look="primary" size="start" wide icon={QrCode} onPress={onAgain}>
            {t('pay.again')}
          </Button>
          <Button size="large" wide icon={ListChecks} pending={asking} onPress={onFees}>
            {t('pay.toFees')}
          </Button>
        </>
      }
    >
      {because === 'refused' && view.refusedFor !== null && (
        <Notice tone="info">{t(`refusal.${view.method}.${view.refusedFor}`)}</Notice>
      )}
      {view.earlierCodeAlive && <Notice tone="warn">{t('pay.earlierCode')}</Notice>}
      <Figure label={t('pay.amount')} value={money(view.order.total)} size="display" />
    </MessageScreen>
  );
}
