import { ArrowLeftRight, Check, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaymentView } from '../../../shared/payment-view';
import { useSayings } from '../../i18n/use-sayings';
import { Button } from '../../ui/Button';
import { Figure } from '../../ui/Figure';
import { FittedQr } from '../../ui/FittedQr';
import { Notice } from '../../ui/Notice';
import { PayCode } from '../../ui/PayCode';
import { Screen, type ScreenFrame } from '../../ui/Screen';
import { useMonotonic } from '../../ui/use-monotonic';
import { CancelDialog } from './CancelDialog';
import styles from './CodePage.module.css';
import { leastCodePx } from './code-width';
import { HowToPay } from './HowToPay';
import { OrderFacts } from './OrderFacts';
import { msLeft } from '../../looks/time-left';
import { TimeLeft } from './TimeLeft';

type CodePageProps = {
  readonly view: PaymentView;
  readonly seenAt: number;
  readonly screenWidthMm: number;
  readonly asking: boolean;
  readonly leaving: boolean;
  readonly askedInVain: boolean;
  readonly severalChannels: boolean;
  readonly frame: ScreenFrame;
  readonly onPaid: () => void;
  readonly onOtherChannel: () => void;
  readonly onCancel: () => void;
};

const TICK_MS = 500;

export function CodePage(props: CodePageProps) {
  const { view } = props;
  const { t } = useTranslation();
  const { money } = useSayings();
  const [cancelling, setCancelling] = useState(false);
  const leftMs = msLeft(view, props.seenAt, useMonotonic(TICK_MS));
  const wallet = t(`channel.wallet.${view.channel}`);
  const amount = money(view.order.total);
  const code = leftMs === 0 ? null : view.qrText;
  return (
    <Screen
      {...props.frame}
      title={code === null ? t('pay.checkingTitle') : t('pay.title', { wallet })}
      reading="figure"
      nav={
        <>
          {props.frame.nav}
          <Button look="quiet" icon={X} onPress={() => setCancelling(true)}>
            {t('pay.cancel')}
          </Button>
        </>
      }
      aside={
        <>
          <div className={styles.top}>
            <Figure label={t('pay.amount')} value={amount} />
            {code !== null && <TimeLeft leftMs={leftMs} />}
          </div>
          <OrderFacts order={view.order} merchantName={view.merchantName} />
          {code !== null && <HowToPay wallet={wallet} />}
        </>
      }
      notice={
        <>
          {props.frame.notice}
          {view.part !== null && <Notice tone="info">{t('pay.partWhy', { ...view.part })}</Notice>}
          {view.earlierCodeAlive && <Notice tone="warn">{t('pay.earlierCode')}</Notice>}
          {view.standing === 'unknown' && (
            <Notice tone="warn" say="status">
              {t('pay.unknownBanner')}
            </Notice>
          )}
        </>
      }
      controls={
        <>
          {props.askedInVain && (
            <Notice tone="info" say="status">
              {t('pay.notYet')}
            </Notice>
          )}
          <div className={styles.asides}>
            <Button
              look="primary"
              size="large"
              icon={Check}
              pending={props.asking || view.standing === 'checking'}
              onPress={props.onPaid}
            >
              {props.asking || view.standing === 'checking' ? t('pay.asking') : t('pay.iHavePaid')}
            </Button>
            {props.severalChannels && (
              <Button
                size="large"
                icon={ArrowLeftRight}
                pending={props.leaving}
                onPress={props.onOtherChannel}
              >
                {t('pay.changeChannel')}
              </Button>
            )}
          </div>
        </>
      }
    >
      {code === null ? (
        <Notice tone="warn" say="status">
          {t('pay.checkingLead')}
        </Notice>
      ) : (
        <>
          <FittedQr
            text={code}
            label={t('pay.code', { wallet, amount })}
            minPx={leastCodePx(window, props.screenWidthMm)}
          />
          {view.payCode !== null && (
            <PayCode code={view.payCode} label={t('pay.payCode')} how={t('pay.payCodeHow')} />
          )}
        </>
      )}
      {cancelling && (
        <CancelDialog
          onStay={() => setCancelling(false)}
          onPaid={() => {
            setCancelling(false);
            props.onPaid();
          }}
          onLeave={() => {
            setCancelling(false);
            props.onCancel();
          }}
        />
      )}
    </Screen>
  );
}
