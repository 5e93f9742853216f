import { Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OrderRow } from '../../../shared/order-row';
import { shanghaiDateTime } from '../../../shared/time-zone';
import { useSayings } from '../../i18n/use-sayings';
import { StateWord } from '../../ui/StateWord';
import { ORDER_LOOKS, orderWord } from './order-looks';
import styles from './OrdersPart.module.css';

/** One order of today in three short lines. */
export function OrderLine({ row }: { readonly row: OrderRow }) {
  const { t } = useTranslation();
  const { money } = useSayings();
  const word = orderWord(row);
  const { candidateName: name, candidateCount: people, lineCount: number } = row;
  return (
    <>
      <span className={styles.top}>
        <span className={styles.time}>{shanghaiDateTime(row.createdAt).slice(11, 16)}</span>
        <strong className={styles.name}>
          {people > 1
            ? t('group.orders.people', { name, number: people })
            : number > 1
              ? t('counter.orders.persons', { name, number })
              : name}
        </strong>
        <span className={styles.amount}>{money(row.total)}</span>
      </span>
      <span className={styles.below}>
        <span className={styles.figures}>{row.orderNumber}</span>
        <StateWord {...ORDER_LOOKS[word]}>{t(`counter.orders.state.${word}`)}</StateWord>
      </span>
      <span className={styles.below}>
        <span>
          {t(`counter.orders.${row.source}`)}
          {row.receiptNumber !== null &&
            ` · ${
              row.receiptCount > 1
                ? t('group.orders.receipts', { first: row.receiptNumber, number: row.receiptCount })
                : t('counter.orders.receipt', { number: row.receiptNumber })
            }`}
          {row.receiptNumber === null &&
            row.slipNumber !== null &&
            ` · ${t('counter.orders.slip', { number: row.slipNumber })}`}
        </span>
        {row.refund !== 'none' && (
          <StateWord icon={Undo2} tone={row.refund === 'needs-person' ? 'stop' : 'warn'}>
            {t(`counter.orders.refund.${row.refund}`)}
          </StateWord>
        )}
      </span>
    </>
  );
}
