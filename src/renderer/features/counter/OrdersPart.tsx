import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { GridList, GridListItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { OrderRow } from '../../../shared/order-row';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import type { Counter } from './counter';
import { OrderLine } from './OrderLine';
import styles from './OrdersPart.module.css';

type OrdersPartProps = {
  readonly counter: Counter;
  readonly keyHint: string;
  readonly onOpen: (row: OrderRow) => void;
};

/** Today's orders, youngest first; the core's news keep it true. */
export function OrdersPart({ counter, keyHint, onOpen }: OrdersPartProps) {
  const { t } = useTranslation();
  const { orders } = counter;
  const calls = useStore(counter.store, ({ ordersCalls }) => ordersCalls);
  const { rows, more, date, cursors, problem } = useStore(orders.store);
  const part = useRef<HTMLElement>(null);
  useEffect(() => {
    if (calls === 0) return;
    const list = part.current?.querySelector<HTMLElement>('[role="grid"]');
    list?.focus();
  }, [calls]);
  return (
    <section ref={part} className={styles.part} data-part="orders" aria-labelledby="counter-orders">
      <div className={styles.head}>
        <h2 id="counter-orders">{t('counter.parts.orders')}</h2>
        <span className={styles.figures}>{date}</span>
        <kbd className={styles.key}>{keyHint}</kbd>
      </div>
      {problem !== null && <Notice tone="warn">{t('counter.orders.stale')}</Notice>}
      <GridList
        className={styles.list ?? ''}
        aria-labelledby="counter-orders"
        selectionMode="none"
        items={rows}
        onAction={(key) => {
          const row = rows.find(({ orderId }) => orderId === key);
          if (row !== undefined) onOpen(row);
        }}
        renderEmptyState={() => <p className={styles.empty}>{t('counter.orders.empty')}</p>}
      >
        {(row) => (
          <GridListItem
            id={row.orderId}
            className={styles.row ?? ''}
            textValue={`${row.candidateName} ${row.orderNumber}`}
          >
            <OrderLine row={row} />
          </GridListItem>
        )}
      </GridList>
      {rows.length > 0 && <p className={styles.hint}>{t('counter.orders.hint')}</p>}
      {(cursors.length > 0 || more) && (
        <div className={styles.pages}>
          <Button
            look="quiet"
            icon={ChevronLeft}
            disabled={cursors.length === 0}
            onPress={() => void orders.newer()}
          >
            {t('counter.orders.newer')}
          </Button>
          <span>{t('counter.orders.page', { number: cursors.length + 1 })}</span>
          <Button look="quiet" iconAfter={ChevronRight} disabled={!more} onPress={() => void orders.older()}>
            {t('counter.orders.older')}
          </Button>
        </div>
      )}
    </section>
  );
}
