import { describe, expect, it } from 'vitest';
import { comeIn, must } from '../fakes/story-steps';
import type { StoryWindow } from '../fakes/world/story-window';
import type { RegistryFault } from '../registry/server/faults';
import { openOfficeWorld, type OfficeWorld } from './office-world';

const MINUTE = 60_000;

/** Somebody of the office's books who owes something; their first item is paid here. */
async function showCode(world: OfficeWorld) {
  const { people } = world.server.books;
  const person = [...people.values()].find(({ items }) =>
    items.every(
      ({ review, waived, elsewhere }) => review.status === 'approved' && !waived && elsewhere === null,
    ),
  );
  const item = person?.items[0]?.facts;
  if (person === undefined || item === undefined) throw new Error('nobody owes anything');
  const kiosk = world.openWindow('kiosk');
  const { documentNumber } = person.candidate;
  await comeIn(kiosk, { documentNumber, registrationNumber: item.registrationNumber });
  const placed = must(await kiosk.api.placeOrder({ feeItemIds: [item.id] }));
  const starting = kiosk.api.startPayment({ orderId: placed.orderId, channel: 'office-platform' });
  const view = must(await patiently(world, starting));
  return { kiosk, view, item, orderNumber: placed.orderNumber };
}

/** Time goes by while somebody waits: a server that hangs is given up. */
async function patiently<T>(world: OfficeWorld, work: Promise<T>): Promise<T> {
  let done = false;
  const waiting = work.finally(() => {
    done = true;
  });
  await world.time.settle();
  while (!done) await world.time.advance(1_000);
  return waiting;
}

/** Every payment and every fen of the office's books is one of ours, and the other way round. */
function booksAgree(world: OfficeWorld, outTradeNo: string): void {
  const { books, wrongs } = world.server;
  expect([...books.payments.keys()]).toEqual([outTradeNo]);
  expect(wrongs()).toEqual([]);
}

const lastStanding = (kiosk: StoryWindow) => kiosk.lastPayment()?.standing;

describe('the exam office’s own platform as a channel', () => {
  it('shows its code and 缴款码, is paid, gives a receipt, and the office hears of the line', async () => {
    const world = await openOfficeWorld();
    const { kiosk, view, item, orderNumber } = await showCode(world);
    expect(view).toMatchObject({ standing: 'waiting', channel: 'office-platform' });
    expect(view.payCode).toMatch(/^\d{20}$/);
    expect(view.qrText).toBe(`https://pay.example.org/q/${view.payCode}`);

    expect(world.server.people.pay(view.outTradeNo)).toBe(true);
    await world.time.advance(2_000);
    expect(kiosk.lastPayment()).toMatchObject({ standing: 'paid', qrText: null, payCode: null });
    const { receiptNumbers = [] } = kiosk.lastPayment() ?? {};
    expect(must(await kiosk.api.receipts({ receiptNumbers })).receipts[0]?.total).toBe(item.amount);
    await world.time.advance(MINUTE);
    const told = [...(world.server.books.lines.get(`${orderNumber}/1`)?.paid.values() ?? [])];
    const { id: feeItemId, amount } = item;
    const { outTradeNo } = view;
    expect(told).toMatchObject([{ feeItemId, amount, outTradeNo, channel: 'office-platform' }]);
    booksAgree(world, view.outTradeNo);
  });

  it('shows the 缴款码 as the QR where the platform has nothing else to scan', async () => {
    const world = await openOfficeWorld({ payCodeOnly: true });
    const { view } = await showCode(world);
    expect(view.payCode).toMatch(/^\d{20}$/);
    expect(view.qrText).toBe(view.payCode);
  });

  it('is left: closed at once, because the platform says so', async () => {
    const world = await openOfficeWorld();
    const { kiosk, view } = await showCode(world);
    must(await kiosk.api.endVisit({ because: 'cancelled' }));
    expect(world.store().payments.byNumber(view.outTradeNo)?.payment).toMatchObject({
      state: 'closed',
      proof: 'gateway',
    });
    expect(world.server.people.pay(view.outTradeNo)).toBe(false);
  });

  it('keeps the code over a power cut, and money that came meanwhile', async () => {
    const world = await openOfficeWorld();
    const { view } = await showCode(world);
    const waiting = () => world.store().payments.byNumber(view.outTradeNo)?.payment;
    const shown = { state: 'waiting', qrText: view.qrText, payCode: view.payCode };
    expect(waiting()).toMatchObject(shown);
    await world.restart();
    expect(waiting()).toMatchObject(shown);
    world.server.people.pay(view.outTradeNo);
    await world.restart();
    await world.time.advance(10_000);
    expect(waiting()).toMatchObject({ state: 'paid', money: { amount: view.order.total } });
    booksAgree(world, view.outTradeNo);
  });

  it('gives money back to the payer once, however often the answer gets lost', async () => {
    const world = await openOfficeWorld();
    const { kiosk, view, orderNumber } = await showCode(world);
    world.server.people.pay(view.outTradeNo);
    await world.time.advance(2_000);
    must(await kiosk.api.endVisit({ because: 'finished' }));
    const [asking, approving] = [world.openWindow('counter'), world.openWindow('counter')];
    world.server.faults.add({ kind: 'drop-after', call: 'createPlatformRefund', times: 3 });
    const asked = must(await asking.api.askRefund({ orderNumber, lines: 'all', because: '考生弃考' }));
    const refundNumber = asked.refunds[0]?.refundNumber ?? '';
    must(await approving.api.decideRefund({ refundNumber, decision: { kind: 'approve' } }));
    await world.time.advance(90 * MINUTE);
    const refunds = must(await asking.api.refunds({ orderNumber })).refunds;
    expect(refunds).toMatchObject([{ refundNumber, state: 'done' }]);
    expect([...world.server.books.refunds.keys()]).toEqual([refundNumber]);
    booksAgree(world, view.outTradeNo);
  });
});

