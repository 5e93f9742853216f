import type { FeeItem, ReviewStatus } from '../../../shared/exam';
import { isChecksumRight } from '../../../shared/identity-document/resident-number';
import { toHalfWidth } from '../../../shared/half-width';
import { fen, parseYuan, type Fen } from '../../../shared/money';
import type { LineProblem } from '../../../shared/roster-report';
import { err, ok, type Result } from '../../../shared/result';
import { parseShanghaiDateTime, shanghaiDate, shanghaiDayRange } from '../../../shared/time-zone';
import { serialText } from './serial-date';

type Value<T> = Result<T, LineProblem['reason']>;

/** Marks without a width that hide in copied text; the joiners of other scripts and variation selectors stay. */
const HIDDEN = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
/** What a spreadsheet would run instead of showing it. A number or a dash may begin with a sign. */
const FORMULA = /^(?:[=@]|[+-].*[=|!(])/;
/** Excel's way out for long numbers; the digits behind the fifteenth, or the sixth, are gone. */
const SCIENTIFIC = /^\d(?:\.\d+)?E\+\d{1,3}$/i;
const PLACEHOLDERS = new Set(['-', '—', '/', '无', 'N/A']);

/** Without hidden marks, line breaks and double spaces; the width of characters is the writer's. */
export function plainText(cell: string): string {
  return cell.replace(HIDDEN, '').replace(/\s+/g, ' ').trim();
}

/* The readers below take what plainText left of a cell. */

export function readText(text: string): Value<string> {
  return FORMULA.test(text) || /[\p{Cc}\ufffd]/u.test(text) ? err('not-readable') : ok(text);
}

/** Empty for an empty cell and for the dashes people put there. */
export function readOptionalText(cell: string): Value<string | null> {
  const text = readText(cell);
  if (!text.ok) return text;
  return ok(text.value === '' || PLACEHOLDERS.has(text.value) ? null : text.value);
}

/** Also takes the forms that keep digits from Excel: `="0110"` and `'0110`. */
export function readCode(cell: string): Value<string> {
  const code = toHalfWidth(cell)
    .replace(/^="(.*)"$/, '$1')
    .replace(/^'/, '')
    .trim();
  if (SCIENTIFIC.test(code)) return err('digits-lost');
  return /^[=@]|[\p{Cc}\ufffd]/u.test(code) ? err('not-readable') : ok(code);
}

/**
 * Eighteen digits that end in three zeros, with a check character that does not fit: a spreadsheet has kept fifteen of
 * them. The person cannot be told from others any more (about a thousand numbers begin so).
 */
export function readDocumentCode(cell: string): Value<string> {
  const code = readCode(cell);
  const digits = code.ok ? code.value.replace(/[\s-]/g, '') : '';
  return /^\d{15}000$/.test(digits) && !isChecksumRight(digits) ? err('digits-lost') : code;
}

export function readOptionalCode(cell: string): Value<string | null> {
  const code = readCode(cell);
  return code.ok && (code.value === '' || PLACEHOLDERS.has(code.value)) ? ok(null) : code;
}

export function readPhone(cell: string): Value<string | null> {
  const code = readOptionalCode(cell);
  if (!code.ok || code.value === null) return code;
  const phone = code.value.replace(/[\s\-()]/g, '').replace(/^(?:\+|00)?86(?=1\d{10}$)/, '');
  return /^\+?\d{4,}$/.test(phone) ? ok(phone) : err('not-readable');
}

/** Nothing can be paid with nothing: zero only where nobody is asked to pay. */
export function readAmount(cell: string, officeState: FeeItem['officeState']): Value<Fen> {
  const amount = parseYuan(cell);
  if (!amount.ok || (amount.value === fen(0) && officeState === 'unpaid')) return err('not-an-amount');
  return ok(amount.value);
}

/** The forms people and spreadsheets write, as the one that is parsed. A CSV does not say 1904, so it means 1900. */
function timeText(cell: string): string {
  const text = toHalfWidth(cell);
  if (/^\d{5}(?:\.\d+)?$/.test(text)) return serialText(Number(text), 1900) ?? text;
  return text
    .replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
    .replace(/^(\d{4})(?:年|\.) ?(\d{1,2})(?:月|\.) ?(\d{1,2})日?(?= |$|\d{1,2}[时:])/, '$1-$2-$3 ')
    .replace(
      /(\d{1,2})[时点](\d{2})分(?:(\d{2})秒)?$/,
      (_, hours, minutes, seconds = '00') => `${hours}:${minutes}:${seconds}`,
    )
    .replace(/(\d{1,2})[时点]整?$/, '$1:00')
    .trim();
}

/** A day alone opens with its first moment and closes with its last, Shanghai time. */
export function readTime(cell: string, edge: 'opens' | 'closes'): Value<number> {
  const text = timeText(cell);
  const time = parseShanghaiDateTime(text);
  if (!time.ok) return err('not-a-time');
  const isDayAlone = !text.includes(':');
  // One millisecond before midnight: screens show 23:59:59 of the day that was meant, not 00:00 of the next.
  return ok(
    isDayAlone && edge === 'closes' ? shanghaiDayRange(shanghaiDate(time.value)).toMs - 1 : time.value,
  );
}

const REVIEW_WORDS: Readonly<Record<ReviewStatus, string>> = {
  pending: 'pending | 待审核 | 未审核 | 审核中',
  approved: 'approved | 审核通过 | 通过 | 已通过',
  rejected: 'rejected | 不通过 | 未通过 | 审核不通过 | 审核未通过',
};

const STATE_WORDS: Readonly<Record<FeeItem['officeState'], string>> = {
  unpaid: 'unpaid | 未缴费 | 未缴 | 待缴费 | 未支付',
  paid: 'paid | 已缴费 | 已缴 | 已经缴费 | 已支付',
  waived: 'waived | 免缴 | 免缴费',
};

function has(words: string, word: string): boolean {
  return words.split(' | ').includes(word);
}

function word(cell: string): string {
  return toHalfWidth(cell).replace(/\s/g, '').toLowerCase();
}

export function readReview(cell: string): Value<ReviewStatus> {
  const given = word(cell);
  const status = (['pending', 'approved', 'rejected'] as const).find((one) => has(REVIEW_WORDS[one], given));
  return status === undefined ? err('unknown-review') : ok(status);
}

export function readOfficeState(cell: string): Value<FeeItem['officeState']> {
  const given = word(cell);
  const state = (['unpaid', 'paid', 'waived'] as const).find((one) => has(STATE_WORDS[one], given));
  return state === undefined ? err('unknown-state') : ok(state);
}
