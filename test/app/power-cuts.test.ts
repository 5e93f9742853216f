import { describe, expect, it } from 'vitest';
import { comeIn, moneyAddsUp, must, order, showCode } from '../fakes/story-steps';
import type { World } from '../fakes/world';
import { openWorld } from '../fakes/world';

/* payments.md "What a power cut leaves, and who repairs it", line by line. */

const MINUTE = 60_000;
const stateOf = (world: World, outTradeNo: string) =>
  world.opened().store.payments.byNumber(outTradeNo)?.payment.state;

describe('what a power cut leaves', () => {
  it('before the row: nothing happened', async () => {
    const world = await openWorld();
    const kiosk = world.openWindow('kiosk');
    await comeIn(kiosk);
    await order(kiosk);
    await world.powerCut();
    await world.start();
    expect(world.wechat.numbers()).toEqual([]);
    const again = await showCode(world);
    expect(again.view.standing).toBe('waiting');
  });

  it('row stored, call out, the bank never got it: asked by our number, then the same call again', async () => {
    const world = await openWorld();
    const kiosk = world.openWindow('kiosk');
    await comeIn(kiosk);
    const orderId = await order(kiosk);
    const release = world.wechat.hold();
    world.wechat.fault('create', 'not-sent');
    void kiosk.api.startPayment({ orderId, channel: 'wechat' });
    await world.time.settle();
    const outTradeNo = world.wechat.calls.find((one) => one.call === 'create')?.number ?? 'nothing went out';
    await world.powerCut();
    release();
    await world.time.settle();
    await world.start();
    await world.time.advance(2_000);
    expect(world.wechat.numbers()).toEqual([outTradeNo]);
    expect(stateOf(world, outTradeNo)).toBe('waiting');
    await world.time.advance(10 * MINUTE);
    expect(stateOf(world, outTradeNo)).toBe('closed');
  });

  it('row stored, call out, the bank got it and the person pays: recorded at the next start', async () => {
    const world = await openWorld();
    const { view } = await showCode(world);
    await world.powerCut();
    world.wechat.pay(view.outTradeNo);
    await world.time.advance(30 * MINUTE);
    await world.start();
    await world.time.advance(1_000);
    expect(stateOf(world, view.outTradeNo)).toBe('paid');
    expect(moneyAddsUp(world)).toEqual({ paid: 12_000, kept: 12_000, givenBack: 0 });
    const kiosk = world.openWindow('kiosk');
    await comeIn(kiosk);
    expect(must(await kiosk.api.fees({})).items[0]).toMatchObject({ state: 'paid' });
  });

  it('QR on screen: asked before it is expired, then left by the rule', async () => {
    const world = await openWorld();
    const { view } = await showCode(world);
    await world.powerCut();
    await world.time.advance(2 * 60 * MINUTE);
    const before = world.wechat.calls.length;
    await world.start();
    await world.time.advance(1_000);
    const calls = world.wechat.calls.slice(before).filter((one) => one.number === view.outTradeNo);
    expect(calls.map((one) => one.call)).toEqual(['query', 'query', 'close', 'query']);
    expect(stateOf(world, view.outTradeNo)).toBe('closed');
    // Its claim is free again.
    expect((await showCode(world)).view.standing).toBe('waiting');
  });

  it('paid at the gateway, closing here: the answer makes it paid', async () => {
    const world = await openWorld();
    const { window, view } = await showCode(world, 'alipay');
    const ended = must(await window.api.endVisit({ because: 'cancelled' }));
    expect(ended.slip).toMatchObject({ outTradeNo: view.outTradeNo });
    world.alipay.pay(view.outTradeNo);
    await world.powerCut();
    await world.start();
    await world.time.advance(1_000);
    expect(world.opened().store.payments.byNumber(view.outTradeNo)?.payment).toMatchObject({
      state: 'paid',
      late: true,
    });
    expect(moneyAddsUp(world)).toEqual({ paid: 12_000, kept: 12_000, givenBack: 0 });
  });

  it('paid stored, not printed: the receipt is there, printed later, the copy marked by its count', async () => {
    const world = await openWorld();
    const { view } = await showCode(world);
    world.wechat.pay(view.outTradeNo);
    await world.time.advance(1_100);
    await world.powerCut();
    await world.start();
    const counter = world.openWindow('counter');
    const row = must(await counter.api.todaysOrders({ before: null })).rows[0];
    expect(row).toMatchObject({ state: 'paid', payment: 'paid' });
    const receiptNumbers = [row?.receiptNumber ?? ''];
    expect(must(await counter.api.printReceipts({ receiptNumbers })).receipts[0]?.printed).toBe(0);
    expect(must(await counter.api.printReceipts({ receiptNumbers })).receipts[0]?.printed).toBe(1);
  });

  it('refund sent, no answer: the same refund number again, the money goes back once', async () => {
    const world = await openWorld();
    const { window, orderId, view } = await showCode(world, 'alipay');
    must(await window.api.leavePayment({ reason: 'changed-channel' }));
    const second = must(await window.api.startPayment({ orderId, channel: 'wechat' }));
    expect(second.earlierCodeAlive).toBe(true);
    world.wechat.pay(second.outTradeNo);
    await world.time.advance(1_100);
    world.alipay.fault('refund', 'answer-lost');
    world.alipay.pay(view.outTradeNo);
    await world.time.advance(5_000);
    await world.powerCut();
    await world.start();
    await world.time.advance(MINUTE);
    world.alipay.finishRefunds();
    await world.time.advance(30 * MINUTE);
    const refunds = world.opened().store.refunds.ofPayment(view.outTradeNo);
    expect(refunds).toMatchObject([
      { reason: 'duplicate', amount: 12_000, state: 'done', askedBy: 'system' },
    ]);
    expect(world.alipay.refundsOf(view.outTradeNo)).toHaveLength(1);
    expect(moneyAddsUp(world)).toEqual({ paid: 24_000, kept: 12_000, givenBack: 12_000 });
  });
});
