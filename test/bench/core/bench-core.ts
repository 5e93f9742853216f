import { composeCore } from '../../../src/main/compose';
import { openPages } from '../../../src/main/ipc/pages';
import type { Clock, Timers } from '../../../src/main/ports';
import { makeRealDisk, realClock } from '../../../src/main/real-ports';
import { realIds } from '../../../src/main/real-ports/ids';
import type { OpenedStore } from '../../../src/main/store/open-store';
import { pushes } from '../../../src/shared/ipc/contract';
import { storyConfig, type StoryRun } from '../../fakes/world/story-run';
import { loudLog } from '../store/bench-store';
import { instantGateway } from './instant-gateway';

/** Nothing goes on beside what is measured. */
const noTimers: Timers = { after: () => () => undefined };

/** The whole core over an open store; its windows are opened by openStoryWindow. */
export function openCore(opened: OpenedStore, dir: string, clock: Clock = realClock): StoryRun {
  const pages = openPages(pushes, loudLog);
  const core = composeCore({
    config: storyConfig(dir, {}),
    clock,
    timers: noTimers,
    ids: realIds,
    log: loudLog,
    disk: makeRealDisk(dir),
    pusher: pages.pusher,
    version: 'bench',
    opened,
    gateways: [instantGateway()],
    office: null,
    samples: [],
    walletUrl: null,
  });
  return { core, opened, pages };
}
