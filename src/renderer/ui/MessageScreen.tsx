import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './MessageScreen.module.css';
import type { Tone } from './Notice';
import { Screen, type ScreenFrame } from './Screen';

type MessageScreenProps = {
  readonly frame: ScreenFrame;
  readonly title: string;
  readonly lead: string;
  readonly icon: LucideIcon;
  readonly tone: Tone;
  /** More to read. */
  readonly children?: ReactNode;
  /** Facts that may scroll away on tall screens; above the actions on wide ones. */
  readonly aside?: ReactNode;
  readonly actions?: ReactNode;
};

/** One fact that the person has to know, and what can be done. */
export function MessageScreen(props: MessageScreenProps) {
  const { icon: Icon, tone } = props;
  return (
    <Screen
      {...props.frame}
      title={props.title}
      lead={props.lead}
      aside={props.aside}
      controls={props.actions}
      picture={<Icon aria-hidden className={styles.picture} data-tone={tone} />}
    >
      {props.children}
    </Screen>
  );
}
