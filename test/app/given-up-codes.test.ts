import { describe, expect, it } from 'vitest';
import { fen } from '../../src/shared/money';
import { LI, LI_FEES } from '../fakes/story-roster';
import { comeIn, leaveBothFees, must, order, showCode } from '../fakes/story-steps';
import type { World } from '../fakes/world';
import { openWorld } from '../fakes/world';

/* Ways to lose money, to take it twice or to leave it in doubt, each of which once worked. */

const MINUTE = 60_000;
const paymentOf = (world: World, outTradeNo: string) =>
  world.opened().store.payments.byNumber(outTradeNo)?.payment;

describe('money comes by a code that was given up', () => {
  it('the second code is taken off the screen and killed, the person sees "paid" and the receipt', async () => {
    const world = await openWorld();
    const { window, orderId, view } = await showCode(world, 'alipay');
    must(await window.api.leavePayment({ reason: 'changed-channel' }));
    const second = must(await window.api.startPayment({ orderId, channel: 'wechat' }));
    world.alipay.pay(view.outTradeNo);
    await world.time.advance(10_000);
    expect(paymentOf(world, view.outTradeNo)?.state).toBe('paid');
    expect(window.lastPayment()).toMatchObject({ standing: 'paid', outTradeNo: view.outTradeNo });
    expect(window.lastPayment()?.receiptNumbers).toHaveLength(1);
    expect(paymentOf(world, second.outTradeNo)?.state).toBe('closed');
    expect(world.wechat.pay(second.outTradeNo)).toBe(false);
    const ended = must(await window.api.endVisit({ because: 'finished' }));
    expect(ended).toMatchObject({ slip: null, receiptNumbers: window.lastPayment()?.receiptNumbers });
  });

  it('and while the second code is still being made: it is never shown', async () => {
    const world = await openWorld();
    const { window, orderId, view } = await showCode(world, 'alipay');
    must(await window.api.leavePayment({ reason: 'changed-channel' }));
    const release = world.wechat.hold();
    const starting = window.api.startPayment({ orderId, channel: 'wechat' });
    await world.time.settle();
    world.alipay.pay(view.outTradeNo);
    await world.time.advance(6_000);
    expect(paymentOf(world, view.outTradeNo)?.state).toBe('paid');
    release();
    expect(must(await starting)).toMatchObject({ standing: 'paid', outTradeNo: view.outTradeNo });
    await world.time.advance(2_000);
    for (const bank of world.wechat.numbers()) expect(paymentOf(world, bank)?.state).toBe('closed');
    expect(window.lastPayment()?.standing).toBe('paid');
  });

  it('an order whose item is paid by now gets no code, and the other order’s code is killed', async () => {
    const world = await openWorld();
    const both = await leaveBothFees(world);
    const second = world.openWindow('kiosk');
    await comeIn(second, LI);
    const orderId = await order(second, [LI_FEES[0]]);
    world.alipay.pay(both.outTradeNo);
    await world.time.advance(MINUTE);
    expect(paymentOf(world, both.outTradeNo)?.state).toBe('paid');
    expect(await second.api.startPayment({ orderId, channel: 'wechat' })).toMatchObject({
      ok: false,
      error: { kind: 'order-not-open' },
    });
    expect(world.wechat.numbers()).toEqual([]);
  });

  it('the code of another order over the same item is killed', async () => {
    const world = await openWorld();
    const both = await leaveBothFees(world);
    const second = world.openWindow('kiosk');
    await comeIn(second, LI);
    const one = must(
      await second.api.startPayment({ orderId: await order(second, [LI_FEES[0]]), channel: 'wechat' }),
    );
    world.alipay.pay(both.outTradeNo);
    await world.time.advance(MINUTE);
    expect(paymentOf(world, both.outTradeNo)?.state).toBe('paid');
    expect(paymentOf(world, one.outTradeNo)?.state).toBe('closed');
    expect(world.wechat.pay(one.outTradeNo)).toBe(false);
  });

  it('a code given up and still payable gets a slip although the one after it is proven dead', async () => {
    const world = await openWorld();
    const { window, orderId, view } = await showCode(world, 'alipay');
    must(await window.api.leavePayment({ reason: 'changed-channel' }));
    must(await window.api.startPayment({ orderId, channel: 'wechat' }));
    const { slip } = must(await window.api.endVisit({ because: 'cancelled' }));
    expect(slip).toMatchObject({ outTradeNo: view.outTradeNo });
  });
});

describe('a person who presses "I have paid" again and again', () => {
  it('does not make the gateway answer as often', async () => {
    const world = await openWorld();
    const { window, view } = await showCode(world);
    const release = world.wechat.hold();
    const queries = () => world.wechat.calls.filter((one) => one.call === 'query').length;
    const before = queries();
    const presses = Array.from({ length: 20 }, () => window.api.askPayment({}));
    await world.time.settle();
    world.wechat.pay(view.outTradeNo);
    release();
    for (const answer of await Promise.all(presses)) expect(must(answer).standing).toBe('paid');
    expect(queries() - before).toBeLessThanOrEqual(2);
  });
});

describe('misfit', () => {
  it('found after the person left: the fee can be paid again without a restart', async () => {
    const world = await openWorld();
    const { window, view } = await showCode(world, 'alipay');
    must(await window.api.endVisit({ because: 'cancelled' }));
    world.alipay.pay(view.outTradeNo, { amount: fen(1) });
    await world.time.advance(2 * MINUTE);
    expect(paymentOf(world, view.outTradeNo)?.state).toBe('misfit');
    const again = await showCode(world);
    expect(again.view).toMatchObject({ standing: 'waiting' });
  });

  it('of nothing at all is recorded', async () => {
    const world = await openWorld();
    const { window, view } = await showCode(world);
    world.wechat.pay(view.outTradeNo, { amount: fen(0) });
    must(await window.api.askPayment({}));
    expect(must(await window.api.askPayment({})).standing).toBe('misfit');
    expect(world.opened().store.refunds.ofPayment(view.outTradeNo)).toEqual([]);
  });

  it('first seen at the last question about a closed payment: asked once more', async () => {
    const world = await openWorld();
    const { window, view } = await showCode(world);
    must(await window.api.endVisit({ because: 'cancelled' }));
    await world.time.advance(30 * MINUTE);
    world.wechat.pay(view.outTradeNo, { force: true, amount: fen(1) });
    await world.time.advance(32 * MINUTE);
    expect(paymentOf(world, view.outTradeNo)?.state).toBe('misfit');
  });
});

describe('closed payments are asked about again', () => {
  it('however often somebody leaves them', async () => {
    const world = await openWorld();
    const { window, view } = await showCode(world);
    for (let turn = 0; turn < 4; turn++) must(await window.api.leavePayment({ reason: 'left' }));
    expect(paymentOf(world, view.outTradeNo)?.state).toBe('closed');
    world.wechat.pay(view.outTradeNo, { force: true });
    await world.time.advance(61 * MINUTE);
    expect(paymentOf(world, view.outTradeNo)?.state).toBe('paid');
  });

  it('until there was an answer: a question into a dead line is none', async () => {
    const world = await openWorld();
    const { window, view } = await showCode(world);
    must(await window.api.endVisit({ because: 'cancelled' }));
    world.wechat.offline(true);
    world.wechat.pay(view.outTradeNo, { force: true });
    await world.time.advance(120 * MINUTE);
    world.wechat.offline(false);
    await world.time.advance(31 * MINUTE);
    expect(paymentOf(world, view.outTradeNo)?.state).toBe('paid');
  });
});
