import { test as base, expect, type Browser, type Page } from '@playwright/test';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startBrowserShell } from './browser-shell';
import { startElectronShell } from './electron-shell';
import { EVERYBODY } from './people';
import type { Run, ShellTools, StartWith } from './shell';
import { walletAt, type Wallet } from './wallet';

const NO_WALLET = 'http://127.0.0.1:9/';

/** The application in the shell of the Playwright project, on a data folder of its own. */
export type App = Omit<Run, 'kill' | 'stop' | 'walletUrl'> & {
  readonly wallet: Wallet;
  /** The power goes and comes back; answers the new run on the same data. */
  readonly killAndStart: (start?: Start) => Promise<App>;
  readonly stop: () => Promise<void>;
};

export type Start = Partial<Pick<StartWith, 'window' | 'config'>>;

/** What a page said that nobody must ever see; a test that provokes it takes it out. */
export type Complaints = string[];

type Fixtures = {
  readonly dataDir: string;
  readonly complaints: Complaints;
  readonly start: (start?: Start) => Promise<App>;
};
type WorkerFixtures = { readonly lazyBrowser: () => Promise<Browser> };

/** Answers a listener for the pages of one run, and how to close its ears when the run ends. */
function listening(complaints: Complaints) {
  let deaf = false;
  const note = (text: string) => {
    if (!deaf) complaints.push(text);
  };
  return {
    toPage: (page: Page) => {
      page.on('pageerror', (error) => note(`page: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') note(`console: ${message.text()}`);
      });
    },
    stop: () => {
      deaf = true;
    },
  };
}

/** Numbers of people never stand in a log (product.md "Conventions"). */
function expectNobodyIn(log: string): void {
  for (const { documentNumber, phone } of EVERYBODY) {
    expect(log).not.toContain(documentNumber);
    if (phone !== null) expect(log).not.toContain(phone);
  }
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  lazyBrowser: [
    async ({ playwright }, use) => {
      const launched: Promise<Browser>[] = [];
      await use(() => {
        const browser = launched[0] ?? playwright.chromium.launch();
        if (launched.length === 0) launched.push(browser);
        return browser;
      });
      for (const browser of launched) await (await browser).close();
    },
    { scope: 'worker' },
  ],
  dataDir: async ({}, use, info) => {
    const dir = info.outputPath('installation', 'data');
    mkdirSync(dir, { recursive: true });
    await use(dir);
  },
  complaints: async ({}, use) => {
    const complaints: Complaints = [];
    await use(complaints);
    expect(complaints).toEqual([]);
  },
  start: async ({ lazyBrowser, dataDir, complaints }, use, info) => {
    const startShell = info.project.name === 'electron' ? startElectronShell : startBrowserShell;
    let stop: () => Promise<void> = () => Promise.resolve();

    async function start({ window = 'kiosk', config = {} }: Start = {}): Promise<App> {
      const ears = listening(complaints);
      const tools: ShellTools = { browser: lazyBrowser, onPage: ears.toPage };
      const run = await startShell({ window, config, dataDir }, tools);
      stop = async () => {
        stop = () => Promise.resolve();
        ears.stop();
        expect(await run.stop(), 'how it ended').toBe(0);
      };
      return {
        ...run,
        wallet: walletAt(run.walletUrl ?? NO_WALLET),
        stop: () => stop(),
        killAndStart: async (again) => {
          stop = () => Promise.resolve();
          ears.stop();
          await run.kill();
          return start({ window, config, ...again });
        },
      };
    }

    await use(start);
    await stop();
    const log = join(dataDir, 'logs/kiosk.log');
    if (existsSync(log)) expectNobodyIn(readFileSync(log, 'utf8'));
  },
});
