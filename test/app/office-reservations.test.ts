import { describe, expect, it } from 'vitest';
import { LI, LI_FEES, WANG, WANG_FEE } from '../fakes/story-roster';
import { comeIn, must, order, showCode } from '../fakes/story-steps';
import type { World } from '../fakes/world';
import { openWorld } from '../fakes/world';

/* payments.md rule 6 across devices, and decisions/0009. */

const MINUTE = 60_000;
const withRegistry = () => openWorld({ office: 'registry' });
const refusing = () =>
  openWorld({ office: 'registry', settings: { office: { kind: 'registry', whenDown: 'refuse' } } });
const countCalls = (world: World, wanted: string) =>
  world.registry.calls.filter(({ call }) => call === wanted).length;

async function wangAtKiosk(world: World) {
  const kiosk = world.openWindow('kiosk');
  await comeIn(kiosk, WANG);
  return kiosk;
}

describe('an order is reserved at the exam office', () => {
  it('before it can be paid, under its own number, and given back when the person leaves', async () => {
    const world = await withRegistry();
    const kiosk = await wangAtKiosk(world);
    const placed = must(await kiosk.api.placeOrder({ feeItemIds: [WANG_FEE] }));
    expect(world.registry.books.reservedBy(WANG_FEE)).toBe(placed.orderNumber);
    expect(must(await kiosk.api.placeOrder({ feeItemIds: [WANG_FEE] })).orderId).toBe(placed.orderId);
    expect(countCalls(world, 'reserve')).toBe(1);
    must(await kiosk.api.endVisit({ because: 'cancelled' }));
    await world.time.advance(1_000);
    expect(world.registry.books.reservedBy(WANG_FEE)).toBeNull();
    expect(world.opened().store.reservations.nextAskAt()).toBeNull();
  });

  it('for as long as a code can be paid and the person stands there, and no longer', async () => {
    const world = await withRegistry();
    const kiosk = await wangAtKiosk(world);
    await order(kiosk);
    for (let passed = 0; passed < 60; passed += 1) {
      await world.time.advance(MINUTE);
      expect(world.registry.books.reservedBy(WANG_FEE)).not.toBeNull();
    }
    expect(countCalls(world, 'reserve')).toBeLessThan(15);
    await kiosk.gone();
    await world.time.advance(MINUTE);
    expect(world.registry.books.reservedBy(WANG_FEE)).toBeNull();
  });

  it('a code left behind that is not proven dead keeps it', async () => {
    const world = await withRegistry();
    const { window } = await showCode(world, 'alipay');
    must(await window.api.endVisit({ because: 'cancelled' }));
    await world.time.advance(4 * MINUTE);
    expect(world.registry.books.reservedBy(WANG_FEE)).not.toBeNull();
    await world.time.advance(6 * MINUTE);
    expect(world.registry.books.reservedBy(WANG_FEE)).toBeNull();
  });

  it('a paid order ends it by the report', async () => {
    const world = await withRegistry();
    const { view } = await showCode(world);
    world.wechat.pay(view.outTradeNo);
    await world.time.advance(10 * MINUTE);
    expect(world.registry.books.paidBy(WANG_FEE)).toBe(view.order.orderNumber);
    expect([countCalls(world, 'release'), world.opened().store.reservations.nextAskAt()]).toEqual([0, null]);
  });

  it('another choice takes over: the former order’s reservation is given back first', async () => {
    const world = await withRegistry();
    const kiosk = world.openWindow('kiosk');
    await comeIn(kiosk, LI);
    await order(kiosk, LI_FEES);
    const second = must(await kiosk.api.placeOrder({ feeItemIds: [LI_FEES[0]] }));
    expect(world.registry.books.reservedBy(LI_FEES[0])).toBe(second.orderNumber);
    expect(world.registry.books.reservedBy(LI_FEES[1])).toBeNull();
  });
});

