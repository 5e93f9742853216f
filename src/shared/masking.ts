import { normaliseDocumentNumber } from './identity-document';
import { toHalfWidth } from './half-width';

/**
 * Masks for screens, slips, logs and exports (product.md, conventions). The tail of a number often serves as second
 * factor; where it could be read off by somebody else, ask for `hideTail`.
 */
export type MaskOptions = { readonly hideTail?: boolean };

/** More stars than this say nothing more and would let a hostile input fill a page. */
const MOST_STARS = 32;

/** What a reader sees as one character: a base with its marks and variation selectors, surrogate pairs whole. */
function graphemes(text: string): readonly string[] {
  return text.match(/\P{M}\p{M}*/gu) ?? [];
}

function stars(count: number): string {
  return '*'.repeat(Math.min(count, MOST_STARS));
}

function keepEnds(text: string, head: number, tail: number, { hideTail = false }: MaskOptions): string {
  const characters = graphemes(text);
  const shownTail = hideTail ? 0 : tail;
  const hidden = characters.length - head - shownTail;
  const end = shownTail === 0 ? '' : characters.slice(-shownTail).join('');
  return characters.slice(0, head).join('') + stars(hidden) + end;
}

/** `110105********1234`, with `hideTail` `110105************`; other forms keep one or two characters at each end. */
export function maskDocument(number: string, options: MaskOptions = {}): string {
  const plain = normaliseDocumentNumber(number);
  if (/^\d{17}[\dX]$/.test(plain)) return keepEnds(plain, 6, 4, options);
  if (/^\d{15}$/.test(plain)) return keepEnds(plain, 6, 3, options);
  const length = graphemes(plain).length;
  if (length >= 8) return keepEnds(plain, 2, 2, options);
  if (length >= 5) return keepEnds(plain, 1, 2, options);
  return stars(length);
}

/** `138****1234`, with `hideTail` `138********`; a leading +86 goes, shorter numbers keep two digits at each end. */
export function maskPhone(phone: string, options: MaskOptions = {}): string {
  const plain = toHalfWidth(phone)
    .replace(/[\s\-()]/g, '')
    .replace(/^(?:\+|00)?86(?=1\d{10}$)/, '');
  const length = graphemes(plain).length;
  if (length >= 11) return keepEnds(plain, 3, 4, options);
  if (length >= 7) return keepEnds(plain, 2, 2, options);
  return stars(length);
}

/** Two-character family names in use (百家姓 and the census lists); only with a given name after them. */
const COMPOUND_FAMILY_NAMES =
  /^(欧阳|太史|端木|上官|司马|东方|独孤|南宫|万俟|闻人|夏侯|诸葛|尉迟|公羊|赫连|澹台|皇甫|宗政|濮阳|公冶|太叔|申屠|公孙|慕容|仲孙|钟离|长孙|宇文|司徒|鲜于|司空|闾丘|令狐|百里|呼延|东郭|西门|轩辕|拓跋|完颜|纳兰|第五|淳于|单于|歐陽|司馬|東方|諸葛|尉遲|長孫|鍾離)/u;

function maskWord(word: string): string {
  const characters = graphemes(word);
  const compound = characters.length > 2 && COMPOUND_FAMILY_NAMES.test(word);
  const shown = compound ? 2 : 1;
  return characters.slice(0, shown).join('') + stars(Math.max(0, characters.length - shown));
}

/** For other people's screens: 张*, 欧阳**, J*** S****, 买**·**; a single character stays. */
export function maskName(name: string): string {
  const [first = '', ...others] = name.trim().split(/([·•・‧])/u);
  const maskWords = (text: string) => text.replace(/[^\s\-']+/gu, maskWord);
  const rest = others.map((part) => (/^[·•・‧]$/u.test(part) ? part : stars(graphemes(part).length)));
  return maskWords(first) + rest.join('');
}

/** First four characters, of short ones fewer: never more than half. */
export function maskRegistrationNumber(number: string): string {
  const plain = number.trim();
  return keepEnds(plain, Math.min(4, Math.floor(graphemes(plain).length / 2)), 0, {});
}

const BIRTH = '(?:1[89]|20)\\d\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])';
/** Alone between characters that are neither letter nor digit. */
const alone = (form: string) => `(?<![0-9A-Za-z])(?:${form})(?![0-9A-Za-z])`;

/**
 * Numbers of persons wherever they stand in text. The first forms are sure even inside a longer token; the others only
 * count when they stand alone, so that merchant order numbers, hashes, dates and times stay readable.
 */
const PERSONAL_NUMBERS = new RegExp(
  [
    `(?<!\\d)\\d{6}${BIRTH}\\d{3}(?:[Xx]|\\d(?!\\d))`,
    '(?<!\\d)1[3-9]\\d{9}(?!\\d)',
    alone('(?:\\d{4}[ -]){4}\\d[\\dXx]'),
    alone(`\\d{6}[ -]${BIRTH}[ -]?\\d{3}[\\dXx]`),
    alone('(?:\\+?86[ -]?)?1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}'),
    alone('0\\d{2,3}[ -]?\\d{7,8}'),
    alone('\\d{17}[\\dXx]|\\d{15,19}|\\d{8,11}'),
    alone('[A-Za-z]{3}\\d{12}|[HMhm]\\d{8}(?:\\d\\d)?'),
    alone('[A-Za-z]{1,2}\\d{6,8}'),
  ].join('|'),
  'g',
);

/**
 * Free text (log lines, error messages) with everything that looks like a document, phone or bank card number masked,
 * tails included. The last net below structural redaction, not a substitute for it. Full-width text becomes half-width.
 */
export function redactText(text: string): string {
  return toHalfWidth(text).replace(PERSONAL_NUMBERS, (found) => {
    const digits = found.replace(/[ -]/g, '');
    return /^(?:\+?86)?1[3-9]\d{9}$/.test(digits)
      ? maskPhone(digits, { hideTail: true })
      : maskDocument(digits, { hideTail: true });
  });
}
