import { describe, expect, it } from 'vitest';
import type { MyPayments } from '../../src/shared/my-payments';
import { decidingOffice } from '../fakes/deciding-office';
import { restoreNewest } from '../fakes/restore-steps';
import { approve, bankFinishes, payFees } from '../fakes/refund-steps';
import { MONDAY_MORNING } from '../fakes/sim-clock';
import { LI, LI_FEES, storyRoster, WANG, WANG_FEE } from '../fakes/story-roster';
import { comeIn, moneyAddsUp, must, signIn } from '../fakes/story-steps';
import type { World } from '../fakes/world';
import { openWorld } from '../fakes/world';
import type { StoryWindow } from '../fakes/world/story-window';

/* 我的缴费: what was paid, its receipt again, and refunds that candidates ask for (payments.md rule 11). */

async function officeWorld() {
  const roster = storyRoster(MONDAY_MORNING);
  const office = decidingOffice(roster);
  const world = await openWorld({ office: () => office.office });
  return { world, office };
}

async function mine(window: StoryWindow): Promise<MyPayments> {
  return must(await window.api.myPayments({}));
}

async function kioskOf(world: World, person = WANG): Promise<StoryWindow> {
  const kiosk = world.openWindow('kiosk');
  await comeIn(kiosk, person);
  return kiosk;
}

const reason = 'not-taking';

describe('where a person here decides', () => {
  it('shows what was paid here, and what the exam office says was paid elsewhere', async () => {
    const world = await openWorld({
      roster: (now) =>
        storyRoster(now).map((line) =>
          line.feeItem.id === LI_FEES[1]
            ? { ...line, feeItem: { ...line.feeItem, officeState: 'paid' } }
            : line,
        ),
    });
    const { orderNumber } = await payFees(world, LI, [LI_FEES[0]]);
    const { lines, elsewhere, refundsDecidedBy } = await mine(await kioskOf(world, LI));
    expect(lines).toMatchObject([
      {
        orderNumber,
        lineNumber: 1,
        feeItemName: '笔试费',
        amount: 8_000,
        refundable: 8_000,
        refund: null,
        eBill: null,
      },
    ]);
    expect(elsewhere).toMatchObject([{ name: '教材费', amount: 4_550 }]);
    expect(refundsDecidedBy).toBe('staff');
    // Nobody else's.
    expect((await mine(await kioskOf(world, WANG))).lines).toEqual([]);
  });

  it('tells nobody anything before "this is me"', async () => {
    const world = await openWorld();
    const { orderNumber } = await payFees(world, WANG, [WANG_FEE]);
    const kiosk = world.openWindow('kiosk');
    const wish = { orderNumber, lineNumber: 1, reason } as const;
    const noVisit = { ok: false, error: { kind: 'no-visit' } };
    expect(await kiosk.api.myPayments({})).toEqual(noVisit);
    expect(await kiosk.api.askMyRefund(wish)).toEqual(noVisit);
    await signIn(kiosk);
    expect(await kiosk.api.myPayments({})).toEqual(noVisit);
  });

  it('the candidate asks, one operator approves, the money goes back, and each step is shown', async () => {
    const world = await openWorld();
    const { orderNumber } = await payFees(world, WANG, [WANG_FEE]);
    const kiosk = await kioskOf(world);
    const counter = world.openWindow('counter');
    const wish = { orderNumber, lineNumber: 1, reason } as const;
    const asked = must(await kiosk.api.askMyRefund(wish));
    const standing = { standing: 'asked', decides: 'staff', amount: 12_000 };
    expect(asked.lines).toMatchObject([{ refundable: null, refund: standing }]);
    // A second touch, and a second window, ask for nothing more.
    expect(await kiosk.api.askMyRefund(wish)).toMatchObject({ ok: false, error: { kind: 'nothing-left' } });
    const { refunds } = must(await counter.api.refunds({ orderNumber: null }));
    expect(refunds).toMatchObject([
      { todo: 'decide', because: '不参加这次考试了', askedBy: `candidate@T01/${kiosk.id}` },
    ]);
    must(await approve(counter, refunds[0]?.refundNumber ?? ''));
    expect((await mine(kiosk)).lines).toMatchObject([{ refund: { standing: 'going-back' } }]);
    await bankFinishes(world);
    expect((await mine(kiosk)).lines).toMatchObject([
      { givenBack: 12_000, refundable: null, refund: { standing: 'done', amount: 12_000 } },
    ]);
    expect(moneyAddsUp(world)).toEqual({ paid: 12_000, kept: 0, givenBack: 12_000 });
  });

  it("declined, the operator's words are shown and it may be asked for again", async () => {
    const world = await openWorld();
    const { orderNumber } = await payFees(world, WANG, [WANG_FEE]);
    const kiosk = await kioskOf(world);
    const counter = world.openWindow('counter');
    must(await kiosk.api.askMyRefund({ orderNumber, lineNumber: 1, reason }));
    const [refund] = must(await counter.api.refunds({ orderNumber })).refunds;
    const decision = { kind: 'decline', note: '准考证已打印' } as const;
    must(await counter.api.decideRefund({ refundNumber: refund?.refundNumber ?? '', decision }));
    expect((await mine(kiosk)).lines).toMatchObject([
      { refundable: 12_000, refund: { standing: 'declined', note: '准考证已打印' } },
    ]);
    must(await kiosk.api.askMyRefund({ orderNumber, lineNumber: 1, reason: 'wrong-item' }));
  });

  it("somebody else's line is as one that does not exist", async () => {
    const world = await openWorld();
    const { orderNumber } = await payFees(world, LI, LI_FEES);
    const kiosk = await kioskOf(world, WANG);
    for (const wish of [
      { orderNumber, lineNumber: 1 },
      { orderNumber, lineNumber: 9 },
      { orderNumber: '20261123-NOBODY', lineNumber: 1 },
    ]) {
      expect(await kiosk.api.askMyRefund({ ...wish, reason })).toEqual({
        ok: false,
        error: { kind: 'no-order' },
      });
    }
    expect(must(await world.openWindow('counter').api.refunds({ orderNumber })).refunds).toEqual([]);
  });

  it('the receipt again is counted, and marked from the second print on', async () => {
    const world = await openWorld();
    await payFees(world, WANG, [WANG_FEE]);
    const kiosk = await kioskOf(world);
    const receiptNumbers = (await mine(kiosk)).lines.map(({ receiptNumber }) => receiptNumber);
    const print = async () => must(await kiosk.api.printReceipts({ receiptNumbers })).receipts;
    expect(await print()).toMatchObject([{ printed: 0 }]);
    expect(await print()).toMatchObject([{ printed: 1 }]);
  });
});

