/** What a value without characters counts for, so that a million empty lists are not free. */
const PER_VALUE = 8;

/**
 * Whether a value that came from a window holds at most `most` characters, counted before any schema walks it. Endless
 * (circular) values do not fit; things that are no plain data (maps, buffers, getters) do not either.
 */
export function fitsIn(value: unknown, most: number): boolean {
  let left = most;
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    left -= PER_VALUE;
    if (typeof next === 'string') left -= next.length;
    else if (typeof next === 'object' && next !== null) {
      const prototype: unknown = Object.getPrototypeOf(next);
      if (!Array.isArray(next) && prototype !== Object.prototype && prototype !== null) return false;
      for (const [key, property] of Object.entries(Object.getOwnPropertyDescriptors(next))) {
        if ('get' in property || 'set' in property) return false;
        left -= key.length;
        if (left < 0) return false;
        waiting.push(property.value);
      }
    }
    if (left < 0) return false;
  }
  return true;
}
