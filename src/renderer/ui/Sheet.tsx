import { Facts, type Fact } from './Facts';
import styles from './Sheet.module.css';

export type SheetContent = {
  readonly key: string;
  readonly heading: string;
  readonly subheading?: string | undefined;
  /** Printed large under the heading, e.g. 补打 or what kind of paper this is not. */
  readonly marks: readonly string[];
  readonly facts: readonly Fact[];
  readonly lines: readonly {
    readonly key: string | number;
    readonly title: string;
    readonly detail: string;
    readonly amount: string;
  }[];
  readonly totals: readonly Fact[];
  readonly foot: readonly string[];
};

/** A receipt or slip, on the screen and in the PrintTray. */
export function Sheet({ content }: { readonly content: SheetContent }) {
  return (
    <section className={styles.sheet} aria-label={content.heading}>
      <header className={styles.head}>
        <h2>{content.heading}</h2>
        {content.subheading !== undefined && <p>{content.subheading}</p>}
        {content.marks.map((mark) => (
          <p key={mark} className={styles.mark}>
            {mark}
          </p>
        ))}
      </header>
      <Facts facts={content.facts} dense />
      <ul className={styles.lines}>
        {content.lines.map((line) => (
          <li key={line.key}>
            <span className={styles.words}>
              <strong>{line.title}</strong>
              <span>{line.detail}</span>
            </span>
            <span className={styles.amount}>{line.amount}</span>
          </li>
        ))}
      </ul>
      <Facts facts={content.totals} dense />
      {content.foot.map((text) => (
        <p key={text} className={styles.foot}>
          {text}
        </p>
      ))}
    </section>
  );
}
