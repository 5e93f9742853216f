import { commands, pushes, type ContractPusher } from '../../shared/ipc/contract';
import type { Caller, PushMessage, SeamError } from '../../shared/ipc/kit';
import type { WindowKind } from '../../shared/operator';
import { err, ok, type Result } from '../../shared/result';
import type { Core } from '../compose';
import { openPages, roleOf } from '../ipc/pages';
import { serve } from '../ipc/serve';
import type { Ids, Log, Timers } from '../ports';

/** The core as both shells host it: pages come, ask, are told news, and go. */
export type HostedCore = {
  readonly walletUrl: string | null;
  readonly came: (callerId: string, window: WindowKind, send: (message: PushMessage) => void) => Caller;
  readonly gone: (callerId: string) => void;
  readonly ask: (caller: Caller, name: unknown, input: unknown) => Promise<Result<unknown, unknown>>;
  /** Ends visits, then the core; gives up after a while, for a restart repairs what a stop left (payments.md rule 8). */
  readonly stop: () => Promise<void>;
};

export type HostTools = { readonly log: Log; readonly ids: Ids; readonly timers: Timers };

/** Characters of a part of a roster file or a whole list in base64, and of an order of 1,000 lines, as the contract allows. */
export const LARGER = { sendImportPart: 360_000, checkPayList: 360_000, placeOrder: 120_000 };
const STOP_LIMIT_MS = 8_000;

function within(timers: Timers, limitMs: number, work: Promise<unknown>): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const cancel = timers.after(limitMs, () => resolve('late'));
    work.then(resolve, reject).finally(cancel);
  });
}

/** Opens the core with a pusher that reaches the pages of this host. */
export async function hostCore<E>(
  tools: HostTools,
  open: (pusher: ContractPusher) => Promise<Result<Core, E>>,
): Promise<Result<HostedCore, E>> {
  const { log, ids, timers } = tools;
  const pages = openPages(pushes, log);
  const opened = await open(pages.pusher);
  if (!opened.ok) return opened;
  const core = opened.value;
  const callers = new Set<string>();

  async function endVisit(callerId: string): Promise<void> {
    try {
      await core.callerGone(callerId);
    } catch (thrown) {
      log.error('a visit could not be ended', { incident: ids.incident() }, thrown);
    }
  }

  async function end(callerId: string): Promise<void> {
    if (!callers.delete(callerId)) return;
    pages.remove(callerId);
    await endVisit(callerId);
  }

  async function stopAll(): Promise<void> {
    await Promise.all([...callers].map(end));
    await core.stop();
  }

  const answer = serve(commands, core.handlers, { log, ids, larger: LARGER });
  async function ask(caller: Caller, name: unknown, input: unknown): Promise<Result<unknown, unknown>> {
    if (!callers.has(caller.id)) return err<SeamError>({ kind: 'not-allowed', why: 'sender' });
    const result = await answer(caller, name, input);
    // The page went while it was answered: what the answer began (a visit, a payment) ends as it would have.
    if (!callers.has(caller.id)) await endVisit(caller.id);
    return result;
  }

  let stopping: Promise<void> | null = null;
  async function stopOnce(): Promise<void> {
    try {
      const outcome = await within(timers, STOP_LIMIT_MS, stopAll());
      log.info(outcome === 'late' ? 'stopped without waiting any longer' : 'stopped');
    } catch (thrown) {
      log.error('stopping crashed', {}, thrown);
    }
  }

  return ok({
    walletUrl: core.walletUrl,
    came: (callerId, window, send) => {
      const caller: Caller = { id: callerId, role: roleOf(window) };
      callers.add(callerId);
      pages.add({ caller, send });
      core.callerCame(caller, window);
      return caller;
    },
    gone: (callerId) => void end(callerId),
    ask,
    stop: () => (stopping ??= stopOnce()),
  });
}
