import { z } from 'zod';
import { feeListSchema } from './fee-view';
import { toHalfWidth } from './half-width';
import { fenSchema } from './money';
import { personViewSchema } from './person-view';

/** As many as one visit pays for. */
export const MOST_LISTED = 500;
/** Some hundreds of bytes for each of them. */
export const MOST_LIST_BYTES = 256 * 1024;

/** Why nobody, or not everything, can be paid for a line of the list. */
const payListReasonSchema = z.enum([
  'unreadable',
  'duplicate-line',
  'not-found',
  'several-found',
  'other-name',
  'nothing-due',
  'under-review',
  'review-rejected',
  'not-yet-open',
  'closing-now',
  'window-closed',
  'paid',
  'waived',
  'in-payment',
]);
export type PayListReason = z.infer<typeof payListReasonSchema>;

const payListProblemSchema = z.object({
  /** Counted from 1, as an editor or spreadsheet does. */
  line: z.number().int(),
  /** What stood there, masked; the line number leads to it. */
  found: z.string(),
  name: z.string().nullable(),
  reason: payListReasonSchema,
  /** The fee it is about; null: the candidate as a whole. */
  feeItemName: z.string().nullable(),
});
export type PayListProblem = z.infer<typeof payListProblemSchema>;

/** What can be paid for the people of a list, and what cannot, line by line. */
export const payListReportSchema = z.object({
  /** Lines that are neither empty nor a heading. */
  lines: z.number().int(),
  people: z.number().int(),
  items: z.number().int(),
  total: fenSchema,
  problems: z.array(payListProblemSchema),
});
export type PayListReport = z.infer<typeof payListReportSchema>;

export const openedListSchema = z.object({
  visit: z.string(),
  /** The first of them. */
  person: personViewSchema,
  fees: feeListSchema,
});

/** `number` null: there is none that could be a document's or a registration's. */
export type PayListLine = {
  readonly line: number;
  readonly number: string | null;
  readonly name: string | null;
  readonly text: string;
};

const SEPARATORS = /[,;\t|，；、]+/;
const LONGEST_NUMBER = 40;

/** What makes two ways of writing a number the same one: case, width, spaces and what spreadsheets put around it. */
export function numberKey(text: string): string {
  return toHalfWidth(text)
    .replace(/^=?["']+|["']+$/g, '')
    .replace(/[\s'"]/g, '')
    .toUpperCase();
}

/** Case, width, spaces and the dot of names in several parts do not count. */
export function nameKey(text: string): string {
  return toHalfWidth(text)
    .normalize('NFKC')
    .replace(/[\s·•・‧.'"-]/g, '')
    .toUpperCase();
}

/** Letters, digits and hyphens with digits in it. A number that a spreadsheet turned into 3.20E+17 is lost. */
function isNumber(text: string): boolean {
  const key = numberKey(text);
  return /^[A-Z0-9()-]{4,}$/.test(key) && /\d{3}/.test(key) && key.length <= LONGEST_NUMBER;
}

/** "Number name" or "name number" where nothing but a space divides them. */
function cellsOf(text: string): readonly string[] {
  const cells = text.split(SEPARATORS).map((cell) => cell.replace(/["']/g, '').trim());
  if (cells.some(isNumber)) return cells;
  return text.trim().split(/\s+/);
}

/** Which column holds what, where a heading says so; -1: it does not. */
type Columns = { readonly number: number; readonly name: number };

function columnsOf(heading: string): Columns {
  const cells = cellsOf(heading);
  return {
    number: cells.findIndex((cell) => /证件|身份证|报名|document|registration/i.test(cell)),
    name: cells.findIndex((cell) => /姓名|name/i.test(cell)),
  };
}

/** Of several numbers in a line the one that is a document, and not a phone. */
function numberAmong(cells: readonly string[], { number }: Columns): string | undefined {
  const named = cells[number];
  if (named !== undefined && isNumber(named)) return named;
  const numbers = cells.filter(isNumber);
  const resident = numbers.find((cell) => /^(\d{17}[\dX]|\d{15})$/.test(numberKey(cell)));
  return resident ?? numbers.find((cell) => !/^1[3-9]\d{9}$/.test(numberKey(cell))) ?? numbers[0];
}

function nameAmong(cells: readonly string[], { name }: Columns): string | null {
  const isName = (cell: string | undefined) => cell !== undefined && /\p{L}/u.test(cell) && !isNumber(cell);
  const named = isName(cells[name]) ? cells[name] : cells.find(isName);
  return named?.slice(0, 80) ?? null;
}

function readLine(text: string, line: number, columns: Columns): PayListLine {
  const cells = cellsOf(text);
  const number = numberAmong(cells, columns);
  return {
    line,
    number: number === undefined ? null : numberKey(number),
    name: nameAmong(cells, columns),
    text: text.trim(),
  };
}

function isEmpty(line: string): boolean {
  return line.split(SEPARATORS).every((cell) => cell.trim() === '');
}

/** Document or registration numbers, one person per line, with or without names and heading. */
export function readPayList(text: string): readonly PayListLine[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  const first = lines.findIndex((line) => !isEmpty(line));
  const top = lines[first] ?? '';
  // Nothing in it could be a number: it stands over a column.
  const heading = /\d/.test(top) ? null : top;
  const columns = heading === null ? { number: -1, name: -1 } : columnsOf(heading);
  return lines.flatMap((line, index) =>
    isEmpty(line) || (index === first && heading !== null) ? [] : [readLine(line, index + 1, columns)],
  );
}
