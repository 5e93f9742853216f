type Closing = { on(event: 'close', listener: (event: { preventDefault(): void }) => void): unknown };
type Leaving = { on(event: 'leave-full-screen' | 'minimize', listener: () => void): unknown };
type LockedWindow = Closing & Leaving & { setKiosk(flag: boolean): void; restore(): void };

/** The window of a locked kiosk cannot be closed, minimised or taken out of full screen; `isEnding`: the program ends. */
export function keepOpen(window: LockedWindow, isEnding: () => boolean): void {
  window.on('close', (event) => {
    if (!isEnding()) event.preventDefault();
  });
  window.on('leave-full-screen', () => {
    if (!isEnding()) window.setKiosk(true);
  });
  window.on('minimize', () => {
    if (!isEnding()) window.restore();
  });
}
