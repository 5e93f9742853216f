import { describe, expect, it } from 'vitest';
import { approve, bankFinishes } from '../fakes/refund-steps';
import { addAtCounter, FEE_FEN, feeOf, joinGroup, payableIds, pupil, school } from '../fakes/school';
import { comeIn, moneyAddsUp, must, order, signIn } from '../fakes/story-steps';
import type { World } from '../fakes/world';
import { openWorld } from '../fakes/world';
import type { StoryWindow } from '../fakes/world/story-window';

async function threeAtKiosk() {
  const world = await openWorld({ roster: school(5) });
  const kiosk = world.openWindow('kiosk');
  await comeIn(kiosk, pupil(1));
  await joinGroup(kiosk, 2);
  const fees = await joinGroup(kiosk, 3);
  return { world, kiosk, fees };
}

async function pay(world: World, window: StoryWindow, orderId: string) {
  const view = must(await window.api.startPayment({ orderId, channel: 'wechat' }));
  world.wechat.pay(view.outTradeNo);
  await world.time.advance(1_100);
  return window.lastPayment() ?? view;
}

describe('one payer at the kiosk pays for others too', () => {
  it('three people, one code, and a receipt of their own for each', async () => {
    const { world, kiosk, fees } = await threeAtKiosk();
    expect(fees.people.map(({ name }) => name)).toEqual([1, 2, 3].map((n) => pupil(n).name));
    const paid = await pay(world, kiosk, await order(kiosk, payableIds(fees)));
    expect(paid).toMatchObject({ standing: 'paid', part: null, order: { total: 3 * FEE_FEN } });
    expect(new Set(paid.receiptNumbers).size).toBe(3);
    const { receipts } = must(await kiosk.api.receipts({ receiptNumbers: paid.receiptNumbers }));
    for (const [index, receipt] of receipts.entries()) {
      expect(receipt.lines.map(({ candidateName }) => candidateName)).toEqual([pupil(index + 1).name]);
      expect(receipt).toMatchObject({ total: FEE_FEN, payment: { total: 3 * FEE_FEN, candidates: 3 } });
    }
    expect(moneyAddsUp(world)).toEqual({ paid: 3 * FEE_FEN, kept: 3 * FEE_FEN, givenBack: 0 });
    expect(world.opened().store.outbox.ofOrder(paid.order.orderNumber)).toHaveLength(3);
  });

  it('nobody joins without their own second factor, nor before they are confirmed', async () => {
    const { kiosk, fees } = await threeAtKiosk();
    must(await kiosk.api.beginAnother({}));
    const { documentNumber } = pupil(4);
    const wrong = { kind: 'second-factor', value: pupil(5).registrationNumber } as const;
    expect(await kiosk.api.signIn({ documentNumber, proof: wrong })).toMatchObject({
      error: { kind: 'no-match', triesLeft: 4 },
    });
    await signIn(kiosk, pupil(4));
    expect(must(await kiosk.api.fees({})).people).toHaveLength(3);
    expect(await kiosk.api.placeOrder({ feeItemIds: [feeOf(4)] })).toMatchObject({
      error: { kind: 'not-payable', refused: [feeOf(4)] },
    });
    expect(must(await kiosk.api.giveUpAnother({}))).toEqual({ ...fees, now: expect.any(Number) });
    // Confirming now confirms nobody: whoever was identified for it is forgotten.
    expect(must(await kiosk.api.confirmPerson({})).people).toHaveLength(3);
  });

  it('the same person twice is there once; somebody is taken out again, but not who stands here', async () => {
    const { kiosk, fees } = await threeAtKiosk();
    expect((await joinGroup(kiosk, 2)).people).toEqual(fees.people);
    const [self, second] = fees.people.map(({ ref }) => ref);
    const left = must(await kiosk.api.removePerson({ ref: second ?? '' }));
    expect(left.people.map(({ name }) => name)).toEqual([pupil(1).name, pupil(3).name]);
    expect(must(await kiosk.api.removePerson({ ref: self ?? '' })).people).toHaveLength(2);
  });

  it('leaving forgets all of them, and nobody else may see their receipts', async () => {
    const { world, kiosk, fees } = await threeAtKiosk();
    const paid = await pay(world, kiosk, await order(kiosk, payableIds(fees)));
    must(await kiosk.api.endVisit({ because: 'finished' }));
    expect(await kiosk.api.fees({})).toMatchObject({ error: { kind: 'no-visit' } });
    await comeIn(kiosk, pupil(2));
    expect(must(await kiosk.api.fees({})).people).toHaveLength(1);
    const [first, second] = paid.receiptNumbers;
    const read = (receiptNumber = '') => kiosk.api.receipts({ receiptNumbers: [receiptNumber] });
    expect(must(await read(second)).receipts).toHaveLength(1);
    expect(await read(first)).toMatchObject({ error: { kind: 'no-receipt' } });
    expect(await kiosk.api.receipts({ receiptNumbers: [second ?? '', first ?? ''] })).toMatchObject({
      error: { kind: 'no-receipt' },
    });
  });

  it('the money of one of them goes back: the others stay paid, only that receipt says so', async () => {
    const { world, kiosk, fees } = await threeAtKiosk();
    const paid = await pay(world, kiosk, await order(kiosk, payableIds(fees)));
    const [asking, deciding] = [world.openWindow('counter'), world.openWindow('counter')];
    const { orderNumber } = paid.order;
    const { refunds } = must(
      await asking.api.askRefund({ orderNumber, lines: [{ lineNumber: 2, amount: null }], because: '缺考' }),
    );
    expect(refunds).toMatchObject([{ candidateName: pupil(2).name, amount: FEE_FEN }]);
    must(await approve(deciding, refunds[0]?.refundNumber ?? ''));
    await bankFinishes(world);
    const { receipts } = must(await asking.api.receipts({ receiptNumbers: paid.receiptNumbers }));
    expect(receipts.map(({ givenBack }) => givenBack)).toEqual([0, FEE_FEN, 0]);
    expect(moneyAddsUp(world)).toEqual({ paid: 3 * FEE_FEN, kept: 2 * FEE_FEN, givenBack: FEE_FEN });
  });
});

