import { err, ok, type Result } from '../../../shared/result';
import type { Rows, SheetRow, TellPart } from '../roster-lines/sheet-row';
import { decodeText, detectEncoding, type RosterEncoding } from './encoding';
import { readRecords, type CsvRecord, type Divider } from './records';

export type CsvFile = { readonly encoding: RosterEncoding; readonly divider: Divider };

/** Enough to be quick, few enough that nobody waits for them. */
const BATCH = 50;
const JUDGED_LINES = 20;
const DIVIDERS: readonly Divider[] = [',', '\t', ';'];

/** The one that most of the first lines have most of; the comma where none has any. */
function dividerOf(start: string): Divider {
  const lines = start.split(/\r\n|\r|\n/, JUDGED_LINES).map((line) => line.replace(/"[^"]*"/g, ''));
  const count = (divider: Divider) => Math.max(...lines.map((line) => line.split(divider).length));
  return DIVIDERS.reduce((best, divider) => (count(divider) > count(best) ? divider : best));
}

/** Web pages and the XML of Excel 2003, which some systems export under the name .xls. */
function isWebPage(start: string): boolean {
  return /^\s*<(?:!doctype|html|head|meta|table|\?xml)[\s>]/i.test(start);
}

export function recogniseCsv(
  bytes: Uint8Array,
): Result<CsvFile, 'empty' | 'binary' | 'encoding' | 'web-page'> {
  const encoding = detectEncoding(bytes);
  if (!encoding.ok) return encoding;
  const first = decodeText(bytes, encoding.value).next();
  const start = first.done === true ? '' : first.value;
  if (isWebPage(start)) return err('web-page');
  return ok({ encoding: encoding.value, divider: dividerOf(start) });
}

function asRow(record: CsvRecord): SheetRow {
  if (record.fields !== null) return { line: record.line, cells: record.fields };
  const reason = record.fault === 'quote' ? 'not-readable' : 'too-long';
  return { line: record.line, cells: null, reason, start: record.start };
}

export async function* readCsvRows(bytes: Uint8Array, { encoding, divider }: CsvFile, tell: TellPart): Rows {
  const records = readRecords(decodeText(bytes, encoding, tell), divider);
  let batch: SheetRow[] = [];
  for (;;) {
    const step = records.next();
    if (step.done === true) {
      yield batch;
      return step.value === 'malformed' ? 'encoding' : 'whole';
    }
    if (step.value !== null) batch.push(asRow(step.value));
    if (step.value === null || batch.length >= BATCH) {
      yield batch;
      batch = [];
    }
  }
}
