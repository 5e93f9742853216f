import { toHalfWidth } from './half-width';
import { err, ok, type Result } from './result';

/**
 * Asia/Shanghai is UTC+8 the whole year since summer time ended on 1991-09-15 (IANA tz database), and nothing here is
 * older, so plain arithmetic gives the same answer on every machine, whatever its ICU data or its own zone.
 */
const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** `2026-11-23T17:00:00.000` as a clock in Shanghai shows it. */
function shanghaiClock(ms: number): string {
  const iso = new Date(ms + OFFSET_MS).toISOString();
  if (iso.length !== 24) throw new RangeError(`beyond the years 0000–9999: ${ms}`);
  return iso.slice(0, 23);
}

/** `2026-11-23` in Shanghai. Throws RangeError for something that is no time: a bug. */
export function shanghaiDate(ms: number): string {
  return shanghaiClock(ms).slice(0, 10);
}

/** `2026-11-23 17:00:00` in Shanghai. */
export function shanghaiDateTime(ms: number): string {
  return shanghaiClock(ms).slice(0, 19).replace('T', ' ');
}

/** `2026-11-23T17:00:00+08:00`: the form WeChat Pay v3 asks for in `time_expire`. Milliseconds are cut, not rounded. */
export function rfc3339Shanghai(ms: number): string {
  return `${shanghaiClock(ms).slice(0, 19)}+08:00`;
}

/** Whether the proleptic Gregorian calendar has this day; months and days count from 1. */
export function isRealDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (month === 2) return day <= (leap ? 29 : 28);
  return day <= ([4, 6, 9, 11].includes(month) ? 30 : 31);
}

const PLAIN_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether the text is a day that exists, written `yyyy-MM-dd`. */
export function isDateText(text: string): boolean {
  const match = PLAIN_DAY.exec(text);
  return match !== null && isRealDay(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** The day `yyyy-MM-dd` in Shanghai as UTC ms: `fromMs` belongs to it, `toMs` to the next. No such day: RangeError. */
export function shanghaiDayRange(date: string): { readonly fromMs: number; readonly toMs: number } {
  if (!isDateText(date)) throw new RangeError(`not a day written yyyy-MM-dd: ${date.slice(0, 20)}`);
  const fromMs = Date.parse(`${date}T00:00:00.000Z`) - OFFSET_MS;
  return { fromMs, toMs: fromMs + DAY_MS };
}

export type DateTimeError = {
  readonly kind: 'not-a-date-time' | 'no-such-day' | 'no-such-time' | 'out-of-range';
  /** What was read, cut to a length that fits a message. */
  readonly text: string;
};

/** Before 1992 the fixed offset would lie (see above); after 9999 `yyyy` has no room. */
const EARLIEST_MS = Date.UTC(1992, 0, 1) - OFFSET_MS;
const TOO_LATE_MS = Date.UTC(10_000, 0, 1) - OFFSET_MS;

const DATE_TIME =
  /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2}))(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?$/;
/** An offset belongs to a time of day; after a day alone it says nothing. */
const ZONE = /(?<=:\d{2}(?:\.\d+)?)(Z|[+-]\d{2}:\d{2})$/;

function zoneOffsetMs(zone: string): number | null {
  if (zone === '') return OFFSET_MS;
  if (zone === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(4, 6));
  if (hours > 23 || minutes > 59) return null;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

/** Ms since midnight, or null. 24:00:00 is the end of the day (ISO 8601), as deadlines are often written. */
function timeOfDayMs(hours: number, minutes: number, seconds: number, ms: number): number | null {
  const total = ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms;
  return minutes > 59 || seconds > 59 || total > DAY_MS ? null : total;
}

/**
 * A moment as UTC ms from `2026-11-23`, `2026-11-23 17:00`, `2026/1/5 9:00:00` (Shanghai time), or RFC 3339 with any
 * offset. A day alone is its first moment; for its end take `shanghaiDayRange`.
 */
export function parseShanghaiDateTime(text: string): Result<number, DateTimeError> {
  const refuse = (kind: DateTimeError['kind']) => err({ kind, text: text.slice(0, 40) });
  if (text.length > 60) return refuse('not-a-date-time');
  const plain = toHalfWidth(text).trim().toUpperCase();
  const zone = ZONE.exec(plain)?.[0] ?? '';
  const match = DATE_TIME.exec(plain.slice(0, plain.length - zone.length));
  if (match === null) return refuse('not-a-date-time');
  const [, year = '', dashMonth, dashDay, slashMonth, slashDay, hours, minutes, seconds, fraction] = match;
  const month = dashMonth ?? slashMonth ?? '';
  const day = dashDay ?? slashDay ?? '';
  if (!isRealDay(Number(year), Number(month), Number(day))) return refuse('no-such-day');
  const fractionMs = Number((fraction ?? '').padEnd(3, '0').slice(0, 3));
  const sinceMidnight = timeOfDayMs(
    Number(hours ?? 0),
    Number(minutes ?? 0),
    Number(seconds ?? 0),
    fractionMs,
  );
  const offset = zoneOffsetMs(zone);
  if (sinceMidnight === null || offset === null) return refuse('no-such-time');
  const midnight = Date.parse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T00:00:00.000Z`);
  const ms = midnight + sinceMidnight - offset;
  return ms >= EARLIEST_MS && ms < TOO_LATE_MS ? ok(ms) : refuse('out-of-range');
}
