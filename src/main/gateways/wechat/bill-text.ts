/** One table of a WeChat bill: columns by name, cells without their backtick. */
export type BillRow = ReadonlyMap<string, string>;
export type BillTables = {
  readonly rows: readonly BillRow[];
  readonly summary: BillRow;
  readonly columns: ReadonlySet<string>;
};

/** The count of all rows begins the second table. */
const SUMMARY_START = '总交易单数';
const FIRST_COLUMN = '交易时间';
/** Free text of whoever made the order; everything before and behind it can be counted. */
const FREE_TEXT = '商品名称';

/**
 * Splits a bill (gateways.md §1.8): a header without backticks, rows whose every cell begins with one, then the summary
 * with a header of its own. Cells are split at `` ,` `` because names hold commas; when a name holds even that, the
 * columns behind it are counted from the right. null: not such a file.
 */
export function readBillText(text: string): BillTables | null {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  const header = lines[0]?.split(',') ?? [];
  const summaryAt = lines.findIndex((line) => line.startsWith(SUMMARY_START));
  if (header[0] !== FIRST_COLUMN || summaryAt < 1 || lines.length !== summaryAt + 2) return null;
  const summary = readCells(lines[summaryAt + 1] ?? '', (lines[summaryAt] ?? '').split(','));
  const rows = lines.slice(1, summaryAt).map((line) => readCells(line, header));
  if (summary === null || rows.some((row) => row === null)) return null;
  return { rows: rows.filter((row) => row !== null), summary, columns: new Set(header) };
}

function readCells(line: string, columns: readonly string[]): BillRow | null {
  if (!line.startsWith('`')) return null;
  const cells = line.slice(1).split(',`');
  const surplus = cells.length - columns.length;
  const free = columns.indexOf(FREE_TEXT);
  if (surplus < 0 || (surplus > 0 && free === -1)) return null;
  if (surplus > 0) cells.splice(free, surplus + 1, cells.slice(free, free + surplus + 1).join(',`'));
  return new Map(columns.map((column, at) => [column.trim(), (cells[at] ?? '').trim()]));
}
