import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { CheckboxButton, CheckboxField } from 'react-aria-components';
import styles from './FeeRows.module.css';

type FeeTickProps = {
  readonly chosen: boolean;
  /** Seen and read, but not to be changed now. */
  readonly locked: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
};

/** A fee that may be paid; the whole line is the target, Space ticks it. */
export function FeeTick({ chosen, locked, onToggle, children }: FeeTickProps) {
  return (
    <CheckboxField isSelected={chosen} isReadOnly={locked} onChange={onToggle}>
      <CheckboxButton className={styles.row ?? ''} data-locked={locked}>
        <span className={styles.box} data-chosen={chosen} aria-hidden>
          {chosen && <Check />}
        </span>
        {children}
      </CheckboxButton>
    </CheckboxField>
  );
}
