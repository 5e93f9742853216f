import { CircleCheckBig, ScanLine, Smartphone, Timer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatYuan } from '../../../shared/money';
import type { PaymentView } from '../../../shared/payment-view';
import { Notice } from '../../ui/Notice';
import { PayCode } from '../../ui/PayCode';
import { Qr } from '../../ui/Qr';
import { Both } from './Both';
import styles from './CodeScene.module.css';
import { displayCodePx } from './display-code';
import { PayingFacts } from './PayingFacts';

type CodeSceneProps = {
  readonly view: PaymentView;
  readonly code: string;
  readonly leftMs: number;
  readonly screenWidthMm: number;
};

const STEPS = [
  { step: 'open', icon: Smartphone },
  { step: 'scan', icon: ScanLine },
  { step: 'pay', icon: CircleCheckBig },
] as const;

function clock(leftMs: number): string {
  const seconds = Math.ceil(leftMs / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Which of several payments of one order this is: the amount is not that of all items. */
function PartWords({ part }: { readonly part: NonNullable<PaymentView['part']> }) {
  const { number, of } = part;
  return (
    <Notice tone="info">
      <Both say={(say) => say('display.part', { number, of })} inline />
    </Notice>
  );
}

/** The code, and beside it everything that tells the customer it is theirs. */
export function CodeScene({ view, code, leftMs, screenWidthMm }: CodeSceneProps) {
  const { t, i18n } = useTranslation();
  const [zh, en] = [i18n.getFixedT('zh-CN'), i18n.getFixedT('en')];
  const amount = formatYuan(view.order.total);
  const { channel } = view;
  return (
    <main className={styles.scene}>
      <figure className={styles.code}>
        <Qr
          text={code}
          label={t('pay.code', { wallet: t(`channel.wallet.${channel}`), amount })}
          minPx={displayCodePx(window, screenWidthMm)}
        />
      </figure>
      <div className={styles.words}>
        <h1>
          <Both say={(say) => say('display.pay', { wallet: say(`channel.wallet.${channel}`) })} />
        </h1>
        <p className={styles.sum}>
          <strong>{amount}</strong>
          <span className={styles.left}>
            <Timer aria-hidden />
            <Both say={(say) => say('display.left')} />
            <span className={styles.clock}>{clock(leftMs)}</span>
          </span>
        </p>
        {view.part !== null && <PartWords part={view.part} />}
        {view.earlierCodeAlive && (
          <Notice tone="warn">
            <Both say={(say) => say('display.noRescan')} inline />
          </Notice>
        )}
        {view.payCode !== null && (
          <PayCode
            code={view.payCode}
            label={en('pay.payCode')}
            how={`${zh('pay.payCodeHow')} ${en('pay.payCodeHow')}`}
          />
        )}
        <PayingFacts view={view} />
        <ol className={styles.steps}>
          {STEPS.map(({ step, icon: Icon }) => (
            <li key={step}>
              <Icon aria-hidden />
              <Both
                say={(say) => say(`display.howTo.${step}`, { wallet: say(`channel.wallet.${channel}`) })}
              />
            </li>
          ))}
        </ol>
      </div>
    </main>
  );
}
