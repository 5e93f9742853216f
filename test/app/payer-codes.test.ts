import { describe, expect, it } from 'vitest';
import { checkCharacter } from '../../src/shared/identity-document/resident-number';
import { ALIPAY_CODE, atCounter, charge, WECHAT_CODE } from '../fakes/payer-code-steps';
import { askAll } from '../fakes/refund-steps';
import { LI, LI_FEES, WANG } from '../fakes/story-roster';
import { moneyAddsUp, must, showCode } from '../fakes/story-steps';
import type { World } from '../fakes/world';
import { openWorld } from '../fakes/world';

/* The payer's own code at the counter: never sent twice, never stored, reversed until definite (payments.md rule 3). */

const MINUTE = 60_000;
const stateOf = (world: World, outTradeNo: string) =>
  world.opened().store.payments.byNumber(outTradeNo)?.payment.state;
const callsOf = (world: World, call: string) => world.wechat.calls.filter((one) => one.call === call);

describe("the payer's own code", () => {
  it('a small amount is paid at once; the code was sent once', async () => {
    const { world, counter, orderId } = await atCounter(LI, [LI_FEES[1]]);
    const view = must(await charge(counter, orderId));
    expect(view).toMatchObject({ standing: 'paid', method: 'payer-code', channel: 'wechat', qrText: null });
    expect(view.receiptNumbers).toHaveLength(1);
    expect(world.wechat.codes()).toEqual([WECHAT_CODE]);
    expect(moneyAddsUp(world)).toEqual({ paid: 4_550, kept: 4_550, givenBack: 0 });
  });

  it('waits for the password, asked every five seconds, and shows paid', async () => {
    const { world, counter, orderId } = await atCounter();
    const view = must(await charge(counter, orderId));
    expect(view).toMatchObject({ standing: 'waiting', qrText: null });
    await world.time.advance(12_000);
    expect(callsOf(world, 'query').filter(({ number }) => number === view.outTradeNo)).toHaveLength(3);
    world.wechat.pay(view.outTradeNo);
    await world.time.advance(5_000);
    expect(counter.lastPayment()).toMatchObject({ standing: 'paid' });
    expect(callsOf(world, 'reverse')).toEqual([]);
    expect(moneyAddsUp(world)).toEqual({ paid: 12_000, kept: 12_000, givenBack: 0 });
  });

  it('nobody enters it: reversed after the wait, proven dead, and the fee can be paid otherwise', async () => {
    const { world, counter, orderId } = await atCounter();
    const view = must(await charge(counter, orderId));
    await world.time.advance(29_000);
    expect(callsOf(world, 'reverse')).toEqual([]);
    await world.time.advance(2_000);
    expect(callsOf(world, 'reverse')).toHaveLength(1);
    expect(counter.lastPayment()).toMatchObject({ standing: 'closed', closedBecause: 'expired' });
    expect(stateOf(world, view.outTradeNo)).toBe('closed');
    const next = must(await charge(counter, orderId, ALIPAY_CODE));
    expect(next).toMatchObject({ channel: 'alipay', standing: 'waiting' });
    world.alipay.pay(next.outTradeNo);
    await world.time.advance(5_000);
    expect(moneyAddsUp(world)).toEqual({ paid: 12_000, kept: 12_000, givenBack: 0 });
  });

  it('taken back by the operator: never sooner than the gateway allows, until it is definite', async () => {
    const { world, counter, orderId } = await atCounter();
    const view = must(await charge(counter, orderId));
    await world.time.advance(2_000);
    world.wechat.fault('reverse', 'again', 'answer-lost', 'lies');
    must(await counter.api.leavePayment({ reason: 'left' }));
    expect(stateOf(world, view.outTradeNo)).toBe('closing');
    await world.time.advance(12_000);
    expect(callsOf(world, 'reverse')).toEqual([]);
    // Until then nothing else is charged for the same fee.
    expect(await charge(counter, orderId, ALIPAY_CODE)).toMatchObject({
      ok: false,
      error: { kind: 'earlier-payment-closing' },
    });
    await world.time.advance(MINUTE);
    expect(callsOf(world, 'reverse').length).toBeGreaterThanOrEqual(2);
    expect(stateOf(world, view.outTradeNo)).toBe('closed');
  });

  it('paid in the moment it was reversed: the money trail shows both, the fee is due again', async () => {
    const { world, counter, orderId } = await atCounter();
    const view = must(await charge(counter, orderId));
    // The answer to the last question before the reversal is older than the password.
    await world.time.advance(27_000);
    world.wechat.fault('query', 'lag', 'lag');
    world.wechat.pay(view.outTradeNo);
    await world.time.advance(6_000);
    expect(counter.lastPayment()).toMatchObject({ standing: 'closed', closedBecause: 'reversed' });
    const { store } = world.opened();
    expect(store.payments.byNumber(view.outTradeNo)?.payment).toMatchObject({
      state: 'misfit',
      cause: 'revoked-elsewhere',
      reversed: true,
    });
    expect(store.refunds.ofPayment(view.outTradeNo)).toMatchObject([
      { reason: 'reversal', state: 'done', amount: 12_000, askedBy: 'system', lineNumber: null, asks: 0 },
    ]);
    expect(world.wechat.refundedTotal()).toBe(0);
    expect(world.wechat.reversedTotal()).toBe(12_000);
    expect(must(await counter.api.refunds({ orderNumber: null }))).toEqual({
      refunds: [],
      misfits: [],
      requests: [],
    });
    expect(await counter.api.acceptMisfit({ outTradeNo: view.outTradeNo, because: '留下' })).toMatchObject({
      ok: false,
      error: { kind: 'refund-sent' },
    });
    await expect(askAll(counter, view.order.orderNumber)).rejects.toThrow('nothing-left');
    const again = must(await charge(counter, orderId, ALIPAY_CODE));
    expect(again.outTradeNo).not.toBe(view.outTradeNo);
    world.alipay.pay(again.outTradeNo);
    await world.time.advance(5_000);
    expect(moneyAddsUp(world)).toEqual({ paid: 24_000, kept: 12_000, givenBack: 12_000 });
  });

  it('refused: nothing was taken, the next one is not kept waiting', async () => {
    const { world, counter, orderId } = await atCounter();
    world.wechat.fault('payerCode', 'refuses');
    const refused = must(await charge(counter, orderId));
    expect(refused).toMatchObject({
      standing: 'closed',
      closedBecause: 'refused',
      refusedFor: 'not-enough-funds',
    });
    const next = must(await charge(counter, orderId, '101234567890123456'));
    expect(next).toMatchObject({ standing: 'waiting', earlierCodeAlive: false });
    expect(world.wechat.codes()).toHaveLength(2);
    world.wechat.pay(next.outTradeNo);
    await world.time.advance(10 * MINUTE);
    expect(stateOf(world, refused.outTradeNo)).toBe('closed');
    expect(moneyAddsUp(world)).toEqual({ paid: 12_000, kept: 12_000, givenBack: 0 });
  });
});

