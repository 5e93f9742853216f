import type { Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A page that was started, and what belongs to it. */
export type Started = {
  readonly page: Page;
  /** UTC ms: when the first process was started. */
  readonly begunAt: number;
  readonly stop: () => Promise<void>;
};

export type StartOptions = {
  readonly dataDir: string;
  readonly window: 'kiosk' | 'counter';
  readonly config: object;
};

/** One of the two shells. Each start is a cold one: every process of it is new. */
export type Shell = {
  readonly name: string;
  readonly start: (options: StartOptions) => Promise<Started>;
  /** The same shell with nothing in it: a page that says one word. */
  readonly startEmpty: (folder: string) => Promise<Started>;
};

export const EMPTY_PAGE = '<!doctype html><html lang="en"><title>empty</title><h1>Empty</h1></html>';

/** Arguments of the application. The configuration lies beside the data folder. */
export function argumentsOf({ dataDir, window, config }: StartOptions): readonly string[] {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, '..', 'config.json');
  writeFileSync(file, JSON.stringify(config));
  return ['--data', dataDir, '--config', file, '--window', window, '--port', '0'];
}
