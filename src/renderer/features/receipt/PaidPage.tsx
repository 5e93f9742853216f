import { CircleCheckBig, House, Printer, ScanLine } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaymentView } from '../../../shared/payment-view';
import type { Receipt } from '../../../shared/receipt';
import { usePapers } from '../../i18n/use-papers';
import { useSayings } from '../../i18n/use-sayings';
import { Button } from '../../ui/Button';
import { Figure } from '../../ui/Figure';
import { Notice } from '../../ui/Notice';
import { ReturnTimer } from '../../ui/ReturnTimer';
import { Screen, type ScreenFrame } from '../../ui/Screen';
import { Sheet } from '../../ui/Sheet';
import { playTone } from '../../ui/tone';
import styles from './PaidPage.module.css';

const RETURN_S = 60;

type PaidPageProps = {
  readonly view: PaymentView;
  readonly receipt: Receipt | null;
  readonly hasPrinter: boolean;
  readonly printing: boolean;
  readonly frame: ScreenFrame;
  readonly onPrint: () => void;
  /** The next payment of an order that is paid in several. */
  readonly onNextPart: () => void;
  readonly onFinish: () => void;
};

function unpaidPart({ part }: PaymentView): number | null {
  return part === null || part.unpaid === 0 ? null : part.of - part.unpaid + 1;
}

export function PaidPage(props: PaidPageProps) {
  const { view, receipt } = props;
  const { t } = useTranslation();
  const { money } = useSayings();
  const { receiptPaper } = usePapers();
  useEffect(() => playTone('success'), []);
  const nextPart = unpaidPart(view);
  return (
    <Screen
      {...props.frame}
      title={t('paid.title')}
      lead={t('paid.lead')}
      picture={<CircleCheckBig aria-hidden className={styles.tick} />}
      paper={
        receipt === null ? (
          <p role="status">{t('paid.fetching')}</p>
        ) : (
          <Sheet content={receiptPaper(receipt)} print />
        )
      }
      controls={
        <>
          <div className={styles.actions}>
            {nextPart !== null && (
              <Button look="primary" size="large" icon={ScanLine} onPress={props.onNextPart}>
                {t('pay.nextPart', { number: nextPart })}
              </Button>
            )}
            <Button
              look={nextPart === null ? 'primary' : 'plain'}
              size="large"
              icon={House}
              onPress={props.onFinish}
            >
              {t('paid.finish')}
            </Button>
            {props.hasPrinter && (
              <Button
                size="large"
                icon={Printer}
                pending={props.printing}
                disabled={receipt === null}
                onPress={props.onPrint}
              >
                {props.printing ? t('paid.printing') : t('paid.print')}
              </Button>
            )}
          </div>
          <ReturnTimer
            seconds={RETURN_S}
            say={(seconds) => t('paid.returning', { seconds })}
            stayWord={t('paid.stay')}
            onEnd={props.onFinish}
          />
        </>
      }
    >
      {view.part !== null && nextPart !== null && (
        <Notice tone="warn">{t('pay.partsLeft', { ...view.part })}</Notice>
      )}
      <Figure label={t('paid.amount')} value={money(view.order.total)} />
      <Notice tone="good" title={t('paid.next')}>
        {props.hasPrinter ? t('paid.nextWhat') : `${t('paid.noPrinter')} ${t('paid.nextWhat')}`}
      </Notice>
    </Screen>
  );
}
