import { Printer, UserRoundPlus } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Channel } from '../../../shared/channel';
import type { PaymentView } from '../../../shared/payment-view';
import { usePapers } from '../../i18n/use-papers';
import { useSayings } from '../../i18n/use-sayings';
import { Button } from '../../ui/Button';
import { Facts } from '../../ui/Facts';
import { Notice } from '../../ui/Notice';
import { Sheet } from '../../ui/Sheet';
import { playTone } from '../../ui/tone';
import { ChooseChannel } from './ChooseChannel';
import { isBusy, type CounterState, type Serving } from './counter-state';
import { isPossible, type Deed, type Keys } from './deeds';
import { payableIds } from './pay-phase';
import styles from './PayPart.module.css';

type PaidPartProps = {
  readonly state: CounterState;
  readonly serving: Serving;
  readonly view: PaymentView;
  readonly channels: readonly Channel[];
  readonly keys: Keys;
  readonly onDeed: (deed: Deed) => void;
};

/** The money is here: the receipt, the next person, and what this one may still owe. */
export function PaidPart({ state, serving, view, channels, keys, onDeed }: PaidPartProps) {
  const { t } = useTranslation();
  const { money, moment } = useSayings();
  const { receiptPaper } = usePapers();
  const { receipt, chosen } = serving;
  useEffect(() => playTone('success'), []);
  const owesMore = payableIds(serving).length > 0;
  return (
    <>
      <p className={styles.amount}>{money(view.order.total)}</p>
      {view.receiptNumber === null && <Notice tone="warn">{t('counter.pay.duplicate')}</Notice>}
      <div className={styles.pair}>
        <Button
          look="primary"
          icon={Printer}
          keyHint={keys.keyOf('print')}
          disabled={!isPossible(state, 'print')}
          pending={isBusy(state, 'paper')}
          onPress={() => onDeed('print')}
        >
          {t('counter.key.print')}
        </Button>
        <Button
          icon={UserRoundPlus}
          keyHint={keys.keyOf('next-person')}
          onPress={() => onDeed('next-person')}
        >
          {t('counter.key.next-person')}
        </Button>
      </div>
      {view.part !== null && view.part.unpaid > 0 && (
        <Notice tone="warn">{t('pay.partsLeft', { ...view.part })}</Notice>
      )}
      {owesMore && <Notice tone="info">{t('counter.pay.rest')}</Notice>}
      {chosen.length > 0 && <ChooseChannel {...{ state, channels, keys, onDeed }} earlier={null} />}
      {receipt !== null && (
        <>
          <Facts
            dense
            facts={[
              { label: t('receipt.number'), value: receipt.receiptNumber, figures: true },
              { label: t('receipt.channel'), value: t(`channel.name.${receipt.channel}`) },
              { label: t('receipt.paidAt'), value: moment(receipt.paidAt), figures: true },
              { label: t('receipt.gatewayTradeNo'), value: receipt.gatewayTradeNo, figures: true },
            ]}
          />
          <p className={styles.soft}>
            {receipt.printed > 0
              ? t('counter.receipt.printedTimes', { number: receipt.printed })
              : t('counter.receipt.neverPrinted')}
          </p>
          <div className={styles.paper}>
            <Sheet content={receiptPaper(receipt)} print={state.dialogs.length === 0} />
          </div>
        </>
      )}
    </>
  );
}
