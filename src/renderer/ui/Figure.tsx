import styles from './Figure.module.css';

/** The number of this screen: an amount, a receipt number. Readable from two metres. */
export function Figure(props: {
  readonly label: string;
  readonly value: string;
  readonly size?: 'figure' | 'display';
}) {
  return (
    <p className={styles.figure} data-size={props.size ?? 'figure'}>
      <span className={styles.label}>{props.label}</span>
      <strong className={styles.value}>{props.value}</strong>
    </p>
  );
}
