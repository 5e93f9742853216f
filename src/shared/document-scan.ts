import { toHalfWidth } from './half-width';
import { normaliseDocumentNumber, readDocument, type DocumentKind } from './identity-document';
import { readPassportZone } from './identity-document/passport-zone';
import { err, ok, type Result } from './result';
import { isDateText } from './time-zone';

/** `documentNumber` is normalised, a 15-digit resident number in its 18-digit form. */
export type DocumentScan = { readonly documentNumber: string; readonly name: string | null };

type Field = { readonly label: string; readonly value: string };

const LONGEST_SCAN = 4096;
const KNOWN_LABELS =
  '姓名|性别|民族|出生日期|出生|住址|公民身份号码|身份证号码|身份证号|证件号码|签发机关|有效期限|有效期';
const NEXT_LABEL = new RegExp(`\\s+(?=(?:${KNOWN_LABELS})[\\s:])`, 'g');
const LABELLED = new RegExp(`^(?:([^:]{1,24}):|(${KNOWN_LABELS})\\s)(.*)$`);
const NUMBER_LABEL = /号码|身份证号|证件号|^id$|id_?(num|no|card|number)|card_?(num|no)|document_?(num|no)/i;
const NAME_LABEL = /^(中文)?姓名$|^(full|person)?_?name$/i;
/** Labels whose values look like numbers of documents and are not. */
const OTHER_LABEL = /出生|生日|日期|有效|电话|手机|邮编|birth|date|valid|expir|phone|mobile|tel/i;

function fieldsOf(text: string): readonly Field[] {
  return text
    .replace(/["{}]/g, '')
    .replace(NEXT_LABEL, '|')
    .split(/[|\t\r\n,;^]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const match = LABELLED.exec(part);
      if (match === null) return { label: '', value: part };
      return { label: (match[1] ?? match[2] ?? '').trim(), value: (match[3] ?? '').trim() };
    });
}

function isCompactDate(number: string): boolean {
  return isDateText(number.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'));
}

/** Only the form counts here; what is odd about a number is said later, where it can be shown. */
function read(value: string): {
  readonly kind: DocumentKind;
  readonly number: string;
  readonly sound: boolean;
} {
  const { kind, number, findings } = readDocument(value, { today: '9999-12-31' });
  return { kind, number, sound: findings.length === 0 };
}

/** How surely a field of a record is the document number: the lower the surer; null when it is not. */
function rankOf({ label, value }: Field): number | null {
  if (OTHER_LABEL.test(label)) return null;
  const { kind, number, sound } = read(value);
  if (NUMBER_LABEL.test(label)) return /^(?=.*\d)[0-9A-Z]{5,32}$/.test(number) ? 0 : null;
  if (number.length === 18) return kind === 'other' ? null : sound ? 1 : 2;
  if (kind === 'permanent-residence' || kind === 'hk-macau-permit') return 3;
  if (kind === 'passport') return /[A-Z]/.test(number) && /\d{5}/.test(number) ? 4 : null;
  if (kind === 'taiwan-permit') return isCompactDate(number) ? null : 5;
  return null;
}

function looksLikeName(text: string): boolean {
  if (/^(男|女|未知|汉|male|female)$|族$/i.test(text)) return false;
  return (
    /^[\p{Script=Han}\ue000-\uf8ff·•・]{2,25}$/u.test(text) || /^\p{L}[\p{L}\p{M} .'-]{1,79}$/u.test(text)
  );
}

/** The labelled name; else the first field that is not the number, in the order all readers use. */
function nameAmong(fields: readonly Field[], numberField: Field): string | null {
  const labelled = fields.find((field) => NAME_LABEL.test(field.label))?.value;
  if (labelled !== undefined) return labelled === '' ? null : labelled;
  const first = fields.find((field) => field !== numberField && !/(证|证件)$/.test(field.value));
  return first !== undefined && first.label === '' && looksLikeName(first.value) ? first.value : null;
}

function scanRecord(text: string): DocumentScan | null {
  const fields = fieldsOf(text);
  const ranked = fields
    .flatMap((field) => {
      const rank = rankOf(field);
      return rank === null ? [] : [{ field, rank }];
    })
    .toSorted((a, b) => a.rank - b.rank);
  const best = ranked[0];
  if (best === undefined) return null;
  return { documentNumber: read(best.field.value).number, name: nameAmong(fields, best.field) };
}

/** A resident-style number inside other text, such as a link or `张三 1101…`. */
function scanEmbedded(text: string): DocumentScan | null {
  const matches = text.matchAll(/(?<!\d)\d{17}[\dXx](?!\d)/g);
  for (const match of matches) {
    const { number, sound } = read(match[0]);
    const before = text.slice(0, match.index).trim();
    if (sound) return { documentNumber: number, name: looksLikeName(before) ? before : null };
  }
  return null;
}

/**
 * What a scanner or ID reader typed: a plain number, the two lines of a passport's machine-readable zone, or a record
 * (`name|sex|nation|birth|address|number|…`, separated by bars, tabs, commas or line ends, with or without labels).
 * A single token of unknown form is taken as the number: the roster decides whether it knows it.
 */
export function readScan(text: string): Result<DocumentScan, { kind: 'nothing-found' }> {
  if (text.length > LONGEST_SCAN) return err({ kind: 'nothing-found' });
  const plain = toHalfWidth(text).trim();
  const whole = read(plain);
  if (whole.kind !== 'other') return ok({ documentNumber: whole.number, name: null });
  const found = readPassportZone(plain) ?? scanRecord(plain) ?? scanEmbedded(plain);
  if (found !== null) return ok(found);
  const token = normaliseDocumentNumber(plain);
  if (/^(?=.*\d)[0-9A-Z]{5,32}$/.test(token)) return ok({ documentNumber: token, name: null });
  return err({ kind: 'nothing-found' });
}
