import type { Candidate, FeeItem } from '../../../shared/exam';
import { readDocument, type DocumentReading } from '../../../shared/identity-document';
import type { RosterColumn } from '../../../shared/roster-columns';
import type { LineProblem } from '../../../shared/roster-report';
import { err, ok, type Result } from '../../../shared/result';
import { registrationKey } from '../registration-key';
import {
  plainText,
  readAmount,
  readCode,
  readDocumentCode,
  readOptionalCode,
  readOfficeState,
  readOptionalText,
  readPhone,
  readReview,
  readText,
  readTime,
} from './cell-values';
import type { Header } from './columns';
import { foundText } from './problem-text';

export type LineReading = {
  readonly line: { readonly candidate: Candidate; readonly feeItem: FeeItem };
  /** The document number has an unknown form or a wrong check character (payments never depend on it). */
  readonly isDocumentOdd: boolean;
};

export type LineFault = Omit<LineProblem, 'line'>;

export type LineKeys = {
  /** Keyed, not reversible: ids must not give away the document number they come from. At most 64 characters. */
  readonly blindIndex: (place: string, text: string) => string;
  /** `yyyy-MM-dd` in Shanghai. */
  readonly today: string;
};

function faultOfShape(header: Header, cells: readonly string[]): LineFault | null {
  // First, because a comma too much moves what follows into the wrong columns.
  const extra = cells.slice(header.length).find((cell) => cell !== '');
  if (extra !== undefined) return { column: null, reason: 'too-many-columns', found: foundText(null, extra) };
  for (const [at, { rule, title }] of header.entries()) {
    if (rule === null) continue;
    const column = plainText(title);
    const cell = cells[at];
    const fault = (reason: LineProblem['reason']) => ({
      column,
      reason,
      found: foundText(rule.column, cell ?? ''),
    });
    if (cell === undefined && rule.required) return fault('missing-column');
    if (rule.required && cell === '') return fault('empty');
    if (cell !== undefined && cell.length > rule.longest) return fault('too-long');
  }
  return null;
}

/** An id column that repeats the document or another person's number would put it, readable, into logs and files. */
function isPersonalNumber(id: string, document: DocumentReading, phone: string | null): boolean {
  const { number, asWritten } = document;
  return /^(?:\d{17}[\dXx]|\d{15})$/.test(id) || id === number || id === asWritten || id === phone;
}

function candidateId(
  given: string | null,
  document: DocumentReading,
  phone: string | null,
  keys: LineKeys,
): string {
  if (given === null) return keys.blindIndex('roster/candidate', document.number);
  return isPersonalNumber(given, document, phone) ? keys.blindIndex('roster/candidate-id', given) : given;
}

/** The exam's name is no part of it: a reworded name must not make something paid look new. */
function feeItemId(registration: string, feeItem: string, keys: LineKeys): string {
  return keys.blindIndex('roster/fee-item', `${registrationKey(registration)} ${registrationKey(feeItem)}`);
}

/** Finds the cells of one line and says of a bad one which it was. */
function cellReader(header: Header, cells: readonly string[]) {
  const place = (column: RosterColumn) => header.findIndex(({ rule }) => rule?.column === column);
  const cell = (column: RosterColumn) => cells[place(column)] ?? '';
  const fault = (column: RosterColumn, reason: LineProblem['reason']): LineFault => {
    const title = plainText(header[place(column)]?.title ?? column);
    return { column: title, reason, found: foundText(column, cell(column)) };
  };
  const read = <T>(column: RosterColumn, reader: (text: string) => Result<T, LineProblem['reason']>) => {
    const value = reader(cell(column));
    return value.ok ? value : err(fault(column, value.error));
  };
  return { read, fault };
}

type CellReader = ReturnType<typeof cellReader>;

function readCandidate({ read, fault }: CellReader, keys: LineKeys): Result<[Candidate, boolean], LineFault> {
  const id = read('candidateId', readOptionalCode);
  if (!id.ok) return id;
  const name = read('name', readText);
  if (!name.ok) return name;
  const number = read('document', readDocumentCode);
  if (!number.ok) return number;
  const document = readDocument(number.value, { today: keys.today });
  if (document.asWritten === '') return err(fault('document', 'empty'));
  const phone = read('phone', readPhone);
  if (!phone.ok) return phone;
  const candidate = {
    id: candidateId(id.value, document, phone.value, keys),
    name: name.value,
    documentNumber: document.asWritten,
    phone: phone.value,
  };
  return ok([candidate, document.findings.length > 0]);
}

function readFeeItem({ read, fault }: CellReader, keys: LineKeys): Result<FeeItem, LineFault> {
  const registration = read('registration', readCode);
  if (!registration.ok) return registration;
  const examName = read('exam', readText);
  if (!examName.ok) return examName;
  const name = read('feeItem', readText);
  if (!name.ok) return name;
  const officeState = read('officeState', readOfficeState);
  if (!officeState.ok) return officeState;
  const amount = read('amount', (text) => readAmount(text, officeState.value));
  if (!amount.ok) return amount;
  const opensAt = read('opens', (text) => readTime(text, 'opens'));
  if (!opensAt.ok) return opensAt;
  const closesAt = read('closes', (text) => readTime(text, 'closes'));
  if (!closesAt.ok) return closesAt;
  if (closesAt.value <= opensAt.value) return err(fault('closes', 'window-reversed'));
  const status = read('review', readReview);
  if (!status.ok) return status;
  const reason = read('reviewReason', readOptionalText);
  if (!reason.ok) return reason;
  return ok({
    id: feeItemId(registration.value, name.value, keys),
    registrationNumber: registration.value,
    examName: examName.value,
    name: name.value,
    amount: amount.value,
    opensAt: opensAt.value,
    closesAt: closesAt.value,
    officeState: officeState.value,
    review: { status: status.value, reason: reason.value },
  });
}

/** The first thing wrong with a line, or what it says. */
export function readLine(
  header: Header,
  fields: readonly string[],
  keys: LineKeys,
): Result<LineReading, LineFault> {
  const cells = fields.map(plainText);
  const shape = faultOfShape(header, cells);
  if (shape !== null) return err(shape);
  const reader = cellReader(header, cells);
  const person = readCandidate(reader, keys);
  if (!person.ok) return person;
  const feeItem = readFeeItem(reader, keys);
  if (!feeItem.ok) return feeItem;
  const [candidate, isDocumentOdd] = person.value;
  return ok({ line: { candidate, feeItem: feeItem.value }, isDocumentOdd });
}
