import type { Cell, SheetRow } from '../roster-lines/sheet-row';
import { unescaped, type SharedStrings } from './shared-strings';
import type { NumberFormat } from './styles';
import { attribute, type XmlPiece } from './xml-pieces';

/** A sheet's own limit (Excel specifications). */
const MOST_ROWS = 1_048_576;
/** A roster has a dozen columns; what stands further right than this is not read. */
const MOST_COLUMNS = 200;
const LONGEST_TEXT = 32_767;

export type CellWorld = {
  readonly strings: SharedStrings;
  readonly format: (style: number) => NumberFormat;
  readonly epoch: 1900 | 1904;
};

/** `AB12` → 27; -1 for what is no reference. */
function columnOf(reference: string): number {
  let column = 0;
  for (const character of reference) {
    const value = character.charCodeAt(0) - 64;
    if (value < 1 || value > 26) return column - 1;
    column = column * 26 + value;
    if (column > 20_000) return -1;
  }
  return -1;
}

type Opened = {
  readonly type: string;
  readonly style: number;
  value: string | null;
  inline: string;
  isFormula: boolean;
};

function numberCell(text: string, style: number, { format, epoch }: CellWorld): Cell {
  const { isDate, zeros } = format(style);
  return { kind: 'number', text, isDate, zeros, epoch };
}

/** What a closed cell holds. */
function cellOf({ type, style, value, inline, isFormula }: Opened, world: CellWorld): Cell {
  if (type === 'inlineStr') return unescaped(inline);
  if (value === null || value === '') {
    return isFormula && type !== 'str' ? { kind: 'fault', reason: 'no-result', text: '' } : '';
  }
  switch (type) {
    case 's':
      return (
        world.strings.at(/^\d{1,9}$/.test(value) ? Number(value) : -1) ?? {
          kind: 'fault',
          reason: 'not-readable',
          text: '',
        }
      );
    case 'str':
    case 'd':
      return unescaped(value);
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'e':
      return { kind: 'fault', reason: 'cell-error', text: value };
    default:
      return numberCell(value, style, world);
  }
}

/** Turns the XML of one sheet into rows. `take` the pieces, then `rows` for what is whole by now. */
export function makeSheetCells(world: CellWorld) {
  const done: SheetRow[] = [];
  let cells: Cell[] = [];
  let line = 0;
  let column = -1;
  let cell: Opened | null = null;
  let gathers: 'value' | 'inline' | null = null;
  let inData = false;
  let inPhonetic = false;
  let isBroken = false;

  function openRow(attributes: string): void {
    const given = attribute(attributes, 'r');
    const next = given === null ? line + 1 : Number(given);
    // Rows that go back, or beyond what a sheet has: no program writes them, and a report could not name them.
    if (!Number.isInteger(next) || next <= line || next > MOST_ROWS) isBroken = true;
    [line, cells, column] = [next, [], -1];
  }

  function openCell(attributes: string): void {
    const reference = attribute(attributes, 'r');
    const next = reference === null ? column + 1 : columnOf(reference);
    if (next <= column) isBroken = true;
    column = next;
    const style = Number(attribute(attributes, 's') ?? 0);
    cell = { type: attribute(attributes, 't') ?? 'n', style, value: null, inline: '', isFormula: false };
  }

  function closeCell(): void {
    if (cell !== null && column >= 0 && column < MOST_COLUMNS) {
      while (cells.length < column) cells.push('');
      cells.push(cellOf(cell, world));
    }
    cell = null;
  }

  function takeInCell(name: string, isOpen: boolean): void {
    if (name === 'rPh') inPhonetic = isOpen;
    else if (name === 'v') gathers = isOpen ? 'value' : null;
    else if (name === 't') gathers = isOpen && !inPhonetic ? 'inline' : null;
    else if (name === 'f' && cell !== null) cell.isFormula = true;
  }

  function takeTag(name: string, isOpen: boolean, attributes: string): void {
    if (name === 'sheetData') inData = isOpen;
    if (!inData) return;
    if (name === 'row' && isOpen) openRow(attributes);
    else if (name === 'row') done.push({ line, cells });
    else if (name === 'c' && isOpen) openCell(attributes);
    else if (name === 'c') closeCell();
    else takeInCell(name, isOpen);
  }

  function takeText(text: string): void {
    if (cell === null || gathers === null) return;
    if (gathers === 'value') cell.value = ((cell.value ?? '') + text).slice(0, LONGEST_TEXT);
    else cell.inline = (cell.inline + text).slice(0, LONGEST_TEXT);
  }

  return {
    take: (piece: XmlPiece): void => {
      if (piece.kind === 'text') takeText(piece.text);
      else if (piece.kind === 'open') takeTag(piece.name, true, piece.attributes);
      else takeTag(piece.name, false, '');
    },
    rows: (): readonly SheetRow[] => done.splice(0),
    isBroken: () => isBroken,
  };
}
