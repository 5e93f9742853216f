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
  readonly actions?: ReactNode;
};

/** One fact that the person has to know, and what can be done. */
export function MessageScreen({
  frame,
  icon: Icon,
  tone,
  children,
  actions,
  title,
  lead,
}: MessageScreenProps) {
  return (
    <Screen
      {...frame}
      title={title}
      lead={lead}
      controls={actions}
      picture={<Icon aria-hidden className={styles.picture} data-tone={tone} />}
    >
      {children}
    </Screen>
  );
}
