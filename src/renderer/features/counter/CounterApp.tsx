import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Api } from '../../api';
import type { AppInfo } from '../../../shared/app-info';
import { maskDocument } from '../../../shared/masking';
import { Notice } from '../../ui/Notice';
import { ClearScreenDialog } from './ClearScreenDialog';
import { createCounter, type Counter } from './counter';
import styles from './CounterApp.module.css';
import { CounterHeader, type ScreenModes } from './CounterHeader';
import { keysFor, type Deed, type Keys } from './deeds';
import { Dialogs } from './Dialogs';
import { doDeed } from './do-deed';
import { FeePart } from './FeePart';
import { FindField } from './FindField';
import { wantedFromScan } from './find-actions';
import { FindPart } from './FindPart';
import { HealthLine } from './HealthLine';
import { KeyStrip } from './KeyStrip';
import { listenToKeys } from './listen-to-keys';
import { OrdersPart } from './OrdersPart';
import { PayNobody } from './PayNobody';
import { PayPart } from './PayPart';
import { Person } from './Person';
import { ProblemLine } from './ProblemLine';
import { useClearScreen } from './use-clear-screen';

type CounterAppProps = { readonly info: AppInfo; readonly api: Api; readonly modes: ScreenModes };

function openCounter(api: Api): Counter {
  return createCounter({
    api,
    monotonic: () => performance.now(),
    later: (ms, work) => void setTimeout(work, ms),
    // Two frames: the page has drawn what is to be printed.
    print: () => requestAnimationFrame(() => requestAnimationFrame(() => window.print())),
  });
}

type PartsProps = {
  readonly counter: Counter;
  readonly info: AppInfo;
  readonly keys: Keys;
  readonly onDeed: (deed: Deed) => void;
};

/** Left: who and what is due · middle: the money · right: the day. */
function Parts({ counter, info, keys, onDeed }: PartsProps) {
  const { t } = useTranslation();
  const state = useStore(counter.store);
  const { actions } = counter;
  const { serving, problem } = state;
  const typed = (text: string) => actions.find({ query: text, shown: text, scanned: false });
  const scanned = (query: string) => actions.find({ query, shown: maskDocument(query), scanned: true });
  return (
    <main className={styles.parts}>
      <section className={styles.left} data-part="find" aria-label={t('counter.parts.find')}>
        <FindField
          search={state.search}
          calls={state.findCalls}
          onType={actions.type}
          onMove={actions.move}
          onEnter={() => actions.enter()}
        />
        <ProblemLine problem={problem} at={['find']} />
        {serving === null && (
          <FindPart
            state={state}
            samples={info.samples}
            onChoose={(row) => void actions.choose(row)}
            onSample={(sample) => scanned(sample.documentNumber)}
          />
        )}
        {serving !== null && (
          <section className={styles.serving} aria-label={t('counter.parts.person')}>
            <Person person={serving.person} />
            <ProblemLine problem={problem} at={['fees']} />
            <FeePart
              serving={serving}
              loading={state.busy.includes('find') || state.busy.includes('fees')}
              onToggle={actions.toggle}
              onReload={() => void actions.reloadFees()}
            />
          </section>
        )}
      </section>
      <div className={styles.middle}>
        <ProblemLine problem={problem} at={['pay', 'paper']} />
        {serving === null ? (
          <PayNobody />
        ) : (
          <PayPart
            {...{ state, serving, info, keys, onDeed }}
            onCancel={() => actions.openDialog('cancel-payment')}
          />
        )}
      </div>
      <OrdersPart
        orders={counter.orders}
        calls={state.ordersCalls}
        keyHint={keys.keyOf('orders')}
        onOpen={(row) =>
          row.receiptNumber === null ? typed(row.orderNumber) : void actions.showReceipt(row.receiptNumber)
        }
      />
    </main>
  );
}

/** An operator's window, led by keys alone. */
export function CounterApp({ info, api, modes }: CounterAppProps) {
  const { t, i18n } = useTranslation();
  const [counter] = useState(() => openCounter(api));
  const keys = useMemo(() => keysFor(info.channels), [info.channels]);
  const state = useStore(counter.store);
  const recoveryWaits = useStore(counter.recovery.store, ({ key }) => key !== null);
  const { actions } = counter;
  useEffect(() => counter.listen(), [counter]);
  useEffect(
    () =>
      listenToKeys({
        keys,
        onDeed: (deed) => doDeed(counter, deed),
        onScan: (text) => actions.find(wantedFromScan(text)),
      }),
    [counter, keys, actions],
  );
  const hasData = state.serving !== null || state.search.query !== '' || state.search.answered !== null;
  const secondsLeft = useClearScreen(hasData, actions.idle);
  const { institution } = info;
  return (
    <div className={styles.window} data-training={info.training}>
      <CounterHeader
        info={info}
        modes={modes}
        recoveryWaits={recoveryWaits}
        onRoster={() => actions.openDialog('import')}
        onRecovery={() => actions.openDialog('recovery')}
      />
      {state.connection === 'down' && (
        <Notice tone="stop" say="alert">
          {t('counter.disconnected')}
        </Notice>
      )}
      <Parts counter={counter} info={info} keys={keys} onDeed={(deed) => doDeed(counter, deed)} />
      <footer>
        <KeyStrip
          state={state}
          channels={info.channels}
          keys={keys}
          onDeed={(deed) => doDeed(counter, deed)}
        />
        <HealthLine health={state.health} />
      </footer>
      <Dialogs
        counter={counter}
        keys={keys}
        channels={info.channels}
        helpLine={i18n.language === 'en' ? institution.helpLineEn : institution.helpLineZh}
      />
      {secondsLeft !== null && (
        <ClearScreenDialog secondsLeft={secondsLeft} onStay={() => undefined} onEnd={actions.idle} />
      )}
    </div>
  );
}
