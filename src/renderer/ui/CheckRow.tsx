import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { CheckboxButton, CheckboxField } from 'react-aria-components';
import styles from './CheckRow.module.css';

type CheckRowProps = {
  readonly title: string;
  readonly detail: ReactNode;
  /** What stands at the end of the line, e.g. an amount. */
  readonly end: string;
  readonly chosen: boolean;
  readonly onChange: (chosen: boolean) => void;
};

/** A line that can be chosen; the whole line is the target. */
export function CheckRow({ title, detail, end, chosen, onChange }: CheckRowProps) {
  return (
    <CheckboxField isSelected={chosen} onChange={onChange}>
      <CheckboxButton className={styles.row ?? ''}>
        <span className={styles.box} aria-hidden>
          {chosen && <Check />}
        </span>
        <span className={styles.words}>
          <span className={styles.title}>{title}</span>
          <span className={styles.detail}>{detail}</span>
        </span>
        <span className={styles.end}>{end}</span>
      </CheckboxButton>
    </CheckboxField>
  );
}
