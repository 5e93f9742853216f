import { randomUUID } from 'node:crypto';
import type { Caller, PushMessage } from '../../shared/ipc/kit';
import { PUSH_CHANNEL } from '../../shared/ipc/electron-channels';
import type { WindowKind } from '../../shared/operator';
import type { HostedCore } from '../entry/host-core';
import { PAGE_URL } from './page-address';

type PageContents = {
  readonly id: number;
  on(event: 'did-navigate', listener: (event: unknown, url: string) => void): unknown;
  on(event: 'render-process-gone' | 'destroyed', listener: () => void): unknown;
  send(channel: string, message: PushMessage): void;
  isDestroyed(): boolean;
};

/** The pages that may speak, by the id of their web contents. */
export type PageCallers = {
  readonly pages: ReadonlyMap<number, Caller>;
  readonly watch: (contents: PageContents, window: WindowKind) => void;
};

/**
 * A caller lives as long as its page: every load, a reload included, is a new one, and a crash ends it. What a page knew
 * and began never passes to the next.
 */
export function makePageCallers(core: Pick<HostedCore, 'came' | 'gone'>): PageCallers {
  const pages = new Map<number, Caller>();

  function watch(contents: PageContents, window: WindowKind): void {
    const { id } = contents;
    const end = () => {
      const caller = pages.get(id);
      pages.delete(id);
      if (caller !== undefined) core.gone(caller.id);
    };
    const tell = (message: PushMessage) => {
      if (!contents.isDestroyed()) contents.send(PUSH_CHANNEL, message);
    };
    contents.on('did-navigate', (_event, url) => {
      end();
      if (url === PAGE_URL) pages.set(id, core.came(randomUUID(), window, tell));
    });
    contents.on('render-process-gone', end);
    contents.on('destroyed', end);
  }

  return { pages, watch };
}
