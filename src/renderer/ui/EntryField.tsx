import { useId, type ReactNode } from 'react';
import styles from './EntryField.module.css';

type EntryFieldProps = {
  readonly label: string;
  /** What may be seen of what was typed; keys come from the keypad, a keyboard or a reader, never from this field. */
  readonly shown: string;
  /** Advice below the field; room is kept for so many lines, so that nothing moves while somebody types. */
  readonly adviceLines?: 1 | 2;
  readonly advice?: ReactNode;
};

export function EntryField({ label, shown, advice, adviceLines = 1 }: EntryFieldProps) {
  const id = useId();
  return (
    <div className={styles.entry}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className={styles.field}
        readOnly
        value={shown}
        inputMode="none"
        autoComplete="off"
        aria-describedby={`${id}-advice`}
      />
      <div id={`${id}-advice`} className={styles.advice} data-lines={adviceLines}>
        {advice}
      </div>
    </div>
  );
}
