import { isRealDay } from '../time-zone';

/** Number forms that share the layout of GB 11643-1999: region 6, birth 8 (yyyyMMdd), sequence 3, check 1. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

/** First two digits by GB/T 2260 (81, 82 Hong Kong and Macau, 71 Taiwan) and 83 for Taiwan residents' 居住证. */
const PROVINCES = new Set(
  (
    '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 ' +
    '50 51 52 53 54 61 62 63 64 65 71 81 82 83 91'
  ).split(' '),
);

/** The check character (ISO 7064 MOD 11-2) of the first 17 digits. */
export function checkCharacter(first17: string): string {
  if (!/^\d{17}$/.test(first17)) throw new RangeError('a check character belongs to 17 digits');
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(first17.charAt(i)), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}

/** Whether the last of 18 characters is the right one for the other 17. */
export function isChecksumRight(number18: string): boolean {
  return checkCharacter(number18.slice(0, 17)) === number18.slice(17);
}

export function hasKnownProvince(number: string): boolean {
  return PROVINCES.has(number.slice(0, 2));
}

/** `1949-12-31` from the eight digits of a birth date; null when no such day ever was or the year is nobody's. */
function birthDate(digits: string): string | null {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)];
  if (!/^(18|19|20)/.test(year) || !isRealDay(Number(year), Number(month), Number(day))) return null;
  return `${year}-${month}-${day}`;
}

/** Birth date in an 18-digit number (or the first 14 digits of one). */
export function birthDateOf18(number18: string): string | null {
  return birthDate(number18.slice(6, 14));
}

/** Birth date in a 15-digit number. Its two-digit years are 19yy: the form was replaced on 1999-10-01. */
export function birthDateOf15(number15: string): string | null {
  return birthDate(`19${number15.slice(6, 12)}`);
}

/** 15 → 18 digits as GB 11643-1999 laid down: century 19 before the year, check character at the end. */
export function extendTo18(number15: string): string {
  const first17 = `${number15.slice(0, 6)}19${number15.slice(6)}`;
  return first17 + checkCharacter(first17);
}
