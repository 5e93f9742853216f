import { screen, type BrowserWindow } from 'electron';
import type { Config } from '../config';
import { followSecondScreen } from './follow-second-screen';
import { openPageWindow, type PageWindowTools } from './open-page-window';
import { openWalletWindow } from './open-wallet-window';
import { counterShape, fullScreenShape, kioskShape, walletShape } from './window-shape';

function openMain(config: Config, tools: PageWindowTools): BrowserWindow {
  const { workArea, bounds } = screen.getPrimaryDisplay();
  if (config.window === 'counter')
    return openPageWindow('counter', counterShape(workArea), 'windowed', tools);
  if (!config.kiosk.fullScreen) return openPageWindow('kiosk', kioskShape(workArea), 'windowed', tools);
  // Training can always be left; a configured kiosk cannot.
  const frame = config.mode === 'training' ? 'full-screen' : 'locked';
  return openPageWindow('kiosk', fullScreenShape(bounds), frame, tools);
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
  if (config.window === 'counter') {
    followSecondScreen(screen, main, (bounds) =>
      openPageWindow('display', fullScreenShape(bounds), 'full-screen', tools),
    );
  }
  // The window that is worked in comes first.
  if (walletUrl !== null) main.once('ready-to-show', () => openWallet(main, walletUrl));
  return main;
}
