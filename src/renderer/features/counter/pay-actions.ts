import type { Channel } from '../../../shared/channel';
import type { FeeList } from '../../../shared/fee-view';
import type { PaymentView } from '../../../shared/payment-view';
import type { SeenPayment } from './counter-state';
import { ask, refuse, update, type CounterTools } from './counter-tools';
import { isPaying, payPhase } from './pay-phase';

/** News that is older than what is on screen changes nothing; of two payments the younger one is shown. */
function isStale(shown: SeenPayment | null, news: PaymentView): boolean {
  if (shown === null) return false;
  const { view } = shown;
  return view.outTradeNo === news.outTradeNo ? news.now < view.now : news.now <= view.now;
}

/** Of an order that is paid in parts the rest is asked for at once. */
function restOf({ part, order }: PaymentView, fees: FeeList): readonly string[] {
  if (part === null || part.unpaid === 0) return [];
  return fees.items
    .filter((item) => item.state === 'in-payment' && item.orderNumber === order.orderNumber)
    .map((item) => item.feeItemId);
}

/** After "paid" the list says so; what is left is taken only when the operator ticks it. */
async function readPaid(tools: CounterTools, view: PaymentView): Promise<void> {
  const { visit, receiptNumbers } = view;
  if (receiptNumbers.length > 0) {
    const answer = await tools.bridge.receipts({ receiptNumbers });
    if (answer.ok) update(tools, visit, () => ({ receipts: answer.value.receipts }));
    else refuse(tools, 'paper', visit, answer.error);
  }
  const fees = await tools.bridge.fees({});
  if (fees.ok) update(tools, visit, () => ({ fees: fees.value, chosen: restOf(view, fees.value) }));
}

/**
 * What the core says of a payment, asked or told. Money that arrived is shown whatever else is on screen; another
 * visit's payment never (payments.md rule 4, product.md "Conventions").
 */
export function accept(tools: CounterTools, view: PaymentView): void {
  const { serving } = tools.store.getState();
  if (serving === null || serving.visit !== view.visit) return;
  const shown = serving.payment?.view;
  // Paid is the last word about a payment.
  if (shown?.outTradeNo === view.outTradeNo && shown.standing === 'paid') return;
  const moved = view.standing === 'paid' || view.standing === 'misfit';
  if (!moved && isStale(serving.payment, view)) return;
  const unmoved = shown?.outTradeNo === view.outTradeNo && shown.standing === view.standing;
  update(tools, view.visit, ({ askedInVain }) => ({
    payment: { view, seenAt: tools.monotonic() },
    // "Not seen yet" stands until something is seen: the core tells the same every second.
    askedInVain: askedInVain && unmoved,
  }));
  if (view.standing === 'paid') void readPaid(tools, view);
}

export function payActions(tools: CounterTools) {
  const { store, bridge } = tools;

  /** The same choice again is the same order, another channel leaves the one before: the core sees to it (rules 6, 7). */
  async function start(visit: string, channel: Channel, feeItemIds: readonly string[]): Promise<void> {
    const placed = await bridge.placeOrder({ feeItemIds: [...feeItemIds] });
    if (!placed.ok) return refuse(tools, 'pay', visit, placed.error);
    const started = await bridge.startPayment({ orderId: placed.value.orderId, channel });
    if (started.ok) accept(tools, started.value);
    else refuse(tools, 'pay', visit, started.error);
  }

  async function leave(visit: string, reason: 'changed-channel' | 'left'): Promise<void> {
    update(tools, visit, ({ givenUp, payment }) => ({
      givenUp: payment === null ? givenUp : [...givenUp, payment.view.outTradeNo],
    }));
    const answer = await bridge.leavePayment({ reason });
    if (answer.ok) accept(tools, answer.value);
    else refuse(tools, 'pay', visit, answer.error);
  }

  return {
    pay: (channel: Channel) =>
      ask(tools, 'pay', async () => {
        const { serving } = store.getState();
        if (serving === null || serving.chosen.length === 0) return;
        const { visit, chosen, payment } = serving;
        const running = isPaying(serving) ? payment : null;
        if (running?.view.channel === channel) return;
        update(tools, visit, ({ givenUp }) => ({
          starting: channel,
          askedInVain: false,
          receipts: [],
          givenUp: running === null ? givenUp : [...givenUp, running.view.outTradeNo],
        }));
        try {
          await start(visit, channel, chosen);
        } finally {
          update(tools, visit, () => ({ starting: null }));
        }
      }),
    /** "Asked: I have paid": the gateway is asked now. */
    askNow: () =>
      ask(tools, 'pay', async () => {
        const { serving } = store.getState();
        if (serving === null || serving.payment === null) return;
        const { visit } = serving;
        const answer = await bridge.askPayment({});
        if (!answer.ok) return refuse(tools, 'pay', visit, answer.error);
        accept(tools, answer.value);
        const { standing } = answer.value;
        update(tools, visit, () => ({ askedInVain: standing === 'waiting' }));
      }),
    changeChannel: () =>
      ask(tools, 'pay', async () => {
        const { serving } = store.getState();
        if (serving !== null && isPaying(serving)) await leave(serving.visit, 'changed-channel');
      }),
    cancel: () =>
      ask(tools, 'pay', async () => {
        const { serving } = store.getState();
        if (serving !== null && payPhase(serving).at !== 'choose') await leave(serving.visit, 'left');
      }),
  };
}
