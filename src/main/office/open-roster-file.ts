import type { NotARoster } from '../../shared/roster-import';
import { MOST_ROSTER_BYTES } from '../../shared/roster-import';
import type { RosterFileKind } from '../../shared/roster-report';
import { err, ok, type Result } from '../../shared/result';
import { readCsvRows, recogniseCsv } from './roster-csv/csv-rows';
import type { Rows, TellPart } from './roster-lines/sheet-row';
import { openWorkbook, type Workbook } from './roster-xlsx/workbook';

type Why = NotARoster['why'];

/** A table within a file: the whole of a CSV, one sheet of an XLSX. */
export type RosterTable = {
  readonly file: RosterFileKind;
  readonly isHidden: boolean;
  /** Cells stand in a grid: a row that is short or long has lost or shifted nothing. */
  readonly isGrid: boolean;
  readonly rows: (tell: TellPart) => Rows;
};

const ZIP = Buffer.from([0x50, 0x4b]);
/** Compound files (MS-CFB): XLS, and the envelope of encrypted XLSX. */
const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
/** The stream that an encrypted workbook stands in (MS-OFFCRYPTO 2.3.4). */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

function tablesOf(workbook: Workbook): readonly RosterTable[] {
  return workbook.sheets.map((sheet) => ({
    file: { kind: 'xlsx', encoding: null, sheet: sheet.name },
    isHidden: sheet.isHidden,
    isGrid: true,
    rows: (tell) => workbook.readRows(sheet, tell),
  }));
}

/** What kind of file it is, by its bytes; a name says nothing. */
export async function openRosterFile(bytes: Uint8Array): Promise<Result<readonly RosterTable[], Why>> {
  if (bytes.length === 0) return err('empty');
  if (bytes.length > MOST_ROSTER_BYTES) return err('too-large');
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.subarray(0, COMPOUND.length).equals(COMPOUND)) {
    return err(buffer.includes(ENCRYPTED) ? 'encrypted' : 'old-excel');
  }
  if (buffer.subarray(0, ZIP.length).equals(ZIP) && (buffer[2] ?? 0) < 9 && (buffer[3] ?? 0) < 9) {
    const workbook = await openWorkbook(bytes);
    if (!workbook.ok) return workbook;
    const tables = tablesOf(workbook.value);
    return tables.length === 0 ? err('empty') : ok(tables);
  }
  const csv = recogniseCsv(bytes);
  if (!csv.ok) return csv;
  const file = { kind: 'csv', encoding: csv.value.encoding, sheet: null } as const;
  return ok([{ file, isHidden: false, isGrid: false, rows: (tell) => readCsvRows(bytes, csv.value, tell) }]);
}
