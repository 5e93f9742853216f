import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Core } from '../../src/main/compose';
import { composeCore } from '../../src/main/compose';
import type { Config } from '../../src/main/config';
import { loadConfig } from '../../src/main/config';
import { openPages, roleOf } from '../../src/main/ipc/pages';
import { serve } from '../../src/main/ipc/serve';
import type { OpenedStore, StoreFailure } from '../../src/main/store/open-store';
import { openStore } from '../../src/main/store/open-store';
import type { RosterLine, Store } from '../../src/main/store/types';
import type { Api } from '../../src/renderer/api';
import { createApi } from '../../src/renderer/api';
import { pushes, commands } from '../../src/shared/ipc/contract';
import type { PushMessage } from '../../src/shared/ipc/kit';
import type { WindowKind } from '../../src/shared/operator';
import type { PaymentView } from '../../src/shared/payment-view';
import { countedIds } from './counted-ids';
import type { FakeBank } from './fake-bank';
import { fakeBank } from './fake-bank';
import type { NotedLine } from './noted-log';
import { notedLog } from './noted-log';
import type { SimTime } from './sim-clock';
import { simTime } from './sim-clock';
import { storyRoster } from './story-roster';

/** The whole core on a real store and a simulated clock, spoken to through the contract, as windows do. */
export type World = {
  readonly time: SimTime;
  readonly wechat: FakeBank;
  readonly alipay: FakeBank;
  readonly config: Config;
  readonly dir: string;
  readonly log: readonly NotedLine[];
  /** `refusesCommits`: every transaction fails as on a full disk; nothing of it is kept. */
  readonly disk: { freeBytes: number | null; refusesCommits: boolean };
  /** Of the run that is on now. */
  readonly opened: () => OpenedStore;
  /** An hourly backup, made now. */
  readonly backup: () => Promise<void>;
  readonly openWindow: (kind: WindowKind) => StoryWindow;
  /** The power goes: nothing is ended in order; what was committed is there, what was not is gone. */
  readonly powerCut: () => Promise<void>;
  readonly start: (options?: { readonly restore?: string }) => Promise<void>;
};

export type StoryWindow = {
  readonly id: string;
  readonly api: Api['bridge'];
  readonly payments: PaymentView[];
  readonly lastPayment: () => PaymentView | undefined;
  /** Page closed, crashed or reloaded. */
  readonly gone: () => Promise<void>;
};

export type WorldOptions = {
  readonly settings?: unknown;
  readonly roster?: (nowMs: number) => readonly RosterLine[];
};

/** The store did not open; a story may expect that. */
export class StoreRefused extends Error {
  readonly failure: StoreFailure;
  constructor(failure: StoreFailure) {
    super(`the store refused: ${failure.kind}`);
    this.failure = failure;
  }
}

type Run = {
  readonly core: Core;
  readonly opened: OpenedStore;
  readonly pages: ReturnType<typeof openPages<typeof pushes>>;
};

export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const time = simTime();
  const dir = mkdtempSync(join(tmpdir(), 'efk-story-'));
  const wechat = fakeBank('wechat', 'wechat-like', time.now);
  const alipay = fakeBank('alipay', 'alipay-like', time.now);
  const { log, lines } = notedLog();
  const disk: World['disk'] = { freeBytes: 50 * 1024 ** 3, refusesCommits: false };
  const config = storyConfig(dir, options.settings ?? {});
  let run: Run | null = null;
  let starts = 0;

  const current = (): Run => {
    if (run === null) throw new Error('the application is not running');
    return run;
  };

  async function start(startOptions: { readonly restore?: string } = {}): Promise<void> {
    starts += 1;
    const opening = await openStore({
      dir,
      fileName: 'training.db',
      clock: time.clock,
      timers: time.timers,
      log,
      keyWrap: null,
      holder: 'a story',
      ...startOptions,
    });
    if (!opening.ok) throw new StoreRefused(opening.error);
    const opened = opening.value;
    if (starts === 1) seed(opened, (options.roster ?? storyRoster)(time.now()));
    const pages = openPages(pushes, log);
    const core = composeCore({
      config,
      clock: time.clock,
      timers: aliveTimers(time, () => run?.opened === opened),
      ids: countedIds(String.fromCharCode(64 + starts)),
      log,
      disk: { freeBytes: () => disk.freeBytes },
      pusher: pages.pusher,
      version: 'story',
      opened: { ...opened, store: storeOnDisk(opened.store, disk) },
      gateways: [wechat.gateway, alipay.gateway],
      samples: [],
      walletUrl: null,
    });
    run = { core, opened, pages };
    await time.settle();
  }

  async function powerCut(): Promise<void> {
    const { opened } = current();
    // From here on none of its timers rings and none of its commits reaches the disk.
    run = null;
    await opened.close();
  }

  async function backup(): Promise<void> {
    let done = false;
    const making = current()
      .opened.backup()
      .finally(() => {
        done = true;
      });
    // It goes on in slices between other work, so time must pass.
    while (!done) await time.advance(1);
    await making;
    if (readdirSync(join(dir, 'backups')).length === 0) throw new Error('no backup was made');
  }

  let windows = 0;
  function openWindow(kind: WindowKind): StoryWindow {
    const { core, pages } = current();
    const caller = { id: `${kind}-${++windows}`, role: roleOf(kind) };
    const listeners = new Set<(message: PushMessage) => void>();
    pages.add({ caller, send: (message) => listeners.forEach((listener) => listener(message)) });
    core.callerCame(caller, kind);
    const answer = serve(commands, core.handlers, { log, ids: { incident: () => 'INCIDENT' } });
    const api = createApi({
      call: (name, input) => answer(caller, name, input),
      on: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      onConnection: () => () => undefined,
    });
    const payments: PaymentView[] = [];
    api.onPush('payment', (view) => payments.push(view));
    return {
      id: caller.id,
      api: api.bridge,
      payments,
      lastPayment: () => payments.at(-1),
      gone: () => {
        pages.remove(caller.id);
        return core.callerGone(caller.id);
      },
    };
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
    config,
    dir,
    log: lines,
    disk,
    opened: () => current().opened,
    backup,
    openWindow,
    powerCut,
    start,
  };
}

function storeOnDisk(store: Store, disk: World['disk']): Store {
  return {
    ...store,
    transaction: (work) =>
      store.transaction(() => {
        const done = work();
        if (disk.refusesCommits) throw new Error('database or disk is full');
        return done;
      }),
  };
}

/** Timers of a process that was killed never ring. */
function aliveTimers(time: SimTime, alive: () => boolean): SimTime['timers'] {
  return {
    after: (ms, work) =>
      time.timers.after(ms, () => {
        if (alive()) work();
      }),
  };
}

function seed(opened: OpenedStore, lines: readonly RosterLine[]): void {
  const stage = opened.store.roster.stage();
  stage.add(lines);
  stage.switchIn();
}

function storyConfig(dir: string, settings: unknown): Config {
  const flags = { host: 'auto', window: null, data: dir, config: null, port: null, help: false } as const;
  const loaded = loadConfig(flags, { platform: 'linux', environment: {}, home: dir, workingFolder: dir });
  if (!loaded.ok) throw new Error(loaded.error.line);
  return Object.assign({}, loaded.value, settings);
}
