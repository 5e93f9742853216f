import type { ReactNode } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import styles from './Desk.module.css';

export type DeskRow = {
  readonly id: string;
  readonly title: string;
  readonly amount: string;
  readonly detail: string;
};

type RowListProps = {
  readonly label: string;
  readonly rows: readonly DeskRow[];
  readonly chosen: string | null;
  readonly empty: string;
  readonly onChoose: (id: string) => void;
  /** The chosen row, and what can be done about it. */
  readonly children: ReactNode;
};

/** A list and, beside it, the row that the arrows stand on. */
export function RowList({ label, rows, chosen, empty, onChoose, children }: RowListProps) {
  if (rows.length === 0) return <p className={styles.empty}>{empty}</p>;
  return (
    <div className={styles.columns}>
      <ListBox
        className={styles.list ?? ''}
        aria-label={label}
        items={rows}
        selectionMode="single"
        selectionBehavior="replace"
        selectedKeys={chosen === null ? [] : [chosen]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : keys;
          if (typeof key === 'string') onChoose(key);
        }}
      >
        {(row) => (
          <ListBoxItem id={row.id} className={styles.row ?? ''} textValue={row.title}>
            <span className={styles.top}>
              <strong>{row.title}</strong>
              <span className={styles.amount}>{row.amount}</span>
            </span>
            <span className={styles.detail}>{row.detail}</span>
          </ListBoxItem>
        )}
      </ListBox>
      <div className={styles.card}>{children}</div>
    </div>
  );
}
