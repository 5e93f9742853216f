import { describe, expect, it } from 'vitest';
import type { Channel } from '../../src/shared/channel';
import { fen } from '../../src/shared/money';
import { restoreNewest } from '../fakes/restore-steps';
import { costOf, feeId, feeIds, manyFees } from '../fakes/many-fees';
import { approve, askAll, bankFinishes } from '../fakes/refund-steps';
import { comeIn, moneyAddsUp, must, order, showCode } from '../fakes/story-steps';
import type { World } from '../fakes/world';
import { openWorld } from '../fakes/world';
import type { StoryWindow } from '../fakes/world/story-window';

/* At most 50 lines per payment, so that every line stays refundable by itself (payments.md rule 11). */

async function atKiosk(count: number) {
  const world = await openWorld({ roster: manyFees(count) });
  const kiosk = world.openWindow('kiosk');
  await comeIn(kiosk);
  return { world, kiosk, orderId: await order(kiosk, feeIds(1, count)) };
}

function begin(window: StoryWindow, orderId: string, channel: Channel = 'wechat') {
  return window.api.startPayment({ orderId, channel }).then(must);
}

async function payNext(world: World, window: StoryWindow, orderId: string) {
  const view = await begin(window, orderId);
  world.wechat.pay(view.outTradeNo);
  await world.time.advance(1_100);
  return view;
}

function settledLines(world: World, orderId: string): number {
  const lines = world.opened().store.orders.byId(orderId)?.lines ?? [];
  return lines.filter(({ state }) => state === 'paid').length;
}

describe('an order of more than 50 lines', () => {
  it('is paid in parts one after the other, each with its lines, its sum and its receipt', async () => {
    const { world, kiosk, orderId } = await atKiosk(120);
    const first = await payNext(world, kiosk, orderId);
    expect(first).toMatchObject({ part: { number: 1, of: 3, unpaid: 3 }, order: { total: costOf(1, 50) } });
    expect(first.order.lines).toHaveLength(50);
    expect(kiosk.lastPayment()).toMatchObject({ standing: 'paid', part: { number: 1, of: 3, unpaid: 2 } });
    expect(world.opened().store.orders.byId(orderId)?.state).toBe('open');
    const second = await payNext(world, kiosk, orderId);
    expect(second).toMatchObject({
      part: { number: 2, of: 3, unpaid: 2 },
      order: { total: costOf(51, 100) },
    });
    const third = await payNext(world, kiosk, orderId);
    expect(third).toMatchObject({
      part: { number: 3, of: 3, unpaid: 1 },
      order: { total: costOf(101, 120) },
    });
    expect(kiosk.lastPayment()).toMatchObject({ standing: 'paid', part: { unpaid: 0 } });
    const { store, intentLog } = world.opened();
    expect(store.orders.byId(orderId)?.state).toBe('paid');
    expect(store.receipts.ofOrder(orderId).map(({ lineNumbers }) => lineNumbers.length)).toEqual([
      50, 50, 20,
    ]);
    const intents = intentLog.entries().filter((entry) => entry.kind === 'payment');
    expect(intents.map(({ firstLine, lines }) => [firstLine, lines.length])).toEqual([
      [1, 50],
      [51, 50],
      [101, 20],
    ]);
    expect(store.outbox.ofOrder(third.order.orderNumber)).toHaveLength(120);
    expect(moneyAddsUp(world)).toEqual({ paid: costOf(1, 120), kept: costOf(1, 120), givenBack: 0 });
    // Nothing is left to pay: asked once more, it is the last payment.
    expect((await begin(kiosk, orderId)).outTradeNo).toBe(third.outTradeNo);
    expect(world.wechat.numbers()).toHaveLength(3);
  });

  it('of 50 is one payment, as it always was', async () => {
    const { world, kiosk, orderId } = await atKiosk(50);
    expect(await begin(kiosk, orderId)).toMatchObject({ part: null, order: { total: costOf(1, 50) } });
    const other = await openWorld();
    expect((await showCode(other)).view.part).toBeNull();
    expect(world.wechat.numbers()).toHaveLength(1);
  });

  it('left after the first part: the rest is free again and can be ordered anew', async () => {
    const { world, kiosk, orderId } = await atKiosk(120);
    await payNext(world, kiosk, orderId);
    await begin(kiosk, orderId);
    const ended = must(await kiosk.api.endVisit({ because: 'cancelled' }));
    // Nothing of the second part was paid, and the receipt of the first is in the person's hands already.
    expect(ended).toEqual({ slip: null, receiptNumbers: [] });
    expect(settledLines(world, orderId)).toBe(50);
    await comeIn(kiosk);
    const items = must(await kiosk.api.fees({})).items;
    expect(items.filter(({ state }) => state === 'payable')).toHaveLength(70);
    const again = await payNext(world, kiosk, await order(kiosk, feeIds(51, 120)));
    expect(again).toMatchObject({ part: { number: 1, of: 2 }, order: { total: costOf(51, 100) } });
  });

  it('the rest is chosen again while the person stands there: the same order, its next part', async () => {
    const { world, kiosk, orderId } = await atKiosk(60);
    await payNext(world, kiosk, orderId);
    expect(await order(kiosk, feeIds(51, 60))).toBe(orderId);
    expect(await payNext(world, kiosk, orderId)).toMatchObject({ part: { number: 2, of: 2 } });
  });

  it('no more than 1,000 lines', async () => {
    const world = await openWorld({ roster: manyFees(1_001) });
    const kiosk = world.openWindow('kiosk');
    await comeIn(kiosk);
    expect(await kiosk.api.placeOrder({ feeItemIds: [...feeIds(1, 1_001)] })).toMatchObject({
      ok: false,
      error: { kind: 'not-allowed' },
    });
    expect(must(await kiosk.api.placeOrder({ feeItemIds: [...feeIds(1, 1_000)] })).lines).toHaveLength(1_000);
  });
});

