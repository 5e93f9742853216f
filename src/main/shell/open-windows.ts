import { screen, type BrowserWindow, type Display } from 'electron';
import type { Config } from '../config';
import { openPageWindow, type Frame, type PageWindowTools } from './open-page-window';
import { openWalletWindow } from './open-wallet-window';
import { counterShape, kioskShape, walletShape } from './window-shape';

function openMain(config: Config, tools: PageWindowTools): BrowserWindow {
  const { workArea } = screen.getPrimaryDisplay();
  if (config.window === 'counter')
    return openPageWindow('counter', counterShape(workArea), 'windowed', tools);
  // Training can always be left; a configured kiosk cannot.
  const frame: Frame = config.mode === 'training' ? 'full-screen' : 'locked';
  return openPageWindow('kiosk', kioskShape(workArea), config.kiosk.fullScreen ? frame : 'windowed', tools);
}

/** The first screen that the counter window is not on. */
function secondDisplay(main: BrowserWindow): Display | null {
  const own = screen.getDisplayMatching(main.getBounds());
  return screen.getAllDisplays().find(({ id }) => id !== own.id) ?? null;
}

/** The customer display follows the second screen: it comes when one is plugged in, and goes with it. */
function followSecondScreen(main: BrowserWindow, tools: PageWindowTools): void {
  let display: BrowserWindow | null = null;
  const follow = () => {
    const second = main.isDestroyed() ? null : secondDisplay(main);
    if (second === null) {
      display?.destroy();
      display = null;
    } else if (display === null || display.isDestroyed()) {
      display = openPageWindow('display', { ...second.bounds, zoom: 1 }, 'full-screen', tools);
    } else {
      display.setBounds(second.bounds);
    }
  };
  follow();
  screen.on('display-added', follow);
  screen.on('display-removed', follow);
  main.on('closed', follow);
}

function openWallet(main: BrowserWindow, url: string): void {
  const wallet = openWalletWindow(url, walletShape(screen.getPrimaryDisplay().workArea));
  main.on('closed', () => {
    if (!wallet.isDestroyed()) wallet.destroy();
  });
}

/** Every window of this installation; answers the one that is worked in. */
export function openWindows(config: Config, walletUrl: string | null, tools: PageWindowTools): BrowserWindow {
  const main = openMain(config, tools);
  if (config.window === 'counter') followSecondScreen(main, tools);
  // The window that is worked in comes first.
  if (walletUrl !== null) main.once('ready-to-show', () => openWallet(main, walletUrl));
  return main;
}
