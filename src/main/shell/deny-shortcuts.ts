export type KeyPress = {
  readonly key: string;
  readonly control: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
};
type Keyboard = {
  on(
    event: 'before-input-event',
    listener: (event: { preventDefault(): void }, press: KeyPress) => void,
  ): unknown;
};

/** Keys that leave the page, reload it, or open the system's things; letters, digits, arrows, Tab and Enter stay. */
const SYSTEM_KEY = /^(F\d{1,2}|Meta|OS|ContextMenu|PrintScreen|Browser\w+|Launch\w+|Power|Sleep|Zoom\w*)$/;

export function isSystemShortcut({ key, control, alt, meta }: KeyPress): boolean {
  return control || alt || meta || SYSTEM_KEY.test(key);
}

/** In a locked kiosk no key combination does anything (Alt+F4, Ctrl+W, F11 …). What the system takes first, it takes. */
export function denyShortcuts(contents: Keyboard): void {
  contents.on('before-input-event', (event, press) => {
    if (isSystemShortcut(press)) event.preventDefault();
  });
}
