import { FileText, ReceiptText, Search } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSayings } from '../../../i18n/use-sayings';
import { Button } from '../../../ui/Button';
import type { Desk } from './desk';
import type { DeskState } from './desk-store';
import styles from './Desk.module.css';
import { OrderCard } from './OrderCard';

type OrderPartProps = {
  readonly desk: Desk;
  readonly state: DeskState;
  readonly onReceipts: (orderNumber: string) => void;
  readonly onSlip: (orderNumber: string) => void;
};

/** Any order by the number on its receipt or slip. */
export function OrderPart({ desk, state, onReceipts, onSlip }: OrderPartProps) {
  const { t } = useTranslation();
  const { money, moment } = useSayings();
  const id = useId();
  const [number, setNumber] = useState(state.order?.desk.orderNumber ?? '');
  const order = state.order?.desk ?? null;
  return (
    <div className={styles.order}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void desk.find(number);
        }}
      >
        <label htmlFor={id}>{t('desk.order.field')}</label>
        <input
          id={id}
          type="text"
          maxLength={40}
          autoComplete="off"
          spellCheck={false}
          value={number}
          onChange={(event) => setNumber(event.target.value)}
        />
        <Button icon={Search} pending={state.busy} onPress={() => void desk.find(number)}>
          {t('desk.order.find')}
        </Button>
      </form>
      {order !== null && (
        <>
          <p>
            {t('desk.order.facts', {
              number: order.orderNumber,
              time: moment(order.createdAt),
              total: money(order.total),
              state: t(`desk.order.state.${order.state}`),
            })}
          </p>
          <div className={styles.buttons}>
            {order.lines.length > 0 && (
              <Button icon={ReceiptText} onPress={() => onReceipts(order.orderNumber)}>
                {t('desk.order.receipts')}
              </Button>
            )}
            {order.slipNumber !== null && (
              <Button icon={FileText} onPress={() => onSlip(order.orderNumber)}>
                {t('desk.order.slip', { number: order.slipNumber })}
              </Button>
            )}
          </div>
          {order.lines.length === 0 ? (
            <p>{t('desk.order.nothingPaid')}</p>
          ) : (
            <OrderCard key={order.orderNumber} order={order} desk={desk} busy={state.busy} />
          )}
        </>
      )}
    </div>
  );
}
