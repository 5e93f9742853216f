import { describe, expect, it } from 'vitest';
import { LI } from '../fakes/story-roster';
import { must, order } from '../fakes/story-steps';
import { openWorld } from '../fakes/world';
import type { StoryWindow } from '../fakes/world/story-window';

async function openByName(counter: StoryWindow, name: string) {
  const { rows } = must(await counter.api.findCandidates({ query: name }));
  must(await counter.api.openCandidate({ ref: rows[0]?.ref ?? '' }));
}

async function openCounter() {
  const world = await openWorld();
  return { world, counter: world.openWindow('counter') };
}

describe('the customer display', () => {
  it('has the code with the operator, not with the first answer of the gateway', async () => {
    const { world, counter } = await openCounter();
    const display = world.openWindow('display');
    await openByName(counter, '王小明');
    const code = must(await counter.api.startPayment({ orderId: await order(counter), channel: 'wechat' }));
    expect(display.displayed).toMatchObject([{ qrText: code.qrText, standing: 'waiting' }]);
  });

  it('plugged in while somebody pays it asks for what it missed, and after the end it has nothing', async () => {
    const { world, counter } = await openCounter();
    await openByName(counter, '王小明');
    const code = must(await counter.api.startPayment({ orderId: await order(counter), channel: 'wechat' }));
    const display = world.openWindow('display');
    expect(must(await display.api.display({}))).toMatchObject({ outTradeNo: code.outTradeNo });
    world.wechat.pay(code.outTradeNo);
    await world.time.advance(2_000);
    expect(must(await display.api.display({}))).toMatchObject({ standing: 'paid' });
    must(await counter.api.endVisit({ because: 'finished' }));
    expect(must(await display.api.display({}))).toBeNull();
  });

  it('never shows what somebody pays at a kiosk', async () => {
    const { world, counter } = await openCounter();
    const display = world.openWindow('display');
    const kiosk = world.openWindow('kiosk');
    const { documentNumber, registrationNumber: secondFactor } = LI;
    must(await kiosk.api.signIn({ documentNumber, proof: { kind: 'second-factor', value: secondFactor } }));
    const fees = must(await kiosk.api.confirmPerson({}));
    const payable = fees.items.filter(({ state }) => state === 'payable').map(({ feeItemId }) => feeItemId);
    must(await kiosk.api.startPayment({ orderId: await order(kiosk, payable), channel: 'wechat' }));
    await world.time.advance(2_000);
    expect(must(await display.api.display({}))).toBeNull();
    expect(display.displayed.filter((view) => view !== null)).toEqual([]);
    expect(must(await counter.api.todaysOrders({ before: null })).rows).toHaveLength(1);
  });
});

describe('finding by the number on a receipt or slip', () => {
  it('opens whoever the order is about, in capitals or not', async () => {
    const { counter } = await openCounter();
    await openByName(counter, '王小明');
    await order(counter);
    must(await counter.api.endVisit({ because: 'cancelled' }));
    const [row] = must(await counter.api.todaysOrders({ before: null })).rows;
    for (const query of [row?.orderNumber ?? '', ` ${row?.orderNumber.toLowerCase()} `]) {
      expect(must(await counter.api.findCandidates({ query })).rows).toMatchObject([{ name: '王小明' }]);
    }
    expect(must(await counter.api.findCandidates({ query: '20261123-00000000' })).rows).toEqual([]);
  });
});
