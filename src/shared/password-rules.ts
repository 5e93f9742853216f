import { normaliseDocumentNumber, readDocument } from './identity-document';

/** As in Shanghai (product.md): 8–16 characters, letters and digits both and nothing else, case-sensitive. */
const PASSWORD_LENGTH = { least: 8, most: 16 } as const;

/** Longest password of any exam office that is taken at sign-in. */
export const LONGEST_TYPED_PASSWORD = 64;

export const passwordRuleNames = ['length', 'letter', 'digit', 'alphabet'] as const;
export type PasswordRule = (typeof passwordRuleNames)[number];

/** Which rules a new password keeps; the core refuses what the screen shows as missing. `alphabet`: no other signs. */
export function passwordRules(password: string): Readonly<Record<PasswordRule, boolean>> {
  return {
    length: password.length >= PASSWORD_LENGTH.least && password.length <= PASSWORD_LENGTH.most,
    letter: /[A-Za-z]/.test(password),
    digit: /[0-9]/.test(password),
    alphabet: /^[0-9A-Za-z]*$/.test(password),
  };
}

export function isGoodPassword(password: string): boolean {
  return Object.values(passwordRules(password)).every((kept) => kept);
}

const LAST = 6;

/**
 * The last six characters of the document, which any copy of it shows. A number of 15 digits has two forms and either
 * may be on the copy; a final x counts as X. Longer or shorter texts never are: a replaced password never looks like it.
 */
export function isLastSix(documentNumber: string, password: string): boolean {
  const typed = normaliseDocumentNumber(password);
  if (password.length !== LAST || typed.length !== LAST) return false;
  // Only findings depend on the day.
  const { number, asWritten } = readDocument(documentNumber, { today: '9999-12-31' });
  return [number, asWritten].some((form) => form.length >= LAST && form.slice(-LAST) === typed);
}
