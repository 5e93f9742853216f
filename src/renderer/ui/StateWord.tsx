import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Tone } from './Notice';
import styles from './StateWord.module.css';

/** A state as icon and word; the colour only agrees with them. */
export function StateWord(props: {
  readonly icon: LucideIcon;
  readonly tone: Tone | 'plain';
  readonly children: ReactNode;
}) {
  const Icon = props.icon;
  return (
    <span className={styles.state} data-tone={props.tone}>
      <Icon aria-hidden />
      <span>{props.children}</span>
    </span>
  );
}
