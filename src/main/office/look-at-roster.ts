import { mappingFault, type RosterColumn, type RosterMapping } from '../../shared/roster-columns';
import type { ImportPreview, NotARoster } from '../../shared/roster-import';
import { err, ok, type Result } from '../../shared/result';
import type { RosterTable } from './open-roster-file';
import { cellText } from './roster-lines/cell-text';
import { headerText, mappingByTitles } from './roster-lines/columns';
import { isBlank } from './roster-lines/judge-rows';
import { previewText } from './roster-lines/problem-text';
import type { Cell, SheetRow } from './roster-lines/sheet-row';

/** Titles, notes and dates above the header are common in files from spreadsheets. */
const HEADER_WITHIN = 20;
const SAMPLE_ROWS = 6;
/** Sheets that are looked into for a roster; more of them are chosen by hand. */
const SHEETS_TRIED = 12;
const LONGEST_TITLE = 60;

export type Remembered = (signature: string) => RosterMapping | null;

/** The others' turn, if it is time for it: a file may have to be read far before its first rows are found. */
export type Breathe = () => Promise<void>;

/** Where the lines of a table begin, and what its columns are. */
export type Found = {
  readonly table: RosterTable;
  readonly headerLine: number;
  readonly titles: readonly string[];
  readonly mapping: RosterMapping;
  readonly isRemembered: boolean;
  readonly samples: readonly SheetRow[];
};

function plainTitle(cell: Cell): string {
  const text = cellText(cell, null);
  return (text.ok ? text.value : '').replace(/\s+/g, ' ').trim().slice(0, LONGEST_TITLE);
}

/** Titles from the first column to the last one that has any. */
function titlesOf(row: SheetRow): readonly string[] {
  const titles = (row.cells ?? []).map(plainTitle);
  return titles.slice(0, titles.findLastIndex((title) => title !== '') + 1);
}

type Candidate = Omit<Found, 'table' | 'samples'> & { readonly at: number };

function asHeader(row: SheetRow, at: number, remembered: Remembered): Candidate {
  const titles = titlesOf(row);
  const known = remembered(headerText(titles));
  const isRemembered = known !== null && known.length === titles.length;
  const mapping = isRemembered ? known : mappingByTitles(titles);
  return { at, headerLine: row.line, titles, mapping, isRemembered };
}

/** A header that was mapped by hand before, else the row that names the most columns, else the first that is wide. */
function pickHeader(rows: readonly SheetRow[], remembered: Remembered): Candidate | null {
  const candidates = rows.slice(0, HEADER_WITHIN).map((row, at) => asHeader(row, at, remembered));
  const named = ({ mapping, isRemembered }: Candidate) =>
    isRemembered ? Infinity : new Set(mapping.filter((column) => column !== null)).size;
  const best = candidates.toSorted((a, b) => named(b) - named(a) || a.at - b.at)[0];
  if (best === undefined) return null;
  return named(best) > 0 ? best : (candidates.find(({ titles }) => titles.length > 2) ?? best);
}

async function firstRows(
  table: RosterTable,
  breathe: Breathe,
): Promise<Result<readonly SheetRow[], NotARoster['why']>> {
  const rows: SheetRow[] = [];
  const reading = table.rows(() => undefined);
  try {
    while (rows.length < HEADER_WITHIN + SAMPLE_ROWS) {
      const step = await reading.next();
      if (step.done === true) return step.value === 'whole' ? ok(rows) : err(step.value);
      rows.push(...step.value.filter((row) => !isBlank(row)));
      await breathe();
    }
    return ok(rows);
  } finally {
    await reading.return('whole');
  }
}

async function findIn(
  table: RosterTable,
  remembered: Remembered,
  breathe: Breathe,
): Promise<Result<Found, NotARoster['why']>> {
  const rows = await firstRows(table, breathe);
  if (!rows.ok) return rows;
  const header = pickHeader(rows.value, remembered);
  if (header === null) return err('empty');
  const { at, ...found } = header;
  return ok({ ...found, table, samples: rows.value.slice(at + 1, at + 1 + SAMPLE_ROWS) });
}

function isComplete({ mapping }: Found): boolean {
  const { missing, repeated } = mappingFault(mapping);
  return missing.length + repeated.length === 0;
}

/**
 * The sheet that was asked for; without a wish the first visible one that has every column, else the one that has most.
 * Hidden sheets are never chosen by themselves.
 */
export async function findRoster(
  tables: readonly RosterTable[],
  sheet: string | null,
  remembered: Remembered,
  breathe: Breathe,
): Promise<Result<Found, NotARoster['why']>> {
  const asked = tables.find(({ file }) => file.sheet === sheet);
  if (sheet !== null) return asked === undefined ? err('no-such-sheet') : findIn(asked, remembered, breathe);
  let best: Result<Found, NotARoster['why']> | null = null;
  const named = (found: Found) => found.mapping.filter((column) => column !== null).length;
  for (const table of tables.filter(({ isHidden }) => !isHidden).slice(0, SHEETS_TRIED)) {
    const found = await findIn(table, remembered, breathe);
    if (found.ok && isComplete(found.value)) return found;
    if (!found.ok && found.error !== 'empty') return found;
    if (best?.ok !== true || (found.ok && named(found.value) > named(best.value))) best = found;
  }
  return best ?? err('empty');
}

/** The same place with other columns, as a person has said; one per column of the file. */
export function mapAnew(found: Found, mapping: RosterMapping): Found {
  return { ...found, mapping: found.titles.map((_, at) => mapping[at] ?? null), isRemembered: false };
}

function sampleText(row: SheetRow, at: number, column: RosterColumn | null): string {
  const cell = row.cells?.[at] ?? '';
  const text = cellText(cell, column);
  return previewText(column, text.ok ? text.value : text.error.text);
}

/** What a person sees of it; personal numbers masked, whatever column they stand in. */
export function previewOf(found: Found, tables: readonly RosterTable[]): ImportPreview {
  const { table, headerLine, titles, mapping, isRemembered, samples } = found;
  return {
    file: table.file,
    sheets: tables.flatMap(({ file, isHidden }) =>
      file.sheet === null ? [] : [{ name: file.sheet, isHidden }],
    ),
    headerLine,
    columns: titles.map((title, at) => {
      const column = mapping[at] ?? null;
      return { title, column, samples: samples.map((row) => sampleText(row, at, column)) };
    }),
    lines: samples.map(({ line }) => line),
    isRemembered,
    ...mappingFault(mapping),
  };
}
