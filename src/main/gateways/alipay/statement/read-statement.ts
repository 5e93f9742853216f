import type { StatementRow } from '../../../ports';
import { err, ok, type Result } from '../../../../shared/result';
import { columnsOf, type ReadCells } from './statement-columns';
import { readRow, readSignedYuan } from './statement-row';

export type Expected = {
  /** `yyyy-MM-dd`. */
  readonly day: string;
  /** null: whose statement it is is not compared. */
  readonly sellerId: string | null;
};

type Sum = { count: number; fen: number };
type Reading = {
  readonly rows: StatementRow[];
  readonly paid: Sum;
  readonly refunded: Sum;
  columns: ReadCells | null;
  /** The line that ends the list has come. */
  ended: boolean;
  /** Which trailer lines have come and agreed. */
  readonly agreed: Set<'paid' | 'refunded'>;
  isDay: boolean;
};

const TOTAL = /^#(交易|退款)合计[：:]\s*(\d{1,9})笔[，,]商家实收(?:退款)?共(-?[\d.]{1,14})元/;
const FIRST_DAY = /^#起始日期[：:]\s*\[(\d{4})年(\d{2})月(\d{2})日/;
const ACCOUNT = /^#账号[：:]\s*\[([^\]]{0,64})\]/;

export type StatementReader = {
  readonly push: (bytes: Buffer) => void;
  readonly end: () => Result<readonly StatementRow[], string>;
};

/** No row comes near it; a file without line ends is no statement. */
const LONGEST_LINE = 64 * 1024;

/**
 * Reads a detail file (GBK) piece by piece, so that a large one neither stands in memory nor holds up the payments. Whole
 * and ours: the account and the day are those asked for, every line is understood, and counts and sums are those of the
 * trailer. Otherwise why not; then nothing of it is used.
 */
export function statementReader(expected: Expected): StatementReader {
  const reading: Reading = {
    rows: [],
    paid: { count: 0, fen: 0 },
    refunded: { count: 0, fen: 0 },
    columns: null,
    ended: false,
    agreed: new Set(),
    isDay: false,
  };
  const decoder = new TextDecoder('gbk');
  let rest = '';
  let lines = 0;
  let wrong: string | null = null;

  function takeLine(raw: string): void {
    lines += 1;
    if (wrong !== null) return;
    const line = raw.replace(/\r$/, '');
    const why = line.startsWith('#') ? readNote(reading, line, expected) : readLine(reading, line);
    if (why !== null) wrong = `line ${lines}: ${why}`;
  }

  function takeText(text: string): void {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) takeLine(part);
    if (rest.length <= LONGEST_LINE) return;
    wrong ??= `line ${lines + 1}: without end`;
    rest = '';
  }

  return {
    push: (bytes) => takeText(decoder.decode(bytes, { stream: true })),
    end: () => {
      takeText(`${decoder.decode()}\n`);
      if (wrong !== null) return err(wrong);
      if (!reading.isDay) return err('no day named');
      if (reading.columns === null) return err('no header');
      if (!reading.ended || reading.agreed.size < 2) return err('cut off: no totals at the end');
      return ok(reading.rows);
    },
  };
}

/** Lines with `#`: whose and when at the top, totals at the end. */
function readNote(reading: Reading, line: string, { day, sellerId }: Expected): string | null {
  const account = ACCOUNT.exec(line)?.[1];
  // Alipay adds four digits for the account's currency to the user id.
  if (account !== undefined && sellerId !== null && !account.startsWith(sellerId)) {
    return 'the statement of another account';
  }
  const first = FIRST_DAY.exec(line);
  if (first !== null) {
    if (first.slice(1).join('-') !== day) return 'the statement of another day';
    reading.isDay = true;
  }
  if (/列表结束/.test(line)) reading.ended = true;
  const total = TOTAL.exec(line);
  return total === null ? null : compareTotal(reading, total);
}

function compareTotal(reading: Reading, total: RegExpExecArray): string | null {
  if (!reading.ended) return 'totals before the end of the list';
  const which = total[1] === '交易' ? 'paid' : 'refunded';
  const { count, fen } = reading[which];
  const said = readSignedYuan(total[3] ?? '');
  if (Number(total[2]) !== count || said !== fen) {
    return `the totals do not agree with the rows (${count} rows, ${fen} fen)`;
  }
  reading.agreed.add(which);
  return null;
}

function readLine(reading: Reading, line: string): string | null {
  if (line.trim() === '') return null;
  if (reading.ended) return 'a row after the end of the list';
  if (reading.columns === null) {
    const columns = columnsOf(line);
    if (!columns.ok) return columns.error;
    reading.columns = columns.value;
    return null;
  }
  const cells = reading.columns(line);
  if (cells === null) return 'other columns than the header';
  const read = readRow(cells);
  if (!read.ok) return read.error;
  const { row, receivedFen } = read.value;
  const sum = row.kind === 'paid' ? reading.paid : reading.refunded;
  sum.count += 1;
  sum.fen += receivedFen;
  reading.rows.push(row);
  return null;
}
