import type { RefundRow } from '../../src/shared/refund-view';
import type { Person } from './story-steps';
import { comeIn, must, order } from './story-steps';
import type { World } from './world';
import type { StoryWindow } from './world/story-window';

export type PaidOrder = {
  readonly orderNumber: string;
  readonly outTradeNo: string;
  readonly orderId: string;
};

/** Somebody pays by WeChat at a kiosk and leaves. */
export async function payFees(
  world: World,
  person: Person,
  feeItemIds: readonly string[],
): Promise<PaidOrder> {
  const kiosk = world.openWindow('kiosk');
  await comeIn(kiosk, person);
  const orderId = await order(kiosk, feeItemIds);
  const view = must(await kiosk.api.startPayment({ orderId, channel: 'wechat' }));
  world.wechat.pay(view.outTradeNo);
  await world.time.advance(1_100);
  must(await kiosk.api.endVisit({ because: 'finished' }));
  return { orderId, outTradeNo: view.outTradeNo, orderNumber: view.order.orderNumber };
}

/** Asks for everything at one window, in the words of the story. */
export async function askAll(window: StoryWindow, orderNumber: string): Promise<readonly RefundRow[]> {
  const asked = must(await window.api.askRefund({ orderNumber, lines: 'all', because: '考生弃考' }));
  return asked.refunds;
}

export function approve(window: StoryWindow, refundNumber: string) {
  return window.api.decideRefund({ refundNumber, decision: { kind: 'approve' } });
}

/** The bank has the money on its way and ends it; time passes until everybody knows. */
export async function bankFinishes(world: World): Promise<void> {
  await world.time.advance(2_000);
  world.wechat.finishRefunds();
  world.alipay.finishRefunds();
  await world.time.advance(30 * 60_000);
}

export async function refundsOf(window: StoryWindow, orderNumber: string): Promise<readonly RefundRow[]> {
  return must(await window.api.refunds({ orderNumber })).refunds;
}
