import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { AppInfo } from '../../../shared/app-info';
import { ChooseChannel } from './ChooseChannel';
import { CodeCopy } from './CodeCopy';
import type { Counter } from './counter';
import type { CounterState, Serving } from './counter-state';
import type { Deed, Keys } from './deeds';
import { PaidPart } from './PaidPart';
import { payableIds, payPhase, type PayPhase } from './pay-phase';
import styles from './PayPart.module.css';
import { PhaseTitle } from './PhaseTitle';
import { Standing } from './Standing';

type PayPartProps = {
  readonly counter: Counter;
  readonly serving: Serving;
  readonly info: AppInfo;
  readonly keys: Keys;
  readonly onDeed: (deed: Deed) => void;
};

function content(phase: PayPhase, state: CounterState, props: PayPartProps): ReactNode {
  const { serving, info, keys, onDeed } = props;
  const { payment, askedInVain } = serving;
  const { channels, screenWidthMm } = info;
  switch (phase.at) {
    case 'choose':
      if (payableIds(serving).length === 0 && phase.earlier === null) return null;
      return <ChooseChannel {...{ state, channels, keys, onDeed }} earlier={phase.earlier} />;
    case 'opening':
    case 'charging':
    case 'checking':
    case 'unknown':
    case 'misfit':
      return <Standing phase={phase} />;
    case 'waiting':
      return payment === null ? null : <CodeCopy {...{ payment, askedInVain, screenWidthMm }} />;
    case 'paid':
      return <PaidPart {...{ state, serving, keys, channels, onDeed }} view={phase.view} />;
  }
}

/** Where the operator looks after the keys were pressed: what the payment is doing. */
export function PayPart(props: PayPartProps) {
  const { t } = useTranslation();
  const phase = payPhase(props.serving);
  const state = useStore(props.counter.store);
  const title = useRef<HTMLDivElement>(null);
  const before = useRef(phase.at);
  useEffect(() => {
    const moved = before.current !== phase.at;
    before.current = phase.at;
    // Whoever is at work elsewhere, as in the list of orders, is not called away.
    const elsewhere = document.activeElement?.closest('[data-part="orders"], [data-part="find"]') !== null;
    const orphaned = document.activeElement === document.body;
    if (moved && (orphaned || !elsewhere || phase.at === 'opening')) title.current?.focus();
  }, [phase.at]);
  return (
    <section className={styles.part} data-part="pay" aria-label={t('counter.parts.pay')}>
      <PhaseTitle titleRef={title} phase={phase} serving={props.serving} />
      {content(phase, state, props)}
    </section>
  );
}
