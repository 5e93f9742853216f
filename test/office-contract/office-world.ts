import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { linesOfPayment } from '../../src/main/compose/lines-of-payment';
import { officePlatformGateway } from '../../src/main/gateways/office-platform/office-platform-gateway';
import { createHttpCaller } from '../../src/main/http/http-caller';
import { registryOffice } from '../../src/main/office/registry/registry-office';
import { notedLog, type NotedLine } from '../fakes/noted-log';
import { MONDAY_MORNING, simTime, type SimTime } from '../fakes/sim-clock';
import { startRun, storyConfig, type StoryRun } from '../fakes/world/story-run';
import { openStoryWindow, type StoryWindow } from '../fakes/world/story-window';
import { callsUnderWay } from '../gateways/every-fault/calls-under-way';
import { startRegistryServer, type RegistryServer } from '../registry/server/registry-server';
import { EVERYTHING } from './scripted-registry';

/** The whole core, its exam office the reference server over real connections, whose platform takes the money. */
export type OfficeWorld = {
  readonly time: SimTime;
  readonly server: RegistryServer;
  readonly store: () => StoryRun['opened']['store'];
  readonly log: readonly NotedLine[];
  readonly openWindow: (kind: 'kiosk' | 'counter') => StoryWindow;
  /** The power goes, and comes back. */
  readonly restart: () => Promise<void>;
};

export async function openOfficeWorld(habits: { readonly payCodeOnly?: boolean } = {}): Promise<OfficeWorld> {
  const calls = callsUnderWay();
  const time = simTime(MONDAY_MORNING, calls.patience);
  const dir = mkdtempSync(join(tmpdir(), 'efk-office-'));
  const server = await startRegistryServer({ ...habits, clock: time.clock, tokenLifeS: 3600 });
  const { log, lines } = notedLog();
  let run: StoryRun | null = null;
  let starts = 0;
  let windows = 0;

  const current = (): StoryRun => {
    if (run === null) throw new Error('the application is not running');
    return run;
  };

  async function start(): Promise<void> {
    starts += 1;
    const { clock, timers } = time;
    const { baseUrl, tokenUrl, clientId, clientSecret } = server;
    const caller = calls.watchHttp(createHttpCaller({ clock, timers }));
    const credentials = { tokenUrl, clientId, clientSecret, scope: null };
    const settings = { baseUrl, credentials, timeoutMs: 8_000, features: EVERYTHING };
    const office = registryOffice(settings, { caller, clock, log });
    if (office.platform === null) throw new Error('the platform is off');
    const { platform, clockDriftMs } = office;
    const linesOf = (outTradeNo: string) => linesOfPayment(current().opened.store, outTradeNo);
    run = await startRun({
      dir,
      time,
      log,
      office,
      gateways: [officePlatformGateway({ platform, clockDriftMs, clock, linesOf })],
      salt: String.fromCharCode(64 + starts),
      restore: null,
      config: storyConfig(dir, { channels: ['office-platform'] }),
      disk: { freeBytes: 50 * 1024 ** 3, refusesCommits: false },
      isAlive: (opened) => run?.opened === opened,
      beforeCore: () => undefined,
    });
    await time.settle();
  }

  async function powerCut(): Promise<void> {
    const { opened } = current();
    run = null;
    await opened.close();
  }

  await start();
  onTestFinished(async () => {
    await powerCut();
    await server.close();
    rmSync(dir, { recursive: true, force: true });
  });
  return {
    time,
    server,
    store: () => current().opened.store,
    log: lines,
    openWindow: (kind) => openStoryWindow(current(), kind, ++windows, log),
    restart: async () => {
      await powerCut();
      await start();
    },
  };
}
