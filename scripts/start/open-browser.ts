import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

function inPath(name: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));
}

function opener(url: string): readonly [string, ...string[]] | null {
  if (process.platform === 'darwin') return ['open', url];
  if (process.platform === 'win32') return ['explorer', url];
  const { DISPLAY = '', WAYLAND_DISPLAY = '' } = process.env;
  if (DISPLAY === '' && WAYLAND_DISPLAY === '') return null;
  const chromium = ['chromium', 'chromium-browser', 'google-chrome', 'microsoft-edge'].find(inPath);
  if (chromium !== undefined) return [chromium, `--app=${url}`];
  return inPath('xdg-open') ? ['xdg-open', url] : null;
}

/** Opens the page where there is a browser and a screen; the address is printed in any case. */
export function openBrowser(url: string): void {
  const command = opener(url);
  if (command === null || process.env['EXAM_FEE_KIOSK_OPEN'] === 'no') return;
  const [program, ...args] = command;
  const browser = spawn(program, args, { stdio: 'ignore', detached: true });
  browser.on('error', (error) => console.error(`The browser could not be opened: ${error.message}`));
  browser.unref();
}
