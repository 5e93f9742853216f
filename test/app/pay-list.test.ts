import { describe, expect, it } from 'vitest';
import { fen } from '../../src/shared/money';
import { addAtCounter, FEE_FEN, feeOf, payableIds, pupil, school } from '../fakes/school';
import { moneyAddsUp, must, order } from '../fakes/story-steps';
import type { World } from '../fakes/world';
import { openWorld } from '../fakes/world';

const MINUTE = 60_000;

async function counterWith(roster: ReturnType<typeof school>) {
  const world = await openWorld({ roster });
  return { world, counter: world.openWindow('counter') };
}

function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function base64(bytes: Uint8Array | string): { readonly base64: string } {
  return { base64: Buffer.from(bytes).toString('base64') };
}

async function payAll(
  world: World,
  counter: Awaited<ReturnType<typeof counterWith>>['counter'],
  orderId: string,
) {
  for (;;) {
    const view = must(await counter.api.startPayment({ orderId, channel: 'wechat' }));
    world.wechat.pay(view.outTradeNo);
    await world.time.advance(1_100);
    const paid = counter.payments.findLast(({ outTradeNo }) => outTradeNo === view.outTradeNo);
    if (paid?.part === null || paid?.part === undefined || paid.part.unpaid === 0) return paid;
  }
}

describe('a list at the counter', () => {
  it('of 300 with 4 problems: they are named with the reason, the rest is paid, each has a receipt', async () => {
    const pending = { review: { status: 'pending', reason: null } } as const;
    const { world, counter } = await counterWith(
      school(299, 1, { 17: pending, 101: { closesAt: Date.UTC(2026, 0, 1), opensAt: 0 } }),
    );
    const other = world.openWindow('counter');
    await addAtCounter(other, [205]);
    await order(other, [feeOf(205)]);
    const rows = numbers(1, 299).map((number) => `${pupil(number).documentNumber},${pupil(number).name}`);
    const text = ['证件号码,姓名', ...rows, 'E88880000,外校生'].join('\n');
    const report = must(await counter.api.checkPayList({ text }));
    expect(report).toMatchObject({ lines: 300, people: 296, items: 296, total: 296 * FEE_FEN });
    expect(report.problems.map(({ line, reason, name }) => [line, reason, name])).toEqual([
      [18, 'under-review', pupil(17).name],
      [102, 'window-closed', pupil(101).name],
      [206, 'in-payment', pupil(205).name],
      [301, 'not-found', '外校生'],
    ]);
    const opened = must(await counter.api.openPayList({}));
    expect(opened.fees.people).toHaveLength(296);
    const orderId = await order(counter, payableIds(opened.fees));
    const last = await payAll(world, counter, orderId);
    expect(last).toMatchObject({ standing: 'paid', part: { number: 6, of: 6, unpaid: 0 } });
    const { receipts } = must(
      await counter.api.orderReceipts({ orderNumber: last?.order.orderNumber ?? '' }),
    );
    expect(new Set(receipts.map(({ receiptNumber }) => receiptNumber)).size).toBe(296);
    expect(receipts.every(({ total }) => total === FEE_FEN)).toBe(true);
    expect(moneyAddsUp(world)).toEqual({ paid: 296 * FEE_FEN, kept: 296 * FEE_FEN, givenBack: 0 });
  });

  it('every kind of line that cannot be paid says why, and shows no whole number', async () => {
    const { world, counter } = await counterWith((now) => [
      ...school(8, 1, {
        2: { review: { status: 'rejected', reason: '照片' } },
        3: { opensAt: now + MINUTE, closesAt: now + 60 * MINUTE },
        4: { closesAt: now + MINUTE },
        5: { officeState: 'paid' },
        6: { officeState: 'waived' },
      })(now),
      // Two people share one document number, as passports of two countries may.
      ...school(1)(now).map(({ candidate, feeItem }) => ({
        candidate: { ...candidate, id: 'twin', name: '同号人', documentNumber: pupil(7).documentNumber },
        feeItem: { ...feeItem, id: 'twin:1', registrationNumber: 'S2026TWIN1' },
      })),
    ]);
    expect(world.opened().store.roster.isEmpty()).toBe(false);
    const list = [
      '姓名;证件号码或报名号',
      `${pupil(1).name};${pupil(1).documentNumber}`,
      `别人;${pupil(8).documentNumber}`,
      pupil(2).documentNumber,
      pupil(3).documentNumber,
      pupil(4).documentNumber,
      pupil(5).documentNumber,
      pupil(6).documentNumber,
      pupil(7).documentNumber,
      `${pupil(1).registrationNumber}\t${pupil(1).name}`,
      '3.19999E+17',
      '没有号码的人',
      'E77777777',
      '',
      ` 同号人；${pupil(7).documentNumber} `,
      ` ${pupil(8).documentNumber.toLowerCase()}　${pupil(8).name}`,
    ];
    const report = must(await counter.api.checkPayList({ text: list.join('\r\n') }));
    expect(report.problems.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'other-name'],
      [4, 'review-rejected'],
      [5, 'not-yet-open'],
      [6, 'closing-now'],
      [7, 'paid'],
      [8, 'waived'],
      [9, 'several-found'],
      [10, 'duplicate-line'],
      [11, 'unreadable'],
      [12, 'unreadable'],
      [13, 'not-found'],
    ]);
    expect(report).toMatchObject({ lines: 14, people: 3, items: 3, total: fen(3 * FEE_FEN) });
    for (const { found } of report.problems) expect(found).not.toMatch(/\d{5}/);
    const { fees } = must(await counter.api.openPayList({}));
    expect(fees.people.map(({ name }) => name)).toEqual([pupil(1).name, '同号人', pupil(8).name]);
  });

  it('a part of what somebody owes can be paid: the list says what cannot', async () => {
    const { counter, world } = await counterWith(school(1, 2));
    const other = world.openWindow('counter');
    await addAtCounter(other, [1]);
    await order(other, [feeOf(1, 2)]);
    const report = must(await counter.api.checkPayList({ text: pupil(1).registrationNumber }));
    expect(report).toMatchObject({
      people: 1,
      items: 1,
      problems: [{ reason: 'in-payment', feeItemName: '科目 2' }],
    });
  });

  it('files: UTF-8 with or without its mark, GB18030; what is no list is refused in words', async () => {
    const { counter } = await counterWith(school(2));
    const line = `${pupil(1).documentNumber},${pupil(1).name}\n`;
    const check = (source: { readonly base64: string }) => counter.api.checkPayList(source);
    expect(must(await check(base64(line)))).toMatchObject({ people: 1, problems: [] });
    expect(must(await check(base64(`\ufeff${line}`)))).toMatchObject({ people: 1, problems: [] });
    // 学生0001 in GB18030.
    const gb = Buffer.concat([
      Buffer.from(`${pupil(1).documentNumber},`),
      Buffer.from([0xd1, 0xa7, 0xc9, 0xfa]),
      Buffer.from('0001\n'),
    ]);
    expect(must(await check(base64(gb)))).toMatchObject({ people: 1, problems: [] });
    const refused = async (bytes: Uint8Array | string) => {
      const answer = await check(base64(bytes));
      return answer.ok ? 'taken' : answer.error;
    };
    expect(await refused('\n , ;\n')).toMatchObject({ kind: 'not-a-list', why: 'empty' });
    expect(await refused(Buffer.from([0x50, 0x4b, 3, 4, 0, 0]))).toMatchObject({ why: 'binary' });
    expect(await refused(Buffer.from([0x41, 0xff, 0xff, 0x41]))).toMatchObject({ why: 'encoding' });
    expect(await refused('E12345678\n'.repeat(501))).toMatchObject({ why: 'too-many', lines: 501 });
    expect(await refused('E'.repeat(3_000_000))).toMatchObject({ kind: 'not-allowed' });
    expect(await counter.api.openPayList({})).toMatchObject({ error: { kind: 'no-list' } });
  });

  it('no kiosk may bring a list', async () => {
    const { world } = await counterWith(school(1));
    expect(await world.openWindow('kiosk').api.checkPayList({ text: pupil(1).documentNumber })).toMatchObject(
      { error: { kind: 'not-allowed' } },
    );
  });
});

