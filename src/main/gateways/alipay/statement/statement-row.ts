import type { StatementRow } from '../../../ports';
import { fen, parseYuan, type Fen } from '../../../../shared/money';
import { err, ok, type Result } from '../../../../shared/result';
import { parseShanghaiDateTime } from '../../../../shared/time-zone';
import type { Cells } from './statement-columns';

/** A row and what the merchant got of it, signed as in the file: the trailer adds these up. */
export type ReadRow = { readonly row: StatementRow; readonly receivedFen: number };

const SIGNED_YUAN = /^(-?)(\d{1,10}(?:\.\d{1,2})?)$/;
const NUMBER = /^[\u0021-\u007e]{1,64}$/;

/** `-0.04` as −4; null: no amount. */
export function readSignedYuan(text: string): number | null {
  const match = SIGNED_YUAN.exec(text);
  const amount = match === null ? null : parseYuan(match[2] ?? '');
  if (amount?.ok !== true) return null;
  return match?.[1] === '-' ? 0 - amount.value : amount.value;
}

/** One line of the detail file. Amounts of refunds are negative there; a kind that nobody knows is not passed over. */
export function readRow(cells: Cells): Result<ReadRow, string> {
  const { gatewayTradeNo, outTradeNo } = cells;
  const signedFen = readSignedYuan(cells.amount);
  const receivedFen = readSignedYuan(cells.received);
  const completed = parseShanghaiDateTime(cells.completedAt);
  if (!NUMBER.test(gatewayTradeNo) || !NUMBER.test(outTradeNo)) return err('no number');
  if (signedFen === null || receivedFen === null) return err('no amount');
  if (!completed.ok) return err('no time');
  const at = completed.value;
  if (cells.kind === '交易') {
    if (signedFen <= 0 || receivedFen < 0) return err('a payment of nothing or less');
    const amount: Fen = fen(signedFen);
    return ok({ row: { kind: 'paid', outTradeNo, gatewayTradeNo, amount, at }, receivedFen });
  }
  if (cells.kind === '退款') {
    if (signedFen >= 0 || receivedFen > 0) return err('a refund of nothing or less');
    // A refund without a number of its own is filed under the order's (gateways.md §2.4).
    const refundNumber = cells.refundNumber === '' ? outTradeNo : cells.refundNumber;
    if (!NUMBER.test(refundNumber)) return err('no number');
    const amount: Fen = fen(0 - signedFen);
    return ok({
      row: { kind: 'refunded', outTradeNo, gatewayTradeNo, refundNumber, amount, at, state: 'done' },
      receivedFen,
    });
  }
  return err(`unknown kind ${cells.kind.slice(0, 20)}`);
}