/** What may befall a call, and ends in the truth all the same. */
const FAULTS = {
  createPlatformPayment: [
    'drop-before',
    'drop-after',
    'hang',
    'error-not-done',
    'error-though-done',
    'unavailable',
    'rate-limited',
    'token-expired',
    'not-found-page',
    'done-twice',
    'foreign-answer',
    'wrong-schema',
    'half-body',
    'not-json',
    'deep-json',
  ],
  queryPlatformPayment: [
    'hang',
    'error-not-done',
    'not-found-page',
    'foreign-answer',
    'wrong-schema',
    'bad-utf8',
  ],
  closePlatformPayment: ['drop-after', 'hang', 'error-not-done', 'not-found-page', 'foreign-answer'],
} as const satisfies Record<string, readonly RegistryFault[]>;

describe.each(['createPlatformPayment', 'queryPlatformPayment'] as const)('a fault of %s', (call) => {
  it.each(FAULTS[call])('%s: one payment, paid once, by the right number', async (kind) => {
    const world = await openOfficeWorld();
    // A hanging call makes the simulated clock wait for real time.
    world.server.faults.add({ kind, call, times: kind === 'hang' ? 1 : 2 });
    const { kiosk, view } = await showCode(world);
    await world.time.advance(MINUTE);
    expect(lastStanding(kiosk) ?? view.standing).not.toBe('paid');
    expect(world.server.people.pay(view.outTradeNo)).toBe(true);
    await world.time.advance(2 * MINUTE);
    expect(lastStanding(kiosk)).toBe('paid');
    booksAgree(world, view.outTradeNo);
  });
});

it.each(FAULTS.closePlatformPayment)('a close met by %s: dead in the end, nothing taken', async (kind) => {
  const world = await openOfficeWorld();
  const { kiosk, view } = await showCode(world);
  world.server.faults.add({ kind, call: 'closePlatformPayment', times: 1 });
  must(await patiently(world, kiosk.api.endVisit({ because: 'cancelled' })));
  await world.time.advance(15 * MINUTE);
  expect(world.store().payments.byNumber(view.outTradeNo)?.payment).toMatchObject({ state: 'closed' });
  booksAgree(world, view.outTradeNo);
});

it('paid in the moment in which it is left: the money is kept', async () => {
  const world = await openOfficeWorld();
  const { kiosk, view } = await showCode(world);
  world.server.faults.add({ kind: 'drop-before', call: 'queryPlatformPayment', times: 1 });
  world.server.people.pay(view.outTradeNo);
  must(await kiosk.api.endVisit({ because: 'cancelled' }));
  await world.time.advance(5 * MINUTE);
  expect(world.store().payments.byNumber(view.outTradeNo)?.payment).toMatchObject({ state: 'paid' });
});
