import type { Channel } from '../../shared/channel';
import { shanghaiDate, shanghaiDayRange } from '../../shared/time-zone';
import type { Cancel, StatementAnswer, StatementCalls } from '../ports';
import type { Statement } from '../store/statement-types';
import { makeStatementMatcher } from './match-statement';
import { makeSliceWork, Stopped } from './slice-work';
import { askAgainAfterMs, dayAfter, daysBetween, oldestDay, readyAt } from './statement-days';
import type { StatementParts } from './statement-parts';
import { expectedStatement, storeStatement } from './store-statement';

/** Payments that were open when the application ended are asked about first. */
const START_AFTER_MS = 20_000;
const BETWEEN_CALLS_MS = 2_000;
/** The wall clock is looked at this often, so that one that was set does not put a day off. */
const LOOK_EVERY_MS = 60 * 60_000;
const BROKEN_AGAIN_MS = 10 * 60_000;

/** Fetches the gateways' statements day by day and matches them: one timer, one call at a time (rule 15). */
export type StatementDesk = {
  readonly start: () => void;
  readonly stop: () => void;
  /** What people should look at: findings, and days whose statement cannot be had without a person. As of the last round. */
  readonly countFindings: () => number;
};

type Source = { readonly channel: Channel; readonly calls: StatementCalls };

export function makeStatementDesk(
  given: Omit<StatementParts, 'slices' | 'isStopped'>,
  clockIsWrong: () => boolean,
  onRound: () => void,
): StatementDesk {
  let cancel: Cancel | null = null;
  let stopped = false;
  let count = 0;
  const isStopped = () => stopped;
  const parts = { ...given, isStopped, slices: makeSliceWork(given.clock, given.timers, isStopped) };
  const matcher = makeStatementMatcher(parts);
  const sources = [...parts.gateways.values()].flatMap(({ channel, statements }): Source[] =>
    statements === null ? [] : [{ channel, calls: statements }],
  );

  /** false: it broke; the other channels go on. */
  async function tend({ channel, calls }: Source): Promise<boolean> {
    try {
      // A clock that is a year ahead would ask for days that never were.
      if (!clockIsWrong()) {
        expectDays(parts, channel, calls);
        await fetchDue(parts, channel, calls);
      }
      await matcher.match(channel);
      return true;
    } catch (thrown) {
      if (!(thrown instanceof Stopped)) parts.log.error('statements broke', { channel }, thrown);
      return false;
    }
  }

  async function round(): Promise<void> {
    let broken = false;
    for (const source of sources) {
      if (!(await tend(source))) broken = true;
      if (stopped) return;
    }
    count = countFindings(parts, sources);
    onRound();
    arm(Math.max(broken ? BROKEN_AGAIN_MS : 0, untilNext(parts, sources)));
  }

  function arm(ms: number): void {
    cancel = parts.timers.after(ms, () => void round());
  }

  return {
    start: () => {
      count = countFindings(parts, sources);
      if (sources.length > 0) arm(START_AFTER_MS);
    },
    countFindings: () => count,
    stop: () => {
      stopped = true;
      cancel?.();
    },
  };
}

/**
 * Every day since our first order that the gateway still keeps: late money and refunds made at the merchant platform
 * come on days without a payment of ours too. Days missed while the machine was off are asked for now.
 */
function expectDays(parts: StatementParts, channel: Channel, calls: StatementCalls): void {
  const { statements, orders, transaction } = parts.store;
  const now = parts.clock.now();
  const firstOrderAt = orders.firstSince(shanghaiDayRange(oldestDay(now)).fromMs);
  if (firstOrderAt === null) return;
  const yesterday = dayAfter(shanghaiDate(now), -1);
  const known = new Set(statements.since(channel, oldestDay(now)).map(({ day }) => day));
  const missing = daysBetween(shanghaiDate(firstOrderAt), yesterday).filter((day) => !known.has(day));
  if (missing.length === 0) return;
  transaction(() => {
    for (const day of missing) {
      statements.save(expectedStatement(channel, day, readyAt(day, calls.readyAtMinute)));
    }
  });
}

function dueDays({ store, clock }: StatementParts, channel: Channel): readonly Statement[] {
  const now = clock.now();
  return store.statements
    .since(channel, oldestDay(now))
    .filter(({ askAt }) => askAt !== null && askAt <= now);
}

/** Oldest first. A gateway that does not answer about one day is not asked about the others. */
async function fetchDue(parts: StatementParts, channel: Channel, calls: StatementCalls): Promise<void> {
  const due = dueDays(parts, channel);
  for (const [index, statement] of due.entries()) {
    if (index > 0) await parts.slices.pause(BETWEEN_CALLS_MS);
    const answer = await calls.fetch(statement.day);
    await parts.slices.pause();
    if (answer.kind === 'statement') {
      await storeStatement(parts, statement, answer);
      continue;
    }
    if (answer.kind !== 'no-answer') {
      putOff(parts, statement, answer);
      continue;
    }
    for (const each of due.slice(index)) putOff(parts, each, answer);
    return;
  }
}

type Without = Exclude<StatementAnswer, { kind: 'statement' }>;

function putOff(parts: StatementParts, statement: Statement, answer: Without): void {
  const { statements, journal, transaction } = parts.store;
  const { channel, day } = statement;
  const at = parts.clock.now();
  const asks = statement.asks + 1;
  const waitMs = askAgainAfterMs(
    needsPerson(answer) ? Number.MAX_SAFE_INTEGER : asks,
    answer.kind === 'no-answer' ? answer.retryAfterMs : null,
  );
  const { state, detail } = standing(answer);
  // The same complaint every hour is one incident.
  const isNew = detail !== null && (statement.state !== state || statement.detail !== detail);
  transaction(() => {
    statements.save({ ...statement, state, detail, asks, askAt: at + waitMs });
    if (!isNew) return;
    journal.append({
      at,
      what: 'incident',
      subject: `${channel} ${day}`,
      facts: { why: `statement ${state}`, detail },
    });
    parts.log.warn('a statement cannot be used', { channel, day, state, detail });
  });
}

function needsPerson(answer: Without): boolean {
  return answer.kind === 'damaged' || answer.kind === 'refused';
}

function standing(answer: Without): { readonly state: Statement['state']; readonly detail: string | null } {
  switch (answer.kind) {
    case 'not-ready':
      return { state: 'not-ready', detail: null };
    case 'damaged':
      return { state: 'damaged', detail: answer.detail };
    case 'refused':
      return { state: 'refused', detail: `${answer.reason}: ${answer.detail}` };
    case 'no-answer':
      return { state: 'no-answer', detail: answer.incident };
  }
}

function countFindings({ store, clock }: StatementParts, sources: readonly Source[]): number {
  const first = oldestDay(clock.now());
  const unusable = sources
    .flatMap(({ channel }) => store.statements.since(channel, first))
    .filter(({ state }) => state === 'damaged' || state === 'refused');
  return store.findings.countSince(first) + unusable.length;
}

/** When something is due again; a new day's statement is met by the hourly look. */
function untilNext(parts: StatementParts, sources: readonly Source[]): number {
  const now = parts.clock.now();
  const asks = sources.flatMap(({ channel, calls }) => {
    const waiting = parts.store.statements
      .since(channel, oldestDay(now))
      .flatMap(({ askAt }) => (askAt === null ? [] : [askAt]));
    const today = readyAt(dayAfter(shanghaiDate(now), -1), calls.readyAtMinute);
    return [...waiting, ...(today > now ? [today] : [])];
  });
  const soonest = Math.min(...asks, now + LOOK_EVERY_MS);
  return Math.max(1_000, soonest - now);
}
