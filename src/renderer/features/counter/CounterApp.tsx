import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { AppInfo } from '../../../shared/app-info';
import type { Api } from '../../api';
import { Notice } from '../../ui/Notice';
import { ClearScreenDialog } from './ClearScreenDialog';
import { createCounter, type Counter } from './counter';
import styles from './CounterApp.module.css';
import { CounterHeader } from './CounterHeader';
import { keysFor, type Deed } from './deeds';
import { Dialogs } from './Dialogs';
import { doDeed } from './do-deed';
import { wantedFromScan } from './find-actions';
import { HealthLine } from './HealthLine';
import { KeyStrip } from './KeyStrip';
import { listenToKeys } from './listen-to-keys';
import { ModeSwitches, type ScreenModes } from './ModeSwitches';
import { Parts } from './Parts';
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

/** An operator's window, led by keys alone. */
export function CounterApp({ info, api, modes }: CounterAppProps) {
  const { t, i18n } = useTranslation();
  const [counter] = useState(() => openCounter(api));
  const { store, actions } = counter;
  const keys = useMemo(
    () => keysFor(info.channels, info.payerCodeChannels),
    [info.channels, info.payerCodeChannels],
  );
  const down = useStore(store, ({ connection }) => connection === 'down');
  const hasData = useStore(
    store,
    ({ serving, search, dialogs }) =>
      serving !== null ||
      search.query !== '' ||
      search.answered !== null ||
      dialogs.some(({ kind }) => kind === 'desk' || kind === 'pay-list'),
  );
  const onDeed = useMemo(() => (deed: Deed) => doDeed(counter, deed), [counter]);
  useEffect(() => counter.listen(), [counter]);
  useEffect(
    () =>
      listenToKeys({
        keys,
        onDeed,
        onScan: (text) => actions.find(wantedFromScan(text)),
        onDialogScan: (text) => void actions.charge(text),
      }),
    [keys, onDeed, actions],
  );
  const secondsLeft = useClearScreen(hasData, actions.idle);
  const { institution, channels } = info;
  return (
    <div className={styles.window}>
      <CounterHeader info={info} counter={counter} />
      {down && (
        <Notice tone="stop" say="alert">
          {t('counter.disconnected')}
        </Notice>
      )}
      <Parts counter={counter} info={info} keys={keys} onDeed={onDeed} />
      <footer>
        <KeyStrip counter={counter} channels={channels} keys={keys} onDeed={onDeed} />
        <div className={styles.foot}>
          <HealthLine counter={counter} />
          <ModeSwitches modes={modes} />
        </div>
      </footer>
      <Dialogs
        counter={counter}
        keys={keys}
        channels={channels}
        helpLine={i18n.language === 'en' ? institution.helpLineEn : institution.helpLineZh}
      />
      {secondsLeft !== null && (
        <ClearScreenDialog secondsLeft={secondsLeft} onStay={() => undefined} onEnd={actions.idle} />
      )}
    </div>
  );
}
