import { openHostPage, redeem, type HostPage, type Session } from '../../bench/hosts/host-page';
import type { Command } from '../kill-points';
import type { Life } from './life';

/** The core died while somebody waited for its answer. */
export class Gone extends Error {}

export type Page = HostPage['api'];
export type Kind = 'kiosk' | 'counter';

/** The windows that stand before one life of the core. */
export type Pages = {
  readonly open: (kind: Kind) => Promise<{ readonly page: Page; readonly close: () => Promise<void> }>;
  /** Puts one question and waits for its answer; throws Gone when the core dies first. */
  readonly ask: <T>(command: Command, question: () => Promise<T>) => Promise<T>;
  /** Real ms; throws Gone when the core dies meanwhile. */
  readonly wait: (ms: number) => Promise<void>;
};

export function pagesOf(life: Life): Pages {
  const sessions = new Map<Kind, Promise<Session>>();
  const gone: Promise<never> = life.over.then(() => Promise.reject(new Gone()));
  gone.catch(() => undefined);
  const unlessGone = <T>(work: Promise<T>): Promise<T> => {
    work.catch(() => undefined);
    return Promise.race([work, gone]);
  };
  const sessionOf = (kind: Kind) => {
    const session = sessions.get(kind) ?? redeem(life.address(kind));
    sessions.set(kind, session);
    return session;
  };
  return {
    open: async (kind) => {
      const opened = await unlessGone(sessionOf(kind).then(openHostPage)).catch((thrown: unknown) => {
        throw life.isOver() ? new Gone() : thrown;
      });
      return { page: opened.api, close: () => unlessGone(opened.close()) };
    },
    ask: async (command, question) => {
      const answer = question();
      life.reached(`${command} sent`);
      const heard = await unlessGone(answer);
      life.reached(`${command} answered`);
      return heard;
    },
    wait: (ms) => unlessGone(new Promise((resolve) => void setTimeout(resolve, ms))),
  };
}