describe('rule 5 in parts', () => {
  it('both codes of one part are paid: that part goes back line by line, the next one is not touched', async () => {
    const { world, kiosk, orderId } = await atKiosk(60);
    const alipay = await begin(kiosk, orderId, 'alipay');
    must(await kiosk.api.leavePayment({ reason: 'changed-channel' }));
    await payNext(world, kiosk, orderId);
    const second = await begin(kiosk, orderId);
    expect(second).toMatchObject({ part: { number: 2 }, earlierCodeAlive: true });
    world.alipay.pay(alipay.outTradeNo);
    await world.time.advance(60_000);
    expect(kiosk.lastPayment()).toMatchObject({ outTradeNo: second.outTradeNo, standing: 'waiting' });
    await bankFinishes(world);
    expect(world.alipay.refundsOf(alipay.outTradeNo)).toHaveLength(50);
    expect(moneyAddsUp(world)).toMatchObject({ kept: costOf(1, 50), givenBack: costOf(1, 50) });
  });

  it('one line of a part was paid elsewhere: only that line goes back', async () => {
    const { world, kiosk, orderId } = await atKiosk(60);
    await payNext(world, kiosk, orderId);
    const late = await begin(kiosk, orderId, 'alipay');
    must(await kiosk.api.endVisit({ because: 'cancelled' }));
    await comeIn(kiosk);
    const one = await begin(kiosk, await order(kiosk, [feeId(55)]));
    world.wechat.pay(one.outTradeNo);
    await world.time.advance(1_100);
    world.alipay.pay(late.outTradeNo);
    await world.time.advance(60_000);
    expect(world.opened().store.refunds.ofPayment(late.outTradeNo)).toMatchObject([
      { lineNumber: 55, amount: 155, reason: 'duplicate' },
    ]);
    await bankFinishes(world);
    expect(moneyAddsUp(world)).toEqual({
      paid: costOf(1, 60) + 155,
      kept: costOf(1, 60),
      givenBack: 155,
    });
  });
});

