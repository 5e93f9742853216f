import { CircleCheckBig, House, Printer, ScanLine } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaymentView } from '../../../shared/payment-view';
import type { Receipt } from '../../../shared/receipt';
import { useOutcome } from '../../i18n/use-outcome';
import { useSayings } from '../../i18n/use-sayings';
import { Button } from '../../ui/Button';
import { Figure } from '../../ui/Figure';
import { Notice } from '../../ui/Notice';
import { ReturnTimer } from '../../ui/ReturnTimer';
import { Screen, type ScreenFrame } from '../../ui/Screen';
import { playTone } from '../../ui/tone';
import styles from './PaidPage.module.css';
import { EBillNotice } from './EBillNotice';
import { ReceiptPages } from './ReceiptPages';

const RETURN_S = 60;

type PaidPageProps = {
  readonly view: PaymentView;
  /** One per candidate; null: they are being fetched. */
  readonly receipts: readonly Receipt[] | null;
  readonly toPrint: readonly string[];
  readonly hasPrinter: boolean;
  readonly printing: boolean;
  readonly frame: ScreenFrame;
  readonly onPrint: (receiptNumbers: readonly string[]) => void;
  /** The next payment of an order that is paid in several. */
  readonly onNextPart: () => void;
  readonly onFinish: () => void;
};

function unpaidPart({ part }: PaymentView): number | null {
  return part === null || part.unpaid === 0 ? null : part.of - part.unpaid + 1;
}

export function PaidPage(props: PaidPageProps) {
  const { view, receipts } = props;
  const { t } = useTranslation();
  const { money } = useSayings();
  useEffect(() => playTone('success'), []);
  const nextPart = unpaidPart(view);
  const outcome = useOutcome()(view);
  const numbers = receipts?.map(({ receiptNumber }) => receiptNumber) ?? [];
  return (
    <Screen
      {...props.frame}
      title={t('paid.title')}
      lead={t('paid.lead')}
      picture={<CircleCheckBig aria-hidden className={styles.tick} />}
      paper={
        view.receiptNumbers.length === 0 ? undefined : receipts === null ? (
          <p role="status">{t('paid.fetching')}</p>
        ) : (
          <ReceiptPages
            receipts={receipts}
            toPrint={props.toPrint}
            onPrintOne={props.hasPrinter ? (number) => props.onPrint([number]) : null}
          />
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
                disabled={numbers.length === 0}
                onPress={() => props.onPrint(numbers)}
              >
                {props.printing
                  ? t('paid.printing')
                  : numbers.length > 1
                    ? t('group.receipts.printAll', { number: numbers.length })
                    : t('paid.print')}
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
      {outcome.goesBack !== null && <Notice tone="warn">{outcome.goesBack}</Notice>}
      <Figure label={t('paid.amount')} value={money(view.order.total)} />
      <Notice tone="good" title={t('paid.next')}>
        {numbers.length > 1 && t('group.receipts.each', { number: numbers.length })}{' '}
        {props.hasPrinter ? t('paid.nextWhat') : `${t('paid.noPrinter')} ${t('paid.nextWhat')}`}
      </Notice>
      {receipts !== null && <EBillNotice receipts={receipts} />}
      {outcome.partly.map((words) => (
        <p key={words}>{words}</p>
      ))}
    </Screen>
  );
}
