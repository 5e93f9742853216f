import { WANG, WANG_FEE } from './story-roster';
import { must } from './story-steps';
import type { World } from './world';
import { openWorld } from './world';
import type { StoryWindow } from './world/story-window';

export const WECHAT_CODE = '134567890123456788';
export const ALIPAY_CODE = '281234567890123456';

async function serve(world: World, person = WANG, feeItemIds: readonly string[] = [WANG_FEE]) {
  const counter = world.openWindow('counter');
  const found = must(await counter.api.findCandidates({ query: person.documentNumber }));
  must(await counter.api.openCandidate({ ref: found.rows[0]?.ref ?? '' }));
  const { orderId } = must(await counter.api.placeOrder({ feeItemIds: [...feeItemIds] }));
  return { counter, orderId };
}

/** Somebody's fees ordered at a counter, nothing charged yet. */
export async function atCounter(person = WANG, feeItemIds: readonly string[] = [WANG_FEE]) {
  const world = await openWorld();
  return { world, ...(await serve(world, person, feeItemIds)) };
}

export function charge(counter: StoryWindow, orderId: string, scanned = WECHAT_CODE) {
  return counter.api.startPayerCode({ orderId, scanned });
}
