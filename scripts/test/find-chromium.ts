import { chromium } from '@playwright/test';
import { existsSync } from 'node:fs';
import { runCommand } from '../run-command.ts';
import { chromiumsInPath } from './chromium-in-path.ts';

/** Its answer to --version, or null: some systems keep a stub under the browser's name. */
async function version(program: string): Promise<string | null> {
  const { code, output } = await runCommand(program, ['--version'], { cwd: process.cwd(), limitMs: 30_000 });
  return code === 0 ? (/\d+(\.\d+)+/.exec(output)?.[0] ?? null) : null;
}

export interface Chromium {
  readonly path: string;
  readonly version: string;
}

/** From EXAM_FEE_KIOSK_CHROMIUM, else from PATH, else Playwright's own. */
export async function findChromium(): Promise<Chromium | null> {
  const given = process.env['EXAM_FEE_KIOSK_CHROMIUM'];
  const own = chromium.executablePath();
  const candidates = [...(given === undefined ? chromiumsInPath() : [given]), own];
  for (const path of candidates.filter((candidate) => existsSync(candidate))) {
    const found = await version(path);
    if (found !== null) return { path, version: found };
  }
  return null;
}
