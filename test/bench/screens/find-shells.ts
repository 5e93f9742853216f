import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from '../../../scripts/test/find-chromium.ts';
import { ended } from '../hosts/child';
import { chromiumShell } from './chromium-shell';
import { electronShell } from './electron-shell';
import type { Shell } from './shell';

export type Shells = {
  readonly shells: readonly Shell[];
  /** Which shells, and why another one is missing. */
  readonly notes: readonly string[];
  readonly close: () => Promise<void>;
};

type Screen = { readonly env: NodeJS.ProcessEnv; readonly close: () => Promise<void> };

/** The screen there is, or one in memory on Linux. */
async function openScreen(): Promise<Screen> {
  const { DISPLAY = '', WAYLAND_DISPLAY = '' } = process.env;
  const none = { env: process.env, close: () => Promise.resolve() };
  if (process.platform !== 'linux' || DISPLAY !== '' || WAYLAND_DISPLAY !== '') return none;
  const args = ['-displayfd', '1', '-screen', '0', '1920x2160x24', '-nolisten', 'tcp'];
  const child = spawn('Xvfb', args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const kill = (): void => void child.kill();
  process.once('exit', kill);
  const display = await new Promise<string | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('exit', () => resolve(null));
    child.stdout.once('data', (bytes: Buffer) => resolve(bytes.toString().trim()));
  });
  if (display === null) return none;
  const close = async () => {
    await ended(child);
    process.off('exit', kill);
  };
  return { env: { ...process.env, DISPLAY: `:${display}` }, close };
}

/** Both shells where they are to be had: Chromium wherever npm test finds one, Electron where its runtime is named. */
export async function findShells(): Promise<Shells> {
  const chromium = await findChromium();
  const screen = await openScreen();
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '';
  const electron = join(folder, 'electron');
  const hasElectron = folder !== '' && existsSync(electron);
  return {
    shells: [
      ...(chromium === null ? [] : [chromiumShell(chromium.path)]),
      ...(hasElectron ? [electronShell(electron, screen.env)] : []),
    ],
    notes: [
      chromium === null ? 'No Chromium was found.' : `Chromium ${chromium.version} without a screen.`,
      hasElectron
        ? 'Electron on a screen in memory.'
        : 'Electron was left out: ELECTRON_OVERRIDE_DIST_PATH names none.',
    ],
    close: screen.close,
  };
}
