import { describe, expect, test } from 'vitest';
import type { PaymentView } from '../../../src/shared/payment-view';
import { feesOf, kioskStory, order, paid, payable, receipt, waiting } from './kiosk-story';

const closed: PaymentView = {
  ...waiting,
  standing: 'closed',
  qrText: null,
  closedBecause: 'expired',
  now: 5,
};
const checking: PaymentView = { ...waiting, standing: 'checking', qrText: null, now: 5 };

describe('fees and order', () => {
  test('what can be paid is chosen beforehand; a choice can be taken back', async () => {
    const story = kioskStory();
    const other = { ...payable, feeItemId: 'f-2', state: 'under-review' } as const;
    story.answer('confirmPerson', { ok: true, value: feesOf(payable, other) });
    await story.toFees();
    expect(story.state().stage).toMatchObject({ at: 'fees', chosen: ['f-1'] });
    story.actions.choose('f-1', false);
    await story.actions.placeOrder();
    expect(story.asked.map(({ name }) => name)).not.toContain('placeOrder');
  });

  test('two touches make one order', async () => {
    const story = kioskStory();
    await story.toFees();
    await Promise.all([story.actions.placeOrder(), story.actions.placeOrder()]);
    expect(story.asked.filter(({ name }) => name === 'placeOrder')).toHaveLength(1);
  });

  test('a list that changed meanwhile is shown anew with the reason', async () => {
    const story = kioskStory();
    await story.toFees();
    const fees = feesOf({ ...payable, state: 'window-closed' });
    story.answer('placeOrder', { ok: false, error: { kind: 'not-payable', fees, refused: ['f-1'] } });
    await story.actions.placeOrder();
    expect(story.screen()).toBe('nothing-payable');
    expect(story.state().problem).toMatchObject({ kind: 'not-payable' });
  });

  test('a block refuses on a screen of its own', async () => {
    const story = kioskStory();
    await story.toFees();
    story.answer('placeOrder', { ok: false, error: { kind: 'blocked', blocks: ['clock-wrong'] } });
    await story.actions.placeOrder();
    expect(story.state().stage).toEqual({ at: 'blocked', blocks: ['clock-wrong'] });
  });

  test('with one channel there is nothing to choose', async () => {
    const story = kioskStory(['wechat']);
    await story.toFees();
    await story.actions.placeOrder();
    expect(story.screen()).toBe('code');
  });

  test('an unfinished payment of this visit is taken up at its code', async () => {
    const story = kioskStory();
    const unfinished = { ...payable, state: 'in-payment', orderNumber: order.orderNumber } as const;
    story.answer('confirmPerson', { ok: true, value: feesOf(unfinished) });
    story.answer('askPayment', { ok: true, value: waiting });
    await story.toFees();
    await story.actions.continueOrder(order.orderNumber);
    expect(story.screen()).toBe('code');
    expect(story.asked.map(({ name }) => name)).not.toContain('startPayment');
  });
});

describe('a code on screen', () => {
  test('news of another visit is never shown', async () => {
    const story = kioskStory();
    await story.toCode();
    story.push({ ...paid, visit: 'visit-0' });
    expect(story.screen()).toBe('code');
  });

  test('paid shows the tick at once and the receipt when it is there', async () => {
    const story = kioskStory();
    await story.toCode();
    let give: (answer: { ok: true; value: { receipts: (typeof receipt)[] } }) => void = () => undefined;
    story.answer('receipts', () => new Promise((resolve) => (give = resolve)));
    story.push(paid);
    expect(story.state().stage).toMatchObject({ at: 'paid', receipts: null });
    give({ ok: true, value: { receipts: [receipt] } });
    await expect.poll(() => story.state().stage).toMatchObject({ at: 'paid', receipts: [receipt] });
  });

  test.each(['person', 'fees', 'channel'])('money that arrives late is shown at %s too', async (at) => {
    const story = kioskStory();
    await story.toFees();
    if (at === 'channel') await story.actions.placeOrder();
    story.push(paid);
    expect(story.screen()).toBe('paid');
  });

  test('nothing takes a paid screen away', async () => {
    const story = kioskStory();
    await story.toCode();
    story.push(paid);
    story.push({ ...waiting, now: 20 });
    story.push({ ...closed, now: 30 });
    expect(story.screen()).toBe('paid');
  });

  test('an answer that is older than the news does not undo it', async () => {
    const story = kioskStory();
    await story.toCode();
    story.push({ ...closed, now: 50 });
    story.answer('askPayment', { ok: true, value: { ...waiting, now: 40 } });
    await story.actions.askNow();
    expect(story.screen()).toBe('closed');
  });

  test('"I have paid" without a result says so and keeps the code', async () => {
    const story = kioskStory();
    await story.toCode();
    story.answer('askPayment', { ok: true, value: { ...waiting, now: 5 } });
    await story.actions.askNow();
    expect(story.screen()).toBe('code');
    expect(story.state().askedInVain).toBe(true);
  });

  test.each([
    ['unknown', 'unknown'],
    ['checking', 'checking'],
    ['misfit', 'misfit'],
    ['closed', 'closed'],
    ['opening', 'opening'],
  ] as const)('standing %s is the screen %s', async (standing, screen) => {
    const story = kioskStory();
    await story.toCode();
    story.push({ ...waiting, standing, qrText: null, now: 5 });
    expect(story.screen()).toBe(screen);
  });

  test('unknown with a code that may still be scanned keeps the code', async () => {
    const story = kioskStory();
    await story.toCode();
    story.push({ ...waiting, standing: 'unknown', now: 5 });
    expect(story.screen()).toBe('code');
  });

  test('a refused start leads back to where it was chosen, with the reason', async () => {
    const story = kioskStory();
    await story.toFees();
    await story.actions.placeOrder();
    story.answer('startPayment', { ok: false, error: { kind: 'channel-not-offered' } });
    await story.actions.startPayment('alipay');
    expect(story.screen()).toBe('channel');
    expect(story.state().problem).toEqual({ kind: 'channel-not-offered' });
  });

  test('an order that is gone leads back to the fees', async () => {
    const story = kioskStory();
    await story.toFees();
    await story.actions.placeOrder();
    story.answer('startPayment', { ok: false, error: { kind: 'order-not-open' } });
    await story.actions.startPayment('wechat');
    expect(story.screen()).toBe('fees');
    expect(story.state().problem).toEqual({ kind: 'order-not-open' });
  });
});

