/** What the on-screen keypad can do; a keyboard and a reader do the same without it. */
export type Typing = {
  readonly type: (text: string) => void;
  readonly erase: () => void;
  readonly clear: () => void;
};
