import type { Caller, Pusher, PushMessage, Pushes } from '../../shared/ipc/kit';
import type { Role, WindowKind } from '../../shared/operator';
import type { Log } from '../ports';

/** A page that can be told news. */
export type Page = { readonly caller: Caller; readonly send: (message: PushMessage) => void };

export type Pages<P extends Pushes> = {
  readonly add: (page: Page) => void;
  readonly remove: (callerId: string) => void;
  readonly pusher: Pusher<P>;
};

const ROLES = { kiosk: 'candidate', counter: 'operator', display: 'display' } as const;

/** What a window may do follows from which window it is, and from nothing the page says. */
export function roleOf(window: WindowKind): Role {
  return ROLES[window];
}

/**
 * The pages that are open now. News goes through its schema first, so that a window never gets a field that the
 * contract does not name; the revision counts all news of this process.
 */
export function openPages<P extends Pushes>(pushes: P, log: Log): Pages<P> {
  const pages = new Map<string, Page>();
  let revision = 0;

  function message(push: keyof P & string, payload: unknown): PushMessage | null {
    const parsed = pushes[push]?.safeParse(payload);
    if (parsed?.success !== true) {
      log.error('news that the contract does not know', { push });
      return null;
    }
    revision += 1;
    return { push, revision, payload: parsed.data };
  }

  function sendTo(page: Page, news: PushMessage): void {
    try {
      page.send(news);
    } catch (thrown) {
      // A page may go between two lines; news is told again by the next answer.
      log.warn('news did not reach a page', { push: news.push, caller: page.caller.id, why: String(thrown) });
    }
  }

  return {
    add: (page) => void pages.set(page.caller.id, page),
    remove: (callerId) => void pages.delete(callerId),
    pusher: {
      toCaller: (callerId, push, payload) => {
        const page = pages.get(callerId);
        const news = page === undefined ? null : message(String(push), payload);
        if (page !== undefined && news !== null) sendTo(page, news);
      },
      toRoles: (roles, push, payload) => {
        const news = message(String(push), payload);
        if (news === null) return;
        for (const page of pages.values()) if (roles.includes(page.caller.role)) sendTo(page, news);
      },
    },
  };
}
