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
  /** What is touched: beside the reading part on wide screens, below it on tall ones; never scrolled away. */
  readonly controls?: ReactNode;
  /** Reading begins at the title; a page that was only just opened needs no move. */
  readonly focusTitle?: boolean;
  /** `figure`: the reading part is a picture and stands in the middle. `touch`: there are things to touch in it too. */
  readonly reading?: 'text' | 'figure' | 'touch';
};

/** One screen: one title, one decision. */
export function Screen(props: ScreenProps) {
  const { title, focusTitle = true, reading = 'text' } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focusTitle) heading.current?.focus({ preventScroll: true });
  }, [focusTitle]);
  return (
    <main className={styles.screen} data-split={props.controls !== undefined}>
      <div className={styles.page}>
        {props.above}
        <header className={styles.head}>
          {props.picture}
          <div className={styles.words}>
            <h1 ref={heading} tabIndex={-1} className={styles.title}>
              {title}
            </h1>
            {props.lead !== undefined && <div className={styles.lead}>{props.lead}</div>}
          </div>
        </header>
        {props.notice}
        <div className={styles.body} data-reading={reading}>
          {props.children !== undefined && <div className={styles.reading}>{props.children}</div>}
          {props.aside !== undefined && <div className={styles.aside}>{props.aside}</div>}
          {props.controls !== undefined && <div className={styles.controls}>{props.controls}</div>}
        </div>
      </div>
      {props.nav !== undefined && <div className={styles.nav}>{props.nav}</div>}
    </main>
  );
}
