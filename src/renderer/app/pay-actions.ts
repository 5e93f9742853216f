import type { Channel } from '../../shared/channel';
import type { OrderView, PaymentView } from '../../shared/payment-view';
import type { PaymentStage } from './flow-state';
import { ask, moveTo, refuse, showFees, type FlowTools } from './flow-tools';

/** News that is older than what is on screen, or of a code that was given up, changes nothing. */
function isStale(shown: PaymentView | null, news: PaymentView): boolean {
  if (shown === null) return false;
  return shown.outTradeNo === news.outTradeNo ? news.now < shown.now : news.now <= shown.now;
}

/** `toPrint`: those that a print takes, where somebody has chosen already. */
export async function fetchReceipts(
  tools: FlowTools,
  view: PaymentView,
  toPrint: readonly string[] = view.receiptNumbers,
): Promise<void> {
  if (view.receiptNumbers.length === 0) return;
  const answer = await tools.bridge.receipts({ receiptNumbers: view.receiptNumbers });
  const { stage } = tools.store.getState();
  if (stage.at !== 'paid' || stage.view.outTradeNo !== view.outTradeNo) return;
  if (answer.ok) moveTo(tools, { ...stage, receipts: answer.value.receipts, toPrint });
  else refuse(tools, answer.error);
}

/** The tick comes first, the receipts when they are there. */
function showPaid(tools: FlowTools, view: PaymentView): void {
  const { stage } = tools.store.getState();
  if (stage.at === 'paid' && stage.view.receiptNumbers.length > 0) return;
  moveTo(tools, { at: 'paid', view, receipts: null, toPrint: [] });
  void fetchReceipts(tools, view);
}

function paymentStage(
  tools: FlowTools,
  order: OrderView,
  channel: Channel,
  view: PaymentView | null,
): PaymentStage {
  return { at: 'payment', order, channel, view, seenAt: tools.monotonic(), left: false };
}

/**
 * What the core says of a payment, whether asked or told. Money that arrived is shown wherever the person stands;
 * another visit's payment never (payments.md rule 4, product.md "Conventions").
 */
export function accept(tools: FlowTools, view: PaymentView): void {
  const { store } = tools;
  const { stage, visit, givenUp } = store.getState();
  if (visit === null || view.visit !== visit) return;
  if (view.standing === 'paid') return showPaid(tools, view);
  if (stage.at === 'paid') return;
  const shown = stage.at === 'payment' ? stage.view : null;
  const isShown = shown?.outTradeNo === view.outTradeNo;
  if (stage.at === 'payment' && (isShown || !givenUp.includes(view.outTradeNo)) && !isStale(shown, view)) {
    return store.setState({ stage: { ...stage, order: view.order, view, seenAt: tools.monotonic() } });
  }
  if (view.standing === 'misfit') return moveTo(tools, paymentStage(tools, view.order, view.channel, view));
  const proven = stage.at === 'channel' && view.standing === 'closed';
  if (proven && view.order.orderId === stage.order.orderId) {
    store.setState({ stage: { ...stage, earlierCodeAlive: view.earlierCodeAlive } });
  }
}

export async function refreshFees(tools: FlowTools): Promise<void> {
  const answer = await tools.bridge.fees({});
  if (answer.ok) showFees(tools, answer.value);
  else refuse(tools, answer.error);
}

async function start(tools: FlowTools, order: OrderView, channel: Channel): Promise<void> {
  const { store, bridge } = tools;
  const before = store.getState().stage;
  store.setState({ stage: paymentStage(tools, order, channel, null) });
  const answer = await bridge.startPayment({ orderId: order.orderId, channel });
  if (answer.ok) return accept(tools, answer.value);
  if (store.getState().stage.at === 'payment') store.setState({ stage: before });
  const gone = answer.error.kind === 'no-order' || answer.error.kind === 'order-not-open';
  if (gone) await refreshFees(tools);
  refuse(tools, answer.error);
}

/** From the ordered items to the channel, or back to the code that is already there. */
async function goOn(tools: FlowTools, order: OrderView, channels: readonly Channel[]): Promise<void> {
  const answer = await tools.bridge.askPayment({});
  const view = answer.ok && answer.value.order.orderId === order.orderId ? answer.value : null;
  const earlierCodeAlive = view !== null && view.standing !== 'closed';
  if (earlierCodeAlive && !tools.store.getState().givenUp.includes(view.outTradeNo)) {
    tools.store.setState({ stage: paymentStage(tools, order, view.channel, null) });
    return accept(tools, view);
  }
  const [only, another] = channels;
  if (only !== undefined && another === undefined) return start(tools, order, only);
  moveTo(tools, { at: 'channel', order, earlierCodeAlive });
}

