import { describe, expect, it } from 'vitest';
import { fen } from '../../src/shared/money';
import { approve, askAll, bankFinishes, payFees, refundsOf } from '../fakes/refund-steps';
import { restoreNewest } from '../fakes/restore-steps';
import { WANG, WANG_FEE } from '../fakes/story-roster';
import { moneyAddsUp, must } from '../fakes/story-steps';
import type { World } from '../fakes/world';
import { openWorld } from '../fakes/world';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Paid, asked for at one window; approved at the other unless the story does it later. */
async function askedFor(isApproved = true) {
  const world = await openWorld();
  const paid = await payFees(world, WANG, [WANG_FEE]);
  const [first, second] = [world.openWindow('counter'), world.openWindow('counter')];
  const [asked] = await askAll(first, paid.orderNumber);
  const refundNumber = asked?.refundNumber ?? '';
  if (isApproved) must(await approve(second, refundNumber));
  return { world, ...paid, refundNumber, first, second };
}

async function restartedWindow(world: World) {
  await world.powerCut();
  await world.start();
  return world.openWindow('counter');
}

function sent(world: World): readonly string[] {
  return world.wechat.calls.filter(({ call }) => call === 'refund').map(({ number }) => number);
}

describe('one refund number for ever', () => {
  it('a lost answer: the same number again, the money goes back once', async () => {
    const { world, outTradeNo, orderNumber, refundNumber, first } = await askedFor();
    world.wechat.fault('refund', 'answer-lost', 'not-sent', 'rate-limited', 'unverified');
    await bankFinishes(world);
    expect(new Set(sent(world))).toEqual(new Set([refundNumber]));
    expect(sent(world).length).toBeGreaterThan(3);
    expect(world.wechat.refundsOf(outTradeNo)).toHaveLength(1);
    expect(await refundsOf(first, orderNumber)).toMatchObject([{ state: 'done' }]);
  });

  it('a lost answer, then a refusal of the repeat: the refund that was done is known as done', async () => {
    const { world, outTradeNo, orderNumber, first } = await askedFor();
    world.wechat.fault('refund', 'answer-lost', 'refuses');
    await world.time.advance(1_000);
    world.wechat.finishRefunds();
    await world.time.advance(MINUTE);
    expect(sent(world)).toHaveLength(2);
    expect(world.wechat.refundsOf(outTradeNo)).toHaveLength(1);
    expect(await refundsOf(first, orderNumber)).toMatchObject([{ state: 'done', problem: null }]);
  });

  it('the power goes while it waits for a person: it waits still', async () => {
    const { world, orderNumber, refundNumber } = await askedFor(false);
    const window = await restartedWindow(world);
    expect(must(await window.api.refunds({ orderNumber: null })).refunds).toMatchObject([
      { refundNumber, state: 'awaiting-approval', because: '考生弃考' },
    ]);
    must(await approve(window, refundNumber));
    await bankFinishes(world);
    expect(await refundsOf(window, orderNumber)).toMatchObject([{ state: 'done' }]);
  });

  it('the power goes while the call is out: the same number again after the start', async () => {
    const { world, outTradeNo, orderNumber, refundNumber } = await askedFor();
    const release = world.wechat.hold();
    await world.time.advance(10);
    expect(sent(world)).toEqual([refundNumber]);
    const opening = restartedWindow(world);
    release();
    const window = await opening;
    await bankFinishes(world);
    expect(new Set(sent(world))).toEqual(new Set([refundNumber]));
    expect(world.wechat.refundsOf(outTradeNo)).toHaveLength(1);
    expect(await refundsOf(window, orderNumber)).toMatchObject([{ state: 'done' }]);
  });

  it('the power goes when the bank is done and we do not know: asked, ended, told once', async () => {
    const { world, orderNumber } = await askedFor();
    await world.time.advance(1_000);
    world.wechat.finishRefunds();
    const window = await restartedWindow(world);
    await world.time.advance(MINUTE);
    expect(await refundsOf(window, orderNumber)).toMatchObject([{ state: 'done' }]);
    expect(world.opened().store.outbox.ofOrder(orderNumber)).toHaveLength(2);
  });
});

