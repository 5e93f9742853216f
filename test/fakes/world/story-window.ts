import { LARGER } from '../../../src/main/entry/host-core';
import { serve } from '../../../src/main/ipc/serve';
import { roleOf } from '../../../src/main/ipc/pages';
import type { Log } from '../../../src/main/ports';
import type { Api } from '../../../src/renderer/api';
import { createApi } from '../../../src/renderer/api';
import { commands } from '../../../src/shared/ipc/contract';
import type { PushMessage } from '../../../src/shared/ipc/kit';
import type { WindowKind } from '../../../src/shared/operator';
import type { PaymentView } from '../../../src/shared/payment-view';
import type { StoryRun } from './story-run';

/** A window as the core sees it: it asks through the contract and hears what it is told. */
export type StoryWindow = {
  readonly id: string;
  readonly api: Api['bridge'];
  readonly onPush: Api['onPush'];
  readonly payments: PaymentView[];
  readonly lastPayment: () => PaymentView | undefined;
  /** What a customer display was told, null: to forget. */
  readonly displayed: (PaymentView | null)[];
  /** Page closed, crashed or reloaded. */
  readonly gone: () => Promise<void>;
};

export function openStoryWindow(
  { core, pages }: StoryRun,
  kind: WindowKind,
  number: number,
  log: Log,
): StoryWindow {
  const caller = { id: `${kind}-${number}`, role: roleOf(kind) };
  const listeners = new Set<(message: PushMessage) => void>();
  pages.add({ caller, send: (message) => listeners.forEach((listener) => listener(message)) });
  core.callerCame(caller, kind);
  const answer = serve(commands, core.handlers, {
    log,
    ids: { incident: () => 'INCIDENT' },
    larger: LARGER,
  });
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
  const displayed: (PaymentView | null)[] = [];
  api.onPush('display', (view) => displayed.push(view));
  return {
    id: caller.id,
    api: api.bridge,
    onPush: api.onPush,
    payments,
    lastPayment: () => payments.at(-1),
    displayed,
    gone: () => {
      pages.remove(caller.id);
      return core.callerGone(caller.id);
    },
  };
}
