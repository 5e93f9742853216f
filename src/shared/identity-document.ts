import { toHalfWidth } from './half-width';
import {
  birthDateOf15,
  birthDateOf18,
  extendTo18,
  hasKnownProvince,
  isChecksumRight,
} from './identity-document/resident-number';
import { isRealDay } from './time-zone';

/**
 * Kinds of document, told apart by the form of the number alone:
 * resident-id 居民身份证 · hk-macau-taiwan-residence 港澳台居民居住证 · permanent-residence 外国人永久居留身份证 ·
 * hk-macau-permit 港澳居民来往内地通行证 · taiwan-permit 台湾居民来往大陆通行证 · passport 护照 · other.
 * Forms overlap (eight digits can be a passport too), so the kind is a guess good enough for a label.
 */
export type DocumentKind =
  | 'resident-id'
  | 'hk-macau-taiwan-residence'
  | 'permanent-residence'
  | 'hk-macau-permit'
  | 'taiwan-permit'
  | 'passport'
  | 'other';

/** Something odd about a number. It only ever warns: what the roster knows is never blocked by a form rule. */
export type DocumentFinding = {
  readonly kind: 'checksum' | 'date' | 'future-date' | 'region' | 'length' | 'unknown-form';
  readonly severity: 'warn';
};

export type DocumentReading = {
  readonly kind: DocumentKind;
  /** Normalised; a 15-digit resident number in its 18-digit form. Look-ups use this one. */
  readonly number: string;
  /** Normalised but otherwise as the person or file wrote it. */
  readonly asWritten: string;
  readonly findings: readonly DocumentFinding[];
};

/** X as people type it: Roman ten (which the X stands for), multiplication and cross signs, Greek and Cyrillic. */
const X_LOOKALIKE = /^(\d{17})[\u2169\u00d7\u2573\u2715\u2716\u03a7\u0425]$/;
const SPACES_AND_HYPHENS = /[\s\-\u00ad\u2010-\u2015\u2212]/g;

/** Half-width, without spaces and hyphens, upper case; what looks like the final X is one. */
export function normaliseDocumentNumber(text: string): string {
  return toHalfWidth(text).replace(SPACES_AND_HYPHENS, '').toUpperCase().replace(X_LOOKALIKE, '$1X');
}

function warn(kind: DocumentFinding['kind']): DocumentFinding {
  return { kind, severity: 'warn' };
}

function birthFindings(birth: string | null, today: string): readonly DocumentFinding[] {
  if (birth === null) return [warn('date')];
  return birth > today ? [warn('future-date')] : [];
}

/**
 * 18 characters. 810000, 820000 and 830000 are the region codes of the 居住证 (国办发〔2018〕81号, 港澳台居民居住证
 * 申领发放办法); a leading 9 is a foreigner's 永久居留身份证 of 2023, whose second and third digits are the province
 * (国家移民管理局, 新版外国人永久居留身份证机读信息规则). All carry the same check character.
 */
function read18(number: string, today: string): DocumentReading {
  const foreign = number.startsWith('9');
  const residence = /^8[123]0000/.test(number);
  const kind = foreign ? 'permanent-residence' : residence ? 'hk-macau-taiwan-residence' : 'resident-id';
  const findings = [...birthFindings(birthDateOf18(number), today)];
  if (!hasKnownProvince(foreign ? number.slice(1) : number)) findings.push(warn('region'));
  if (!isChecksumRight(number)) findings.push(warn('checksum'));
  return { kind, number, asWritten: number, findings };
}

/** 15 digits, issued before 1999-10-01. With an impossible date it stays as it is: it may be something else. */
function read15(asWritten: string, today: string): DocumentReading {
  const birth = birthDateOf15(asWritten);
  const findings = [...birthFindings(birth, today)];
  if (!hasKnownProvince(asWritten)) findings.push(warn('region'));
  const number = birth === null ? asWritten : extendTo18(asWritten);
  return { kind: 'resident-id', number, asWritten, findings };
}

