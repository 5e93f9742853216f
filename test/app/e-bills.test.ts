import { describe, expect, it } from 'vitest';
import { decidingOffice } from '../fakes/deciding-office';
import { payFees } from '../fakes/refund-steps';
import { MONDAY_MORNING } from '../fakes/sim-clock';
import { LI, LI_FEES, storyRoster, WANG, WANG_FEE } from '../fakes/story-roster';
import { comeIn, must, showCode } from '../fakes/story-steps';
import { openWorld } from '../fakes/world';

/* 财政电子票据: issued by the exam office's system, asked for politely, never waited for. */

async function officeWorld() {
  const office = decidingOffice(storyRoster(MONDAY_MORNING));
  return { office, world: await openWorld({ office: () => office.office }) };
}

const ISSUED = {
  state: 'issued',
  code: '35060126',
  number: '0012345678',
  checkCode: 'a1b2c3',
  link: 'https://bills.example.org/v?n=0012345678',
};
const COMPANY = { name: '滨江市第一中学', taxNumber: '91350100M000100Y43' };

describe('the e-bill of a payment', () => {
  it('is said to come, and appears by itself while the person still looks', async () => {
    const { world, office } = await officeWorld();
    const { window, view } = await showCode(world);
    const news: unknown[] = [];
    window.onPush('myPaymentsChanged', (told) => news.push(told));
    world.wechat.pay(view.outTradeNo);
    await world.time.advance(1_100);
    const receiptNumbers = window.lastPayment()?.receiptNumbers ?? [];
    const bills = async () => must(await window.api.receipts({ receiptNumbers })).receipts[0]?.eBills;
    expect(await bills()).toEqual([{ lineNumber: 1, bill: { state: 'awaited' }, payer: null }]);
    expect(news).toEqual([]);
    office.issue({ orderNumber: view.order.orderNumber, lineNumber: 1 });
    await world.time.advance(6_000);
    expect(news).toEqual([{ visit: view.visit }]);
    expect(await bills()).toEqual([{ lineNumber: 1, bill: ISSUED, payer: null }]);
    const looked = office.looks();
    await world.time.advance(2 * 3_600_000);
    expect(office.looks()).toBe(looked);
  });

  it('is still asked for after a restart, and by whoever looks at it', async () => {
    const { world, office } = await officeWorld();
    const { orderNumber } = await payFees(world, WANG, [WANG_FEE]);
    await world.time.advance(4 * 3_600_000);
    await world.powerCut();
    await world.start();
    const before = office.looks();
    await world.time.advance(60_000);
    expect(office.looks() - before).toBeLessThan(2);
    office.issue({ orderNumber, lineNumber: 1 });
    const kiosk = world.openWindow('kiosk');
    await comeIn(kiosk);
    expect(must(await kiosk.api.myPayments({})).lines[0]?.eBill?.bill).toEqual({ state: 'awaited' });
    await world.time.advance(1_500);
    expect(must(await kiosk.api.myPayments({})).lines[0]?.eBill?.bill).toEqual(ISSUED);
  });

  it('an exam office that is away, or asked often, is asked less and less', async () => {
    const { world, office } = await officeWorld();
    await payFees(world, LI, LI_FEES);
    office.down(true);
    await world.time.advance(3_600_000);
    office.down(false);
    const before = office.looks();
    await world.time.advance(4 * 3_600_000);
    // Two lines, once an hour.
    expect(office.looks() - before).toBeLessThanOrEqual(2 * 5);
  });

  it('a link that no phone should open is left out; a line without an e-bill says so', async () => {
    const { world, office } = await officeWorld();
    const { orderNumber } = await payFees(world, LI, LI_FEES);
    office.issue({ orderNumber, lineNumber: 1 }, { url: 'javascript:alert(1)' });
    await world.time.advance(60_000);
    office.issuesNone();
    await world.time.advance(3_600_000);
    const desk = must(
      await world.openWindow('counter').api.order({ orderNumber: orderNumber.toLowerCase() }),
    );
    expect(desk.lines.map(({ eBill }) => eBill?.bill)).toEqual([
      { ...ISSUED, link: null },
      { state: 'none' },
    ]);
  });

  it('where the exam office issues none here, nothing is said of them', async () => {
    const world = await openWorld();
    const { orderNumber } = await payFees(world, WANG, [WANG_FEE]);
    const desk = must(await world.openWindow('counter').api.order({ orderNumber }));
    expect(desk).toMatchObject({ billsToCompanies: false, lines: [{ eBill: null }] });
    const receiptNumbers = desk.lines.map(({ receiptNumber }) => receiptNumber);
    const { receipts } = must(await world.openWindow('counter').api.receipts({ receiptNumbers }));
    expect(receipts).toMatchObject([{ eBills: [] }]);
  });
});

describe("a company's name on it", () => {
  it('is asked for at the counter before it is issued, with a number that can be one', async () => {
    const { world, office } = await officeWorld();
    const { orderNumber } = await payFees(world, WANG, [WANG_FEE]);
    const counter = world.openWindow('counter');
    const line = { orderNumber, lineNumber: 1 };
    const name = (taxNumber: string) =>
      counter.api.billToCompany({ ...line, payer: { ...COMPANY, taxNumber } });
    expect(await name('91350100M000100Y44')).toMatchObject({
      ok: false,
      error: { kind: 'not-a-tax-number' },
    });
    office.refuse('单位不在缴费名单');
    expect(await name(COMPANY.taxNumber)).toEqual({
      ok: false,
      error: { kind: 'bill-refused', detail: '单位不在缴费名单' },
    });
    office.refuse(null);
    office.down(true);
    expect(await name(COMPANY.taxNumber)).toMatchObject({ ok: false, error: { kind: 'office-unreachable' } });
    office.down(false);
    expect(must(await name('9135 0100 m000 100y 43')).lines[0]?.eBill).toEqual({
      lineNumber: 1,
      bill: { state: 'awaited' },
      payer: COMPANY,
    });
    expect(office.payers()).toEqual([COMPANY]);
    office.issue(line);
    await world.time.advance(3_600_000);
    expect(await name(COMPANY.taxNumber)).toMatchObject({ ok: false, error: { kind: 'bill-issued' } });
    expect(must(await counter.api.order({ orderNumber })).lines[0]?.eBill).toMatchObject({ payer: COMPANY });
    expect(await counter.api.billToCompany({ ...line, lineNumber: 7, payer: COMPANY })).toMatchObject({
      ok: false,
      error: { kind: 'no-bill' },
    });
  });
});
