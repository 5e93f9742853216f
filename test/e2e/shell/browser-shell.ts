import type { BrowserContext, Page } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { WindowKind } from '../../../src/shared/operator';
import {
  argumentsOf,
  DESK,
  PHONE,
  ROOT,
  UPRIGHT,
  whenReady,
  type Run,
  type ShellTools,
  type Size,
  type StartWith,
} from './shell';

const SIZES = { kiosk: UPRIGHT, counter: DESK, display: DESK } as const;

type Addresses = ReadonlyMap<string, string>;

/** The lines that the host prints; READY is the last. */
async function addressesOf(host: ChildProcess): Promise<Addresses> {
  const addresses = new Map<string, string>();
  if (host.stdout === null) throw new Error('the host has no output');
  for await (const line of createInterface({ input: host.stdout })) {
    const [, name, url] = /^([A-Z]+) (http:\S+)$/.exec(line) ?? [];
    if (name !== undefined && url !== undefined) addresses.set(name, url);
    if (name === 'READY') return addresses;
  }
  throw new Error('the host ended before it was ready');
}

function addressOf(addresses: Addresses, name: string): string {
  const url = addresses.get(name);
  if (url === undefined) throw new Error(`the host printed no ${name}`);
  return url;
}

/** The core behind the browser host, its windows in a Chromium. */
export async function startBrowserShell(start: StartWith, tools: ShellTools): Promise<Run> {
  const program = join(ROOT, 'out/main/browser-host.js');
  const host = spawn(process.execPath, [program, ...argumentsOf(start)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(host, 'exit');
  const addresses = await addressesOf(host);
  const browser = await tools.browser();
  const contexts: BrowserContext[] = [];

  async function openPage(url: string, size: Size, hasTouch: boolean): Promise<Page> {
    const context = await browser.newContext({ viewport: size, screen: size, hasTouch });
    contexts.push(context);
    const page = await context.newPage();
    tools.onPage(page);
    await page.goto(url);
    return page;
  }

  async function openWindow(kind: WindowKind): Promise<Page> {
    const address = addressOf(addresses, kind.toUpperCase());
    return whenReady(await openPage(address, SIZES[kind], kind === 'kiosk'), kind);
  }

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    host.kill(signal);
    await ended;
    await Promise.all(contexts.map((context) => context.close()));
    return host.exitCode;
  }

  return {
    page: await openWindow(start.window),
    walletUrl: addresses.get('WALLET') ?? null,
    addresses,
    windowCount: () => Promise.resolve(contexts.flatMap((context) => context.pages()).length),
    openWindow,
    openWallet: () => openPage(addressOf(addresses, 'WALLET'), PHONE, false),
    resize: (page, size) => page.setViewportSize(size),
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
  };
}
