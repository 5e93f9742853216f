import { Delete, Eraser } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import styles from './Keypad.module.css';

export type KeypadLayout = 'digits' | 'digits-x' | 'letters' | 'small-letters';

const ROWS: Readonly<Record<KeypadLayout, readonly string[]>> = {
  digits: ['123', '456', '789', '0'],
  'digits-x': ['123', '456', '789', 'X0'],
  letters: ['1234567890', 'QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM'],
  'small-letters': ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'],
};

type KeypadProps = {
  readonly label: string;
  readonly layout: KeypadLayout;
  readonly onType: (character: string) => void;
  readonly onErase: () => void;
  readonly onClear: () => void;
  readonly eraseWord: string;
  readonly clearWord: string;
  /** Changes to the other layout; its word names what comes. */
  readonly onOtherLayout?: (() => void) | undefined;
  readonly otherLayoutWord?: string | undefined;
};

export function Keypad(props: KeypadProps) {
  const { layout, onType } = props;
  return (
    <div className={styles.keypad} role="group" aria-label={props.label} data-layout={layout}>
      <div className={styles.keys}>
        {ROWS[layout].map((row) => (
          <div key={row} className={styles.row}>
            {layout === 'digits' && row === '0' && <span aria-hidden />}
            {Array.from(row).map((character) => (
              <AriaButton key={character} className={styles.key ?? ''} onPress={() => onType(character)}>
                {character}
              </AriaButton>
            ))}
            {row === ROWS[layout].at(-1) && (
              <AriaButton className={styles.key ?? ''} onPress={props.onErase} aria-label={props.eraseWord}>
                <Delete aria-hidden />
              </AriaButton>
            )}
          </div>
        ))}
      </div>
      <div className={styles.foot}>
        <AriaButton className={styles.word ?? ''} onPress={props.onClear}>
          <Eraser aria-hidden />
          {props.clearWord}
        </AriaButton>
        {props.onOtherLayout !== undefined && (
          <AriaButton className={styles.word ?? ''} onPress={props.onOtherLayout}>
            {props.otherLayoutWord}
          </AriaButton>
        )}
      </div>
    </div>
  );
}
