import { useEffect, useRef, type ReactNode } from 'react';
import styles from './Screen.module.css';

/** What surrounds the title and the content; the same on most screens. */
export type ScreenFrame = {
  /** Stands above the title, e.g. the steps. */
  readonly above?: ReactNode;
  /** A sentence about what just happened, under the title. */
  readonly notice?: ReactNode;
  /** Ways back, aside and out; always at the bottom. */
  readonly nav?: ReactNode;
};

type ScreenProps = ScreenFrame & {
  readonly title: string;
  readonly lead?: ReactNode;
  /** Beside the title: what kind of message this is. */
  readonly picture?: ReactNode;
  /** What is read. */
  readonly children?: ReactNode;
  /** More to read that may scroll away on tall screens; above the controls on wide ones. */
  readonly aside?: ReactNode;
  /** A paper: below the reading part on tall screens, a column of its own on wide ones. */
  readonly paper?: ReactNode;
  /** What is touched: beside the reading part on wide screens, below it on tall ones; never scrolled away. */
  readonly controls?: ReactNode;
  /** Reading begins at the title; a page that was only just opened needs no move. */
  readonly focusTitle?: boolean;
  /** `figure`: the reading part is a picture and stands in the middle. `touch`: there are things to touch in it too. */
  readonly reading?: 'text' | 'figure' | 'touch';
};

/** One screen: one title, one decision. */
export function Screen(props: ScreenProps) {
  const { title, lead, aside, paper, controls, children, focusTitle = true, reading = 'text' } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focusTitle) heading.current?.focus({ preventScroll: true });
  }, [focusTitle]);
  const wide =
    paper !== undefined ? 'paper' : controls !== undefined || aside !== undefined ? 'split' : 'single';
  return (
    <main className={styles.screen}>
      <div className={styles.page} data-wide={wide} data-reading={reading}>
        {props.above}
        <div className={styles.intro}>
          <header className={styles.head}>
            {props.picture}
            <div className={styles.words}>
              <h1 ref={heading} tabIndex={-1} className={styles.title}>
                {title}
              </h1>
              {lead !== undefined && <div className={styles.lead}>{lead}</div>}
            </div>
          </header>
          {props.notice}
        </div>
        {children !== undefined && <div className={styles.reading}>{children}</div>}
        {paper !== undefined && <div className={styles.paper}>{paper}</div>}
        <div className={styles.side}>
          {aside !== undefined && <div className={styles.aside}>{aside}</div>}
          {controls !== undefined && <div className={styles.controls}>{controls}</div>}
        </div>
      </div>
      {props.nav !== undefined && <div className={styles.nav}>{props.nav}</div>}
    </main>
  );
}
