import { useId, type ReactNode } from 'react';
import styles from './EntryField.module.css';

type EntryFieldProps = {
  readonly label: string;
  /** What may be seen of what was typed; keys come from the keypad, a keyboard or a reader, never from this field. */
  readonly shown: string;
  /** Advice below the field; room is kept for so many lines, so that nothing moves while somebody types. */
  readonly adviceLines?: 1 | 2;
  readonly advice?: ReactNode;
  /** At the end of the field, e.g. what shows it. */
  readonly beside?: ReactNode;
};

export function EntryField({ label, shown, advice, beside, adviceLines = 1 }: EntryFieldProps) {
  const id = useId();
  return (
    <div className={styles.entry}>
      <label htmlFor={id}>{label}</label>
      <div className={styles.line}>
        <input
          id={id}
          className={styles.field}
          readOnly
          value={shown}
          inputMode="none"
          autoComplete="off"
          aria-describedby={`${id}-advice`}
        />
        {beside}
      </div>
      <div id={`${id}-advice`} className={styles.advice} data-lines={adviceLines}>
        {advice}
      </div>
    </div>
  );
}
