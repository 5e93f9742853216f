import { readDocument } from '../../shared/identity-document';

/** The one form of a number that is compared: one card is one document, whether it is written with 15 or 18 digits. */
export function oneDocument(text: string): string {
  // Only findings depend on the day, and they do not matter here.
  return readDocument(text, { today: '9999-12-31' }).number;
}
