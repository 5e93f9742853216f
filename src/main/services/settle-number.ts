import type { Channel } from '../../shared/channel';
import type { Finding } from '../../shared/statement';
import type { Journal } from '../store/types';
import type { StoredFinding } from '../store/statement-types';
import { judgeNumber, type Judgement, type NumberFacts, type OurRefund } from './match-number';
import type { StatementParts } from './statement-parts';

/** Money that the statement has and a verified query does not is asked about once a day from then on. */
const ASKED_AGAIN_MS = 24 * 3_600_000;

export type NumberDesk = {
  /** null: not ours. Asks the gateway where only the statement knows of money, and notes what is left as findings. */
  readonly settle: (channel: Channel, outTradeNo: string) => Promise<Judgement | null>;
};

export function makeNumberDesk(parts: StatementParts): NumberDesk {
  /** When a number was last asked about for a statement's sake and answered. */
  const answeredAt = new Map<string, number>();

  async function ask(outTradeNo: string): Promise<void> {
    const now = parts.clock.now();
    if (now - (answeredAt.get(outTradeNo) ?? Number.NEGATIVE_INFINITY) < ASKED_AGAIN_MS) return;
    // A commit that the disk refused is tried again by the watch, and by the next round.
    await parts.watch.askNow(outTradeNo).catch(() => null);
    await parts.slices.pause();
    if (parts.watch.wasAnswered(outTradeNo)) answeredAt.set(outTradeNo, now);
  }

  return {
    settle: async (channel, outTradeNo) => {
      const facts = readFacts(parts, channel, outTradeNo);
      if (facts === null) return null;
      let judged = judgeNumber(facts);
      if (judged.ask) {
        await ask(outTradeNo);
        judged = judgeNumber(readFacts(parts, channel, outTradeNo) ?? facts);
      }
      noteFindings(parts, channel, outTradeNo, judged.findings);
      for (const day of judged.readAgain) readAgain(parts, channel, day);
      if (judged.isDead) rest(parts, outTradeNo);
      return judged;
    },
  };
}

function readFacts(parts: StatementParts, channel: Channel, outTradeNo: string): NumberFacts | null {
  const { payments, refunds, statements, journal } = parts.store;
  const payment = payments.byNumber(outTradeNo)?.payment;
  if (payment === undefined || payment.channel !== channel) return null;
  return {
    payment,
    refunds: refunds.ofPayment(outTradeNo).map(({ refundNumber, amount, state, createdAt }): OurRefund => {
      const at = state === 'done' ? (doneAt(journal, outTradeNo, refundNumber) ?? createdAt) : createdAt;
      return { refundNumber, amount, state, at };
    }),
    theirs: statements.ofNumber(channel, outTradeNo),
    readings: (day) => statements.byDay(channel, day)?.readings ?? 0,
  };
}

function doneAt(journal: Journal, outTradeNo: string, refundNumber: string): number | null {
  const told = journal
    .ofSubject(outTradeNo)
    .findLast(({ what, facts }) => what === 'refund.done' && facts['refundNumber'] === refundNumber);
  return told?.at ?? null;
}

function isSame(one: Finding, other: Finding): boolean {
  return (
    one.kind === other.kind &&
    one.refundNumber === other.refundNumber &&
    one.day === other.day &&
    one.ours === other.ours &&
    one.theirs === other.theirs
  );
}

/** Written only where something changed; what is new and what is settled is journalled. */
function noteFindings(
  parts: StatementParts,
  channel: Channel,
  outTradeNo: string,
  found: readonly Finding[],
): void {
  const { findings, journal, transaction } = parts.store;
  const before = findings.ofNumber(channel, outTradeNo);
  const fresh = found.filter((one) => !before.some((other) => isSame(one, other)));
  const settled = before.filter((one) => !found.some((other) => isSame(one, other)));
  if (fresh.length === 0 && settled.length === 0) return;
  const at = parts.clock.now();
  const tell = (what: string, { kind, day, refundNumber, ours, theirs }: Finding) =>
    journal.append({
      at,
      what,
      subject: outTradeNo,
      facts: { channel, kind, day, refundNumber, ours, theirs },
    });
  transaction(() => {
    const kept = before.filter((one) => !settled.includes(one));
    const added = fresh.map((one): StoredFinding => ({ ...one, channel, foundAt: at }));
    findings.replace(channel, outTradeNo, [...kept, ...added]);
    for (const one of fresh) tell('statement.finding', one);
    for (const one of settled) tell('statement.finding-settled', one);
  });
}

function readAgain(parts: StatementParts, channel: Channel, day: string): void {
  const statement = parts.store.statements.byDay(channel, day);
  if (statement === null || statement.askAt !== null) return;
  parts.store.statements.save({ ...statement, askAt: parts.clock.now() });
}

/** Rule 15: a closed payment that three days' statements lack is asked about no more. */
function rest(parts: StatementParts, outTradeNo: string): void {
  const row = parts.store.payments.byNumber(outTradeNo);
  if (row === null || row.payment.state !== 'closed' || row.watch.askAt === null) return;
  parts.watch.rest(outTradeNo);
  parts.store.journal.append({
    at: parts.clock.now(),
    what: 'payment.not-in-statements',
    subject: outTradeNo,
    facts: { channel: row.payment.channel },
  });
}
