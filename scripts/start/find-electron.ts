import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../run-command.ts';

export type Runtime =
  | { readonly found: true; readonly path: string; readonly version: string }
  | { readonly found: false; readonly why: string };

const INSTALL_LIMIT_MS = 60_000;

function executable(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

/** Why no Electron window can be opened here, whatever is installed; null when nothing speaks against it. */
export function windowObstacle(switches: readonly string[]): string | null {
  if (process.platform !== 'linux') return null;
  const { DISPLAY = '', WAYLAND_DISPLAY = '' } = process.env;
  if (DISPLAY === '' && WAYLAND_DISPLAY === '') return 'there is no display (DISPLAY, WAYLAND_DISPLAY)';
  if (process.getuid?.() === 0 && !switches.includes('--no-sandbox')) {
    return 'Electron does not run as root without --no-sandbox, which gives up its sandbox';
  }
  return null;
}

/** The line of a program's output that says most. */
function reasonIn(output: string): string {
  const lines = output.split('\n').map((line) => line.trim().replace(/\.$/, ''));
  return lines.find((line) => /error|ENOTFOUND|ECONN|ETIMEDOUT/i.test(line)) ?? lines[0] ?? '';
}

/** Electron's own installer; it honours ELECTRON_MIRROR. null when it worked, else why not. */
async function install(root: string): Promise<string | null> {
  console.log('Installing the Electron runtime …');
  const { code, output, timedOut } = await runCommand(
    process.execPath,
    ['node_modules/electron/install.js'],
    {
      cwd: root,
      limitMs: INSTALL_LIMIT_MS,
    },
  );
  if (timedOut) return `installing its runtime took longer than ${INSTALL_LIMIT_MS / 1000} s`;
  return code === 0
    ? null
    : `its runtime could not be installed (${reasonIn(output)}; ELECTRON_MIRROR can name another source)`;
}

/** Loads the runtime without a window, so that a missing system library is found out before the application starts. */
async function load(path: string): Promise<Runtime> {
  const { code, output } = await runCommand(path, ['-p', 'process.versions.electron'], {
    cwd: process.cwd(),
    env: { ELECTRON_RUN_AS_NODE: '1' },
    limitMs: INSTALL_LIMIT_MS,
  });
  return code === 0
    ? { found: true, path, version: output.trim() }
    : { found: false, why: `its runtime does not load (${reasonIn(output)})` };
}

/** The runtime of ELECTRON_OVERRIDE_DIST_PATH or of node_modules/electron, installed first where it is missing. */
export async function findElectron(root: string): Promise<Runtime> {
  const given = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '';
  const path = join(given === '' ? join(root, 'node_modules/electron/dist') : given, executable());
  const why = existsSync(path) ? null : await install(root);
  return why === null ? load(path) : { found: false, why };
}
