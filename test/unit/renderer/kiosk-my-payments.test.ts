import { describe, expect, test } from 'vitest';
import { fen } from '../../../src/shared/money';
import type { MyPayments, PaidLine } from '../../../src/shared/my-payments';
import { kioskStory, paid, receipt, type Story } from './kiosk-story';

const line: PaidLine = {
  orderNumber: '20261123-7KQ4M2XP',
  lineNumber: 1,
  candidateName: '林晓岚',
  maskedDocument: '110105********4419',
  examName: '计算机等级考试',
  feeItemName: '二级 Python',
  amount: fen(8000),
  paidAt: 10,
  channel: 'wechat',
  receiptNumber: 'R1',
  givenBack: fen(0),
  refundable: fen(8000),
  refund: null,
  eBill: { lineNumber: 1, bill: { state: 'awaited' }, payer: null },
};
const mine: MyPayments = {
  lines: [line],
  elsewhere: [],
  officeAnswered: true,
  refundsDecidedBy: 'staff',
  now: 20,
};
const refund = { standing: 'asked', decides: 'staff', amount: fen(8000), askedAt: 30, note: null } as const;
const asked: MyPayments = { ...mine, lines: [{ ...line, refundable: null, refund }] };

async function atMine(): Promise<Story> {
  const story = kioskStory();
  story.answer('myPayments', { ok: true, value: mine });
  await story.toFees();
  await story.actions.toMyPayments();
  return story;
}

function view(story: Story) {
  const { stage } = story.state();
  return stage.at === 'my-payments' ? stage.view : null;
}

describe('my payments', () => {
  test('from the fees and back', async () => {
    const story = await atMine();
    expect(story.screen()).toBe('my-payments');
    story.actions.showMyLine(line);
    expect(view(story)).toMatchObject({ show: 'line', justAsked: false });
    story.actions.backFromMine();
    expect(view(story)).toEqual({ show: 'list' });
    story.actions.backFromMine();
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    expect(story.screen()).toBe('fees');
  });

  test('a refund is asked for only at the end, once, and what became of it is shown', async () => {
    const story = await atMine();
    const { actions } = story;
    actions.showMyLine(line);
    actions.beginRefund(line);
    actions.chooseReason('wrong-item');
    expect(story.asked.map(({ name }) => name)).not.toContain('askMyRefund');
    story.answer('askMyRefund', { ok: true, value: asked });
    await Promise.all([actions.askMyRefund(), actions.askMyRefund()]);
    const questions = story.asked.filter(({ name }) => name === 'askMyRefund');
    expect(questions).toEqual([
      { name: 'askMyRefund', input: { orderNumber: line.orderNumber, lineNumber: 1, reason: 'wrong-item' } },
    ]);
    expect(view(story)).toMatchObject({ show: 'line', justAsked: true });
    expect(story.state().stage).toMatchObject({ mine: asked });
  });

  test.each([
    [{ kind: 'already-asked' }, 'refund-under-way'],
    [{ kind: 'nothing-left', lineNumber: 1 }, 'refund-under-way'],
    [{ kind: 'too-late', until: 5 }, 'refund-not-possible'],
    [{ kind: 'no-order' }, 'refund-not-possible'],
  ] as const)('refused with %j: the truth is read again and said', async (error, problem) => {
    const story = await atMine();
    story.actions.showMyLine(line);
    story.actions.beginRefund(line);
    story.actions.chooseReason('not-taking');
    story.answer('askMyRefund', { ok: false, error });
    story.answer('myPayments', { ok: true, value: asked });
    await story.actions.askMyRefund();
    expect(story.state().problem).toEqual({ kind: problem });
    expect(view(story)).toMatchObject({ show: 'line', justAsked: false });
    expect(story.state().stage).toMatchObject({ mine: asked });
  });

  test('the receipt again: counted by the core before it is printed', async () => {
    const story = await atMine();
    story.actions.showMyLine(line);
    await story.actions.showMyReceipt(line);
    expect(view(story)).toMatchObject({ show: 'receipt', receipt });
    let printed = 0;
    await story.actions.printMyReceipt(() => (printed += 1));
    expect(view(story)).toMatchObject({ receipt: { printed: 1 } });
    expect(printed).toBe(1);
  });

  test('news of this visit is read, of another one not', async () => {
    const story = await atMine();
    story.answer('myPayments', { ok: true, value: asked });
    story.pushMine('visit-2');
    await Promise.resolve();
    expect(story.state().stage).toMatchObject({ mine });
    story.pushMine('visit-1');
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    expect(story.state().stage).toMatchObject({ mine: asked });
  });

  test('a lost visit ends it', async () => {
    const story = await atMine();
    story.answer('myPayments', { ok: false, error: { kind: 'no-visit' } });
    await story.actions.toMyPayments();
    expect(story.screen()).toBe('visit-lost');
  });
});

test('an e-bill that is issued while the receipt is on screen appears by itself', async () => {
  const story = kioskStory();
  await story.toCode();
  story.push(paid);
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  const eBills = [{ lineNumber: 1, bill: { state: 'none' }, payer: null }] as const;
  story.answer('receipts', { ok: true, value: { receipts: [{ ...receipt, eBills: [...eBills] }] } });
  story.pushMine('visit-1');
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  expect(story.state().stage).toMatchObject({ at: 'paid', receipts: [{ eBills }] });
});
