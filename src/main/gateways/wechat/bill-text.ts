/** One row of a WeChat bill: cells by the name of their column, without their backtick. */
export type BillRow = { readonly get: (column: string) => string | undefined };

export type BillTables = {
  readonly columns: ReadonlySet<string>;
  /** Rows as they stand in the file; `readRow` splits one. null: not a row of this table. */
  readonly lines: readonly string[];
  readonly readRow: (line: string) => BillRow | null;
  readonly summary: BillRow;
};

/** The count of all rows begins the second table. */
const SUMMARY_START = '总交易单数';
const FIRST_COLUMN = '交易时间';
/** Free text of whoever made the order; everything before and behind it can be counted. */
const FREE_TEXT = '商品名称';

/**
 * Takes a bill apart (gateways.md §1.8): a header without backticks, rows whose every cell begins with one, then the
 * summary with a header of its own. null: not such a file, or one without its end.
 */
export function readBillText(text: string): BillTables | null {
  const all = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  const header = all[0]?.split(',') ?? [];
  const summaryAt = all.findIndex((line) => line.startsWith(SUMMARY_START));
  if (header[0] !== FIRST_COLUMN || summaryAt < 1 || all.length !== summaryAt + 2) return null;
  const summary = rowReader((all[summaryAt] ?? '').split(','))(all[summaryAt + 1] ?? '');
  if (summary === null) return null;
  return { columns: new Set(header), lines: all.slice(1, summaryAt), readRow: rowReader(header), summary };
}

/**
 * Cells are split at `` ,` `` because names hold commas; when a name holds even that, the columns behind it are counted
 * from the right.
 */
function rowReader(columns: readonly string[]): (line: string) => BillRow | null {
  const places = new Map(columns.map((column, at) => [column.trim(), at]));
  const free = columns.indexOf(FREE_TEXT);
  return (line) => {
    if (!line.startsWith('`')) return null;
    const cells = line.slice(1).split(',`');
    const surplus = cells.length - columns.length;
    if (surplus < 0 || (surplus > 0 && free === -1)) return null;
    if (surplus > 0) cells.splice(free, surplus + 1, cells.slice(free, free + surplus + 1).join(',`'));
    return {
      get: (column) => {
        const at = places.get(column);
        return at === undefined ? undefined : (cells[at] ?? '').trim();
      },
    };
  };
}
