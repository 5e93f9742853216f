import type { Area } from './window-shape';

type Display = { readonly id: number; readonly bounds: Area };
export type Screens = {
  getAllDisplays(): readonly Display[];
  getDisplayMatching(bounds: Area): Display;
  on(event: 'display-added' | 'display-removed', listener: () => void): unknown;
  off(event: 'display-added' | 'display-removed', listener: () => void): unknown;
};
export type MainWindow = { getBounds(): Area; on(event: 'closed', listener: () => void): unknown };
export type DisplayWindow = { setBounds(bounds: Area): void; isDestroyed(): boolean; destroy(): void };

/**
 * The customer display stands on the first screen that the counter window is not on: it comes when that screen is
 * plugged in, goes with it, and ends with the counter window.
 */
export function followSecondScreen(
  screens: Screens,
  main: MainWindow,
  open: (bounds: Area) => DisplayWindow,
): void {
  let display: DisplayWindow | null = null;

  function close(): void {
    if (display?.isDestroyed() === false) display.destroy();
    display = null;
  }

  function follow(): void {
    const own = screens.getDisplayMatching(main.getBounds());
    const second = screens.getAllDisplays().find(({ id }) => id !== own.id);
    if (second === undefined) close();
    else if (display === null || display.isDestroyed()) display = open(second.bounds);
    else display.setBounds(second.bounds);
  }

  follow();
  screens.on('display-added', follow);
  screens.on('display-removed', follow);
  main.on('closed', () => {
    screens.off('display-added', follow);
    screens.off('display-removed', follow);
    close();
  });
}
