import { toHalfWidth } from '../../../shared/half-width';
import { normaliseDocumentNumber, readDocument } from '../../../shared/identity-document';

/** Findings about the date are of no interest here, so any day will do. */
const ANY_DAY = { today: '9999-12-31' };

/** A document number in the one form that is compared: 15-digit resident numbers in their 18-digit form. */
export function documentForm(number: string): string {
  return readDocument(normaliseDocumentNumber(number), ANY_DAY).number;
}

/** The last four digits of a phone number; null when it has fewer. */
export function phoneTail(phone: string): string | null {
  const digits = toHalfWidth(phone).replace(/\D/g, '');
  return digits.length < 4 ? null : digits.slice(-4);
}

/** Names compare without case, width, marks of width and runs of spaces. */
export function nameForm(name: string): string {
  return toHalfWidth(name).normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

export function registrationForm(number: string): string {
  return toHalfWidth(number).trim();
}
