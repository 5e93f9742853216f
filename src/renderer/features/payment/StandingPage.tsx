import { ArrowLeftRight, CircleAlert, Hourglass, Receipt, RefreshCw, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PaymentView } from '../../../shared/payment-view';
import { useSayings } from '../../i18n/use-sayings';
import { Button } from '../../ui/Button';
import { Figure } from '../../ui/Figure';
import { MessageScreen } from '../../ui/MessageScreen';
import { Notice, type Tone } from '../../ui/Notice';
import type { ScreenFrame } from '../../ui/Screen';
import { OrderFacts } from './OrderFacts';

/** The code is hidden and the truth not yet known, or known to need a person. */
export type OpenStanding = 'checking' | 'unknown' | 'leaving' | 'misfit';

const LOOKS: Readonly<Record<OpenStanding, { readonly icon: LucideIcon; readonly tone: Tone }>> = {
  checking: { icon: Hourglass, tone: 'info' },
  unknown: { icon: CircleAlert, tone: 'warn' },
  leaving: { icon: Hourglass, tone: 'info' },
  misfit: { icon: CircleAlert, tone: 'stop' },
};

type StandingPageProps = {
  readonly standing: OpenStanding;
  readonly view: PaymentView;
  readonly asking: boolean;
  readonly askedInVain: boolean;
  readonly helpLine: string;
  readonly frame: ScreenFrame;
  readonly onAsk: () => void;
  readonly onOtherChannel: () => void;
  readonly onEnd: () => void;
};

export function StandingPage(props: StandingPageProps) {
  const { standing, view, asking } = props;
  const { t } = useTranslation();
  const { money } = useSayings();
  return (
    <MessageScreen
      frame={props.frame}
      title={t(`pay.${standing}Title`)}
      lead={t(`pay.${standing}Lead`)}
      {...LOOKS[standing]}
      aside={<OrderFacts order={view.order} merchantName={view.merchantName} />}
      actions={
        <>
          {props.askedInVain && (
            <Notice tone="info" say="status">
              {t('pay.notYet')}
            </Notice>
          )}
          {standing !== 'misfit' && (
            <Button look="primary" size="large" wide icon={RefreshCw} pending={asking} onPress={props.onAsk}>
              {asking ? t('pay.asking') : t('pay.askAgain')}
            </Button>
          )}
          {standing === 'leaving' && (
            <Button size="large" wide icon={ArrowLeftRight} onPress={props.onOtherChannel}>
              {t('pay.again')}
            </Button>
          )}
          <Button
            look={standing === 'misfit' ? 'primary' : 'plain'}
            size="large"
            wide
            icon={Receipt}
            onPress={props.onEnd}
          >
            {standing === 'misfit' ? t('nav.end') : t('pay.endWithSlip')}
          </Button>
        </>
      }
    >
      {standing === 'misfit' && <p>{props.helpLine}</p>}
      {view.slipNumber !== null && (
        <Figure label={t('pay.slipNumber')} value={view.slipNumber} size="display" />
      )}
      {standing === 'misfit' && (
        <Figure label={t('pay.orderNumber')} value={view.order.orderNumber} size="display" />
      )}
      <Figure label={t('pay.amount')} value={money(view.order.total)} size="display" />
    </MessageScreen>
  );
}
