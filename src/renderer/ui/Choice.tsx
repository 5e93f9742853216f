import { ChevronRight, type LucideIcon } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import styles from './Choice.module.css';

type ChoiceProps = {
  readonly title: string;
  readonly detail?: string;
  readonly icon?: LucideIcon;
  readonly size?: 'normal' | 'large';
  readonly disabled?: boolean;
  readonly onPress: () => void;
};

/** One of a few ways to go on; touching it is the decision. */
export function Choice({
  title,
  detail,
  icon: Icon,
  size = 'large',
  disabled = false,
  onPress,
}: ChoiceProps) {
  return (
    <AriaButton className={styles.choice ?? ''} data-size={size} isDisabled={disabled} onPress={onPress}>
      {Icon && <Icon aria-hidden className={styles.icon} />}
      <span className={styles.words}>
        <span className={styles.title}>{title}</span>
        {detail !== undefined && <span className={styles.detail}>{detail}</span>}
      </span>
      <ChevronRight aria-hidden className={styles.go} />
    </AriaButton>
  );
}
