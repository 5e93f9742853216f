import type { Channel } from '../../src/shared/channel';
import type { PaymentView } from '../../src/shared/payment-view';
import type { Result } from '../../src/shared/result';
import type { SignInAnswer } from '../../src/shared/sign-in';
import { LI, LI_FEES, WANG, WANG_FEE } from './story-roster';
import type { World } from './world';
import type { StoryWindow } from './world/story-window';

/** What a story takes for granted; a refusal here is the story's failure, with its kind. */
export function must<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

type SignedIn = Extract<SignInAnswer, { kind: 'signed-in' }>;

export type Person = { readonly documentNumber: string; readonly registrationNumber: string };

/** By the second factor, to "this is me". */
export async function signIn(window: StoryWindow, person: Person = WANG): Promise<SignedIn> {
  const { documentNumber, registrationNumber } = person;
  const proof = { kind: 'second-factor', value: registrationNumber } as const;
  const answer = must(await window.api.signIn({ documentNumber, proof }));
  if (answer.kind !== 'signed-in') throw new Error(`not signed in: ${answer.kind}`);
  return answer;
}

export async function comeIn(window: StoryWindow, person: Person = WANG): Promise<void> {
  await signIn(window, person);
  must(await window.api.confirmPerson({}));
}

export async function order(
  window: StoryWindow,
  feeItemIds: readonly string[] = [WANG_FEE],
): Promise<string> {
  return must(await window.api.placeOrder({ feeItemIds: [...feeItemIds] })).orderId;
}

/** From the door to the code on the screen. */
export async function showCode(
  world: World,
  channel: Channel = 'wechat',
): Promise<{ readonly window: StoryWindow; readonly orderId: string; readonly view: PaymentView }> {
  const window = world.openWindow('kiosk');
  await comeIn(window);
  const orderId = await order(window);
  const view = must(await window.api.startPayment({ orderId, channel }));
  return { window, orderId, view };
}

/** 李芳 has a code for both of her fees, by Alipay, and leaves; it is not proven dead yet. */
export async function leaveBothFees(world: World): Promise<PaymentView> {
  const window = world.openWindow('kiosk');
  await comeIn(window, LI);
  const orderId = await order(window, LI_FEES);
  const both = must(await window.api.startPayment({ orderId, channel: 'alipay' }));
  must(await window.api.endVisit({ because: 'cancelled' }));
  return both;
}

/** Every fen that people paid is either settled or on its way back; nothing is left in doubt. */
export function moneyAddsUp(world: World): {
  readonly paid: number;
  readonly kept: number;
  readonly givenBack: number;
} {
  const { store } = world.opened();
  const banks = [world.wechat, world.alipay];
  const paid = banks.reduce((sum, bank) => sum + bank.paidTotal(), 0);
  let kept = 0;
  let givenBack = 0;
  for (const bank of banks) {
    for (const outTradeNo of bank.numbers()) {
      const row = store.payments.byNumber(outTradeNo);
      if (row === null) throw new Error(`the bank knows ${outTradeNo}, the store does not`);
      const order = store.orders.byId(row.payment.orderId);
      for (const line of order?.lines ?? []) {
        const claim = store.claims.live(line.feeItemId);
        if (claim?.settledBy === outTradeNo) kept += line.amount;
      }
      for (const refund of store.refunds.ofPayment(outTradeNo)) {
        if (refund.state !== 'declined') givenBack += refund.amount;
      }
    }
  }
  return { paid, kept, givenBack };
}
