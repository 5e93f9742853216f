import { describe, expect, it } from 'vitest';
import { isPossible, keysFor, type Deed } from '../../../src/renderer/features/counter/deeds';
import { doDeed } from '../../../src/renderer/features/counter/do-deed';
import { channelSchema } from '../../../src/shared/channel';
import { ok } from '../../../src/shared/result';
import { paymentView, receipt, slip } from '../../fakes/counter-papers';
import { openCounter, openPaying, openServing, settled, type Desk } from './open-counter';

const DEEDS: readonly Deed[] = [
  'help',
  'next-person',
  'orders',
  'all-or-none',
  'change-channel',
  'ask-now',
  'print',
  'back',
  'pay-wechat',
  'pay-alipay',
];
const possible = (desk: Desk) => DEEDS.filter((deed) => isPossible(desk.store.getState(), deed));

describe('keys', () => {
  it('stay where hands remember them, whatever else is offered', () => {
    const keys = keysFor(['unionpay', 'alipay', 'wechat'], []);
    expect(keys.deedOf('F8', false)).toBe('pay-wechat');
    expect(keys.deedOf('F9', false)).toBe('pay-alipay');
    expect(keys.deedOf('F8', true)).toBe('pay-unionpay');
    expect(keys.keyOf('pay-unionpay')).toBe('Shift+F8');
    expect(keysFor(['alipay'], []).deedOf('F8', false)).toBeNull();
    expect(keysFor(['alipay'], []).keyOf('payer-code')).toBe('');
    expect(keysFor(['alipay'], ['alipay']).deedOf('F7', false)).toBe('payer-code');
  });

  it('are one each for every channel, and never the browser’s own', () => {
    const keys = keysFor(channelSchema.options, ['wechat']);
    const names = [...DEEDS, ...channelSchema.options.map((channel): Deed => `pay-${channel}`)].map(
      keys.keyOf,
    );
    expect(names).not.toContain('');
    expect(new Set(names).size).toBe(
      new Set([...DEEDS, ...channelSchema.options.map((one) => `pay-${one}`)]).size,
    );
    expect(keys.deedOf('F5', false)).toBeNull();
    expect(keys.deedOf('F11', false)).toBeNull();
    expect(keys.deedOf('a', false)).toBeNull();
  });
});

describe('what can be done', () => {
  it('grows with the way', async () => {
    const desk = await openCounter();
    expect(possible(desk)).toEqual(['help', 'next-person', 'orders']);
    const fees = await openServing();
    expect(possible(fees)).toEqual([
      'help',
      'next-person',
      'orders',
      'all-or-none',
      'back',
      'pay-wechat',
      'pay-alipay',
    ]);
    const code = await openPaying();
    expect(possible(code)).toEqual([
      'help',
      'next-person',
      'orders',
      'change-channel',
      'ask-now',
      'back',
      'pay-alipay',
    ]);
  });

  it('after paying is the receipt and the next one; after a misfit nothing more is taken', async () => {
    const desk = await openPaying({ receipts: async () => ok({ receipts: [receipt()] }) });
    desk.core.push('payment', paymentView({ standing: 'paid' }));
    await settled();
    expect(possible(desk)).toEqual(['help', 'next-person', 'orders', 'all-or-none', 'print', 'back']);
    const misfit = await openPaying({ startPayment: async () => ok(paymentView({ standing: 'misfit' })) });
    expect(possible(misfit)).toEqual(['help', 'next-person', 'orders', 'back']);
  });

  it('is only its paper while a slip is in front', async () => {
    const desk = await openPaying({ endVisit: async () => ok({ slip, receiptNumbers: [] }) });
    desk.actions.nextPerson();
    desk.actions.endAndGoOn();
    await settled();
    expect(possible(desk)).toEqual(['print']);
  });

  it('asks about a code that was given up until its truth is known', async () => {
    const desk = await openPaying({ leavePayment: async () => ok(paymentView({ standing: 'checking' })) });
    await desk.actions.changeChannel();
    expect(possible(desk)).toContain('ask-now');
    desk.core.push('payment', paymentView({ standing: 'closed', now: 1_780_000_009_000 }));
    expect(possible(desk)).not.toContain('ask-now');
  });
});

describe('Escape', () => {
  it('asks before a code is killed, ends the person, then clears the search', async () => {
    const desk = await openPaying({ leavePayment: async () => ok(paymentView({ standing: 'closed' })) });
    doDeed(desk, 'back');
    expect(desk.store.getState().dialogs).toEqual([{ kind: 'cancel-payment' }]);
    desk.actions.closeDialog();
    await desk.actions.cancel();
    expect(desk.core.asked('leavePayment')).toEqual([{ reason: 'left' }]);
    doDeed(desk, 'back');
    expect(desk.store.getState().serving).toBeNull();
    desk.actions.type('李');
    doDeed(desk, 'back');
    expect(desk.store.getState().search.query).toBe('');
  });

  it('pays by the channel its key names', async () => {
    const desk = await openServing();
    doDeed(desk, 'pay-alipay');
    await settled();
    expect(desk.core.asked('startPayment')).toEqual([{ orderId: 'order-1', channel: 'alipay' }]);
  });
});