describe('never sent twice', () => {
  it('a lost answer: asked about, not sent again; paid shows, unpaid is reversed', async () => {
    const { world, counter, orderId } = await atCounter();
    world.wechat.fault('payerCode', 'answer-lost');
    const view = must(await charge(counter, orderId));
    world.wechat.pay(view.outTradeNo);
    await world.time.advance(6_000);
    expect(counter.lastPayment()?.standing).toBe('paid');
    expect(world.wechat.codes()).toHaveLength(1);
  });

  it('it never reached the bank: reversed, then proven dead by time', async () => {
    const { world, counter, orderId } = await atCounter();
    world.wechat.fault('payerCode', 'not-sent');
    const view = must(await charge(counter, orderId));
    expect(view.standing).toBe('unknown');
    await world.time.advance(5 * MINUTE);
    expect(world.wechat.codes()).toEqual([]);
    expect(stateOf(world, view.outTradeNo)).toBe('closed');
    expect(callsOf(world, 'payerCode')).toHaveLength(1);
  });

  it('a bank that only says "no such order" unsigned: reversed all the same, and not in the way for ever', async () => {
    const { world, counter, orderId } = await atCounter();
    world.wechat.fault('payerCode', 'not-sent');
    world.wechat.fault('query', ...Array.from({ length: 60 }, () => 'unverified' as const));
    const view = must(await charge(counter, orderId));
    expect(view.standing).toBe('unknown');
    await world.time.advance(MINUTE);
    expect(callsOf(world, 'reverse').length).toBeGreaterThan(0);
    expect(stateOf(world, view.outTradeNo)).toBe('closing');
    expect(await counter.api.startPayment({ orderId, channel: 'alipay' })).toMatchObject({
      ok: false,
      error: { kind: 'earlier-payment-closing' },
    });
    await world.time.advance(2 * MINUTE);
    expect(must(await counter.api.startPayment({ orderId, channel: 'alipay' })).standing).toBe('waiting');
    expect(world.wechat.codes()).toEqual([]);
  });

  it('the second scan while the first is being charged is the same payment', async () => {
    const { world, counter, orderId } = await atCounter();
    const [a, b] = await Promise.all([charge(counter, orderId), charge(counter, orderId, ALIPAY_CODE)]);
    expect(must(b).outTradeNo).toBe(must(a).outTradeNo);
    expect(must(await charge(counter, orderId)).outTradeNo).toBe(must(a).outTradeNo);
    expect([...world.wechat.codes(), ...world.alipay.codes()]).toEqual([WECHAT_CODE]);
  });

  it('the power goes while the call is out: only asked about and reversed afterwards', async () => {
    const { world, counter, orderId } = await atCounter();
    const release = world.wechat.hold();
    void charge(counter, orderId);
    await world.time.settle();
    const outTradeNo = callsOf(world, 'payerCode')[0]?.number ?? 'nothing went out';
    await world.powerCut();
    release();
    await world.time.settle();
    await world.start();
    await world.time.advance(2 * MINUTE);
    expect(world.wechat.codes()).toHaveLength(1);
    expect(callsOf(world, 'reverse').length).toBeGreaterThan(0);
    expect(stateOf(world, outTradeNo)).toBe('closed');
  });

  it('the power goes while the payer enters the password and pays: recorded at the next start', async () => {
    const { world, counter, orderId } = await atCounter();
    const view = must(await charge(counter, orderId));
    await world.powerCut();
    world.wechat.pay(view.outTradeNo);
    await world.time.advance(10 * MINUTE);
    await world.start();
    await world.time.advance(1_000);
    expect(stateOf(world, view.outTradeNo)).toBe('paid');
    expect(callsOf(world, 'reverse')).toEqual([]);
    expect(moneyAddsUp(world)).toEqual({ paid: 12_000, kept: 12_000, givenBack: 0 });
  });
});