describe('where the exam office decides', () => {
  async function askedOf() {
    const { world, office } = await officeWorld();
    const { orderNumber } = await payFees(world, WANG, [WANG_FEE]);
    const kiosk = await kioskOf(world);
    const wish = { orderNumber, lineNumber: 1, reason } as const;
    return { world, office, kiosk, wish, orderNumber, ask: () => kiosk.api.askMyRefund(wish) };
  }

  it('asked at the kiosk, approved there, given back: the approval is noted as theirs', async () => {
    const { world, office, kiosk, ask, wish, orderNumber } = await askedOf();
    const changes: unknown[] = [];
    kiosk.onPush('myPaymentsChanged', (news) => changes.push(news));
    expect(must(await ask())).toMatchObject({
      refundsDecidedBy: 'exam-office',
      lines: [{ refundable: null, refund: { standing: 'asked', decides: 'exam-office' } }],
    });
    await world.time.advance(1_000);
    expect(await kiosk.api.askMyRefund(wish)).toMatchObject({ ok: false, error: { kind: 'already-asked' } });
    expect(office.requests()).toMatchObject([{ state: 'open', because: '不参加这次考试了' }]);
    const counter = world.openWindow('counter');
    expect(must(await counter.api.refunds({ orderNumber: null }))).toMatchObject({
      refunds: [],
      requests: [{ orderNumber, state: 'open', candidateName: '王小明' }],
    });
    office.decide('approved', '同意退费');
    await world.time.advance(2 * 60_000);
    expect(world.wechat.refundedTotal()).toBe(12_000);
    expect((await mine(kiosk)).lines).toMatchObject([
      { refund: { standing: 'going-back', decides: 'exam-office', note: '同意退费' } },
    ]);
    await bankFinishes(world);
    expect((await mine(kiosk)).lines).toMatchObject([{ refund: { standing: 'done' }, givenBack: 12_000 }]);
    expect(must(await counter.api.refunds({ orderNumber })).refunds).toMatchObject([
      { state: 'done', askedBy: `candidate@T01/${kiosk.id}`, decidedBy: 'exam-office', note: '同意退费' },
    ]);
    expect(must(await counter.api.refunds({ orderNumber: null })).requests).toEqual([]);
    expect(changes.length).toBeGreaterThan(2);
    expect(moneyAddsUp(world)).toEqual({ paid: 12_000, kept: 0, givenBack: 12_000 });
  });

  it("declined, the exam office's words are shown, and nothing was sent", async () => {
    const { world, office, kiosk, ask } = await askedOf();
    must(await ask());
    await world.time.advance(1_000);
    office.decide('declined', '已超过退费期限');
    await world.time.advance(10 * 60_000);
    expect((await mine(kiosk)).lines).toMatchObject([
      { refundable: 12_000, refund: { standing: 'declined', note: '已超过退费期限' } },
    ]);
    expect(world.wechat.refundedTotal()).toBe(0);
    // A second wish is another request.
    must(await ask());
    await world.time.advance(1_000);
    expect(office.requests()).toHaveLength(2);
  });

  it('refused at once, the words are shown', async () => {
    const { world, office, kiosk, ask } = await askedOf();
    office.refuse('准考证打印后不再受理退费');
    must(await ask());
    await world.time.advance(1_000);
    expect((await mine(kiosk)).lines).toMatchObject([
      { refundable: 12_000, refund: { standing: 'refused', note: '准考证打印后不再受理退费' } },
    ]);
  });

  it('an office that is away hears it later, once; a lost answer and power cuts make no second request', async () => {
    const { world, office, ask } = await askedOf();
    office.down(true);
    must(await ask());
    await world.time.advance(60_000);
    await world.powerCut();
    await world.start();
    await world.time.advance(60_000);
    expect(office.requests()).toEqual([]);
    office.down(false);
    office.loseNextAnswer();
    await world.time.advance(20 * 60_000);
    expect(office.requests()).toHaveLength(1);
    office.decide('approved', null);
    // The power goes between the decision and the money.
    await world.powerCut();
    await world.start();
    await world.time.advance(2 * 60 * 60_000);
    world.wechat.finishRefunds();
    await world.time.advance(2 * 60 * 60_000);
    expect(world.wechat.refundedTotal()).toBe(12_000);
    const kiosk = await kioskOf(world);
    expect((await mine(kiosk)).lines).toMatchObject([{ refund: { standing: 'done' } }]);
  });

  it('what an operator gave back meanwhile is not given back twice when the office approves', async () => {
    const { world, office, orderNumber, kiosk, ask } = await askedOf();
    must(await ask());
    await world.time.advance(1_000);
    const [first, second] = [world.openWindow('counter'), world.openWindow('counter')];
    const asked = must(await first.api.askRefund({ orderNumber, lines: 'all', because: '窗口办理' }));
    must(await approve(second, asked.refunds[0]?.refundNumber ?? ''));
    await bankFinishes(world);
    office.decide('approved', null);
    await world.time.advance(2 * 60 * 60_000);
    expect(world.wechat.refundedTotal()).toBe(12_000);
    expect((await mine(kiosk)).lines).toMatchObject([{ refund: { standing: 'done' }, givenBack: 12_000 }]);
  });

  it('after a restore the same wish is the same request', async () => {
    const { world, office, ask } = await askedOf();
    await world.backup();
    must(await ask());
    await world.time.advance(1_000);
    office.decide('approved', null);
    await world.powerCut();
    await restoreNewest(world);
    await world.time.advance(60_000);
    const kiosk = await kioskOf(world);
    const [line] = (await mine(kiosk)).lines;
    must(await kiosk.api.askMyRefund({ orderNumber: line?.orderNumber ?? '', lineNumber: 1, reason }));
    await world.time.advance(60 * 60_000);
    expect(office.requests()).toHaveLength(1);
    expect(world.wechat.refundedTotal()).toBe(12_000);
  });
});
