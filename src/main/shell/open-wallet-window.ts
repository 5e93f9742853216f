import { BrowserWindow } from 'electron';
import { walletPreferences } from './page-preferences';
import type { WindowShape } from './window-shape';

/** The payer's phone of training mode: the simulator's own page, which knows nothing of ours. */
export function openWalletWindow(url: string, { zoom: _zoom, ...place }: WindowShape): BrowserWindow {
  const window = new BrowserWindow({
    ...place,
    useContentSize: true,
    autoHideMenuBar: true,
    show: false,
    webPreferences: walletPreferences(true),
  });
  // Shown without taking the keyboard away from the window that is worked in.
  window.once('ready-to-show', () => window.showInactive());
  window.loadURL(url).catch(() => undefined);
  return window;
}
