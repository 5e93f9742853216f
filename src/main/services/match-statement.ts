import type { Channel } from '../../shared/channel';
import { addFen, fen, type Fen } from '../../shared/money';
import { shanghaiDayRange } from '../../shared/time-zone';
import type { IntentEntry } from '../ports';
import type { Statement } from '../store/statement-types';
import { putBackPayment, putBackRefund } from './put-back';
import { makeNumberDesk, type NumberDesk } from './settle-number';
import { daysToLookIn, oldestDay } from './statement-days';
import type { StatementParts } from './statement-parts';

const PAGE_ROWS = 200;
const PAGE_ORDERS = 50;

/** Holds the statements against the store and the store against the statements (rule 15), in slices. */
export type StatementMatcher = { readonly match: (channel: Channel) => Promise<void> };

type Matching = { readonly parts: StatementParts; readonly desk: NumberDesk; readonly channel: Channel };

export function makeStatementMatcher(parts: StatementParts): StatementMatcher {
  const desk = makeNumberDesk(parts);
  return {
    match: async (channel) => {
      const matching = { parts, desk, channel };
      const { statements, findings } = parts.store;
      const first = oldestDay(parts.clock.now());
      const days = () => statements.since(channel, first);
      for (const statement of days()) if (!statement.rowsMatched) await matchRows(matching, statement);
      // What was found before may have been settled since: by an answer, a restore, a later statement.
      for (const { channel: of, outTradeNo } of findings.since(first)) {
        if (of === channel) await desk.settle(channel, outTradeNo);
        await parts.slices.step();
      }
      for (const { day } of days().filter((each) => !each.paymentsMatched)) {
        if (isWhole(matching, day)) await matchPayments(matching, day);
      }
      for (const { day } of days().filter((each) => !each.refundsMatched)) {
        if (isWhole(matching, day)) await matchRefunds(matching, day);
      }
    },
  };
}

function isWhole({ parts, channel }: Matching, day: string): boolean {
  return daysToLookIn(day).every((each) => (parts.store.statements.byDay(channel, each)?.readings ?? 0) > 0);
}

function mark(matching: Matching, day: string, change: Partial<Statement>): void {
  const { statements } = matching.parts.store;
  const statement = statements.byDay(matching.channel, day);
  if (statement !== null) statements.save({ ...statement, ...change });
}

/** Each row of theirs against ours. */
async function matchRows(matching: Matching, { day, reading }: Statement): Promise<void> {
  const { parts, desk, channel } = matching;
  if (reading === null) return;
  const strange = new Map<string, Fen>();
  const strangeRefunds = new Set<string>();
  for (let place = 0; ;) {
    const page = parts.store.statements.rowsAfter(reading, place, PAGE_ROWS);
    for (const { row } of page) {
      const judged = await desk.settle(channel, row.outTradeNo);
      if (judged === null) {
        const paid = row.kind === 'paid' ? row.amount : fen(0);
        strange.set(row.outTradeNo, addFen(strange.get(row.outTradeNo) ?? fen(0), paid));
      }
      for (const { kind, ours, refundNumber } of judged?.findings ?? []) {
        if (kind === 'refund-there' && ours === null && refundNumber !== null)
          strangeRefunds.add(refundNumber);
      }
      await parts.slices.step();
    }
    const last = page.at(-1);
    if (last === undefined) break;
    place = last.place;
  }
  for (const outTradeNo of await putBack(matching, new Set([...strange.keys(), ...strangeRefunds]))) {
    strange.delete(outTradeNo);
  }
  const sum = [...strange.values()].reduce(addFen, fen(0));
  mark(matching, day, { rowsMatched: true, others: { count: strange.size, sum } });
}

/**
 * Numbers that the store lacks. Ours is what the intent log has: every number stands there before its first call
 * (rule 1), and is put back as after a restore. The rest belongs to other devices of the merchant and is only counted:
 * our numbers are random and carry no mark of the device, so nothing else could tell them apart.
 */
async function putBack(matching: Matching, numbers: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const { parts, desk, channel } = matching;
  const entries = await find(parts, numbers);
  for (const entry of entries) if (entry.kind === 'payment') putBackPayment(parts, entry);
  for (const entry of entries) if (entry.kind === 'refund') putBackRefund(parts, entry);
  const ours = new Set(entries.flatMap((entry) => (entry.kind === 'anchor' ? [] : [entry.outTradeNo])));
  if (ours.size > 0) parts.wakeRefunds();
  for (const outTradeNo of ours) await desk.settle(channel, outTradeNo);
  return ours;
}

async function find(parts: StatementParts, numbers: ReadonlySet<string>): Promise<readonly IntentEntry[]> {
  const search = parts.intentLog.find(numbers);
  try {
    for (;;) {
      const step = search.next();
      if (step.done === true) return step.value;
      await parts.slices.pause();
    }
  } finally {
    search.return([]);
  }
}

/** Each payment of a day's orders against the statements of its day and the two after. */
async function matchPayments(matching: Matching, day: string): Promise<void> {
  const { parts, desk, channel } = matching;
  const { orders, payments } = parts.store;
  const range = shanghaiDayRange(day);
  let isOpen = false;
  for (let before: number | null = null; ;) {
    const page = orders.createdBetween({ ...range, before, limit: PAGE_ORDERS });
    for (const order of page) {
      for (const { payment } of payments.ofOrder(order.id)) {
        if (payment.channel !== channel) continue;
        const judged = await desk.settle(channel, payment.outTradeNo);
        if (judged?.paymentOpen === true) isOpen = true;
        await parts.slices.step();
      }
    }
    const last = page.at(-1);
    if (last === undefined) break;
    before = last.createdAt;
  }
  if (!isOpen) mark(matching, day, { paymentsMatched: true });
}

/** Each refund opened on that day; those still under way keep the day open, it is a short list. */
async function matchRefunds(matching: Matching, day: string): Promise<void> {
  const { parts, desk, channel } = matching;
  const { fromMs, toMs } = shanghaiDayRange(day);
  let isOpen = false;
  for (const refund of parts.store.refunds.createdBetween(fromMs, toMs)) {
    if (refund.channel !== channel) continue;
    const judged = await desk.settle(channel, refund.outTradeNo);
    if (judged?.refundsOpen === true) isOpen = true;
    await parts.slices.step();
  }
  if (!isOpen) mark(matching, day, { refundsMatched: true });
}
