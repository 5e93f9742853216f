import { expect, it } from 'vitest';
import { comeIn, must } from '../fakes/story-steps';
import { openWorld } from '../fakes/world';

/* WeChat only: the probe's "no such order" comes unsigned, so the clock is never compared again. */
it('a clock that was set back and is right blocks no payment for ever where WeChat is the only channel', async () => {
  const world = await openWorld();
  await world.powerCut();
  const original = world.wechat.gateway.query;
  Object.assign(world.wechat.gateway, {
    query: async (outTradeNo: string) => {
      const answer = await original(outTradeNo);
      return answer.kind === 'absent'
        ? { kind: 'no-answer', why: 'unverified', incident: 'unsigned 404', retryAfterMs: null }
        : answer;
    },
  });
  await world.start({ without: 'alipay' });
  await world.time.advance(120_000);
  world.time.setWallBy(-3_600_000);
  const window = world.openWindow('kiosk');
  await comeIn(window);
  await world.time.advance(30 * 60_000);
  expect(must(await window.api.health({})).blocks).toEqual([]);
});
