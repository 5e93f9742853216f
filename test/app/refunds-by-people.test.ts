import { describe, expect, it } from 'vitest';
import { fen } from '../../src/shared/money';
import { approve, askAll, bankFinishes, payFees, refundsOf } from '../fakes/refund-steps';
import { LI, LI_FEES, WANG, WANG_FEE } from '../fakes/story-roster';
import { comeIn, moneyAddsUp, must, order } from '../fakes/story-steps';
import type { World } from '../fakes/world';
import { openWorld } from '../fakes/world';

/* payments.md rule 11: asked for and approved by two different people, per line, never more than was paid. */

async function paidByWang() {
  const world = await openWorld();
  const paid = await payFees(world, WANG, [WANG_FEE]);
  return { world, ...paid, first: world.openWindow('counter'), second: world.openWindow('counter') };
}

async function feeStates(world: World, person = WANG) {
  const kiosk = world.openWindow('kiosk');
  await comeIn(kiosk, person);
  const { items } = must(await kiosk.api.fees({}));
  must(await kiosk.api.endVisit({ because: 'finished' }));
  return items.map((item) => item.state);
}

function outbox(world: World, orderNumber: string) {
  return world.opened().store.outbox.ofOrder(orderNumber).length;
}

describe('a refund that a person asks for', () => {
  it('waits for a second person, goes out, ends by the word of the gateway; the fee can be paid again', async () => {
    const { world, orderNumber, outTradeNo, orderId, first, second } = await paidByWang();
    const [asked] = await askAll(first, orderNumber);
    expect(asked).toMatchObject({
      state: 'awaiting-approval',
      todo: 'decide',
      amount: 12_000,
      lineNumber: 1,
      candidateName: '王小明',
      maskedDocument: '110199********1233',
      reason: 'asked',
      because: '考生弃考',
    });
    await world.time.advance(60_000);
    expect(world.wechat.refundedTotal()).toBe(0);
    expect(must(await second.api.refunds({ orderNumber: null })).refunds).toHaveLength(1);
    must(await approve(second, asked?.refundNumber ?? ''));
    await world.time.advance(2_000);
    // The gateway has it and has not said that it is done: the fee is still paid.
    expect(await refundsOf(first, orderNumber)).toMatchObject([{ state: 'processing', todo: 'wait' }]);
    expect(await feeStates(world)).toEqual(['paid']);
    await bankFinishes(world);
    expect(await refundsOf(first, orderNumber)).toMatchObject([{ state: 'done', todo: 'nothing' }]);
    expect(world.wechat.refundsOf(outTradeNo)).toHaveLength(1);
    expect(await feeStates(world)).toEqual(['payable']);
    expect(outbox(world, orderNumber)).toBe(2);
    const { rows } = must(await first.api.todaysOrders({ before: null }));
    expect(rows.find((row) => row.orderId === orderId)).toMatchObject({ refund: 'done', state: 'paid' });
    const receiptNumber = rows[0]?.receiptNumber ?? '';
    expect(must(await first.api.receipts({ receiptNumbers: [receiptNumber] })).receipts[0]).toMatchObject({
      total: 12_000,
      givenBack: 12_000,
    });
    // Paid again, under another order.
    await payFees(world, WANG, [WANG_FEE]);
    expect(await feeStates(world)).toEqual(['paid']);
    expect(moneyAddsUp(world)).toEqual({ paid: 24_000, kept: 12_000, givenBack: 12_000 });
  });

  it('is never approved by the window that asked, nor twice; every word is journalled with its actor', async () => {
    const { world, orderNumber, outTradeNo, first, second } = await paidByWang();
    const [asked] = await askAll(first, orderNumber);
    const number = asked?.refundNumber ?? '';
    expect(await approve(first, number)).toMatchObject({ ok: false, error: { kind: 'same-person' } });
    must(await approve(second, number));
    expect(await approve(second, number)).toMatchObject({
      ok: false,
      error: { kind: 'already-decided', state: 'approved' },
    });
    await bankFinishes(world);
    expect(await approve(second, number)).toMatchObject({
      ok: false,
      error: { kind: 'already-decided', state: 'done' },
    });
    const lines = world.opened().store.journal.ofSubject(outTradeNo);
    const told = lines.filter(({ what }) => what.startsWith('refund.'));
    expect(told.map(({ what }) => what)).toEqual([
      'refund.opened',
      'refund.approve',
      'refund.processing',
      'refund.done',
    ]);
    expect(told[0]?.facts).toMatchObject({ askedBy: `operator@T01/${first.id}`, because: '考生弃考' });
    expect(told[1]?.facts).toMatchObject({ decidedBy: `operator@T01/${second.id}` });
  });

  it('two windows that decide at once: one word counts, the other is told', async () => {
    const { world, orderNumber, outTradeNo, first, second } = await paidByWang();
    const third = world.openWindow('counter');
    const [asked] = await askAll(first, orderNumber);
    const refundNumber = asked?.refundNumber ?? '';
    const answers = await Promise.all([
      approve(second, refundNumber),
      approve(third, refundNumber),
      third.api.decideRefund({ refundNumber, decision: { kind: 'decline', note: '不同意' } }),
    ]);
    expect(answers.map((answer) => answer.ok)).toEqual([true, false, false]);
    await bankFinishes(world);
    expect(world.wechat.refundsOf(outTradeNo)).toHaveLength(1);
  });

  it('declined, nothing is sent, and it may be asked for again', async () => {
    const { world, orderNumber, first, second } = await paidByWang();
    const [asked] = await askAll(first, orderNumber);
    const refundNumber = asked?.refundNumber ?? '';
    must(await second.api.decideRefund({ refundNumber, decision: { kind: 'decline', note: '已参加考试' } }));
    await bankFinishes(world);
    expect(world.wechat.refundedTotal()).toBe(0);
    expect(await refundsOf(first, orderNumber)).toMatchObject([
      { state: 'declined', note: '已参加考试', decidedBy: `operator@T01/${second.id}`, todo: 'nothing' },
    ]);
    expect(must(await first.api.todaysOrders({ before: null })).rows[0]?.refund).toBe('none');
    expect(await askAll(first, orderNumber)).toMatchObject([{ amount: 12_000 }]);
    expect(moneyAddsUp(world)).toEqual({ paid: 12_000, kept: 12_000, givenBack: 12_000 });
  });
});

