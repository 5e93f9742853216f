import { CircleAlert, CircleCheck, Info, OctagonAlert, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Notice.module.css';

export type Tone = 'info' | 'good' | 'warn' | 'stop';

const ICONS: Readonly<Record<Tone, LucideIcon>> = {
  info: Info,
  good: CircleCheck,
  warn: CircleAlert,
  stop: OctagonAlert,
};

type NoticeProps = {
  readonly tone: Tone;
  readonly children: ReactNode;
  readonly title?: string;
  /** alert: read at once · status: read when there is a pause · none: part of the page. */
  readonly say?: 'alert' | 'status' | 'none';
};

/** A sentence that must not be missed, with its icon. */
export function Notice({ tone, title, children, say = 'none' }: NoticeProps) {
  const Icon = ICONS[tone];
  return (
    <div className={styles.notice} data-tone={tone} {...(say === 'none' ? {} : { role: say })}>
      <Icon aria-hidden />
      <div>
        {title !== undefined && <p className={styles.title}>{title}</p>}
        <div>{children}</div>
      </div>
    </div>
  );
}
