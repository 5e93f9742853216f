import { addFen, fen, parseYuan, type Fen } from '../../../shared/money';
import { err, ok, type Result } from '../../../shared/result';
import type { BillRow, BillTables } from './bill-text';

export type ReadYuan = (text: string) => Result<Fen, string>;

/** Yuan without a sign, at most two decimals. A day has few different amounts, so each is read once. */
export function makeReadYuan(): ReadYuan {
  const known = new Map<string, Result<Fen, string>>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const parsed = /^\d{1,10}(\.\d{1,2})?$/.test(text) ? parseYuan(text) : null;
    const read = parsed?.ok === true ? ok(parsed.value) : err(`"${text.slice(0, 20)}" is not an amount`);
    known.set(text, read);
    return read;
  };
}

/** Sums of the summary, and the column of the rows that each of them adds up. Fees are rounded and not compared. */
const SUMS = [
  ['应结订单总金额', '应结订单金额'],
  ['退款总金额', '退款金额'],
  ['订单总金额', '订单金额'],
  ['申请退款总金额', '申请退款金额'],
] as const;

/** Adds up a bill row by row, and says in the end what does not agree with its summary. Both give null when all is well. */
export function makeBillSums({ summary, columns, lines }: BillTables, yuan: ReadYuan) {
  const wanted = SUMS.filter(([total, column]) => summary.get(total) !== undefined && columns.has(column));
  const sums = new Map<string, Fen>(wanted.map(([, column]) => [column, fen(0)]));
  return {
    add: (row: BillRow): string | null => {
      for (const [column, sum] of sums) {
        const amount = yuan(row.get(column) ?? '');
        if (!amount.ok) return `${column}: ${amount.error}`;
        sums.set(column, addFen(sum, amount.value));
      }
      return null;
    },
    disagreement: (): string | null => {
      const count = summary.get('总交易单数') ?? '';
      if (!/^\d{1,9}(\.0+)?$/.test(count) || Number(count) !== lines.length) {
        return `the summary counts ${count.slice(0, 20)} rows, there are ${lines.length}`;
      }
      for (const [total, column] of wanted) {
        const said = summary.get(total) ?? '';
        const expected = yuan(said);
        if (!expected.ok || expected.value !== sums.get(column)) {
          return `${total} is ${said.slice(0, 20)}, the rows add up to ${sums.get(column)} fen`;
        }
      }
      return null;
    },
  };
}