describe('line by line', () => {
  it('one of two lines goes back, the other stands', async () => {
    const world = await openWorld();
    const { orderNumber } = await payFees(world, LI, LI_FEES);
    const [first, second] = [world.openWindow('counter'), world.openWindow('counter')];
    const asked = must(
      await first.api.askRefund({
        orderNumber,
        lines: [{ lineNumber: 2, amount: null }],
        because: '不要教材',
      }),
    );
    expect(asked.refunds).toMatchObject([{ lineNumber: 2, amount: 4_550, feeItemName: '教材费' }]);
    must(await approve(second, asked.refunds[0]?.refundNumber ?? ''));
    await bankFinishes(world);
    expect(await feeStates(world, LI)).toEqual(['paid', 'payable']);
    expect(moneyAddsUp(world)).toEqual({ paid: 12_550, kept: 8_000, givenBack: 4_550 });
    const { rows } = must(await first.api.todaysOrders({ before: null }));
    expect(
      must(await first.api.receipts({ receiptNumbers: [rows[0]?.receiptNumber ?? ''] })).receipts[0],
    ).toMatchObject({
      givenBack: 4_550,
    });
  });

  it('in parts: the line stays paid until all of it is back; no part passes what is left', async () => {
    const { world, orderNumber, first, second } = await paidByWang();
    const part = (amount: number) =>
      first.api.askRefund({
        orderNumber,
        lines: [{ lineNumber: 1, amount: fen(amount) }],
        because: '部分退费',
      });
    const a = must(await part(5_000)).refunds[0];
    expect(await part(7_001)).toMatchObject({
      ok: false,
      error: { kind: 'over-line', lineNumber: 1, left: 7_000 },
    });
    must(await approve(second, a?.refundNumber ?? ''));
    await bankFinishes(world);
    expect(await feeStates(world)).toEqual(['paid']);
    const b = must(await part(7_000)).refunds[0];
    expect(await part(1)).toMatchObject({ ok: false, error: { kind: 'nothing-left', lineNumber: 1 } });
    must(await approve(second, b?.refundNumber ?? ''));
    await bankFinishes(world);
    expect(await feeStates(world)).toEqual(['payable']);
    // Paid once, and each refund told once.
    expect(outbox(world, orderNumber)).toBe(3);
    expect(await part(1)).toMatchObject({ ok: false, error: { kind: 'nothing-left', lineNumber: 1 } });
    expect(await first.api.askRefund({ orderNumber, lines: 'all', because: '再退' })).toMatchObject({
      ok: false,
      error: { kind: 'nothing-left', lineNumber: null },
    });
  });

  it('two windows ask for everything at once: asked for once', async () => {
    const { world, orderNumber, first, second } = await paidByWang();
    const ask = { orderNumber, lines: 'all', because: '弃考' } as const;
    const answers = await Promise.all([first.api.askRefund(ask), second.api.askRefund(ask)]);
    expect(answers.map((answer) => answer.ok)).toEqual([true, false]);
    expect(moneyAddsUp(world).givenBack).toBe(12_000);
  });

  it('all that is asked for or nothing', async () => {
    const world = await openWorld();
    const { orderNumber } = await payFees(world, LI, LI_FEES);
    const window = world.openWindow('counter');
    const lines = [
      { lineNumber: 1, amount: null },
      { lineNumber: 2, amount: fen(4_551) },
    ];
    expect(await window.api.askRefund({ orderNumber, lines, because: '弃考' })).toMatchObject({
      ok: false,
      error: { kind: 'over-line', lineNumber: 2, left: 4_550 },
    });
    expect(await refundsOf(window, orderNumber)).toEqual([]);
  });
});

