/** RFC 3339, whose shape the document's pattern has checked; null: there is no such day or hour. */
export function timeMs(text: string): number | null {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : ms;
}