describe('500 candidates with two fees each', () => {
  it('are checked, ordered, paid in 20 payments and printed without a long stop anywhere', async () => {
    const { world, counter } = await counterWith(school(500, 2));
    let longestMs = 0;
    const timed = async <T>(work: () => Promise<T>): Promise<T> => {
      const began = performance.now();
      const result = await work();
      longestMs = Math.max(longestMs, performance.now() - began);
      return result;
    };
    const text = numbers(1, 500)
      .map((number) => pupil(number).documentNumber)
      .join('\n');
    expect(must(await timed(() => counter.api.checkPayList({ text })))).toMatchObject({
      people: 500,
      problems: [],
    });
    const { fees } = must(await timed(() => counter.api.openPayList({})));
    const { orderId, orderNumber, lines } = must(
      await timed(() => counter.api.placeOrder({ feeItemIds: payableIds(fees) })),
    );
    expect(lines).toHaveLength(1_000);
    for (let part = 1; part <= 20; part += 1) {
      const { outTradeNo } = must(
        await timed(() => counter.api.startPayment({ orderId, channel: 'wechat' })),
      );
      world.wechat.pay(outTradeNo);
      await timed(() => world.time.advance(1_100));
      expect(world.opened().store.payments.byNumber(outTradeNo)?.payment.state).toBe('paid');
    }
    const { receipts } = must(await timed(() => counter.api.orderReceipts({ orderNumber })));
    expect(receipts).toHaveLength(500);
    const first = receipts.slice(0, 50).map(({ receiptNumber }) => receiptNumber);
    must(await timed(() => counter.api.printReceipts({ receiptNumbers: first })));
    must(await timed(() => counter.api.todaysOrders({ before: null })));
    must(await timed(() => counter.api.endVisit({ because: 'finished' })));
    expect(moneyAddsUp(world)).toMatchObject({ paid: 1_000 * FEE_FEN, kept: 1_000 * FEE_FEN });
    // Something quadratic over 1,000 lines takes minutes; a machine that has much else to do takes a second or two.
    expect(longestMs).toBeLessThan(5_000);
  }, 60_000);
});