describe('another channel (rule 7)', () => {
  test('the old code is warned of until it is proven dead', async () => {
    const story = kioskStory();
    await story.toCode();
    story.answer('leavePayment', { ok: true, value: checking });
    await story.actions.changeChannel();
    expect(story.state().stage).toMatchObject({ at: 'channel', earlierCodeAlive: true });
    story.push({ ...closed, now: 60 });
    expect(story.state().stage).toMatchObject({ at: 'channel', earlierCodeAlive: false });
  });

  test('news of the code that was given up never replaces the new one, unless money moved', async () => {
    const story = kioskStory();
    await story.toCode();
    story.answer('leavePayment', { ok: true, value: checking });
    await story.actions.changeChannel();
    const second = { ...waiting, outTradeNo: 'T2', channel: 'alipay', now: 70 } as const;
    story.answer('startPayment', { ok: true, value: second });
    await story.actions.startPayment('alipay');
    story.push({ ...closed, now: 80 });
    expect(story.state().stage).toMatchObject({ at: 'payment', view: { outTradeNo: 'T2' } });
    story.push({ ...paid, now: 90 });
    expect(story.screen()).toBe('paid');
  });

  test('paid at that very moment is paid', async () => {
    const story = kioskStory();
    await story.toCode();
    story.answer('leavePayment', { ok: true, value: paid });
    await story.actions.changeChannel();
    expect(story.screen()).toBe('paid');
  });
});

describe('not paying after all', () => {
  test('the code is gone at once and never comes back; the truth is shown', async () => {
    const story = kioskStory();
    await story.toCode();
    story.answer('leavePayment', { ok: true, value: { ...checking, qrText: 'https://pay.example/T1' } });
    await story.actions.cancel();
    expect(story.screen()).toBe('leaving');
    story.push({ ...closed, closedBecause: 'left', now: 60 });
    expect(story.screen()).toBe('closed');
    story.actions.payAgain();
    expect(story.state().stage).toMatchObject({ at: 'channel', earlierCodeAlive: false });
  });
});

describe('an order that is paid in several payments', () => {
  const firstPaid = { ...paid, part: { number: 1, of: 2, unpaid: 1, candidates: { paid: [], unpaid: [] } } };
  const second: PaymentView = {
    ...waiting,
    outTradeNo: 'T2',
    now: 20,
    part: { number: 2, of: 2, unpaid: 1, candidates: { paid: [], unpaid: [] } },
    order: { ...order, total: payable.amount },
  };

  test('after the first the next one begins with one touch, by the same channel', async () => {
    const story = kioskStory();
    await story.toCode();
    story.push(firstPaid);
    expect(story.screen()).toBe('paid');
    story.answer('startPayment', { ok: true, value: second });
    await story.actions.payNextPart();
    expect(story.screen()).toBe('code');
    expect(story.state().stage).toMatchObject({ view: { outTradeNo: 'T2' }, order: second.order });
    expect(story.asked.filter(({ name }) => name === 'startPayment').map(({ input }) => input)).toEqual([
      { orderId: order.orderId, channel: 'wechat' },
      { orderId: order.orderId, channel: 'wechat' },
    ]);
  });

  test('when the next one cannot begin the receipt of the first stays', async () => {
    const story = kioskStory();
    await story.toCode();
    story.push(firstPaid);
    story.answer('startPayment', { ok: false, error: { kind: 'window-closing' } });
    await story.actions.payNextPart();
    expect(story.screen()).toBe('paid');
  });
});
