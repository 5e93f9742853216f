import type { WebPreferences } from 'electron';
import type { WindowKind } from '../../shared/operator';

export const WALLET_PARTITION = 'wallet';

/** In memory only, and one for each kind of window: Chromium keeps zoom and storage per address and session. */
export function partitionOf(window: WindowKind): string {
  return `pages-${window}`;
}

/** What every page of ours runs with. In live mode there is no inspector. */
export function pagePreferences(
  window: WindowKind,
  preload: string,
  devTools: boolean,
  zoom: number,
): WebPreferences {
  return { ...LOCKED_DOWN, preload, devTools, zoomFactor: zoom, partition: partitionOf(window) };
}

/** The training wallet is a web page like any other: no preload, and a session of its own. */
export function walletPreferences(devTools: boolean): WebPreferences {
  return { ...LOCKED_DOWN, devTools, partition: WALLET_PARTITION };
}

const LOCKED_DOWN: WebPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
  spellcheck: false,
  // The tick of "paid" sounds without a touch; a display that nobody touches goes on moving.
  autoplayPolicy: 'no-user-gesture-required',
  backgroundThrottling: false,
};
