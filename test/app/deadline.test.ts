import { expect, it } from 'vitest';
import { storyRoster, LI, LI_FEES, WANG, WANG_FEE } from '../fakes/story-roster';
import { comeIn, must, order } from '../fakes/story-steps';
import type { World } from '../fakes/world';
import { openWorld } from '../fakes/world';

/* payments.md rule 14: a code never outlives the window; what was under way at its end is finished, and listed. */

const MINUTE = 60_000;

/** Every window ends in four minutes by the exam office's clock, which is a minute ahead of ours. */
async function atTheLastMinute() {
  const world = await openWorld({
    office: 'registry',
    roster: (now) =>
      storyRoster(now).map((line) => ({ ...line, feeItem: { ...line.feeItem, closesAt: now + 5 * MINUTE } })),
  });
  world.registry.clockAhead(MINUTE);
  return { world, closesAt: world.time.now() + 4 * MINUTE };
}

async function codeFor(world: World, person: typeof WANG, feeItemId: string, channel: 'wechat' | 'alipay') {
  const kiosk = world.openWindow('kiosk');
  await comeIn(kiosk, person);
  const orderId = await order(kiosk, [feeItemId]);
  const view = must(await kiosk.api.startPayment({ orderId, channel }));
  return { kiosk, view };
}

const listed = async (world: World) =>
  must(await world.openWindow('counter').api.deadlines({ date: null })).rows;

it('paid before the end and heard of after it counts as in time, and the office is told', async () => {
  const { world, closesAt } = await atTheLastMinute();
  const { view } = await codeFor(world, WANG, WANG_FEE, 'wechat');
  const expiresAt = world.opened().store.payments.byNumber(view.outTradeNo)?.payment.expiresAt;
  expect(expiresAt).toBe(closesAt - MINUTE);
  await world.time.advance(2 * MINUTE);
  world.wechat.pay(view.outTradeNo);
  const paidAt = world.time.now();
  world.wechat.offline(true);
  await world.time.advance(10 * MINUTE);
  expect(await listed(world)).toMatchObject([
    { outTradeNo: view.outTradeNo, outcome: 'undecided', closedAt: closesAt, paidAt: null },
  ]);
  world.wechat.offline(false);
  await world.time.advance(31 * MINUTE);
  expect(await listed(world)).toMatchObject([
    { outcome: 'paid-in-time', paidAt, candidateName: '王小明', maskedDocument: '110199********1233' },
  ]);
  expect(world.registry.books.paidBy(WANG_FEE)).toBe(view.order.orderNumber);
});

it('not paid, and paid after the end all the same: each is listed as it ended; what was over before is not', async () => {
  const { world } = await atTheLastMinute();
  const early = await codeFor(world, LI, LI_FEES[1], 'wechat');
  world.wechat.pay(early.view.outTradeNo);
  await world.time.advance(2_000);
  must(await early.kiosk.api.endVisit({ because: 'finished' }));
  const never = await codeFor(world, LI, LI_FEES[0], 'alipay');
  const late = await codeFor(world, WANG, WANG_FEE, 'alipay');
  await world.time.advance(4 * MINUTE + 10_000);
  world.alipay.pay(late.view.outTradeNo, { force: true });
  await world.time.advance(30 * MINUTE);
  const ends = new Map((await listed(world)).map((row) => [row.outTradeNo, row.outcome]));
  expect(Object.fromEntries(ends)).toEqual({
    [never.view.outTradeNo]: 'not-paid',
    [late.view.outTradeNo]: 'paid-late',
  });
});

it('nobody gets a code in the last minute and a half', async () => {
  const { world } = await atTheLastMinute();
  const kiosk = world.openWindow('kiosk');
  await comeIn(kiosk, WANG);
  const orderId = await order(kiosk);
  await world.time.advance(2 * MINUTE + 31_000);
  expect(await kiosk.api.startPayment({ orderId, channel: 'wechat' })).toMatchObject({
    ok: false,
    error: { kind: 'window-closing' },
  });
  expect(await listed(world)).toEqual([]);
});