describe('beside a code of ours', () => {
  it('the code on screen is killed first', async () => {
    const { world, counter, orderId } = await atCounter();
    const qr = must(await counter.api.startPayment({ orderId, channel: 'wechat' }));
    const view = must(await charge(counter, orderId));
    expect(stateOf(world, qr.outTradeNo)).toBe('closed');
    expect(view.outTradeNo).not.toBe(qr.outTradeNo);
  });

  it('a code of ours starts only after the reversal is definite', async () => {
    const { world, counter, orderId } = await atCounter();
    const view = must(await charge(counter, orderId));
    expect(await counter.api.startPayment({ orderId, channel: 'alipay' })).toMatchObject({
      ok: false,
      error: { kind: 'earlier-payment-closing' },
    });
    await world.time.advance(MINUTE);
    expect(stateOf(world, view.outTradeNo)).toBe('closed');
    expect(must(await counter.api.startPayment({ orderId, channel: 'alipay' })).standing).toBe('waiting');
  });

  it('leaving in doubt gives a slip', async () => {
    const { counter, orderId } = await atCounter();
    const view = must(await charge(counter, orderId));
    expect(must(await counter.api.endVisit({ because: 'cancelled' })).slip).toMatchObject({
      outTradeNo: view.outTradeNo,
    });
  });
});

describe('what is refused', () => {
  it('a document number, other digits, a kiosk', async () => {
    const { world, counter, orderId } = await atCounter();
    const refused = async (scanned: string) => {
      const answer = await charge(counter, orderId, scanned);
      return answer.ok ? 'taken' : answer.error;
    };
    expect(await refused(WANG.documentNumber)).toEqual({
      kind: 'not-a-payer-code',
      looksLike: 'document-number',
    });
    const somebodyElses = `11010119900307101${checkCharacter('11010119900307101')}`;
    expect(await refused(somebodyElses)).toMatchObject({ looksLike: 'document-number' });
    expect(await refused('991234567890123456')).toEqual({
      kind: 'not-a-payer-code',
      looksLike: 'not-a-code',
    });
    expect(await refused('x'.repeat(65))).toMatchObject({ kind: 'not-allowed' });
    expect(world.wechat.numbers()).toEqual([]);
    const { window, orderId: kioskOrder } = await showCode(await openWorld());
    expect(await charge(window, kioskOrder)).toMatchObject({ ok: false, error: { kind: 'not-allowed' } });
  });
});
