import type { Core } from '../../../src/main/compose';
import { composeCore } from '../../../src/main/compose';
import type { Config } from '../../../src/main/config';
import { loadConfig } from '../../../src/main/config';
import { openPages } from '../../../src/main/ipc/pages';
import type { Log, PaymentGateway } from '../../../src/main/ports';
import type { ExamOffice } from '../../../src/main/ports/exam-office';
import type { OpenedStore, StoreFailure } from '../../../src/main/store/open-store';
import { openStore } from '../../../src/main/store/open-store';
import type { Store } from '../../../src/main/store/types';
import { pushes } from '../../../src/shared/ipc/contract';
import { countedIds } from '../counted-ids';
import type { SimTime } from '../sim-clock';

/** One run of the application: from a start to the power cut. */
export type StoryRun = {
  readonly core: Core;
  readonly opened: OpenedStore;
  readonly pages: ReturnType<typeof openPages<typeof pushes>>;
};

/** `refusesCommits`: every transaction fails as on a full disk; nothing of it is kept. */
export type StoryDisk = { freeBytes: number | null; refusesCommits: boolean };

/** The store did not open; a story may expect that. */
export class StoreRefused extends Error {
  readonly failure: StoreFailure;
  constructor(failure: StoreFailure) {
    super(`the store refused: ${failure.kind}`);
    this.failure = failure;
  }
}

export type RunParts = {
  readonly dir: string;
  readonly config: Config;
  readonly time: SimTime;
  readonly log: Log;
  readonly disk: StoryDisk;
  readonly gateways: readonly PaymentGateway[];
  /** null: the roster in the store. */
  readonly office: ExamOffice | null;
  /** Tells the random numbers of one start from those of another. */
  readonly salt: string;
  readonly restore: string | null;
  readonly isAlive: (opened: OpenedStore) => boolean;
  readonly beforeCore: (opened: OpenedStore) => void;
};

export async function startRun(parts: RunParts): Promise<StoryRun> {
  const { dir, time, log, disk, restore } = parts;
  const opening = await openStore({
    dir,
    fileName: 'training.db',
    clock: time.clock,
    timers: time.timers,
    log,
    keyWrap: null,
    holder: 'a story',
    ...(restore === null ? {} : { restore }),
  });
  if (!opening.ok) throw new StoreRefused(opening.error);
  const opened = opening.value;
  parts.beforeCore(opened);
  const pages = openPages(pushes, log);
  const core = composeCore({
    config: parts.config,
    clock: time.clock,
    timers: aliveTimers(time, () => parts.isAlive(opened)),
    ids: countedIds(parts.salt),
    log,
    disk: { freeBytes: () => disk.freeBytes },
    pusher: pages.pusher,
    version: 'story',
    opened: { ...opened, store: storeOnDisk(opened.store, disk) },
    gateways: parts.gateways,
    office: parts.office,
    samples: [],
    walletUrl: null,
  });
  return { core, opened, pages };
}

function storeOnDisk(store: Store, disk: StoryDisk): Store {
  const refuse = () => {
    if (disk.refusesCommits) throw new Error('database or disk is full');
  };
  return {
    ...store,
    facts: {
      ...store.facts,
      set: (name, value) => {
        refuse();
        store.facts.set(name, value);
      },
    },
    transaction: (work) =>
      store.transaction(() => {
        const done = work();
        refuse();
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

export function storyConfig(dir: string, settings: unknown): Config {
  const flags = {
    host: 'auto',
    window: null,
    data: dir,
    config: null,
    port: null,
    seal: null,
    help: false,
  } as const;
  const loaded = loadConfig(flags, { platform: 'linux', environment: {}, home: dir, workingFolder: dir });
  if (!loaded.ok) throw new Error(loaded.error.line);
  return Object.assign({}, loaded.value, settings);
}