describe('groups at two windows', () => {
  it('that overlap: the one that is being paid keeps its code, the other hears whose fee is taken', async () => {
    const { world, kiosk, fees } = await threeAtKiosk();
    const view = must(
      await kiosk.api.startPayment({ orderId: await order(kiosk, payableIds(fees)), channel: 'wechat' }),
    );
    const counter = world.openWindow('counter');
    await addAtCounter(counter, [3, 4]);
    expect(await counter.api.placeOrder({ feeItemIds: [feeOf(3), feeOf(4)] })).toMatchObject({
      error: {
        kind: 'not-payable',
        refused: [feeOf(3)],
        fees: { items: [{ feeItemId: feeOf(3), state: 'in-payment' }, { state: 'payable' }] },
      },
    });
    world.wechat.pay(view.outTradeNo);
    await world.time.advance(1_100);
    expect(kiosk.lastPayment()?.standing).toBe('paid');
    expect(await order(counter, [feeOf(4)])).not.toBe(view.order.orderId);
  });

  it('at the same moment: each fee is in one order, nobody waits for ever', async () => {
    const world = await openWorld({ roster: school(6) });
    const windows = [world.openWindow('counter'), world.openWindow('counter')];
    const groups = [
      [1, 2, 3, 4],
      [6, 4, 3, 5],
    ];
    for (const [at, window] of windows.entries()) await addAtCounter(window, groups[at] ?? []);
    const placed = await Promise.all(
      windows.map((window, at) =>
        window.api.placeOrder({ feeItemIds: (groups[at] ?? []).map((number) => feeOf(number)) }),
      ),
    );
    const orders = world.opened().store.orders.openIds();
    expect(placed.filter(({ ok }) => ok).length + placed.filter(({ ok }) => !ok).length).toBe(2);
    const claimed = orders.flatMap((id) => world.opened().store.orders.byId(id)?.lines ?? []);
    const open = claimed.filter(({ state }) => state === 'open').map(({ feeItemId }) => feeItemId);
    expect(new Set(open).size).toBe(open.length);
  });

  it('one of them alone at a kiosk does not kill the code of the group, nor sees who is in it', async () => {
    const { world, kiosk, fees } = await threeAtKiosk();
    const orderId = await order(kiosk, payableIds(fees));
    must(await kiosk.api.startPayment({ orderId, channel: 'wechat' }));
    const other = world.openWindow('kiosk');
    await comeIn(other, pupil(3));
    expect(await other.api.placeOrder({ feeItemIds: [feeOf(3)] })).toMatchObject({
      error: { kind: 'held-by-other-order' },
    });
    expect(world.opened().store.payments.countOpen()).toBe(1);
  });
});

describe('rule 5 in a group', () => {
  it('one of them was paid elsewhere meanwhile: only that line goes back, by name', async () => {
    const { world, kiosk, fees } = await threeAtKiosk();
    const late = must(
      await kiosk.api.startPayment({ orderId: await order(kiosk, payableIds(fees)), channel: 'alipay' }),
    );
    must(await kiosk.api.endVisit({ because: 'cancelled' }));
    await comeIn(kiosk, pupil(2));
    await pay(world, kiosk, await order(kiosk, [feeOf(2)]));
    world.alipay.pay(late.outTradeNo);
    await world.time.advance(60_000);
    await bankFinishes(world);
    const { store } = world.opened();
    expect(store.refunds.ofPayment(late.outTradeNo)).toMatchObject([{ lineNumber: 2, reason: 'duplicate' }]);
    const issued = store.receipts.ofPayment(late.outTradeNo).map(({ candidateId }) => candidateId);
    expect(issued).toEqual([pupil(1).id, pupil(3).id]);
    expect(moneyAddsUp(world)).toEqual({ paid: 4 * FEE_FEN, kept: 3 * FEE_FEN, givenBack: FEE_FEN });
  });
});
