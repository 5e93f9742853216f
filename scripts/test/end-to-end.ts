import { ensureBuilt } from '../build/build.ts';
import { findElectron } from '../start/find-electron.ts';
import { prepareMachine } from './prepare-machine.ts';
import { countSkipped, runPlaywright } from './run-playwright.ts';
import { oneFailure, sum, type Tally } from './tally.ts';

const SCREEN = ['xvfb-run', '-a', '-s', '-screen 0 1920x2160x24'];

function hasScreen(): boolean {
  const { DISPLAY = '', WAYLAND_DISPLAY = '' } = process.env;
  return process.platform !== 'linux' || DISPLAY !== '' || WAYLAND_DISPLAY !== '';
}

export interface EndToEnd {
  readonly tally: Tally;
  /** Said aloud at the end: which shells the tests ran in. */
  readonly ranIn: string;
}

/** Builds, finds both shells, and runs the end-to-end tests in each that is to be had. */
export async function runEndToEnd(root: string): Promise<EndToEnd> {
  if (!(await ensureBuilt(root))) return { tally: oneFailure('build'), ranIn: 'nothing: the build failed' };
  const chromium = await prepareMachine(root);
  if (chromium === null) {
    return {
      tally: oneFailure('no Chromium could be found or installed'),
      ranIn: 'nothing: there is no Chromium',
    };
  }
  process.env['EXAM_FEE_KIOSK_CHROMIUM'] = chromium.path;
  const browser = `Chromium ${chromium.version}`;
  const electron = await findElectron(root);
  if (!electron.found) {
    const tally = sum([await runPlaywright(root, ['chromium'], []), await countSkipped(root, 'electron')]);
    return { tally, ranIn: `${browser} only. Electron was skipped: ${electron.why}` };
  }
  process.env['EXAM_FEE_KIOSK_ELECTRON'] = electron.path;
  const tally = await runPlaywright(root, ['chromium', 'electron'], hasScreen() ? [] : SCREEN);
  return { tally, ranIn: `${browser} and Electron ${electron.version}` };
}
