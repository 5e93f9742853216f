import { Printer, UserRoundPlus } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Channel } from '../../../shared/channel';
import type { PaymentView } from '../../../shared/payment-view';
import { useOutcome } from '../../i18n/use-outcome';
import { usePapers } from '../../i18n/use-papers';
import { useSayings } from '../../i18n/use-sayings';
import { Button } from '../../ui/Button';
import { Facts } from '../../ui/Facts';
import { Notice } from '../../ui/Notice';
import { PrintTray } from '../../ui/PrintTray';
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
  const { receipts, chosen } = serving;
  const [receipt] = receipts;
  const outcome = useOutcome()(view);
  useEffect(() => playTone('success'), []);
  const owesMore = payableIds(serving).length > 0;
  return (
    <>
      <p className={styles.amount}>{money(view.order.total)}</p>
      {outcome.goesBack !== null && <Notice tone="warn">{outcome.goesBack}</Notice>}
      <div className={styles.pair}>
        <Button
          look="primary"
          icon={Printer}
          keyHint={keys.keyOf('print')}
          disabled={!isPossible(state, 'print')}
          pending={isBusy(state, 'paper')}
          onPress={() => onDeed('print')}
        >
          {receipts.length > 1
            ? t('group.receipts.printShort', { number: receipts.length })
            : t('counter.key.print')}
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
      {outcome.partly.map((words) => (
        <p key={words} className={styles.soft}>
          {words}
        </p>
      ))}
      {owesMore && <Notice tone="info">{t('counter.pay.rest')}</Notice>}
      {chosen.length > 0 && <ChooseChannel {...{ state, channels, keys, onDeed }} earlier={null} />}
      {receipt !== undefined && (
        <>
          <Facts
            dense
            facts={[
              {
                label: t('receipt.number'),
                value:
                  receipts.length > 1
                    ? t('group.orders.receipts', { first: receipt.receiptNumber, number: receipts.length })
                    : receipt.receiptNumber,
                figures: true,
              },
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
          {state.dialogs.length === 0 && <PrintTray papers={receipts.map(receiptPaper)} />}
        </>
      )}
    </>
  );
}
