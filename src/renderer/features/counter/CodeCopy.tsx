import { Timer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AppInfo } from '../../../shared/app-info';
import type { PaymentView } from '../../../shared/payment-view';
import { useSayings } from '../../i18n/use-sayings';
import { Notice } from '../../ui/Notice';
import { Qr } from '../../ui/Qr';
import { useMonotonic } from '../../ui/use-monotonic';
import { msLeft } from '../payment/time-left';
import type { CounterState, Serving } from './counter-state';
import type { Deed, Keys } from './deeds';
import { PayActions } from './PayActions';
import styles from './PayPart.module.css';

type CodeCopyProps = {
  readonly state: CounterState;
  readonly serving: Serving;
  readonly view: PaymentView;
  readonly info: AppInfo;
  readonly keys: Keys;
  readonly onDeed: (deed: Deed) => void;
  readonly onCancel: () => void;
};

const TICK_MS = 500;
/** As on every screen of the product; no larger here, where it is a copy. */
const LEAST_MM = 60;

/** The code as on the customer display; big enough to be scanned here where there is none. */
export function CodeCopy({ state, serving, view, info, keys, onDeed, onCancel }: CodeCopyProps) {
  const { t } = useTranslation();
  const { money, timeLeft } = useSayings();
  const now = useMonotonic(TICK_MS);
  const leftMs = msLeft(view, serving.payment?.seenAt ?? now, now);
  const wallet = t(`channel.wallet.${view.channel}`);
  const amount = money(view.order.total);
  return (
    <>
      <div className={styles.copy}>
        <p className={styles.amount}>{amount}</p>
        {view.qrText !== null && leftMs > 0 && (
          <figure className={styles.code}>
            <Qr
              text={view.qrText}
              label={t('counter.pay.code', { wallet, amount })}
              minPx={Math.ceil((LEAST_MM * window.screen.width) / info.screenWidthMm)}
            />
          </figure>
        )}
        <p className={styles.left}>
          <Timer aria-hidden />
          {t('counter.pay.left', { time: timeLeft(leftMs) })}
        </p>
        <p>{t('counter.pay.waitingLead', { wallet })}</p>
        <p className={styles.soft}>{t('fees.orderNumber', { number: view.order.orderNumber })}</p>
      </div>
      {view.earlierCodeAlive && <Notice tone="warn">{t('pay.earlierCode')}</Notice>}
      {serving.askedInVain && (
        <Notice tone="info" say="status">
          {t('counter.pay.notYet')}
        </Notice>
      )}
      <PayActions {...{ state, keys, onDeed, onCancel }} />
    </>
  );
}
