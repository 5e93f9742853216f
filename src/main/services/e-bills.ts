import type { EBill } from '../../shared/e-bill';
import { readBillLink } from '../../shared/e-bill';
import type { Timers } from '../ports';
import type { EBillAnswer, ExamOffice } from '../ports/exam-office';
import type { AwaitedBill, LinePlace } from '../store/after-paying-types';
import type { DueDesk } from './due-desk';
import { makeDueDesk } from './due-desk';
import type { MoneyParts } from './money-parts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Most are issued while the payer still stands before the screen. */
const ASK_AGAIN = [5, 5, 5, 10, 10, 20, 30, 60, 60, 180, 300, 600, 1800].map((seconds) => seconds * SECOND);
/** After this long nobody is asked by itself any more; whoever looks at the payment asks again. */
const ASKED_FOR = 180 * DAY;

/** When the exam office is asked next about a bill that it had not issued; null: not by itself. */
function askBillAgainAfter(asks: number, waitedMs: number): number | null {
  if (waitedMs > ASKED_FOR) return null;
  return ASK_AGAIN[asks - 1] ?? (waitedMs < 2 * DAY ? HOUR : 6 * HOUR);
}

export type EBillParts = MoneyParts & { readonly office: ExamOffice };
export type EBillDesk = DueDesk & {
  /** Somebody looks at these lines now: what is not issued yet is asked about at once. */
  readonly lookNow: (lines: readonly LinePlace[]) => void;
};

/** Asks the exam office for the fiscal e-bills of paid lines until it has issued them, over restarts. */
export function makeEBillDesk(
  parts: EBillParts & { readonly timers: Timers },
  onIssued: (bill: AwaitedBill) => void,
): EBillDesk {
  const { eBills } = parts.store;
  const desk = makeDueDesk(parts, {
    name: 'an e-bill',
    due: (nowMs, limit) => eBills.due(nowMs, limit).map(keyOf),
    nextAskAt: eBills.nextAskAt,
    atOnce: 4,
    process: async (key) => {
      const before = eBills.ofLine(placeOf(key));
      if (before === null || before.bill.state !== 'awaited') return;
      const after = await look(parts, before);
      if (after.bill.state !== 'awaited') onIssued(after);
    },
  });
  return {
    ...desk,
    lookNow: (lines) => {
      if (parts.office.eBills === null) return;
      const now = parts.clock.now();
      for (const line of lines) {
        const known = eBills.ofLine(line);
        if (known?.bill.state !== 'awaited' || (known.askAt !== null && known.askAt <= now)) continue;
        eBills.update({ ...known, askAt: now });
      }
      desk.wake();
    },
  };
}

function keyOf({ orderId, lineNumber }: LinePlace): string {
  return `${orderId}/${lineNumber}`;
}

function placeOf(key: string): LinePlace {
  const [orderId = '', lineNumber] = key.split('/');
  return { orderId, lineNumber: Number(lineNumber) };
}

async function look(parts: EBillParts, known: AwaitedBill): Promise<AwaitedBill> {
  const order = parts.store.orders.byId(known.orderId);
  if (order === null) throw new Error(`an e-bill without its order ${known.orderId}`);
  const { lineNumber } = known;
  const answer = await parts.office.eBills?.look({ orderNumber: order.number, lineNumber });
  const bill: EBill = answer?.ok === true ? billOf(answer.value) : { state: 'awaited' };
  return parts.store.transaction(() => {
    const at = parts.clock.now();
    // A company may have been named while the question was out.
    const now = parts.store.eBills.ofLine(known) ?? known;
    const asks = now.asks + 1;
    const wait = bill.state === 'awaited' ? askBillAgainAfter(asks, at - now.since) : null;
    const noted = { ...now, bill, asks, askAt: wait === null ? null : at + wait };
    parts.store.eBills.update(noted);
    if (bill.state === 'issued') {
      const { code, number } = bill;
      const facts = { lineNumber, code, number };
      parts.store.journal.append({ at, what: 'e-bill.issued', subject: known.orderId, facts });
    }
    return noted;
  });
}

function billOf(answer: EBillAnswer): EBill {
  switch (answer.kind) {
    case 'not-issued-yet':
      return { state: 'awaited' };
    case 'none':
      return { state: 'none' };
    case 'issued': {
      const { code, number, checkCode, url } = answer;
      return { state: 'issued', code, number, checkCode, link: readBillLink(url) };
    }
  }
}
