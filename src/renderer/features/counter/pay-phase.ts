import type { Channel } from '../../../shared/channel';
import type { FeeView } from '../../../shared/fee-view';
import type { PaymentStanding, PaymentView } from '../../../shared/payment-view';
import type { OrderView } from '../../../shared/payment-view';
import type { Serving } from './counter-state';

/**
 * What the payment part of the screen is about. `choose`: no code is on screen; `earlier` is one that was taken off it
 * and is not proven dead yet, or ended without money.
 */
export type PayPhase =
  | { readonly at: 'choose'; readonly earlier: PaymentView | null }
  | { readonly at: 'opening'; readonly channel: Channel }
  /** The payer's own code is being charged; `view` is null until the core has answered. */
  | { readonly at: 'charging'; readonly view: PaymentView | null }
  | SeenPhase;

type Shown = Exclude<PaymentStanding, 'opening' | 'closed'>;
type SeenPhase = { readonly [At in Shown]: { readonly at: At; readonly view: PaymentView } }[Shown];

export function payPhase(serving: Serving): PayPhase {
  const { starting, charging, payment, givenUp } = serving;
  if (charging) return { at: 'charging', view: null };
  if (starting !== null) return { at: 'opening', channel: starting };
  if (payment === null) return { at: 'choose', earlier: null };
  const { view } = payment;
  if (view.standing === 'paid' || view.standing === 'misfit') return { at: view.standing, view };
  if (view.standing === 'closed' || givenUp.includes(view.outTradeNo)) {
    return { at: 'choose', earlier: view };
  }
  if (view.method === 'payer-code' && (view.standing === 'opening' || view.standing === 'waiting')) {
    return { at: 'charging', view };
  }
  if (view.standing === 'opening') return { at: 'opening', channel: view.channel };
  // A code that may no longer be scanned is not one to wait for.
  if (view.standing === 'waiting' && view.qrText === null) return { at: 'checking', view };
  return { at: view.standing, view };
}

/** A code is on screen or its truth is being waited for: nobody is sent away and nothing is rechosen unasked. */
export function isPaying(serving: Serving): boolean {
  const { at } = payPhase(serving);
  return at === 'opening' || at === 'charging' || at === 'waiting' || at === 'checking' || at === 'unknown';
}

/** Nothing may be rechosen while money is on its way, or has come otherwise than asked. */
export function isLocked(serving: Serving): boolean {
  return isPaying(serving) || payPhase(serving).at === 'misfit';
}

/** The order whose money may be on its way. */
export function orderInDoubt(serving: Serving): OrderView | null {
  const view = serving.payment?.view;
  if (view === undefined || view.standing === 'closed' || view.standing === 'paid') return null;
  return view.order;
}

/** An item held by an unfinished order may be taken up again: the core answers with that order or takes over (rule 6). */
export function isPayable(item: FeeView): boolean {
  return item.state === 'payable' || item.state === 'in-payment';
}

export function payableIds({ fees }: Pick<Serving, 'fees'>): readonly string[] {
  return (fees?.items ?? []).filter(isPayable).map((item) => item.feeItemId);
}

export function owesNothing({ fees }: Pick<Serving, 'fees'>): boolean {
  return fees !== null && fees.items.every(({ state }) => state === 'paid' || state === 'waived');
}
