import type { Candidate, FeeItem } from '../../../shared/exam';
import type { RosterColumn } from '../../../shared/roster-columns';
import type { LineProblem } from '../../../shared/roster-report';
import { oneDocument } from '../one-document';
import { cellText } from './cell-text';
import type { Header } from './columns';
import { foundText } from './problem-text';
import { readLine, type LineFault, type LineKeys } from './read-line';
import type { Cell, SheetRow } from './sheet-row';

export type RosterRead =
  | {
      readonly kind: 'line';
      readonly line: { readonly candidate: Candidate; readonly feeItem: FeeItem };
      /** The document number has an unknown form or a wrong check character (payments never depend on it). */
      readonly isDocumentOdd: boolean;
    }
  | { readonly kind: 'problem'; readonly problem: LineProblem };

/** What a line is judged by beside itself: the lines before it. */
function makeFileMemory() {
  const feeItems = new Set<string>();
  const persons = new Map<string, Candidate>();
  const isOther = (a: Candidate, b: Candidate) =>
    oneDocument(a.documentNumber) !== oneDocument(b.documentNumber) ||
    a.name.normalize('NFC').replace(/ /g, '') !== b.name.normalize('NFC').replace(/ /g, '');
  return {
    isRepeated: (feeItem: FeeItem) => feeItems.has(feeItem.id),
    isOtherPerson: (candidate: Candidate) => {
      const known = persons.get(candidate.id);
      return known !== undefined && isOther(known, candidate);
    },
    /** The candidate as the file has them so far: a phone given once is theirs on every line. */
    keep: (candidate: Candidate, feeItem: FeeItem): Candidate => {
      feeItems.add(feeItem.id);
      const known = persons.get(candidate.id);
      const kept = { ...candidate, phone: candidate.phone ?? known?.phone ?? null };
      persons.set(candidate.id, kept);
      return kept;
    },
  };
}

/** Spreadsheets leave lines of nothing but commas. */
export function isBlank({ cells }: SheetRow): boolean {
  return cells !== null && cells.every((cell) => typeof cell === 'string' && cell.trim() === '');
}

/** A grid cannot shift: what stands beside the table is a note, and what is missing at its end is empty. */
function cellsOf(cells: readonly Cell[], header: Header, isGrid: boolean): readonly Cell[] {
  return isGrid ? header.map((_, at) => cells[at] ?? '') : cells;
}

/** The texts of a row's cells, or the first cell of ours that has none. */
function textsOf(cells: readonly Cell[], header: Header): readonly string[] | LineFault {
  const texts: string[] = [];
  for (const [at, cell] of cells.entries()) {
    const { rule = null, title = '' } = header[at] ?? {};
    const text = cellText(cell, rule?.column ?? null);
    if (!text.ok && rule !== null) {
      const { reason, text: found } = text.error;
      return { column: title, reason, found: foundText(rule.column, found) };
    }
    texts.push(text.ok ? text.value : '');
  }
  return texts;
}

/** Judges the rows below the header, one after the other in the order of the file. */
export function rowJudge(header: Header, keys: LineKeys, isGrid: boolean): (row: SheetRow) => RosterRead {
  const memory = makeFileMemory();
  const titleAt = (column: RosterColumn) =>
    header.find(({ rule }) => rule?.column === column)?.title ?? column;

  return (row) => {
    const { line } = row;
    const problem = (fault: LineFault) => ({ kind: 'problem' as const, problem: { line, ...fault } });
    if (row.cells === null) {
      return problem({ column: null, reason: row.reason, found: foundText(null, row.start) });
    }
    const texts = textsOf(cellsOf(row.cells, header, isGrid), header);
    if ('reason' in texts) return problem(texts);
    const reading = readLine(header, texts, keys);
    if (!reading.ok) return problem(reading.error);
    const { candidate, feeItem } = reading.value.line;
    if (memory.isOtherPerson(candidate)) {
      const found = foundText('document', candidate.documentNumber);
      return problem({ column: titleAt('document'), reason: 'other-person', found });
    }
    if (memory.isRepeated(feeItem)) {
      const found = foundText('registration', feeItem.registrationNumber);
      return problem({ column: titleAt('registration'), reason: 'duplicate-line', found });
    }
    const read = { candidate: memory.keep(candidate, feeItem), feeItem };
    return { kind: 'line', line: read, isDocumentOdd: reading.value.isDocumentOdd };
  };
}
