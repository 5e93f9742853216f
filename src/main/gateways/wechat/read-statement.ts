import { err, ok, type Result } from '../../../shared/result';
import { parseShanghaiDateTime } from '../../../shared/time-zone';
import type { StatementRow } from '../../ports';
import { makeBillSums, makeReadYuan, type ReadYuan } from './bill-sums';
import { readBillText, type BillRow } from './bill-text';

type Read<T> = Result<T, string>;
type Merchant = { readonly mchid: string; readonly appid: string };

/** Rows between two pauses: payments go on while a day of a whole province is read. */
const SLICE = 2_000;

/**
 * The rows of a bill of type ALL, only when its summary agrees with them in count and sums; otherwise what is wrong, for
 * a person. A row of another merchant makes the whole bill somebody else's. `pause` lets everything else go on.
 */
export async function readStatement(
  text: string,
  merchant: Merchant,
  pause: () => Promise<void>,
): Promise<Read<readonly StatementRow[]>> {
  const tables = readBillText(text);
  if (tables === null) return err('not a WeChat Pay bill, or cut off before its summary');
  const yuan = makeReadYuan();
  const sums = makeBillSums(tables, yuan);
  const rows: StatementRow[] = [];
  for (const [index, line] of tables.lines.entries()) {
    if (index % SLICE === SLICE - 1) await pause();
    const row = tables.readRow(line);
    const wrong = row === null ? 'not whole' : sums.add(row);
    if (row === null || wrong !== null) return err(`row ${index + 1}: ${wrong}`);
    if (row.get('商户号') !== merchant.mchid) return err(`row ${index + 1} is of another merchant`);
    // One merchant number may serve several apps; the other ones' trades are none of ours.
    if (row.get('公众账号ID') !== merchant.appid) continue;
    const read = readRow(row, yuan);
    if (!read.ok) return err(`row ${index + 1}: ${read.error}`);
    rows.push(read.value);
  }
  const disagreement = sums.disagreement();
  return disagreement === null ? ok(rows) : err(disagreement);
}

function readRow(row: BillRow, yuan: ReadYuan): Read<StatementRow> {
  const outTradeNo = row.get('商户订单号') ?? '';
  const gatewayTradeNo = row.get('微信订单号') ?? '';
  if (outTradeNo === '' || gatewayTradeNo === '') return err('without 商户订单号 or 微信订单号');
  const state = row.get('交易状态') ?? '';
  // Older bills lack the first of the two columns.
  if (state === 'SUCCESS') {
    const amount = yuan(row.get('订单金额') ?? row.get('应结订单金额') ?? '');
    const at = parseShanghaiDateTime(row.get('交易时间') ?? '');
    if (!amount.ok) return amount;
    if (!at.ok) return err('交易时间 is not a time');
    return ok({ kind: 'paid', outTradeNo, gatewayTradeNo, amount: amount.value, at: at.value });
  }
  // A reversal of a payer's code after payment gives the money back and is listed as REVOKED.
  if (state !== 'REFUND' && state !== 'REVOKED') return err(`unknown 交易状态 ${state.slice(0, 20)}`);
  const amount = yuan(row.get('申请退款金额') ?? row.get('退款金额') ?? '');
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

/** Bills of type ALL give the time of the trade only; the columns of refund bills are taken where they are. */
function refundTime(row: BillRow): number | null {
  const at = parseShanghaiDateTime(row.get('退款成功时间') || row.get('退款申请时间') || '');
  return at.ok ? at.value : null;
}

function refundState(said: string, tradeState: string): 'done' | 'processing' | 'stuck' {
  if (said === 'SUCCESS' || (said === '' && tradeState === 'REVOKED')) return 'done';
  return said === 'PROCESSING' ? 'processing' : 'stuck';
}
