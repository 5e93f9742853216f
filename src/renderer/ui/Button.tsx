import { LoaderCircle, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import styles from './Button.module.css';

export type ButtonProps = {
  readonly children: ReactNode;
  readonly onPress: () => void;
  /** primary: the one thing to do here · plain: a choice beside it · quiet: a way out or aside. */
  readonly look?: 'primary' | 'plain' | 'quiet';
  readonly size?: 'normal' | 'large' | 'start' | 'hero';
  readonly icon?: LucideIcon;
  readonly iconAfter?: LucideIcon;
  readonly wide?: boolean;
  /** Under way: says so, keeps the focus, does nothing. */
  readonly pending?: boolean;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
  /** Name where the visible words are too short; it must contain them. */
  readonly label?: string;
  /** The same in another language, for those who cannot read the first. */
  readonly also?: { readonly words: string; readonly lang: string };
  /** The key that does the same, e.g. `F9`; shown beside the words. */
  readonly keyHint?: string;
};

export function Button(props: ButtonProps) {
  const { look = 'plain', size = 'normal', icon: Icon, iconAfter: IconAfter, pending = false } = props;
  return (
    <AriaButton
      className={styles.button ?? ''}
      data-look={look}
      data-size={size}
      data-wide={props.wide === true}
      isDisabled={props.disabled === true}
      data-pending={pending}
      onPress={() => {
        if (!pending) props.onPress();
      }}
      autoFocus={props.autoFocus === true}
      {...(props.label === undefined ? {} : { 'aria-label': props.label })}
      {...(props.keyHint === undefined ? {} : { 'aria-keyshortcuts': props.keyHint })}
    >
      {pending ? <LoaderCircle className={styles.turning} aria-hidden /> : Icon && <Icon aria-hidden />}
      <span className={styles.words}>
        {props.children}
        {props.also && (
          <span className={styles.also} lang={props.also.lang}>
            {props.also.words}
          </span>
        )}
      </span>
      {IconAfter && !pending && <IconAfter aria-hidden />}
      {props.keyHint !== undefined && <kbd className={styles.key}>{props.keyHint}</kbd>}
    </AriaButton>
  );
}
