import { shanghaiDate, shanghaiDayRange } from '../../shared/time-zone';

const MINUTE = 60_000;
/** Gateways keep statements for three months. */
const KEPT_DAYS = 90;
/** A payment stands in the statement of its day; one made around midnight may stand in the next (rule 15). */
const LOOKED_FOR_DAYS = 3;
/** Questions in a row that brought no statement, then every hour. */
const ASK_AGAIN = [10 * MINUTE, 20 * MINUTE, 30 * MINUTE] as const;
const THEN_EVERY = 60 * MINUTE;

/** `count` days further on; back where it is negative. */
export function dayAfter(day: string, count = 1): string {
  const { fromMs, toMs } = shanghaiDayRange(day);
  return shanghaiDate(fromMs + count * (toMs - fromMs));
}

/** The oldest day that is still worth asking for. */
export function oldestDay(nowMs: number): string {
  return dayAfter(shanghaiDate(nowMs), -KEPT_DAYS);
}

/** Both ends included; none when the last is before the first. Texts `yyyy-MM-dd` sort as days do. */
export function daysBetween(first: string, last: string): readonly string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = dayAfter(day)) days.push(day);
  return days;
}

/** Where a payment of this day is looked for. */
export function daysToLookIn(day: string): readonly string[] {
  return daysBetween(day, dayAfter(day, LOOKED_FOR_DAYS - 1));
}

/** When a day's statement can be there, UTC ms. `readyAtMinute`: minutes after midnight of the next day. */
export function readyAt(day: string, readyAtMinute: number): number {
  return shanghaiDayRange(day).toMs + readyAtMinute * MINUTE;
}

/** How long after the question that brought no statement the next one goes out; `asks` counts that one too. */
export function askAgainAfterMs(asks: number, retryAfterMs: number | null): number {
  return Math.max(ASK_AGAIN[asks - 1] ?? THEN_EVERY, retryAfterMs ?? 0);
}
