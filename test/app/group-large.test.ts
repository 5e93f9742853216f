import { describe, expect, it } from 'vitest';
import { addAtCounter, FEE_FEN, feeOf, pupil, school } from '../fakes/school';
import { moneyAddsUp, must, order } from '../fakes/story-steps';
import type { World } from '../fakes/world';
import { openWorld } from '../fakes/world';
import type { StoryWindow } from '../fakes/world/story-window';

async function payNext(world: World, window: StoryWindow, orderId: string) {
  const { outTradeNo } = must(await window.api.startPayment({ orderId, channel: 'wechat' }));
  world.wechat.pay(outTradeNo);
  await world.time.advance(1_100);
  return window.payments.findLast((view) => view.outTradeNo === outTradeNo);
}

function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

describe('a group that is paid in several payments', () => {
  it('crash between the parts: who is paid and who is not is said by name, and the rest can be paid', async () => {
    const world = await openWorld({ roster: school(60) });
    const counter = world.openWindow('counter');
    const fees = await addAtCounter(counter, numbers(1, 60));
    const orderId = await order(
      counter,
      fees.items.map(({ feeItemId }) => feeItemId),
    );
    const first = await payNext(world, counter, orderId);
    expect(first).toMatchObject({ standing: 'paid', part: { number: 1, of: 2, unpaid: 1 } });
    expect(first?.part?.candidates.paid).toHaveLength(50);
    expect(first?.part?.candidates.unpaid.map(({ candidateName }) => candidateName)).toEqual(
      numbers(51, 60).map((number) => pupil(number).name),
    );
    await world.powerCut();
    await world.start();
    await world.time.advance(60_000);
    const later = world.openWindow('counter');
    const left = await addAtCounter(later, numbers(49, 52));
    expect(left.items.map(({ state }) => state)).toEqual(['paid', 'paid', 'payable', 'payable']);
    const rest = await payNext(world, later, await order(later, [feeOf(51), feeOf(52)]));
    expect(rest).toMatchObject({ standing: 'paid', part: null });
    const rows = must(await later.api.todaysOrders({ before: null })).rows;
    expect(rows).toMatchObject([
      { candidateName: pupil(51).name, candidateCount: 2, receiptCount: 2 },
      { candidateName: pupil(1).name, candidateCount: 60, receiptCount: 50, state: 'paid' },
    ]);
    const { receipts } = must(await later.api.orderReceipts({ orderNumber: rows[1]?.orderNumber ?? '' }));
    expect(receipts.map(({ candidateName }) => candidateName)).toEqual(
      numbers(1, 50).map((number) => pupil(number).name),
    );
    expect(moneyAddsUp(world)).toEqual({ paid: 52 * FEE_FEN, kept: 52 * FEE_FEN, givenBack: 0 });
  });

  it('in doubt in the second payment: the slip names its people, and those who are paid', async () => {
    const world = await openWorld({ roster: school(52) });
    const counter = world.openWindow('counter');
    const fees = await addAtCounter(counter, numbers(1, 52));
    const orderId = await order(
      counter,
      fees.items.map(({ feeItemId }) => feeItemId),
    );
    await payNext(world, counter, orderId);
    must(await counter.api.startPayment({ orderId, channel: 'alipay' }));
    const { slip } = must(await counter.api.endVisit({ because: 'cancelled' }));
    expect(slip?.lines.map(({ candidateName }) => candidateName)).toEqual([pupil(51).name, pupil(52).name]);
    expect(slip?.others?.paid).toHaveLength(50);
    expect(slip?.others?.paid[0]?.maskedDocument).not.toBe(pupil(1).documentNumber);
    expect(slip?.others?.unpaid).toEqual([]);
  });
});
