import { Check } from 'lucide-react';
import { Unseen } from './Unseen';
import styles from './Steps.module.css';

type StepsProps = {
  readonly label: string;
  readonly steps: readonly string[];
  /** Index of the step under way. */
  readonly current: number;
  readonly doneWord: string;
};

/** Where the person stands on the whole way. */
export function Steps({ label, steps, current, doneWord }: StepsProps) {
  return (
    <ol className={styles.steps} aria-label={label}>
      {steps.map((step, index) => (
        <li
          key={step}
          className={styles.step}
          data-state={index < current ? 'done' : index === current ? 'current' : 'ahead'}
          {...(index === current ? { 'aria-current': 'step' as const } : {})}
        >
          <span className={styles.mark} aria-hidden>
            {index < current ? <Check /> : index + 1}
          </span>
          <span>
            {step}
            {index < current && <Unseen>{doneWord}</Unseen>}
          </span>
        </li>
      ))}
    </ol>
  );
}