describe('what stands in the way', () => {
  it('stuck at the gateway: a task for a person, asked about again under its number', async () => {
    const { world, orderNumber, refundNumber, first, second } = await askedFor();
    world.wechat.fault('refund', 'stuck');
    await world.time.advance(MINUTE);
    expect(must(await first.api.refunds({ orderNumber: null })).refunds).toMatchObject([
      { refundNumber, state: 'needs-person', problem: 'stuck', todo: 'clear-up' },
    ]);
    expect(must(await first.api.todaysOrders({ before: null })).rows[0]?.refund).toBe('needs-person');
    await world.time.advance(60 * MINUTE);
    expect(sent(world)).toHaveLength(1);
    // The gateway may have it: it is never declined.
    const decline = { kind: 'decline', note: '算了' } as const;
    expect(await second.api.decideRefund({ refundNumber, decision: decline })).toMatchObject({
      ok: false,
      error: { kind: 'already-decided', state: 'needs-person' },
    });
    const again = { refundNumber, decision: { kind: 'try-again' } } as const;
    must(await second.api.decideRefund(again));
    await world.time.advance(MINUTE);
    expect(await refundsOf(first, orderNumber)).toMatchObject([{ state: 'needs-person', problem: 'stuck' }]);
    world.wechat.finishRefunds();
    must(await second.api.decideRefund(again));
    await world.time.advance(MINUTE);
    expect(new Set(sent(world))).toEqual(new Set([refundNumber]));
    expect(await refundsOf(first, orderNumber)).toMatchObject([{ state: 'done', problem: null }]);
  });

  it('settled outside: says how, ends the line, counts as given back', async () => {
    const { world, orderNumber, refundNumber, first, second } = await askedFor();
    world.wechat.fault('refund', 'stuck');
    await world.time.advance(MINUTE);
    const note = '考生银行卡已注销，2026-11-24 转账至新卡，凭证号 88';
    must(await second.api.decideRefund({ refundNumber, decision: { kind: 'settled-outside', note } }));
    expect(await refundsOf(first, orderNumber)).toMatchObject([
      { state: 'settled-outside', note, todo: 'nothing' },
    ]);
    expect(world.opened().store.claims.live(WANG_FEE)).toBeNull();
    expect(must(await first.api.todaysOrders({ before: null })).rows[0]?.refund).toBe('done');
    expect(await second.api.decideRefund({ refundNumber, decision: { kind: 'try-again' } })).toMatchObject({
      ok: false,
      error: { kind: 'already-decided', state: 'settled-outside' },
    });
  });

  it('the account is empty: says top up, goes out by itself afterwards, or at once when somebody says so', async () => {
    const { world, orderNumber, refundNumber, first } = await askedFor();
    world.wechat.fault('refund', 'refuses', 'refuses');
    await world.time.advance(30_000);
    expect(must(await first.api.refunds({ orderNumber: null })).refunds).toMatchObject([
      { state: 'approved', problem: 'not-enough-funds', todo: 'top-up' },
    ]);
    world.wechat.clearFaults();
    must(await first.api.decideRefund({ refundNumber, decision: { kind: 'try-again' } }));
    await world.time.advance(1_100);
    expect(await refundsOf(first, orderNumber)).toMatchObject([{ state: 'processing', problem: null }]);
    await bankFinishes(world);
    expect(moneyAddsUp(world)).toEqual({ paid: 12_000, kept: 0, givenBack: 12_000 });
    expect(new Set(sent(world))).toEqual(new Set([refundNumber]));
  });
});

describe('limits', () => {
  it('a year after the payment it is refused with the date, asked for or approved', async () => {
    const { world, refundNumber, second } = await askedFor(false);
    const paidAt = world.time.now();
    const fresh = await payFeesOf(world);
    world.time.setWallBy(364 * DAY);
    must(await fresh.ask());
    world.time.setWallBy(DAY + MINUTE);
    const late = await approve(second, refundNumber);
    expect(late).toMatchObject({ ok: false, error: { kind: 'too-late' } });
    if (late.ok || late.error.kind !== 'too-late') throw new Error('expected a date');
    expect(Math.abs(late.error.until - (paidAt + 365 * DAY))).toBeLessThan(MINUTE);
    expect(await fresh.ask()).toMatchObject({ ok: false, error: { kind: 'too-late' } });
    expect(world.wechat.refundedTotal()).toBe(0);
  });

  it('fifty refunds of one payment, and not one more; a declined one is none', async () => {
    const { world, orderNumber, refundNumber, first, second } = await askedFor(false);
    must(await second.api.decideRefund({ refundNumber, decision: { kind: 'decline', note: '分次退' } }));
    const one = () =>
      first.api.askRefund({ orderNumber, lines: [{ lineNumber: 1, amount: fen(1) }], because: '分次' });
    for (let n = 0; n < 50; n += 1) must(await one());
    expect(await one()).toMatchObject({ ok: false, error: { kind: 'too-many', most: 50 } });
    for (const row of await refundsOf(first, orderNumber)) await approve(second, row.refundNumber);
    await bankFinishes(world);
    expect(world.wechat.refundedTotal()).toBe(50);
  });
});

async function payFeesOf(world: World) {
  const { orderNumber } = await payFees(
    world,
    { documentNumber: '11019919911212204X', registrationNumber: 'R2026000002' },
    ['R2026000002:exam'],
  );
  const window = world.openWindow('counter');
  return {
    ask: () =>
      window.api.askRefund({ orderNumber, lines: [{ lineNumber: 1, amount: fen(1) }], because: '退一分' }),
  };
}

describe('the store is lost and a backup restored', () => {
  async function lose(world: World) {
    await world.powerCut();
    await restoreNewest(world);
    return world.openWindow('counter');
  }

  it('a refund that was sent after the backup is asked about, never sent under another number', async () => {
    const world = await openWorld();
    const { orderNumber, outTradeNo } = await payFees(world, WANG, [WANG_FEE]);
    await world.backup();
    const [first, second] = [world.openWindow('counter'), world.openWindow('counter')];
    const [asked] = await askAll(first, orderNumber);
    must(await approve(second, asked?.refundNumber ?? ''));
    await world.time.advance(2_000);
    const window = await lose(world);
    await bankFinishes(world);
    expect(await refundsOf(window, orderNumber)).toMatchObject([
      {
        refundNumber: asked?.refundNumber,
        state: 'done',
        reason: 'asked',
        askedBy: `operator@T01/${first.id}`,
      },
    ]);
    expect(world.wechat.refundsOf(outTradeNo)).toHaveLength(1);
    expect(world.opened().store.claims.live(WANG_FEE)).toBeNull();
  });

  it('the backup says that it still waits for approval: nobody declines what was sent', async () => {
    const { world, orderNumber, outTradeNo, refundNumber, second } = await askedFor(false);
    await world.backup();
    must(await approve(second, refundNumber));
    await world.time.advance(2_000);
    const window = await lose(world);
    expect(
      await window.api.decideRefund({ refundNumber, decision: { kind: 'decline', note: '不退' } }),
    ).toMatchObject({ ok: false, error: { kind: 'already-decided' } });
    await bankFinishes(world);
    expect(await refundsOf(window, orderNumber)).toMatchObject([{ refundNumber, state: 'done' }]);
    expect(world.wechat.refundsOf(outTradeNo)).toHaveLength(1);
  });
});
