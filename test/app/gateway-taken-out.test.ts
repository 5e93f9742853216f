import { expect, it } from 'vitest';
import { LI, LI_FEES } from '../fakes/story-roster';
import { comeIn, must, order, showCode } from '../fakes/story-steps';
import { openWorld } from '../fakes/world';

it('a gateway taken out while its payment is open blocks no other, and decides it when it is back', async () => {
  const world = await openWorld();
  const { view } = await showCode(world, 'alipay');
  await world.powerCut();
  await world.start({ without: 'alipay' });
  world.alipay.pay(view.outTradeNo);
  await world.time.advance(60_000);
  const stateOf = () => world.opened().store.payments.byNumber(view.outTradeNo)?.payment.state;
  expect(stateOf()).toBe('waiting');
  const window = world.openWindow('kiosk');
  await comeIn(window, LI);
  const orderId = await order(window, [LI_FEES[0]]);
  const other = must(await window.api.startPayment({ orderId, channel: 'wechat' }));
  expect(other.standing).toBe('waiting');
  await world.powerCut();
  await world.start();
  await world.time.advance(1_000);
  expect(stateOf()).toBe('paid');
});
