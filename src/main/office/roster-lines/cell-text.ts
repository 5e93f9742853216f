import type { RosterColumn } from '../../../shared/roster-columns';
import type { LineProblem } from '../../../shared/roster-report';
import { err, ok, type Result } from '../../../shared/result';
import { serialText } from './serial-date';
import type { Cell, NumberCell } from './sheet-row';

export type CellFault = { readonly reason: LineProblem['reason']; readonly text: string };

const CODES: readonly (RosterColumn | null)[] = ['candidateId', 'document', 'phone', 'registration'];
const TIMES: readonly (RosterColumn | null)[] = ['opens', 'closes'];
/** A spreadsheet keeps no more; the digits behind them are zeros or somebody else's. */
const EXACT_DIGITS = 15;
/** Of a sum of halves and tenths in binary: far under a fen, far over the error. */
const ROUNDING = 1e-6;

const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:E([+-]?\d{1,3}))?$/i;

/** `1.2E3` as `1200`; null for what is no number a sheet can hold. */
function plainNumber(text: string): string | null {
  const match = NUMBER.exec(text);
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const shift = Number(exponent);
  if (Math.abs(shift) > 40) return null;
  const digits = whole + fraction;
  const point = whole.length + shift;
  const padded = digits.padEnd(point, '0').padStart(digits.length + Math.max(0, -point), '0');
  const at = Math.max(0, point);
  const before = padded.slice(0, at).replace(/^0+(?=\d)/, '') || '0';
  const after = padded.slice(at).replace(/0+$/, '');
  return after === '' ? sign + before : `${sign}${before}.${after}`;
}

function codeText({ isDate, zeros }: NumberCell, plain: string): Result<string, LineProblem['reason']> {
  if (isDate) return err('became-date');
  const [whole = ''] = plain.split('.');
  if (whole.replace('-', '').length > EXACT_DIGITS) return err('digits-lost');
  return ok(/^\d+$/.test(plain) ? plain.padStart(zeros, '0') : plain);
}

/** Sums of binary fractions: 128.99999999999999 is what a sheet shows as 129.00. */
function amountText(plain: string): string {
  const hundredfold = Number(plain) * 100;
  const whole = Math.round(hundredfold);
  if (!Number.isSafeInteger(whole) || Math.abs(hundredfold - whole) > ROUNDING) return plain;
  return (whole / 100).toFixed(2);
}

/**
 * What a person saw in the cell, or why that is not known any more. Digits that a spreadsheet has dropped are never
 * guessed: it keeps fifteen, a resident number has eighteen.
 */
export function cellText(cell: Cell, column: RosterColumn | null): Result<string, CellFault> {
  if (typeof cell === 'string') return ok(cell);
  const fault = (reason: LineProblem['reason']) => err({ reason, text: cell.text });
  if (cell.kind === 'fault') return fault(cell.reason);
  const plain = plainNumber(cell.text);
  if (plain === null) return fault('not-readable');
  if (CODES.includes(column)) {
    const code = codeText(cell, plain);
    return code.ok ? code : fault(code.error);
  }
  const day = cell.isDate || TIMES.includes(column) ? serialText(Number(plain), cell.epoch) : null;
  if (TIMES.includes(column)) return ok(day ?? plain);
  if (column === 'amount') return cell.isDate ? fault('became-date') : ok(amountText(plain));
  // A name that became a day is not what anybody wrote; a column that is not ours may be anything.
  if (cell.isDate && column !== null) return fault('became-date');
  return ok(day ?? plain);
}
