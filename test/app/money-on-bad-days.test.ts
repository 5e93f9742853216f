import { describe, expect, it } from 'vitest';
import { fen } from '../../src/shared/money';
import type { RosterLine } from '../../src/main/store/types';
import { LI, LI_FEES, storyRoster, WANG_FEE } from '../fakes/story-roster';
import { comeIn, leaveBothFees, moneyAddsUp, must, order, showCode } from '../fakes/story-steps';
import type { World } from '../fakes/world';
import { openWorld } from '../fakes/world';

/* Clock, disk, roster, restore and two people at once: ways to lose money or claims, each of which once worked. */

const MINUTE = 60_000;
const paymentOf = (world: World, outTradeNo: string) =>
  world.opened().store.payments.byNumber(outTradeNo)?.payment;

describe('the clock is set back', () => {
  it('a payment on the screen goes on being asked about', async () => {
    const world = await openWorld();
    const { window, view } = await showCode(world);
    await world.time.advance(3_000);
    world.time.setWallBy(-60 * MINUTE);
    await world.time.advance(3_000);
    world.wechat.pay(view.outTradeNo, { force: true });
    await world.time.advance(5_000);
    expect(window.lastPayment()?.standing).toBe('paid');
  });

  it('proof by time goes by the gateway’s clock alone', async () => {
    const world = await openWorld();
    const { window, view } = await showCode(world, 'alipay');
    must(await window.api.endVisit({ because: 'cancelled' }));
    await world.time.advance(view.expiresAt - world.time.now() + 92_000);
    expect(paymentOf(world, view.outTradeNo)).toMatchObject({ state: 'closing', quietAsks: 1 });
    world.time.setWallBy(-24 * 60 * MINUTE);
    world.alipay.setDrift(24 * 60 * MINUTE);
    await world.time.advance(120 * MINUTE);
    expect(paymentOf(world, view.outTradeNo)?.state).toBe('closed');
  });
});

describe('the disk refuses', () => {
  it('for minutes: what watches clock and gateway is still there afterwards', async () => {
    const world = await openWorld();
    const { window, view } = await showCode(world);
    world.disk.refusesCommits = true;
    await world.time.advance(3 * MINUTE);
    world.wechat.pay(view.outTradeNo);
    await world.time.advance(10_000);
    world.disk.refusesCommits = false;
    await world.time.advance(10_000);
    expect(window.lastPayment()?.standing).toBe('paid');
    world.wechat.setDrift(61_000);
    await world.time.advance(6 * MINUTE);
    expect(must(await window.api.health({})).blocks).toEqual(['clock-wrong']);
  });

  it('one payment: new ones are refused although another one’s answers go through', async () => {
    const world = await openWorld();
    const { view } = await showCode(world);
    const other = world.openWindow('kiosk');
    await comeIn(other, LI);
    must(await other.api.startPayment({ orderId: await order(other, LI_FEES), channel: 'alipay' }));
    const { payments } = world.opened().store;
    const { update } = payments;
    Object.assign(payments, {
      update: (...change: Parameters<typeof update>) => {
        if (change[0].state === 'paid') throw new Error('database or disk is full');
        return update(...change);
      },
    });
    world.wechat.pay(view.outTradeNo);
    await world.time.advance(1_100);
    for (let second = 0; second < 12; second++) {
      await world.time.advance(1_000);
      expect(must(await other.api.health({})).blocks).toEqual(['store-not-writable']);
    }
    Object.assign(payments, { update });
    await world.time.advance(6_000);
    expect(must(await other.api.health({})).blocks).toEqual([]);
    expect(paymentOf(world, view.outTradeNo)?.state).toBe('paid');
  });

  it('a refund’s answer: the same refund is not sent every second', async () => {
    const world = await openWorld();
    const { window, orderId, view } = await showCode(world, 'alipay');
    must(await window.api.leavePayment({ reason: 'changed-channel' }));
    const second = must(await window.api.startPayment({ orderId, channel: 'wechat' }));
    const release = world.alipay.hold();
    world.alipay.pay(view.outTradeNo);
    world.wechat.pay(second.outTradeNo);
    await world.time.advance(30_000);
    release();
    world.alipay.fault('refund', 'answer-lost');
    await world.time.advance(500);
    const refundCalls = () => world.alipay.calls.filter((one) => one.call === 'refund').length;
    world.disk.refusesCommits = true;
    await world.time.advance(2 * MINUTE);
    expect(refundCalls()).toBeLessThan(8);
    world.disk.refusesCommits = false;
    await world.time.advance(5 * MINUTE);
    world.alipay.finishRefunds();
    await world.time.advance(30 * MINUTE);
    expect(moneyAddsUp(world)).toEqual({ paid: 24_000, kept: 12_000, givenBack: 12_000 });
  });
});

describe('the roster changes', () => {
  it('what an order held back is what the next order asks for', async () => {
    const world = await openWorld();
    const kiosk = world.openWindow('kiosk');
    await comeIn(kiosk, LI);
    await order(kiosk, LI_FEES);
    const stage = world.opened().store.roster.stage();
    stage.add(dearer(storyRoster(world.time.now())));
    expect(stage.switchIn()).toEqual({ queued: 2 });
    const next = must(await kiosk.api.placeOrder({ feeItemIds: [LI_FEES[0]] }));
    expect(next.total).toBe(9_000);
  });
});