/** Until 2023: three letters of nationality, four digits of place, birth yyMMdd, two more digits. */
function readLettered15(number: string): DocumentReading {
  const [year, month, day] = [number.slice(7, 9), number.slice(9, 11), number.slice(11, 13)].map(Number);
  const real = [1900, 2000].some((century) => isRealDay(century + (year ?? 0), month ?? 0, day ?? 0));
  return { kind: 'permanent-residence', number, asWritten: number, findings: real ? [] : [warn('date')] };
}

/** Forms without a rule to check. Passports: ICAO Doc 9303-4 leaves nine characters for the number. */
const PLAIN_FORMS: readonly (readonly [DocumentKind, RegExp])[] = [
  ['hk-macau-permit', /^[HM]\d{8}(\d{2})?$/],
  ['taiwan-permit', /^\d{8}(\d{2})?$/],
  ['passport', /^(?=[A-Z]*\d)[A-Z0-9]{5,9}$/],
];

/**
 * What the number on a document says about itself. `today` is `yyyy-MM-dd` in Shanghai.
 * Never refuses: an unknown form comes back as `other` with a warning.
 */
export function readDocument(text: string, { today }: { readonly today: string }): DocumentReading {
  const number = normaliseDocumentNumber(text);
  if (/^\d{17}[\dX]$/.test(number)) return read18(number, today);
  if (/^\d{15}$/.test(number)) return read15(number, today);
  if (/^[A-Z]{3}\d{12}$/.test(number)) return readLettered15(number);
  const form = PLAIN_FORMS.find(([, pattern]) => pattern.test(number));
  if (form !== undefined) return { kind: form[0], number, asWritten: number, findings: [] };
  const finding = warn(/^\d*X?$/.test(number) ? 'length' : 'unknown-form');
  return { kind: 'other', number, asWritten: number, findings: [finding] };
}

/** Feedback while a number is being typed; only advice, the form may always be sent. */
export type TypingHint =
  | { readonly state: 'empty' }
  /**
   * `remaining`: characters until the longer form it may become is whole. `completeAs`: what it already is if nothing
   * follows, e.g. eight digits of a 台胞证 that could be the start of a resident number.
   */
  | { readonly state: 'incomplete'; readonly remaining: number; readonly completeAs: DocumentKind | null }
  | { readonly state: 'valid'; readonly kind: DocumentKind }
  | { readonly state: 'checksum-wrong' | 'date-wrong' | 'unknown-form' };

/** Beginnings of longer forms, with the length of the whole. */
const BEGINNINGS: readonly (readonly [number, RegExp])[] = [
  [18, /^\d{1,17}$/],
  [9, /^[HM]\d{0,7}$/],
  [11, /^[HM]\d{9}$/],
  [15, /^[A-Z]{3}\d{0,11}$/],
  [5, /^[A-Z0-9]{1,4}$/],
];

/** Without `today` a birth date in the future passes; the date of a resident number is judged from 16 digits on. */
export function typingHint(text: string, { today } = { today: '9999-12-31' }): TypingHint {
  const number = normaliseDocumentNumber(text);
  if (number === '') return { state: 'empty' };
  const reading = readDocument(number, { today });
  const has = (...kinds: readonly DocumentFinding['kind'][]) =>
    reading.findings.some((finding) => kinds.includes(finding.kind));
  const beginning = BEGINNINGS.find(([, pattern]) => pattern.test(number));
  if (beginning !== undefined) {
    const birth = birthDateOf18(number);
    if (/^\d{16,17}$/.test(number) && (birth === null || birth > today)) return { state: 'date-wrong' };
    const whole = reading.kind !== 'other' && reading.findings.length === 0;
    return {
      state: 'incomplete',
      remaining: beginning[0] - number.length,
      completeAs: whole ? reading.kind : null,
    };
  }
  if (has('date', 'future-date')) return { state: 'date-wrong' };
  if (has('checksum')) return { state: 'checksum-wrong' };
  return reading.kind === 'other' ? { state: 'unknown-form' } : { state: 'valid', kind: reading.kind };
}
