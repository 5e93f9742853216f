import styles from './PayCode.module.css';

type PayCodeProps = {
  readonly code: string;
  readonly label: string;
  /** Where else it can be used than by scanning. */
  readonly how: string;
};

/** Fours, as people read long numbers aloud and type them. */
function inFours(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1 ');
}

/** 缴款码: a long number to be typed into a bank's app in place of scanning. */
export function PayCode({ code, label, how }: PayCodeProps) {
  return (
    <p className={styles.payCode}>
      <span className={styles.label}>{label}</span>
      <strong className={styles.number}>{inFours(code)}</strong>
      <span className={styles.how}>{how}</span>
    </p>
  );
}
