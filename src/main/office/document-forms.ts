import { readDocument } from '../../shared/identity-document';
import { birthDateOf18, isChecksumRight } from '../../shared/identity-document/resident-number';

/** Only findings depend on the day, and they do not matter for look-ups. */
const ANY_DAY = { today: '9999-12-31' };

/** 18 → 15 digits, where there is a 15-digit form of the number at all. */
function shortForm(number: string): string | null {
  if (!/^\d{6}19\d{9}[\dX]$/.test(number)) return null;
  if (!isChecksumRight(number) || birthDateOf18(number) === null) return null;
  return number.slice(0, 6) + number.slice(8, 17);
}

/** Every way the same document may stand in a roster: one card, whether it says 15 or 18 digits. */
export function documentForms(text: string): readonly string[] {
  const { number, asWritten } = readDocument(text, ANY_DAY);
  const forms = [number, asWritten, shortForm(number)].filter(
    (form): form is string => form !== null && form !== '',
  );
  return [...new Set(forms)];
}

export function isSameDocument(a: string, b: string): boolean {
  return a === b || readDocument(a, ANY_DAY).number === readDocument(b, ANY_DAY).number;
}
