import type { Caller } from '../../shared/ipc/kit';
import { CALL_CHANNEL } from '../../shared/ipc/electron-channels';
import { err } from '../../shared/result';
import type { HostedCore } from '../entry/host-core';
import type { Log } from '../ports';
import { trustedSender, type Sending } from './trusted-sender';

type Calls = {
  handle(
    channel: string,
    listener: (event: Sending, name: unknown, input: unknown) => Promise<unknown>,
  ): void;
};

/** Calls from pages to the core; the sender is checked before anything is looked at. */
export function answerCalls(
  calls: Calls,
  pages: ReadonlyMap<number, Caller>,
  core: Pick<HostedCore, 'ask'>,
  log: Log,
): void {
  calls.handle(CALL_CHANNEL, async (event, name, input) => {
    const caller = trustedSender(event, pages);
    if (caller !== null) return core.ask(caller, name, input);
    log.warn('refused a call of a stranger', { contents: event.sender.id });
    return err({ kind: 'not-allowed', why: 'sender' });
  });
}
