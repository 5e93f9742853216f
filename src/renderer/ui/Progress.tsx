import { ProgressBar } from 'react-aria-components';
import styles from './Progress.module.css';

/** How far something long is; `part` 0–1. */
export function Progress({ label, part }: { readonly label: string; readonly part: number }) {
  const percent = Math.round(Math.min(1, Math.max(0, part)) * 100);
  return (
    <ProgressBar className={styles.progress ?? ''} value={percent} aria-label={label}>
      <span className={styles.words} aria-hidden>
        <span>{label}</span>
        <span className={styles.percent}>{percent}%</span>
      </span>
      <svg className={styles.bar} viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden>
        <rect width={percent} height="1" />
      </svg>
    </ProgressBar>
  );
}
