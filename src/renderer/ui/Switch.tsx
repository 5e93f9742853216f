import { Check, type LucideIcon } from 'lucide-react';
import { ToggleButton } from 'react-aria-components';
import styles from './Switch.module.css';

type SwitchProps = {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly on: boolean;
  /** The state in a word, so that it is not said by colour alone. */
  readonly stateWord: string;
  readonly onChange: (on: boolean) => void;
};

export function Switch({ label, icon: Icon, on, stateWord, onChange }: SwitchProps) {
  return (
    <ToggleButton className={styles.switch ?? ''} isSelected={on} onChange={onChange}>
      {on ? <Check aria-hidden /> : <Icon aria-hidden />}
      <span>
        {label}
        {on && <span className={styles.state}> {stateWord}</span>}
      </span>
    </ToggleButton>
  );
}