export function orderActions(tools: FlowTools, channels: readonly Channel[]) {
  const { store, bridge } = tools;
  const place = (feeItemIds: readonly string[]) =>
    ask(tools, 'placeOrder', async () => {
      if (feeItemIds.length === 0) return;
      const answer = await bridge.placeOrder({ feeItemIds: [...feeItemIds] });
      if (answer.ok) await goOn(tools, answer.value, channels);
      else refuse(tools, answer.error);
    });
  return {
    choose: (feeItemId: string, chosen: boolean) => {
      const { stage } = store.getState();
      if (stage.at !== 'fees') return;
      const others = stage.chosen.filter((id) => id !== feeItemId);
      store.setState({ stage: { ...stage, chosen: chosen ? [...others, feeItemId] : others } });
    },
    placeOrder: async () => {
      const { stage } = store.getState();
      if (stage.at === 'fees') await place(stage.chosen);
    },
    /** The same items again are the same order (rule 6): its code, or a new one. */
    continueOrder: async (orderNumber: string) => {
      const { stage } = store.getState();
      if (stage.at !== 'fees') return;
      const items = stage.fees.items.filter(
        (item) => item.state === 'in-payment' && item.orderNumber === orderNumber,
      );
      await place(items.map((item) => item.feeItemId));
    },
    toFees: () => ask(tools, 'fees', () => refreshFees(tools)),
  };
}

/** Hides the code and runs the leave rule on it; answers with what is known then. */
async function leave(tools: FlowTools, reason: 'changed-channel' | 'left'): Promise<PaymentView | null> {
  const { store, bridge } = tools;
  const answer = await bridge.leavePayment({ reason });
  if (!answer.ok) {
    refuse(tools, answer.error);
    return null;
  }
  store.setState({ givenUp: [...store.getState().givenUp, answer.value.outTradeNo] });
  return answer.value;
}

export function paymentActions(tools: FlowTools) {
  const { store, bridge } = tools;
  const payment = () => {
    const { stage } = store.getState();
    return stage.at === 'payment' ? stage : null;
  };
  return {
    startPayment: (channel: Channel) =>
      ask(tools, 'startPayment', async () => {
        const { stage } = store.getState();
        if (stage.at === 'channel') await start(tools, stage.order, channel);
      }),
    /** The rest of an order that is paid in several payments; the core knows which lines come next. */
    payNextPart: () =>
      ask(tools, 'startPayment', async () => {
        const { stage } = store.getState();
        if (stage.at === 'paid') await start(tools, stage.view.order, stage.view.channel);
      }),
    /** "I have paid": asked now; "not seen yet" is no verdict. */
    askNow: () =>
      ask(tools, 'askPayment', async () => {
        const answer = await bridge.askPayment({});
        if (!answer.ok) return refuse(tools, answer.error);
        accept(tools, answer.value);
        store.setState({ askedInVain: store.getState().stage.at === 'payment' });
      }),
    changeChannel: () =>
      ask(tools, 'leavePayment', async () => {
        const stage = payment();
        if (stage === null) return;
        const view = await leave(tools, 'changed-channel');
        if (view === null) return;
        if (view.standing === 'paid' || view.standing === 'misfit') return accept(tools, view);
        const earlierCodeAlive = view.standing !== 'closed' || view.earlierCodeAlive;
        moveTo(tools, { at: 'channel', order: stage.order, earlierCodeAlive });
      }),
    /** "Do not pay": the screen stays with this payment until the truth about it is known or the person goes. */
    cancel: () =>
      ask(tools, 'leavePayment', async () => {
        const stage = payment();
        if (stage === null) return;
        const view = await leave(tools, 'left');
        if (view === null) return;
        if (view.standing === 'paid') return accept(tools, view);
        store.setState({ stage: { ...stage, view, seenAt: tools.monotonic(), left: true } });
      }),
    /** After a code that is proven dead. */
    payAgain: () => {
      const stage = payment();
      if (stage !== null) moveTo(tools, { at: 'channel', order: stage.order, earlierCodeAlive: false });
    },
    /** A new way to pay while the old code is still being closed (rule 7: the screen says not to scan it). */
    otherChannel: () => {
      const stage = payment();
      if (stage !== null) moveTo(tools, { at: 'channel', order: stage.order, earlierCodeAlive: true });
    },
  };
}
