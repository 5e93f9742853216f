import { createStore } from 'zustand/vanilla';
import type { Api } from '../../api';
import { chargeActions } from './charge-actions';
import { startState, type CounterState } from './counter-state';
import type { CounterTools } from './counter-tools';
import { makeDesk } from './desk/desk';
import { feeActions } from './fee-actions';
import { findActions } from './find-actions';
import { groupActions } from './group/group-actions';
import { makePayList } from './group/pay-list-store';
import { closeDialog, leaveActions, openDialog } from './leave-actions';
import { makeOrders } from './orders-store';
import { paperActions } from './paper-actions';
import { accept, payActions } from './pay-actions';
import { makeRecovery } from './recovery-store';
import { resetPasswordActions } from './reset-password-actions';
import { makeRosterImport } from './import/roster-import';

export type CounterParts = Pick<CounterTools, 'monotonic' | 'print'> & {
  readonly api: Api;
  readonly later: (ms: number, work: () => void) => void;
};

/** One operator's window: the person being served, the day's orders, the roster. The core decides; this shows. */
export function createCounter({ api, monotonic, print, later }: CounterParts) {
  const { bridge } = api;
  const store = createStore<CounterState>(() => startState);
  const tools: CounterTools = { store, bridge, monotonic, print };
  const orders = makeOrders({ bridge, later });
  const roster = makeRosterImport(bridge);
  const recovery = makeRecovery(bridge);
  const desk = makeDesk(bridge);
  const payList = makePayList(bridge);
  const leaving = leaveActions(tools);
  const actions = {
    ...findActions(tools),
    ...feeActions(tools),
    ...payActions(tools),
    ...chargeActions(tools),
    ...groupActions(tools),
    ...paperActions(tools),
    ...leaving,
    /** Nobody is here any more: what the desk and a list show of people goes too. */
    idle: () => {
      desk.forget();
      payList.forget();
      leaving.idle();
    },
    ...resetPasswordActions(tools),
    openDialog: (kind: 'help' | 'import' | 'recovery' | 'pay-list' | 'cancel-payment' | 'payer-code') =>
      openDialog(tools, { kind }),
    /** `orderNumber`: opened at that order. */
    openDesk: (orderNumber: string | null) => {
      openDialog(tools, { kind: 'desk' });
      void (orderNumber === null ? desk.open() : desk.openOrder(orderNumber));
    },
    closeDialog: () => closeDialog(tools),
    callOrders: () => store.setState(({ ordersCalls }) => ({ ordersCalls: ordersCalls + 1 })),
    forgetProblem: () => store.setState({ problem: null }),
  };

  /** At the start, and after the core was out of reach: what is on screen may be old. */
  async function catchUp(): Promise<void> {
    await actions.endUnheard();
    const health = await bridge.health({});
    if (health.ok) store.setState({ health: health.value });
    await Promise.all([orders.refresh(), recovery.ask()]);
    if (store.getState().serving?.payment != null) await actions.askNow();
    else if (store.getState().serving !== null) await actions.reloadFees();
  }

  /** Listens to the core until told to stop. */
  function listen(): () => void {
    const stops = [
      api.onPush('payment', (view) => accept(tools, view)),
      api.onPush('health', (health) => store.setState({ health })),
      api.onPush('ordersChanged', () => {
        orders.changed();
        desk.changed();
      }),
      api.onPush('importProgress', roster.progress),
      api.onConnection((connection) => {
        store.setState({ connection });
        if (connection === 'up') void catchUp();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }

  return { store, actions, orders, roster, recovery, desk, payList, listen };
}

export type Counter = ReturnType<typeof createCounter>;
