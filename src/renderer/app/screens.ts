import type { FeeList, FeeView } from '../../shared/fee-view';
import type { OrderView, PaymentStanding, PaymentView } from '../../shared/payment-view';
import type { FlowState, PaymentStage, ProofStage, Stage } from './flow-state';

export type ScreenState = Pick<FlowState, 'connection' | 'stage' | 'ending' | 'endWhenBack'>;

type StageAt<At extends Stage['at']> = Extract<Stage, { at: At }>;

/** A payment whose core has answered. */
export type SeenPayment = PaymentStage & { readonly view: PaymentView };

/** Every screen of the kiosk with what it needs; one title and one decision each. */
export type Screen =
  | { readonly screen: 'disconnected' | 'ending'; readonly paymentOpen: boolean }
  | { readonly screen: 'home' }
  | { readonly screen: 'document'; readonly stage: StageAt<'document'> }
  | {
      readonly screen: 'second-factor' | 'password' | 'registration-number';
      readonly stage: ProofStage;
    }
  | { readonly screen: 'phone-code'; readonly stage: StageAt<'phone-code'> }
  | { readonly screen: 'new-password' | 'repeat-password'; readonly stage: StageAt<'new-password'> }
  | { readonly screen: 'correction'; readonly stage: StageAt<'correction'> }
  | { readonly screen: 'office-asked'; readonly stage: StageAt<'office-asked'> }
  | { readonly screen: 'locked'; readonly stage: StageAt<'locked'> }
  | { readonly screen: 'person'; readonly stage: StageAt<'person'> }
  | { readonly screen: 'fees' | 'nothing-payable' | 'nothing-due'; readonly stage: StageAt<'fees'> }
  | { readonly screen: 'channel'; readonly stage: StageAt<'channel'> }
  | { readonly screen: 'opening'; readonly stage: PaymentStage }
  | {
      readonly screen: 'code' | 'checking' | 'unknown' | 'leaving' | 'closed' | 'misfit';
      readonly stage: SeenPayment;
    }
  | { readonly screen: 'paid'; readonly stage: StageAt<'paid'> }
  | { readonly screen: 'my-payments'; readonly stage: StageAt<'my-payments'> }
  | { readonly screen: 'slip'; readonly stage: StageAt<'slip'> }
  | { readonly screen: 'paid-meanwhile'; readonly stage: StageAt<'paid-meanwhile'> }
  | { readonly screen: 'blocked'; readonly stage: StageAt<'blocked'> }
  | { readonly screen: 'visit-lost'; readonly stage: StageAt<'visit-lost'> };

export type ScreenName = Screen['screen'];

/** From the document to "this is me". */
export type IdentifyScreen = Extract<
  Screen,
  {
    screen:
      | 'document'
      | 'second-factor'
      | 'password'
      | 'registration-number'
      | 'phone-code'
      | 'new-password'
      | 'repeat-password'
      | 'locked'
      | 'person'
      | 'correction'
      | 'office-asked';
  }
>;

/** From the asked code on: what became of the money. */
export type PaymentScreen = Extract<
  Screen,
  {
    screen:
      | 'opening'
      | 'code'
      | 'checking'
      | 'unknown'
      | 'leaving'
      | 'misfit'
      | 'closed'
      | 'paid'
      | 'slip'
      | 'paid-meanwhile';
  }
>;

/** The order whose money may be on its way; null when no code was ever asked for. */
export function orderInDoubt(stage: Stage): OrderView | null {
  if (stage.at === 'channel') return stage.earlierCodeAlive ? stage.order : null;
  if (stage.at !== 'payment') return null;
  return stage.view?.standing === 'closed' ? null : stage.order;
}

function isSettled(item: FeeView): boolean {
  return item.state === 'paid' || item.state === 'waived';
}

function feeScreen(fees: FeeList): 'fees' | 'nothing-payable' | 'nothing-due' {
  if (fees.items.every(isSettled)) return 'nothing-due';
  const canGoOn = fees.items.some((item) => item.state === 'payable' || item.state === 'in-payment');
  return canGoOn ? 'fees' : 'nothing-payable';
}