describe('what goes wrong in the middle', () => {
  it('the power goes in the second part: the first is whole, the second is asked about', async () => {
    const { world, kiosk, orderId } = await atKiosk(60);
    await payNext(world, kiosk, orderId);
    const second = await begin(kiosk, orderId);
    await world.powerCut();
    world.wechat.pay(second.outTradeNo);
    await world.start();
    await world.time.advance(1_000);
    expect(settledLines(world, orderId)).toBe(60);
    expect(moneyAddsUp(world)).toEqual({ paid: costOf(1, 60), kept: costOf(1, 60), givenBack: 0 });
  });

  it('in doubt at the end of the visit: the slip is about the part that is', async () => {
    const { world, kiosk, orderId } = await atKiosk(60);
    await payNext(world, kiosk, orderId);
    const second = await begin(kiosk, orderId, 'alipay');
    const ended = must(await kiosk.api.endVisit({ because: 'cancelled' }));
    expect(ended.slip).toMatchObject({ outTradeNo: second.outTradeNo, total: costOf(51, 60) });
    expect(ended.slip?.lines).toHaveLength(10);
    expect(ended.receiptNumbers).toEqual([]);
  });

  it('the second part came otherwise than asked and is let stand', async () => {
    const { world, kiosk, orderId } = await atKiosk(60);
    await payNext(world, kiosk, orderId);
    const { outTradeNo } = await begin(kiosk, orderId);
    world.wechat.pay(outTradeNo, { amount: fen(1_000) });
    await world.time.advance(3_000);
    expect(kiosk.lastPayment()?.standing).toBe('misfit');
    const counter = world.openWindow('counter');
    must(await counter.api.acceptMisfit({ outTradeNo, because: '主任同意' }));
    expect(settledLines(world, orderId)).toBe(60);
    expect(kiosk.lastPayment()).toMatchObject({ standing: 'paid', part: { number: 2, unpaid: 0 } });
  });

  it('the store is lost and the backup knows nothing of the order: both parts come back with their lines', async () => {
    const world = await openWorld({ roster: manyFees(60) });
    await world.backup();
    const kiosk = world.openWindow('kiosk');
    await comeIn(kiosk);
    const orderId = await order(kiosk, feeIds(1, 60));
    await payNext(world, kiosk, orderId);
    const second = await begin(kiosk, orderId);
    await world.powerCut();
    world.wechat.pay(second.outTradeNo);
    await restoreNewest(world);
    await world.time.advance(10_000);
    expect(world.opened().store.orders.byId(orderId)).toMatchObject({ state: 'paid', total: costOf(1, 60) });
    expect(settledLines(world, orderId)).toBe(60);
    expect(moneyAddsUp(world)).toEqual({ paid: costOf(1, 60), kept: costOf(1, 60), givenBack: 0 });
  });

  it('every line of every part can be given back by itself', async () => {
    const { world, kiosk, orderId } = await atKiosk(110);
    for (let part = 1; part <= 3; part += 1) await payNext(world, kiosk, orderId);
    const { orderNumber } = kiosk.lastPayment()?.order ?? { orderNumber: '' };
    must(await kiosk.api.endVisit({ because: 'finished' }));
    const [first, second] = [world.openWindow('counter'), world.openWindow('counter')];
    const asked = await askAll(first, orderNumber);
    expect(asked).toHaveLength(110);
    for (const { refundNumber } of asked) must(await approve(second, refundNumber));
    await bankFinishes(world);
    await bankFinishes(world);
    expect(moneyAddsUp(world)).toEqual({ paid: costOf(1, 110), kept: 0, givenBack: costOf(1, 110) });
    expect(world.wechat.refundedTotal()).toBe(costOf(1, 110));
  });
});
