import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppInfo } from '../../../shared/app-info';
import type { CounterState, Serving } from './counter-state';
import { ChooseChannel } from './ChooseChannel';
import { CodeCopy } from './CodeCopy';
import type { Deed, Keys } from './deeds';
import { PaidPart } from './PaidPart';
import { payPhase, type PayPhase } from './pay-phase';
import styles from './PayPart.module.css';
import { PhaseTitle } from './PhaseTitle';
import { Standing } from './Standing';

type PayPartProps = {
  readonly state: CounterState;
  readonly serving: Serving;
  readonly info: AppInfo;
  readonly keys: Keys;
  readonly onDeed: (deed: Deed) => void;
  readonly onCancel: () => void;
};

function content(phase: PayPhase, props: PayPartProps): ReactNode {
  const { state, serving, info, keys, onDeed, onCancel } = props;
  switch (phase.at) {
    case 'choose':
      return (
        <ChooseChannel
          {...{ state, serving, keys, onDeed }}
          channels={info.channels}
          earlier={phase.earlier}
        />
      );
    case 'opening':
    case 'checking':
    case 'unknown':
    case 'misfit':
      return <Standing {...{ phase, state, keys, onDeed, onCancel }} />;
    case 'waiting':
      return <CodeCopy {...{ state, serving, info, keys, onDeed, onCancel }} view={phase.view} />;
    case 'paid':
      return <PaidPart {...{ state, serving, keys, onDeed }} view={phase.view} channels={info.channels} />;
  }
}

/** Where the operator looks after the keys were pressed: what the payment is doing. */
export function PayPart(props: PayPartProps) {
  const { t } = useTranslation();
  const phase = payPhase(props.serving);
  const title = useRef<HTMLHeadingElement>(null);
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
      <PhaseTitle headingRef={title} phase={phase} nothingChosen={props.serving.chosen.length === 0} />
      {content(phase, props)}
    </section>
  );
}