function standingScreen(
  standing: Exclude<PaymentStanding, 'opening' | 'paid'>,
  stage: SeenPayment,
): 'code' | 'checking' | 'unknown' | 'leaving' | 'closed' | 'misfit' {
  if (standing === 'closed' || standing === 'misfit') return standing;
  if (stage.left) return 'leaving';
  if (stage.view.qrText !== null) return 'code';
  return standing === 'waiting' ? 'checking' : standing;
}

function paymentScreen(stage: PaymentStage): Screen {
  const { view } = stage;
  if (view === null || view.standing === 'opening') return { screen: 'opening', stage };
  if (view.standing === 'paid')
    return { screen: 'paid', stage: { at: 'paid', view, receipts: null, toPrint: [] } };
  const seen = { ...stage, view };
  return { screen: standingScreen(view.standing, seen), stage: seen };
}

/** A paper that was already given stays on screen without the core, until its reader goes. */
function standsAlone({ stage, endWhenBack }: Pick<FlowState, 'stage' | 'endWhenBack'>): boolean {
  const given = stage.at === 'slip' || stage.at === 'paid' || stage.at === 'paid-meanwhile';
  return given && endWhenBack === null;
}

/** The one place that says what is on screen. */
export function screenFor(state: ScreenState): Screen {
  const { connection, stage, ending } = state;
  const paymentOpen = orderInDoubt(stage) !== null;
  if (connection === 'down' && !standsAlone(state)) return { screen: 'disconnected', paymentOpen };
  if (ending) return { screen: 'ending', paymentOpen };
  switch (stage.at) {
    case 'home':
      return { screen: 'home' };
    case 'document':
      return { screen: 'document', stage };
    case 'second-factor':
    case 'password':
    case 'registration-number':
      return { screen: stage.at, stage };
    case 'phone-code':
      return { screen: 'phone-code', stage };
    case 'new-password':
      return { screen: stage.first === null ? 'new-password' : 'repeat-password', stage };
    case 'correction':
      return { screen: 'correction', stage };
    case 'office-asked':
      return { screen: 'office-asked', stage };
    case 'locked':
      return { screen: 'locked', stage };
    case 'person':
      return { screen: 'person', stage };
    case 'fees':
      return { screen: feeScreen(stage.fees), stage };
    case 'channel':
      return { screen: 'channel', stage };
    case 'payment':
      return paymentScreen(stage);
    case 'paid':
      return { screen: 'paid', stage };
    case 'my-payments':
      return { screen: 'my-payments', stage };
    case 'slip':
      return { screen: 'slip', stage };
    case 'paid-meanwhile':
      return { screen: 'paid-meanwhile', stage };
    case 'blocked':
      return { screen: 'blocked', stage };
    case 'visit-lost':
      return { screen: 'visit-lost', stage };
  }
}

/** Which of the four steps (核对身份 · 选择费用 · 扫码支付 · 领取凭条) a screen belongs to; null outside the way. */
export function stepOf(screen: ScreenName): 0 | 1 | 2 | 3 | null {
  switch (screen) {
    case 'document':
    case 'second-factor':
    case 'password':
    case 'registration-number':
    case 'phone-code':
    case 'new-password':
    case 'repeat-password':
    case 'person':
    case 'correction':
      return 0;
    case 'fees':
    case 'nothing-payable':
      return 1;
    case 'channel':
    case 'opening':
    case 'code':
    case 'checking':
    case 'unknown':
    case 'leaving':
    case 'closed':
    case 'misfit':
      return 2;
    case 'paid':
      return 3;
    case 'disconnected':
    case 'ending':
    case 'home':
    case 'locked':
    case 'office-asked':
    case 'nothing-due':
    case 'my-payments':
    case 'slip':
    case 'paid-meanwhile':
    case 'blocked':
    case 'visit-lost':
      return null;
  }
}
