import { chromium } from '@playwright/test';
import { spawn } from 'node:child_process';
import { startHost } from '../hosts/browser-host';
import { ended, linesUntil } from '../hosts/child';
import { argumentsOf, EMPTY_PAGE, type Shell } from './shell';

const SIZES = { kiosk: { width: 1080, height: 1920 }, counter: { width: 1366, height: 768 } };

/** As little as serves a page: Node's own server, on a free port. */
const EMPTY_HOST = `
const server = require('node:http').createServer((_, response) => {
  response.setHeader('content-type', 'text/html');
  response.end(${JSON.stringify(EMPTY_PAGE)});
});
server.listen(0, '127.0.0.1', () => console.log('READY http://127.0.0.1:' + server.address().port + '/'));`;

async function browse(executablePath: string, url: string, size: { width: number; height: number }) {
  const browser = await chromium.launch({ executablePath });
  const context = await browser.newContext({ viewport: size, screen: size, hasTouch: true });
  const page = await context.newPage();
  await page.goto(url);
  return { browser, page };
}

/** The browser host, and a Chromium without a screen. */
export function chromiumShell(executablePath: string): Shell {
  return {
    name: 'Chromium',
    start: async (options) => {
      const begunAt = Date.now();
      const host = await startHost(argumentsOf(options));
      const { browser, page } = await browse(
        executablePath,
        host.address(options.window),
        SIZES[options.window],
      );
      const stop = async () => {
        await browser.close();
        await host.stop();
      };
      return { page, begunAt, stop };
    },
    startEmpty: async () => {
      const begunAt = Date.now();
      const child = spawn(process.execPath, ['-e', EMPTY_HOST], { stdio: ['ignore', 'pipe', 'inherit'] });
      const url = (await linesUntil(child, 'stdout', /^READY /)).at(-1)?.slice('READY '.length) ?? '';
      const { browser, page } = await browse(executablePath, url, SIZES.kiosk);
      const stop = async () => {
        await browser.close();
        await ended(child);
      };
      return { page, begunAt, stop };
    },
  };
}
