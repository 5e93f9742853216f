import { useId, useState } from 'react';
import { Button } from '../../../ui/Button';
import styles from './Desk.module.css';

type NoteFormProps = {
  readonly label: string;
  readonly action: string;
  readonly busy: boolean;
  readonly onGive: (note: string) => void;
};

/** Words that a decision cannot be made without; Enter in the field decides. */
export function NoteForm({ label, action, busy, onGive }: NoteFormProps) {
  const id = useId();
  const [note, setNote] = useState('');
  const words = note.trim();
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (words !== '' && !busy) onGive(words);
      }}
    >
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        maxLength={200}
        autoComplete="off"
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button disabled={words === ''} pending={busy} onPress={() => onGive(words)}>
        {action}
      </Button>
    </form>
  );
}
