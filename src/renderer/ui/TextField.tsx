import type { KeyboardEvent, Ref } from 'react';
import { Input, Label, TextField as AriaTextField } from 'react-aria-components';
import styles from './TextField.module.css';

type TextFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onEnter?: () => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly autoFocus?: boolean;
  readonly keyHint?: string;
  readonly inputRef?: Ref<HTMLInputElement>;
};

/** For keyboards at a desk; kiosks use EntryField and Keypad. */
export function TextField(props: TextFieldProps) {
  return (
    <AriaTextField
      className={styles.field ?? ''}
      value={props.value}
      onChange={props.onChange}
      autoFocus={props.autoFocus === true}
      autoComplete="off"
      spellCheck="false"
    >
      <Label>
        {props.label}
        {props.keyHint !== undefined && <kbd>{props.keyHint}</kbd>}
      </Label>
      <Input
        {...(props.inputRef === undefined ? {} : { ref: props.inputRef })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) props.onEnter?.();
          props.onKeyDown?.(event);
        }}
      />
    </AriaTextField>
  );
}
