import { runCommand } from '../run-command.ts';
import { findChromium, type Chromium } from './find-chromium.ts';

async function answers(program: string, ...args: readonly string[]): Promise<boolean> {
  const { code, output } = await runCommand(program, args, { cwd: process.cwd(), limitMs: 30_000 });
  return code === 0 && output.trim() !== '';
}

function mayUseApt(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0;
}

/** What the end-to-end tests need beside a browser: an independent QR reader, Chinese type, a virtual screen. */
async function missingPackages(): Promise<string[]> {
  const missing: string[] = [];
  if (!(await answers('zbarimg', '--version'))) missing.push('zbar-tools');
  if (!(await answers('fc-list', ':lang=zh'))) missing.push('fonts-noto-cjk', 'fontconfig');
  if (!(await answers('which', 'xvfb-run'))) missing.push('xvfb', 'xauth');
  return missing;
}

async function aptInstall(packages: readonly string[]): Promise<void> {
  console.log(`Installing ${packages.join(' ')} …`);
  const options = { cwd: process.cwd(), env: { DEBIAN_FRONTEND: 'noninteractive' } };
  await runCommand('apt-get', ['update', '-qq'], options);
  const args = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
  const { code, output } = await runCommand('apt-get', args, options);
  if (code !== 0) console.log(output.trimEnd());
}

async function installPlaywrightChromium(root: string): Promise<void> {
  console.log("Installing Playwright's Chromium …");
  const args = ['node_modules/@playwright/test/cli.js', 'install', 'chromium'];
  const { code, output } = await runCommand(process.execPath, args, { cwd: root });
  if (code !== 0) console.log(output.trimEnd());
}

/** Installs what is missing, by apt where that is allowed; null when no Chromium is to be had. */
export async function prepareMachine(root: string): Promise<Chromium | null> {
  let browser = await findChromium();
  const missing = process.platform === 'linux' ? await missingPackages() : [];
  const wanted = [...(browser === null ? ['chromium'] : []), ...missing];
  if (wanted.length > 0) {
    if (mayUseApt()) await aptInstall(wanted);
    else if (missing.length > 0) console.log(`Not installed, and some tests need it: ${missing.join(' ')}`);
  }
  browser ??= await findChromium();
  if (browser !== null) return browser;
  await installPlaywrightChromium(root);
  return findChromium();
}
