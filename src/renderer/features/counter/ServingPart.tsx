import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Counter } from './counter';
import type { Serving } from './counter-state';
import { FeePart } from './FeePart';
import { Person } from './Person';
import { ProblemLine } from './ProblemLine';
import styles from './ServingPart.module.css';

type ServingPartProps = { readonly counter: Counter; readonly serving: Serving };

/** The person and what they owe. */
export function ServingPart({ counter, serving }: ServingPartProps) {
  const { t } = useTranslation();
  const failed = useStore(counter.store, ({ problem }) => problem?.where === 'fees');
  const { actions } = counter;
  return (
    <section className={styles.serving} aria-label={t('counter.parts.person')}>
      <Person person={serving.person} />
      <ProblemLine counter={counter} at="fees" />
      <FeePart
        serving={serving}
        loading={!failed}
        onToggle={actions.toggle}
        onReload={() => void actions.reloadFees()}
      />
    </section>
  );
}
