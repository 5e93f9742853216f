import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Config } from '../../src/main/config';
import type { Clock } from '../../src/main/ports';
import type { ExamOffice } from '../../src/main/ports/exam-office';
import type { OpenedStore } from '../../src/main/store/open-store';
import type { RosterLine } from '../../src/main/store/types';
import type { Channel } from '../../src/shared/channel';
import type { WindowKind } from '../../src/shared/operator';
import type { FakeBank } from './fake-bank';
import { fakeBank } from './fake-bank';
import type { FakeRegistry } from './fake-registry';
import { fakeRegistry } from './fake-registry';
import type { NotedLine } from './noted-log';
import { notedLog } from './noted-log';
import type { SimTime } from './sim-clock';
import { simTime } from './sim-clock';
import { storyRoster } from './story-roster';
import type { StoryDisk, StoryRun } from './world/story-run';
import { startRun, storyConfig } from './world/story-run';
import type { StoryWindow } from './world/story-window';
import { openStoryWindow } from './world/story-window';

/** The whole core on a real store and a simulated clock, spoken to through the contract, as windows do. */
export type World = {
  readonly time: SimTime;
  readonly wechat: FakeBank;
  readonly alipay: FakeBank;
  /** The exam office where it has a system of its own; the core asks it only when the world was opened so. */
  readonly registry: FakeRegistry;
  readonly config: Config;
  readonly dir: string;
  readonly log: readonly NotedLine[];
  readonly disk: StoryDisk;
  /** Of the run that is on now. */
  readonly opened: () => OpenedStore;
  /** An hourly backup, made now. */
  readonly backup: () => Promise<void>;
  readonly openWindow: (kind: WindowKind) => StoryWindow;
  /** The chip reader beside that window reads a card. */
  readonly readCard: (window: StoryWindow, documentNumber: string) => void;
  /** The power goes: nothing is ended in order; what was committed is there, what was not is gone. */
  readonly powerCut: () => Promise<void>;
  /** `without`: that channel's gateway has been taken out of the configuration since. */
  readonly start: (options?: StartOptions) => Promise<void>;
};

type StartOptions = { readonly restore?: string | null; readonly without?: Channel };

export type WorldOptions = {
  readonly settings?: unknown;
  readonly roster?: (nowMs: number) => readonly RosterLine[];
  /** Instead of the roster in the store. */
  readonly office?: 'registry' | ((clock: Clock) => ExamOffice);
};

export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const time = simTime();
  const dir = mkdtempSync(join(tmpdir(), 'efk-story-'));
  const wechat = fakeBank('wechat', 'wechat-like', time.now);
  const alipay = fakeBank('alipay', 'alipay-like', time.now);
  const roster = (options.roster ?? storyRoster)(time.now());
  const registry = fakeRegistry(roster, time.now);
  const { log, lines } = notedLog();
  const disk: StoryDisk = { freeBytes: 50 * 1024 ** 3, refusesCommits: false };
  const config = storyConfig(dir, options.settings ?? {});
  let run: StoryRun | null = null;
  let starts = 0;
  let windows = 0;

  const current = (): StoryRun => {
    if (run === null) throw new Error('the application is not running');
    return run;
  };

  async function start({ restore = null, without }: StartOptions = {}): Promise<void> {
    starts += 1;
    const isFirst = starts === 1;
    run = await startRun({
      dir,
      config,
      time,
      log,
      disk,
      office: options.office === 'registry' ? registry.office : (options.office?.(time.clock) ?? null),
      gateways: [wechat.gateway, alipay.gateway].filter(({ channel }) => channel !== without),
      salt: String.fromCharCode(64 + starts),
      restore,
      isAlive: (opened) => run?.opened === opened,
      beforeCore: (opened) => {
        if (isFirst) seed(opened, roster);
      },
    });
    await time.settle();
  }

  async function powerCut(): Promise<void> {
    const { opened } = current();
    // From here on none of its timers rings and none of its commits reaches the disk.
    run = null;
    await opened.close();
  }

  await start();
  onTestFinished(async () => {
    if (run !== null) await powerCut();
    rmSync(dir, { recursive: true, force: true });
  });
  return {
    time,
    wechat,
    alipay,
    registry,
    config,
    dir,
    log: lines,
    disk,
    opened: () => current().opened,
    backup: () => backUp(current().opened, time, dir),
    readCard: ({ id }, documentNumber) => current().core.cardRead(id, documentNumber),
    openWindow: (kind) => openStoryWindow(current(), kind, ++windows, log),
    powerCut,
    start,
  };
}

/** It goes on in slices between other work, so time must pass. */
async function backUp(opened: OpenedStore, time: SimTime, dir: string): Promise<void> {
  let done = false;
  const making = opened.backup().finally(() => {
    done = true;
  });
  while (!done) await time.advance(1);
  await making;
  if (readdirSync(join(dir, 'backups')).length === 0) throw new Error('no backup was made');
}

function seed(opened: OpenedStore, lines: readonly RosterLine[]): void {
  const stage = opened.store.roster.stage();
  stage.add(lines);
  stage.switchIn();
}
