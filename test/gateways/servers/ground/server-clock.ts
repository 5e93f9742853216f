/** The gateway's own clock, UTC ms. Stories inject theirs, so that a test can let hours pass. */
export type ServerClock = { readonly now: () => number };

export const REAL_CLOCK: ServerClock = { now: () => Date.now() };

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const CHINA_AHEAD = 8 * HOUR;

/** `yyyy-MM-dd HH:mm:ss` in China time. */
export function chinaTime(ms: number): string {
  return new Date(ms + CHINA_AHEAD).toISOString().slice(0, 19).replace('T', ' ');
}

/** `yyyy-MM-dd` in China time. */
export function chinaDay(ms: number): string {
  return chinaTime(ms).slice(0, 10);
}

/** `yyyyMMddHHmmss` in China time. */
export function chinaDigits(ms: number): string {
  return chinaTime(ms).replaceAll(/\D/g, '');
}

/** RFC 3339 with the offset the gateways write. */
export function chinaRfc3339(ms: number): string {
  return `${chinaTime(ms).replace(' ', 'T')}+08:00`;
}

/** Reads `yyyy-MM-dd HH:mm:ss` or `yyyyMMddHHmmss` as China time; null when it is no such time. */
export function readChinaTime(text: string): number | null {
  const parts = /^(\d{4})-?(\d{2})-?(\d{2}) ?(\d{2}):?(\d{2}):?(\d{2})$/.exec(text);
  if (parts === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number);
  const ms = Date.UTC(year, month - 1, day, hour, minute, second) - CHINA_AHEAD;
  return chinaDigits(ms) === text.replaceAll(/\D/g, '') ? ms : null;
}

/** The ms at which a China day begins; null when the text is no `yyyy-MM-dd`. */
export function startOfChinaDay(day: string): number | null {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? readChinaTime(`${day} 00:00:00`) : null;
}
