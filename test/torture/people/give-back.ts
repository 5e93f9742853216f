import type { RefundDecision } from '../../../src/shared/refund-view';
import type { Visitor } from './town';

/** One operator asks for money back, of this order or of a young one, another one at another window decides about whatever waits. */
export async function giveBack(
  { pages, chance, town, channel }: Visitor,
  orderId: string | null,
): Promise<void> {
  const [asking, deciding] = [await pages.open('counter'), await pages.open('counter')];
  const listed = await pages.ask('other', () => asking.page.todaysOrders({ before: null }));
  const paid = listed.ok ? listed.value.rows.filter(({ receiptCount }) => receiptCount > 0) : [];
  // The youngest orders come first.
  const row = paid.find((one) => one.orderId === orderId) ?? chance.oneOf(paid.slice(0, 8));
  if (row !== null) {
    const whole = chance.happens(0.5);
    const asked = await pages.ask('askRefund', () =>
      asking.page.askRefund({
        orderNumber: row.orderNumber,
        lines: whole ? 'all' : [{ lineNumber: 1, amount: null }],
        because: '考生申请退费',
      }),
    );
    town.tally(asked.ok ? 'refunds asked for' : `refund refused: ${asked.error.kind}`);
  }
  const waiting = await pages.ask('other', () => deciding.page.refunds({ orderNumber: null }));
  if (!waiting.ok) return;
  for (const { refundNumber, todo } of waiting.value.refunds.slice(0, 4)) {
    if (todo !== 'decide' && todo !== 'clear-up') continue;
    // Who wants to see a refund at one channel lets it go.
    const declines = todo === 'decide' && channel === null && chance.happens(0.2);
    const decision: RefundDecision = declines
      ? { kind: 'decline', note: '材料不齐' }
      : { kind: todo === 'decide' ? 'approve' : 'try-again' };
    const decided = await pages.ask('decideRefund', () =>
      deciding.page.decideRefund({ refundNumber, decision }),
    );
    town.tally(decided.ok ? `refunds: ${decision.kind}` : `decision refused: ${decided.error.kind}`);
  }
  await pages.wait(500);
}