describe('what cannot be given back', () => {
  it('an order or a line that is not there, or not paid', async () => {
    const world = await openWorld();
    const kiosk = world.openWindow('kiosk');
    await comeIn(kiosk);
    await order(kiosk);
    const window = world.openWindow('counter');
    const { orderNumber } = must(await window.api.todaysOrders({ before: null })).rows[0] ?? {
      orderNumber: '',
    };
    const ask = (number: string, lineNumber: number) =>
      window.api.askRefund({
        orderNumber: number,
        lines: [{ lineNumber, amount: null }],
        because: '试试',
      });
    expect(await ask('20260101-XXXX', 1)).toMatchObject({ ok: false, error: { kind: 'no-order' } });
    expect(await ask(orderNumber, 1)).toMatchObject({
      ok: false,
      error: { kind: 'line-not-paid', lineNumber: 1 },
    });
    expect(await ask(orderNumber, 9)).toMatchObject({
      ok: false,
      error: { kind: 'line-not-paid', lineNumber: 9 },
    });
    expect(await window.api.refunds({ orderNumber: 'nothing' })).toMatchObject({
      ok: false,
      error: { kind: 'no-order' },
    });
    expect(await approve(window, 'R-nothing')).toMatchObject({ ok: false, error: { kind: 'no-refund' } });
  });

  it('bad input, and windows that may not', async () => {
    const { world, orderNumber, first } = await paidByWang();
    const kiosk = world.openWindow('kiosk');
    const refused = { ok: false, error: { kind: 'not-allowed' } };
    expect(await kiosk.api.askRefund({ orderNumber, lines: 'all', because: '退' })).toMatchObject(refused);
    expect(await kiosk.api.refunds({ orderNumber: null })).toMatchObject(refused);
    const bad = [
      { orderNumber, lines: 'all' as const, because: ' ' },
      { orderNumber, lines: 'all' as const, because: '长'.repeat(201) },
      { orderNumber, lines: [], because: '退' },
      { orderNumber, lines: [{ lineNumber: 1, amount: fen(0) }], because: '退' },
      { orderNumber, lines: [{ lineNumber: 0, amount: null }], because: '退' },
      { orderNumber: '', lines: 'all' as const, because: '退' },
    ];
    for (const input of bad) expect(await first.api.askRefund(input)).toMatchObject(refused);
    const decline = { refundNumber: 'R', decision: { kind: 'decline' as const, note: '' } };
    expect(await first.api.decideRefund(decline)).toMatchObject(refused);
  });
});
