import { shanghaiDateTime } from '../../../shared/time-zone';

const DAY_S = 86_400;
/** Serial 0 as UTC ms. Day 60 of the 1900 system, a 29 February that never was, is long before any fee. */
const ZERO = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) };
const SHANGHAI_MS = 8 * 3_600_000;
/** 1992-01-01 to 2199-12-31: before and after it nobody pays a fee, and an ordinary number is taken for a day. */
const PLAUSIBLE = { fromMs: Date.UTC(1992, 0, 1), toMs: Date.UTC(2200, 0, 1) };

/**
 * The day, and time of day if there is one, that a spreadsheet's serial number stands for (ECMA-376 part 1, 18.17.4), as
 * text of Shanghai time: a sheet has no zone. null: no plausible day.
 */
export function serialText(serial: number, epoch: 1900 | 1904): string | null {
  const seconds = Math.round(serial * DAY_S);
  const local = ZERO[epoch] + seconds * 1000;
  if (!(local >= PLAUSIBLE.fromMs && local < PLAUSIBLE.toMs)) return null;
  const text = shanghaiDateTime(local - SHANGHAI_MS);
  return seconds % DAY_S === 0 ? text.slice(0, 10) : text;
}
