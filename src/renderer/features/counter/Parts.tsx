import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { AppInfo } from '../../../shared/app-info';
import type { OrderRow } from '../../../shared/order-row';
import type { Counter } from './counter';
import type { Deed, Keys } from './deeds';
import { Notice } from '../../ui/Notice';
import { FindField } from './FindField';
import { FindPart } from './FindPart';
import { OrdersPart } from './OrdersPart';
import styles from './Parts.module.css';
import { PayNobody } from './PayNobody';
import { PayPart } from './PayPart';
import { ProblemLine } from './ProblemLine';
import { ServingPart } from './ServingPart';

type PartsProps = {
  readonly counter: Counter;
  readonly info: AppInfo;
  readonly keys: Keys;
  readonly onDeed: (deed: Deed) => void;
};

/** Left: who and what is due · middle: the money · right: the day. */
export function Parts({ counter, info, keys, onDeed }: PartsProps) {
  const { t } = useTranslation();
  const serving = useStore(counter.store, (state) => state.serving);
  const joining = useStore(counter.store, (state) => state.joining);
  const { actions } = counter;

  function openOrder({ receiptCount, orderNumber: query }: OrderRow): void {
    if (receiptCount > 0) return void actions.showReceipts(query);
    actions.find({ query, shown: query, scanned: false });
  }

  return (
    <main className={styles.parts} data-training={info.training}>
      <section className={styles.left} data-part="find" aria-label={t('counter.parts.find')}>
        <FindField counter={counter} />
        <ProblemLine counter={counter} at="find" />
        {joining && (
          <Notice tone="info">{t('group.counter.adding', { name: serving?.person.name ?? '' })}</Notice>
        )}
        {serving === null || joining ? (
          <FindPart counter={counter} samples={info.samples} />
        ) : (
          <ServingPart counter={counter} serving={serving} resetsPasswords={info.signIn.passwordReset} />
        )}
      </section>
      <div className={styles.middle}>
        <ProblemLine counter={counter} at="pay" />
        <ProblemLine counter={counter} at="paper" />
        {serving === null ? (
          <PayNobody />
        ) : (
          <PayPart counter={counter} serving={serving} info={info} keys={keys} onDeed={onDeed} />
        )}
      </div>
      <OrdersPart counter={counter} keyHint={keys.keyOf('orders')} onOpen={openOrder} />
    </main>
  );
}
