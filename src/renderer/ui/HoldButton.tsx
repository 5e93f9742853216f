import type { LucideIcon } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import styles from './Button.module.css';

type HoldButtonProps = {
  readonly words: string;
  readonly icon: LucideIcon;
  readonly disabled: boolean;
  /** true while a finger, the mouse or the space key holds it. */
  readonly onHold: (held: boolean) => void;
};

/** Does something only as long as it is held. */
export function HoldButton({ words, icon: Icon, disabled, onHold }: HoldButtonProps) {
  return (
    <AriaButton
      className={styles.button ?? ''}
      data-look="plain"
      data-size="normal"
      isDisabled={disabled}
      onPressChange={onHold}
    >
      <Icon aria-hidden />
      <span className={styles.words}>{words}</span>
    </AriaButton>
  );
}
