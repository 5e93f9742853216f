import { createStore } from 'zustand/vanilla';
import type { Api } from '../api';
import type { Channel } from '../../shared/channel';
import { startState, type FlowState } from './flow-state';
import type { FlowTools } from './flow-tools';
import type { SignInOffers } from '../../shared/sign-in';
import { entryActions } from './entry-actions';
import { identifyActions } from './identify-actions';
import { groupActions } from './group-actions';
import { hearMyPayments, myPaymentsActions } from './my-payments-actions';
import { passwordActions } from './password-actions';
import { askOfficeActions } from './ask-office-actions';
import { accept, orderActions, paymentActions } from './pay-actions';
import { visitActions } from './visit-actions';

type FlowParts = {
  readonly api: Api;
  readonly channels: readonly Channel[];
  readonly offers: SignInOffers;
  readonly restart: () => void;
  readonly monotonic: () => number;
};

/** A kiosk's way from the first touch to the receipt. The core decides; this keeps what is on screen. */
export function createFlow({ api, channels, offers, restart, monotonic }: FlowParts) {
  const store = createStore<FlowState>(() => startState);
  const tools: FlowTools = { store, bridge: api.bridge, offers, restart, monotonic };
  const actions = {
    ...entryActions(tools),
    ...identifyActions(tools),
    ...passwordActions(tools),
    ...askOfficeActions(tools),
    ...orderActions(tools, channels),
    ...paymentActions(tools),
    ...groupActions(tools),
    ...visitActions(tools),
    ...myPaymentsActions(tools),
  };
  /** The Enter key: the next thing to do on a screen where something is typed. */
  function enter(): void {
    const { at } = store.getState().stage;
    if (at === 'document') actions.toProof();
    if (at === 'new-password') void actions.newPassword();
    if (at === 'second-factor' || at === 'password' || at === 'registration-number' || at === 'phone-code') {
      void actions.signIn();
    }
  }

  async function askHealth(): Promise<void> {
    const answer = await api.bridge.health({});
    if (answer.ok) store.setState({ health: answer.value });
  }

  /** Listens to the core until told to stop. */
  function listen(): () => void {
    const stops = [
      api.onPush('payment', (view) => accept(tools, view)),
      api.onPush('myPaymentsChanged', ({ visit }) => hearMyPayments(tools, visit)),
      api.onPush('cardRead', () => void actions.cardRead()),
      api.onPush('health', (health) => store.setState({ health })),
      api.onConnection((connection) => {
        const before = store.getState().connection;
        store.setState({ connection });
        if (connection !== 'up') return;
        void askHealth();
        if (before === 'down') void actions.resume();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }
  return { store, actions: { ...actions, enter }, listen };
}

export type Flow = ReturnType<typeof createFlow>;
export type FlowActions = Flow['actions'];
