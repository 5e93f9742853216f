import { describe, expect, it } from 'vitest';
import { LI, WANG, WANG_FEE } from '../fakes/story-roster';
import { comeIn, must, order, showCode } from '../fakes/story-steps';
import type { StoryWindow } from '../fakes/world/story-window';
import { openWorld } from '../fakes/world';

const MINUTE = 60_000;
const tryFactor = (window: StoryWindow, documentNumber: string, secondFactor: string) =>
  window.api.signIn({ documentNumber, proof: { kind: 'second-factor', value: secondFactor } });

describe('identifying', () => {
  it('answers alike for a number that exists and one that does not, up to the lock', async () => {
    const world = await openWorld();
    const kiosk = world.openWindow('kiosk');
    const known: unknown[] = [];
    const unknown: unknown[] = [];
    for (let turn = 0; turn < 6; turn++) {
      known.push(await tryFactor(kiosk, WANG.documentNumber, 'WRONG'));
      unknown.push(await tryFactor(kiosk, '110199200001011230', 'WRONG'));
    }
    expect(known).toEqual(unknown);
    expect(known[0]).toMatchObject({ ok: false, error: { kind: 'no-match', triesLeft: 4 } });
    expect(known[5]).toMatchObject({ ok: false, error: { kind: 'locked' } });
  });

  it('is locked for a while, for the right factor too, over a restart, and journalled', async () => {
    const world = await openWorld();
    const kiosk = world.openWindow('kiosk');
    for (let turn = 0; turn < 5; turn++) await tryFactor(kiosk, WANG.documentNumber, 'WRONG');
    await world.powerCut();
    await world.start();
    const again = world.openWindow('kiosk');
    const right = () => tryFactor(again, WANG.documentNumber, WANG.registrationNumber);
    expect(await right()).toMatchObject({ ok: false, error: { kind: 'locked' } });
    await world.time.advance(15 * MINUTE + 1);
    expect((await right()).ok).toBe(true);
  });

  it('a right answer starts the count anew', async () => {
    const world = await openWorld();
    const kiosk = world.openWindow('kiosk');
    for (let turn = 0; turn < 4; turn++) await tryFactor(kiosk, WANG.documentNumber, 'WRONG');
    must(await tryFactor(kiosk, WANG.documentNumber, WANG.registrationNumber));
    expect(await tryFactor(kiosk, WANG.documentNumber, 'WRONG')).toMatchObject({ error: { triesLeft: 4 } });
  });

  it('a document number alone shows nothing: fees only after "this is me"', async () => {
    const world = await openWorld();
    const kiosk = world.openWindow('kiosk');
    expect(await kiosk.api.fees({})).toMatchObject({ error: { kind: 'no-visit' } });
    must(await tryFactor(kiosk, WANG.documentNumber, WANG.registrationNumber));
    expect(await kiosk.api.fees({})).toMatchObject({ error: { kind: 'no-visit' } });
    expect(await kiosk.api.placeOrder({ feeItemIds: [WANG_FEE] })).toMatchObject({
      error: { kind: 'no-visit' },
    });
    must(await kiosk.api.confirmPerson({}));
    expect(must(await kiosk.api.fees({})).items).toHaveLength(1);
  });
});

describe('one visit, one person', () => {
  it('a candidate cannot order what is not theirs', async () => {
    const world = await openWorld();
    const kiosk = world.openWindow('kiosk');
    await comeIn(kiosk, LI);
    expect(await kiosk.api.placeOrder({ feeItemIds: [WANG_FEE] })).toMatchObject({
      error: { kind: 'not-payable' },
    });
  });

  it('another window cannot pay, watch or read the receipt of this order', async () => {
    const world = await openWorld();
    const { view } = await showCode(world);
    const stranger = world.openWindow('kiosk');
    await comeIn(stranger, LI);
    const { orderId } = view.order;
    expect(await stranger.api.startPayment({ orderId, channel: 'wechat' })).toMatchObject({
      error: { kind: 'no-order' },
    });
    world.wechat.pay(view.outTradeNo);
    await world.time.advance(1_100);
    expect(stranger.payments).toEqual([]);
    const receiptNumbers = world
      .opened()
      .store.receipts.ofOrder(orderId)
      .map((one) => one.receiptNumber);
    expect(await stranger.api.receipts({ receiptNumbers })).toMatchObject({ error: { kind: 'no-receipt' } });
  });

  it('a result that comes after the next person began is never shown to them', async () => {
    const world = await openWorld();
    const { window, view } = await showCode(world, 'alipay');
    must(await window.api.endVisit({ because: 'idle' }));
    await comeIn(window, LI);
    const seen = window.payments.length;
    world.alipay.pay(view.outTradeNo);
    await world.time.advance(MINUTE);
    expect(window.payments.slice(seen)).toEqual([]);
    const counter = world.openWindow('counter');
    const row = must(await counter.api.todaysOrders({ before: null })).rows.find(
      (one) => one.state === 'paid',
    );
    expect(row).toMatchObject({ payment: 'paid' });
    expect(row?.slipNumber).not.toBeNull();
  });

  it('an order left unpaid is given back at once', async () => {
    const world = await openWorld();
    const kiosk = world.openWindow('kiosk');
    await comeIn(kiosk);
    await order(kiosk);
    must(await kiosk.api.endVisit({ because: 'cancelled' }));
    await comeIn(kiosk);
    expect(must(await kiosk.api.fees({})).items[0]?.state).toBe('payable');
  });

  it('the gateway silent while the person leaves: four seconds, then the slip', async () => {
    const world = await openWorld();
    const { window, view } = await showCode(world);
    const release = world.wechat.hold();
    const ending = window.api.endVisit({ because: 'cancelled' });
    await world.time.advance(4_100);
    expect(must(await ending).slip).toMatchObject({ outTradeNo: view.outTradeNo });
    release();
    await world.time.advance(10_000);
    expect(world.opened().store.payments.byNumber(view.outTradeNo)?.payment.state).toBe('closed');
  });
});

describe('roles', () => {
  it('a kiosk cannot call what is the counter’s, nor the display anything but its own', async () => {
    const world = await openWorld();
    const refused = { ok: false, error: { kind: 'not-allowed', why: 'role' } };
    const kiosk = world.openWindow('kiosk');
    expect(await kiosk.api.findCandidates({ query: '王' })).toEqual(refused);
    expect(await kiosk.api.todaysOrders({ before: null })).toEqual(refused);
    expect(await kiosk.api.recoveryKey({})).toEqual(refused);
    const display = world.openWindow('display');
    expect(await display.api.fees({})).toEqual(refused);
    expect(
      await display.api.signIn({ documentNumber: '1', proof: { kind: 'second-factor', value: '' } }),
    ).toEqual(refused);
  });

  it('the operator finds and opens a person, and the display follows', async () => {
    const world = await openWorld();
    const counter = world.openWindow('counter');
    const { rows } = must(await counter.api.findCandidates({ query: '王小明' }));
    expect(rows).toHaveLength(1);
    must(await counter.api.openCandidate({ ref: rows[0]?.ref ?? '' }));
    const view = must(await counter.api.startPayment({ orderId: await order(counter), channel: 'wechat' }));
    world.wechat.pay(view.outTradeNo);
    await world.time.advance(1_100);
    expect(counter.lastPayment()?.standing).toBe('paid');
    const elsewhere = world.openWindow('counter');
    expect(await elsewhere.api.openCandidate({ ref: rows[0]?.ref ?? '' })).toMatchObject({
      error: { kind: 'no-such-candidate' },
    });
  });
});