describe('the office says no', () => {
  it('held at another device: said so, nothing is begun, and free again the order goes through', async () => {
    const world = await withRegistry();
    world.registry.books.reserveElsewhere(WANG_FEE, world.time.now() + 5 * MINUTE);
    const kiosk = await wangAtKiosk(world);
    expect(await kiosk.api.placeOrder({ feeItemIds: [WANG_FEE] })).toMatchObject({
      ok: false,
      error: { kind: 'not-reserved', why: 'held-elsewhere' },
    });
    expect(must(await kiosk.api.fees({})).items[0]?.state).toBe('payable');
    await world.time.advance(5 * MINUTE);
    must(await kiosk.api.placeOrder({ feeItemIds: [WANG_FEE] }));
  });

  it('also where it is configured to take money when the office is down: a no is a no', async () => {
    const world = await withRegistry();
    const kiosk = await wangAtKiosk(world);
    world.registry.books.payElsewhere(WANG_FEE);
    world.registry.changeItem(WANG_FEE, {});
    expect(await kiosk.api.placeOrder({ feeItemIds: [WANG_FEE] })).toMatchObject({
      ok: false,
      error: { kind: 'not-payable', fees: { items: [{ state: 'paid' }] } },
    });
    expect(world.wechat.numbers()).toEqual([]);
  });

  it('a review revoked, or an amount changed, between list and order: the new list with its reason', async () => {
    const world = await withRegistry();
    const kiosk = await wangAtKiosk(world);
    world.registry.changeItem(WANG_FEE, { review: { status: 'rejected', reason: '照片不合格' } });
    expect(await kiosk.api.placeOrder({ feeItemIds: [WANG_FEE] })).toMatchObject({
      ok: false,
      error: { kind: 'not-payable', fees: { items: [{ state: 'review-rejected', reason: '照片不合格' }] } },
    });
  });

  it('a review revoked between order and code: no code; under a live code nothing moves (rule 16)', async () => {
    const world = await withRegistry();
    const kiosk = await wangAtKiosk(world);
    world.registry.fault('reserve', 'not-sent');
    const orderId = await order(kiosk);
    world.registry.changeItem(WANG_FEE, { review: { status: 'pending', reason: null } });
    expect(await kiosk.api.startPayment({ orderId, channel: 'wechat' })).toMatchObject({
      ok: false,
      error: { kind: 'not-reserved', why: 'not-payable' },
    });
    world.registry.changeItem(WANG_FEE, { review: { status: 'approved', reason: null } });
    const view = must(await kiosk.api.startPayment({ orderId, channel: 'wechat' }));
    world.registry.changeItem(WANG_FEE, { review: { status: 'rejected', reason: '重新审核' } });
    must(await kiosk.api.placeOrder({ feeItemIds: [WANG_FEE] }));
    world.wechat.pay(view.outTradeNo);
    await world.time.advance(2_000);
    expect(world.registry.books.paidBy(WANG_FEE)).toBe(view.order.orderNumber);
  });
});

describe('the office does not answer', () => {
  it('money is still taken from whoever has seen their fees, and told later', async () => {
    const world = await withRegistry();
    const kiosk = await wangAtKiosk(world);
    world.registry.goDown();
    const orderId = await order(kiosk);
    const view = must(await kiosk.api.startPayment({ orderId, channel: 'wechat' }));
    world.wechat.pay(view.outTradeNo);
    await world.time.advance(2_000);
    expect(kiosk.lastPayment()?.standing).toBe('paid');
    await world.time.advance(60 * MINUTE);
    world.registry.comeUp();
    await world.time.advance(7 * MINUTE);
    expect(world.registry.books.paidBy(WANG_FEE)).toBe(view.order.orderNumber);
  });

  it('nobody new is known then, and what was seen is believed for a quarter of an hour', async () => {
    const world = await withRegistry();
    const kiosk = await wangAtKiosk(world);
    world.registry.goDown();
    const other = world.openWindow('kiosk');
    const { documentNumber, registrationNumber } = LI;
    const proof = { kind: 'second-factor', value: registrationNumber } as const;
    expect(await other.api.signIn({ documentNumber, proof })).toMatchObject({
      ok: false,
      error: { kind: 'office-unreachable' },
    });
    await world.time.advance(16 * MINUTE);
    expect(await kiosk.api.placeOrder({ feeItemIds: [WANG_FEE] })).toMatchObject({
      ok: false,
      error: { kind: 'office-unreachable' },
    });
  });

  it('configured to refuse: no order, no code; what may have been reserved is given back', async () => {
    const world = await refusing();
    const kiosk = await wangAtKiosk(world);
    world.registry.fault('reserve', 'answer-lost');
    expect(await kiosk.api.placeOrder({ feeItemIds: [WANG_FEE] })).toMatchObject({
      ok: false,
      error: { kind: 'office-unreachable' },
    });
    expect(world.opened().store.orders.openIds()).toEqual([]);
    expect(world.registry.books.reservedBy(WANG_FEE)).not.toBeNull();
    await world.time.advance(2 * MINUTE);
    expect(world.registry.books.reservedBy(WANG_FEE)).toBeNull();
    must(await kiosk.api.placeOrder({ feeItemIds: [WANG_FEE] }));
  });
});

describe('the power goes', () => {
  for (const fault of ['not-sent', 'answer-lost'] as const) {
    it(`while a reservation is asked for (${fault}): at the next start nothing is left blocked`, async () => {
      const world = await withRegistry();
      const kiosk = await wangAtKiosk(world);
      const release = world.registry.hold('reserve');
      world.registry.fault('reserve', fault);
      void kiosk.api.placeOrder({ feeItemIds: [WANG_FEE] });
      await world.time.settle();
      await world.powerCut();
      release();
      await world.time.settle();
      await world.start();
      await world.time.advance(MINUTE);
      expect(world.registry.books.reservedBy(WANG_FEE)).toBeNull();
      const again = await wangAtKiosk(world);
      must(await again.api.placeOrder({ feeItemIds: [WANG_FEE] }));
    });
  }

  it('with a reservation held and nothing under way: given back at the next start', async () => {
    const world = await withRegistry();
    await order(await wangAtKiosk(world));
    await world.powerCut();
    await world.start();
    // Whoever comes back at once does not find their own former order in the way.
    const again = await wangAtKiosk(world);
    const placed = must(await again.api.placeOrder({ feeItemIds: [WANG_FEE] }));
    expect(world.registry.books.reservedBy(WANG_FEE)).toBe(placed.orderNumber);
  });
});