function dearer(lines: readonly RosterLine[]): readonly RosterLine[] {
  return lines.map(({ candidate, feeItem }) => ({
    candidate,
    feeItem: { ...feeItem, amount: fen(feeItem.amount + 1_000) },
  }));
}

describe('claims', () => {
  it('of two choices at the same time only the later one is kept', async () => {
    const world = await openWorld();
    const kiosk = world.openWindow('kiosk');
    await comeIn(kiosk, LI);
    const [a, b] = await Promise.all([order(kiosk, [LI_FEES[0]]), order(kiosk, [LI_FEES[1]])]);
    expect(a).not.toBe(b);
    const { store } = world.opened();
    expect(store.orders.byId(a)?.state).toBe('closed');
    expect(store.orders.byId(b)?.state).toBe('open');
  });

  it('a line given back leaves no open order behind', async () => {
    const world = await openWorld();
    const both = await leaveBothFees(world);
    const { store } = world.opened();
    const { orderId } = both.order;
    expect(store.orders.byId(orderId)?.state).toBe('open');
    // Somebody else's payment settles the first line while the order is open.
    const second = await showCode(world);
    const at = world.time.now();
    store.claims.settle({
      candidateId: LI.id,
      feeItemId: LI_FEES[0],
      orderId: second.orderId,
      settledBy: second.view.outTradeNo,
      at,
    });
    world.alipay.pay(both.outTradeNo);
    await world.time.advance(MINUTE);
    expect(store.orders.byId(orderId)).toMatchObject({
      state: 'paid',
      lines: [{ state: 'released' }, { state: 'paid' }],
    });
  });
});

describe('one window, two people at once', () => {
  it('the one who came in between is left like anybody', async () => {
    const world = await openWorld();
    const counter = world.openWindow('counter');
    const find = async (query: string) =>
      must(await counter.api.findCandidates({ query })).rows[0]?.ref ?? '';
    const [wang, li] = [await find('王小明'), await find('李芳')];
    must(await counter.api.openCandidate({ ref: wang }));
    must(await counter.api.startPayment({ orderId: await order(counter), channel: 'alipay' }));
    // Leaving the first takes up to four seconds; the operator does not wait.
    const release = world.alipay.hold();
    const slow = counter.api.openCandidate({ ref: wang });
    await world.time.settle();
    must(await counter.api.openCandidate({ ref: li }));
    const orderId = await order(counter, LI_FEES);
    const code = must(await counter.api.startPayment({ orderId, channel: 'wechat' }));
    await world.time.advance(4_100);
    must(await slow);
    release();
    await world.time.advance(1_000);
    expect(paymentOf(world, code.outTradeNo)?.state).toBe('closed');
    expect(world.opened().store.orders.byId(orderId)?.state).toBe('closed');
  });
});

describe('after a restore', () => {
  it('a refund that was ours does not make the rest of the payment a misfit', async () => {
    const world = await openWorld();
    const kiosk = world.openWindow('kiosk');
    await comeIn(kiosk, LI);
    const view = must(
      await kiosk.api.startPayment({ orderId: await order(kiosk, LI_FEES), channel: 'wechat' }),
    );
    world.opened().intentLog.append({
      kind: 'refund',
      at: world.time.now(),
      refundNumber: 'RLOST0002',
      outTradeNo: view.outTradeNo,
      lineNumber: 1,
      amount: fen(8_000),
      reason: null,
      askedBy: null,
    });
    world.opened().store.facts.set('restore-unfinished', 'a backup');
    world.wechat.pay(view.outTradeNo);
    world.wechat.refundElsewhere(view.outTradeNo);
    await world.powerCut();
    await world.start();
    await world.time.advance(5_000);
    expect(world.opened().store.orders.byId(view.order.orderId)).toMatchObject({
      state: 'paid',
      lines: [{ state: 'released' }, { state: 'paid' }],
    });
    expect(moneyAddsUp(world)).toEqual({ paid: 12_550, kept: 4_550, givenBack: 8_000 });
  });

  it('a line that was being given back is not kept as well', async () => {
    const world = await openWorld();
    const { view } = await showCode(world);
    // The store that was lost had judged this payment a duplicate; its intent to give it back is in the log.
    world.opened().intentLog.append({
      kind: 'refund',
      at: world.time.now(),
      refundNumber: 'RLOST0001',
      outTradeNo: view.outTradeNo,
      lineNumber: 1,
      amount: fen(12_000),
      reason: 'duplicate',
      askedBy: 'system',
    });
    world.opened().store.facts.set('restore-unfinished', 'a backup');
    world.wechat.pay(view.outTradeNo);
    await world.powerCut();
    await world.start();
    await world.time.advance(5_000);
    expect(paymentOf(world, view.outTradeNo)?.state).toBe('paid');
    world.wechat.finishRefunds();
    await world.time.advance(30 * MINUTE);
    expect(moneyAddsUp(world)).toEqual({ paid: 12_000, kept: 0, givenBack: 12_000 });
    const kiosk = world.openWindow('kiosk');
    await comeIn(kiosk);
    expect(must(await kiosk.api.fees({})).items.find((item) => item.feeItemId === WANG_FEE)?.state).toBe(
      'payable',
    );
  });
});
