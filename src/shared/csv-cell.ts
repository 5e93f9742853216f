/**
 * A cell of a CSV file (RFC 4180) that no spreadsheet takes for a formula: what begins with = + - @ or a control
 * character gets an apostrophe before it (OWASP, CSV injection). What it holds came out of somebody else's hands.
 */
function cell(text: string): string {
  const formula = /^[\s\u0000-\u001f]*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(text);
  const safe = formula || /^[\t\r\n]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** With a byte order mark, by which spreadsheets know UTF-8. */
export function csvFile(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
