import type { ReactNode } from 'react';
import styles from './Facts.module.css';

export type Fact = {
  readonly label: string;
  readonly value: ReactNode;
  /** Numbers that are read digit by digit. */
  readonly figures?: boolean;
};

/** Label and value, one fact per line. */
export function Facts({
  facts,
  dense = false,
}: {
  readonly facts: readonly Fact[];
  readonly dense?: boolean;
}) {
  return (
    <dl className={styles.facts} data-dense={dense}>
      {facts.map((fact) => (
        <div key={fact.label} className={styles.fact}>
          <dt>{fact.label}</dt>
          <dd data-figures={fact.figures === true}>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
