import type { Browser, Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { WindowKind } from '../../../src/shared/operator';

export const ROOT = resolve(import.meta.dirname, '../../..');

export type Size = { readonly width: number; readonly height: number };
export const UPRIGHT: Size = { width: 1080, height: 1920 };
export const LANDSCAPE: Size = { width: 1920, height: 1080 };
export const DESK: Size = { width: 1366, height: 768 };
export const PHONE: Size = { width: 420, height: 820 };

/** One run of the application, from its start until it ends or is killed. */
export type Run = {
  /** The window that was asked for, ready to be used. */
  readonly page: Page;
  /** null in live mode: people pay by their own. */
  readonly walletUrl: string | null;
  /** Another window: the browser host has every kind, Electron the customer display beside the counter. */
  readonly openWindow: (kind: WindowKind) => Promise<Page>;
  /** The lines that the browser host prints, by their first word. Empty in Electron, which has no addresses. */
  readonly addresses: ReadonlyMap<string, string>;
  readonly windowCount: () => Promise<number>;
  /** The wallet as a page that can be looked at. */
  readonly openWallet: () => Promise<Page>;
  readonly resize: (page: Page, size: Size) => Promise<void>;
  /** The power goes. */
  readonly kill: () => Promise<void>;
  /** As the system asks a program to end; the exit code. */
  readonly stop: () => Promise<number | null>;
};

export type StartWith = {
  readonly window: 'kiosk' | 'counter';
  readonly dataDir: string;
  /** Keys of docs/operations.md. */
  readonly config: object;
};

export type ShellTools = {
  readonly browser: () => Promise<Browser>;
  /** Called with every page of the application before it is looked at. */
  readonly onPage: (page: Page) => void;
};

/** Arguments that both shells take. The file lies beside the data folder: nothing of ours gets into that. */
export function argumentsOf({ window, dataDir, config }: StartWith): readonly string[] {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, '..', 'config.json');
  writeFileSync(file, JSON.stringify(config));
  return ['--data', dataDir, '--config', file, '--window', window];
}

/** A window is ready when it says which one it is and has a title. */
export async function whenReady(page: Page, kind: WindowKind): Promise<Page> {
  await page.locator(`html[data-window="${kind}"] h1`).first().waitFor({ timeout: 20_000 });
  return page;
}
