import { createStore } from 'zustand/vanilla';
import type { PaymentView } from '../../../shared/payment-view';
import type { Api, Connection } from '../../api';
import { msLeft } from '../../looks/time-left';

export type DisplayState = {
  /** Null: nobody is paying, and nothing of the one before is kept. */
  readonly shown: { readonly view: PaymentView; readonly seenAt: number } | null;
  readonly connection: Connection;
};

export type Message =
  | 'opening'
  | 'checking'
  | 'unknown'
  | 'misfit'
  | 'paid'
  | 'cancelled'
  | 'expired'
  | 'refused'
  | 'reversed'
  | 'charging'
  | 'down';

export type Scene =
  | { readonly scene: 'welcome' }
  | { readonly scene: 'code'; readonly view: PaymentView; readonly code: string; readonly leftMs: number }
  /** `view` is null where nothing may be said about a person. */
  | { readonly scene: 'message'; readonly message: Message; readonly view: PaymentView | null };

export function createDisplay(api: Api, monotonic: () => number) {
  const store = createStore<DisplayState>(() => ({ shown: null, connection: 'connecting' }));
  let news = 0;

  function show(view: PaymentView | null): void {
    news += 1;
    store.setState({ shown: view === null ? null : { view, seenAt: monotonic() } });
  }

  /** This window may be new while somebody is paying. What is told meanwhile is younger than the answer. */
  async function catchUp(): Promise<void> {
    news += 1;
    const mine = news;
    const answer = await api.bridge.display({});
    if (answer.ok && news === mine) show(answer.value);
  }

  return {
    store,
    /** Listens to the core until told to stop. A core that is out of reach may have ended the visit: forget it. */
    listen: () => {
      const stops = [
        api.onPush('display', show),
        api.onConnection((connection) => {
          store.setState(connection === 'up' ? { connection } : { connection, shown: null });
          if (connection === 'up') void catchUp();
        }),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}

const CLOSED = { left: 'cancelled', expired: 'expired', refused: 'refused', reversed: 'reversed' } as const;

/** The one place that says what the customer sees. */
export function sceneOf({ shown, connection }: DisplayState, monotonicNow: number): Scene {
  if (connection === 'down') return { scene: 'message', message: 'down', view: null };
  if (shown === null) return { scene: 'welcome' };
  const { view, seenAt } = shown;
  switch (view.standing) {
    case 'waiting': {
      const leftMs = msLeft(view, seenAt, monotonicNow);
      if (view.qrText !== null && leftMs > 0) return { scene: 'code', view, code: view.qrText, leftMs };
      return { scene: 'message', message: view.method === 'payer-code' ? 'charging' : 'checking', view };
    }
    case 'closed':
      return { scene: 'message', message: CLOSED[view.closedBecause ?? 'left'], view };
    case 'opening':
    case 'checking':
    case 'unknown':
    case 'misfit':
    case 'paid':
      return { scene: 'message', message: view.standing, view };
  }
}
