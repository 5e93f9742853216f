import { addFen, fen, parseYuan, type Fen } from '../../../shared/money';
import { err, ok, type Result } from '../../../shared/result';
import { parseShanghaiDateTime } from '../../../shared/time-zone';
import type { StatementRow } from '../../ports';
import { readBillText, type BillRow, type BillTables } from './bill-text';

type Read<T> = Result<T, string>;

/** Sums of the summary, and the column of the rows that each of them adds up. Fees are rounded and not compared. */
const SUMS = [
  ['应结订单总金额', '应结订单金额'],
  ['退款总金额', '退款金额'],
  ['订单总金额', '订单金额'],
  ['申请退款总金额', '申请退款金额'],
] as const;

/**
 * The rows of a bill of type ALL, only when its summary agrees with them in count and sums; otherwise what is wrong, for
 * a person. `merchant`: rows of another merchant or app make the whole bill somebody else's.
 */
export function readStatement(
  text: string,
  merchant: { readonly mchid: string; readonly appid: string },
): Read<readonly StatementRow[]> {
  const tables = readBillText(text);
  if (tables === null) return err('not a WeChat Pay bill, or cut off before its summary');
  const disagreement = whatDisagrees(tables);
  if (disagreement !== null) return err(disagreement);
  const rows: StatementRow[] = [];
  for (const [index, row] of tables.rows.entries()) {
    if (row.get('商户号') !== merchant.mchid) return err(`row ${index + 1} is of another merchant`);
    // One merchant number may serve several apps; the other ones' trades are none of ours.
    if (row.get('公众账号ID') !== merchant.appid) continue;
    const read = readRow(row);
    if (!read.ok) return err(`row ${index + 1}: ${read.error}`);
    rows.push(read.value);
  }
  return ok(rows);
}

function whatDisagrees({ rows, summary, columns }: BillTables): string | null {
  const count = summary.get('总交易单数') ?? '';
  if (!/^\d{1,9}(\.0+)?$/.test(count) || Number(count) !== rows.length) {
    return `the summary counts ${count.slice(0, 20)} rows, there are ${rows.length}`;
  }
  for (const [total, column] of SUMS) {
    const said = summary.get(total);
    if (said === undefined || !columns.has(column)) continue;
    const expected = yuan(said);
    const sum = sumOf(rows, column);
    if (!expected.ok || !sum.ok || expected.value !== sum.value) {
      return `${total} is ${said.slice(0, 20)}, the rows add up to ${sum.ok ? `${sum.value} fen` : sum.error}`;
    }
  }
  return null;
}

function sumOf(rows: readonly BillRow[], column: string): Read<Fen> {
  let sum = fen(0);
  for (const [index, row] of rows.entries()) {
    const amount = yuan(row.get(column) ?? '');
    if (!amount.ok) return err(`${column} of row ${index + 1} is not an amount`);
    sum = addFen(sum, amount.value);
  }
  return ok(sum);
}

/** `0`, `0.0`, `12.00`: yuan without a sign, at most two decimals. */
function yuan(text: string): Read<Fen> {
  const parsed = /^\d{1,10}(\.\d{1,2})?$/.test(text) ? parseYuan(text) : null;
  return parsed?.ok === true ? ok(parsed.value) : err(`"${text.slice(0, 20)}" is not an amount`);
}

function readRow(row: BillRow): Read<StatementRow> {
  const outTradeNo = row.get('商户订单号') ?? '';
  const gatewayTradeNo = row.get('微信订单号') ?? '';
  if (outTradeNo === '' || gatewayTradeNo === '') return err('without 商户订单号 or 微信订单号');
  const state = row.get('交易状态') ?? '';
  if (state === 'SUCCESS') {
    const amount = firstAmount(row, ['订单金额', '应结订单金额']);
    const at = parseShanghaiDateTime(row.get('交易时间') ?? '');
    if (!amount.ok) return amount;
    if (!at.ok) return err('交易时间 is not a time');
    return ok({ kind: 'paid', outTradeNo, gatewayTradeNo, amount: amount.value, at: at.value });
  }
  // A reversal of a payer's code after payment gives the money back and is listed as REVOKED.
  if (state !== 'REFUND' && state !== 'REVOKED') return err(`unknown 交易状态 ${state.slice(0, 20)}`);
  const amount = firstAmount(row, ['申请退款金额', '退款金额']);
  if (!amount.ok) return amount;
  return ok({
    kind: 'refunded',
    outTradeNo,
    gatewayTradeNo,
    refundNumber: row.get('商户退款单号') ?? '',
    amount: amount.value,
    at: refundTime(row),
    state: refundState(row.get('退款状态') ?? '', state),
  });
}

/** Older bills lack the first of two columns. */
function firstAmount(row: BillRow, columns: readonly [string, string]): Read<Fen> {
  const [newer, older] = columns;
  return yuan(row.get(newer) ?? row.get(older) ?? '');
}

/** Bills of type ALL give the time of the trade only; the columns of refund bills are taken where they are. */
function refundTime(row: BillRow): number | null {
  const at = parseShanghaiDateTime(row.get('退款成功时间') || row.get('退款申请时间') || '');
  return at.ok ? at.value : null;
}

function refundState(said: string, tradeState: string): 'done' | 'processing' | 'stuck' {
  if (said === 'SUCCESS' || (said === '' && tradeState === 'REVOKED')) return 'done';
  return said === 'PROCESSING' ? 'processing' : 'stuck';
}
