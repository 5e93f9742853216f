import styles from './Pick.module.css';

type PickProps<T extends string> = {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly words: string }[];
  readonly disabled?: boolean;
  readonly onPick: (value: T) => void;
};

/** One of a list that is longer than buttons would be; at a desk, by keyboard and mouse. */
export function Pick<T extends string>({ label, value, options, disabled = false, onPick }: PickProps<T>) {
  return (
    <select
      className={styles.pick}
      aria-label={label}
      value={value}
      disabled={disabled}
      onChange={(event) => {
        const picked = options.find((option) => option.value === event.target.value);
        if (picked !== undefined) onPick(picked.value);
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.words}
        </option>
      ))}
    </select>
  );
}
