import { Timer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSayings } from '../../i18n/use-sayings';
import { codePath, fittedCodePx } from '../../ui/code-path';
import { Notice } from '../../ui/Notice';
import { PayCode } from '../../ui/PayCode';
import { Qr } from '../../ui/Qr';
import { useMonotonic } from '../../ui/use-monotonic';
import { msLeft } from '../../looks/time-left';
import type { SeenPayment } from './counter-state';
import styles from './PayPart.module.css';

type CodeCopyProps = {
  readonly payment: SeenPayment;
  readonly askedInVain: boolean;
  readonly screenWidthMm: number;
};

const TICK_MS = 500;
/** As on every screen of the product; no larger here, where it is a copy. */
const WANTED_MM = 60;
/** What the window has room for: a small window on a large screen shows a smaller code rather than part of one. */
const SHARE_OF_WIDTH = 0.29;
const SHARE_OF_HEIGHT = 0.43;

/** Width of the code without its quiet zone, in CSS pixels. */
function copyWidthPx(text: string, screenWidthMm: number): number {
  const wantedPx = Math.ceil((WANTED_MM * window.screen.width) / screenWidthMm);
  const roomPx = Math.min(window.innerWidth * SHARE_OF_WIDTH, window.innerHeight * SHARE_OF_HEIGHT);
  return Math.min(wantedPx, fittedCodePx(codePath(text), roomPx));
}

/** The code as on the customer display; big enough to be scanned here where there is none. */
export function CodeCopy({ payment, askedInVain, screenWidthMm }: CodeCopyProps) {
  const { t } = useTranslation();
  const { money, timeLeft } = useSayings();
  const { view, seenAt } = payment;
  const leftMs = msLeft(view, seenAt, useMonotonic(TICK_MS));
  const wallet = t(`channel.wallet.${view.channel}`);
  const amount = money(view.order.total);
  return (
    <>
      {view.part !== null && <Notice tone="info">{t('pay.partWhy', { ...view.part })}</Notice>}
      {view.earlierCodeAlive && <Notice tone="warn">{t('pay.earlierCode')}</Notice>}
      <div className={styles.copy}>
        <p className={styles.sum}>
          <strong className={styles.amount}>{amount}</strong>
          <span className={styles.left}>
            <Timer aria-hidden />
            {t('counter.pay.left', { time: timeLeft(leftMs) })}
          </span>
        </p>
        {view.qrText !== null && leftMs > 0 && (
          <figure className={styles.code}>
            <Qr
              text={view.qrText}
              label={t('counter.pay.code', { wallet, amount })}
              minPx={copyWidthPx(view.qrText, screenWidthMm)}
            />
          </figure>
        )}
        {view.payCode !== null && leftMs > 0 && (
          <PayCode code={view.payCode} label={t('pay.payCode')} how={t('pay.payCodeHow')} />
        )}
        {askedInVain ? (
          <Notice tone="info" say="status">
            {t('counter.pay.notYet')}
          </Notice>
        ) : (
          <p>{t('counter.pay.waitingLead', { wallet })}</p>
        )}
        <p className={styles.soft}>{t('fees.orderNumber', { number: view.order.orderNumber })}</p>
      </div>
    </>
  );
}
