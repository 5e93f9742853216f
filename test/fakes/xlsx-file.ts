import { GOOD_LINE, type LineCells } from './roster-file';
import { zipFile, type ZipEntry } from './zip-file';

/** A cell as XML writes it: its attributes and what is in it. */
type RawCell = { readonly attributes?: string; readonly inside: string };
export type XlsxCell = string | number | null | RawCell;
export type XlsxSheet = {
  readonly name: string;
  readonly rows: readonly (readonly XlsxCell[])[];
  readonly state?: 'hidden' | 'veryHidden';
};
export type XlsxOptions = {
  /** Number format codes of the styles 1, 2, …; a number names a built-in one. */
  readonly formats?: readonly (string | number)[];
  readonly date1904?: boolean;
  /** Texts into the table of shared strings, else into the cells. */
  readonly shared?: boolean;
  readonly more?: readonly ZipEntry[];
  /** Programs write elements with a prefix of their own, or without. */
  readonly prefix?: string;
};

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function columnName(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : columnName(Math.floor(at / 26) - 1) + columnName(at % 26);
}

/** A number with a style of `formats`, counted from 1. */
export function styled(value: number | string, style: number): XlsxCell {
  return { attributes: ` s="${style}"`, inside: `<v>${value}</v>` };
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';

function cellXml(cell: XlsxCell, place: string, strings: string[] | null): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return `<c r="${place}"${cell.attributes ?? ''}>${cell.inside}</c>`;
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  if (strings === null) {
    return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${xml(cell)}</t></is></c>`;
  }
  strings.push(`<si><t xml:space="preserve">${xml(cell)}</t></si>`);
  return `<c r="${place}" t="s"><v>${strings.length - 1}</v></c>`;
}

function sheetXml({ rows }: XlsxSheet, strings: string[] | null): string {
  const lines = rows.map((cells, at) => {
    const inside = cells.map((cell, column) => cellXml(cell, `${columnName(column)}${at + 1}`, strings));
    return cells.length === 0 ? '' : `<row r="${at + 1}" spans="1:13">${inside.join('')}</row>`;
  });
  const widths = '<cols><col min="1" max="13" width="18" customWidth="1"/></cols>';
  return `${HEAD}<worksheet xmlns="${MAIN}">${widths}<sheetData>${lines.join('')}</sheetData></worksheet>`;
}

function stylesXml(formats: readonly (string | number)[]): string {
  const custom = formats.flatMap((code, at) =>
    typeof code === 'number' ? [] : [`<numFmt numFmtId="${170 + at}" formatCode="${xml(code)}"/>`],
  );
  const xfs = formats.map((code, at) => `<xf numFmtId="${typeof code === 'number' ? code : 170 + at}"/>`);
  return (
    `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts>${custom.join('')}</numFmts>` +
    `<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${xfs.join('')}</cellXfs></styleSheet>`
  );
}

function prefixed(text: string, prefix: string): string {
  const named = text.replace(/<(\/?)([a-zA-Z])/g, `<$1${prefix}:$2`);
  return named.replace(`xmlns="${MAIN}"`, `xmlns:${prefix}="${MAIN}"`);
}

/** A workbook written by hand after ECMA-376, sharing nothing with the reader. */
export function xlsxFile(sheets: readonly XlsxSheet[], options: XlsxOptions = {}): Uint8Array {
  const { formats = [], date1904 = false, shared = true, more = [], prefix } = options;
  const strings: string[] | null = shared ? [] : null;
  const written = sheets.map((sheet) => sheetXml(sheet, strings));
  const list = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${xml(name)}" sheetId="${at + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${at + 1}"/>`,
  );
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const relations = [
    ...sheets.map((_, at) => relation(`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`)),
    relation('rId90', 'styles', 'styles.xml'),
    ...(shared ? [relation('rId91', 'sharedStrings', '/xl/sharedStrings.xml')] : []),
  ];
  const workbook =
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${date1904 ? ' date1904="1"' : ''}/>` +
    `<sheets>${list.join('')}</sheets></workbook>`;
  const asWritten = (text: string) => (prefix === undefined ? text : prefixed(text, prefix));
  const parts: ZipEntry[] = [
    { name: '[Content_Types].xml', data: `${HEAD}<Types/>` },
    { name: 'xl/workbook.xml', data: asWritten(workbook) },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `${HEAD}<Relationships>${relations.join('')}</Relationships>`,
    },
    { name: 'xl/styles.xml', data: stylesXml(formats) },
    ...written.map((data, at) => ({ name: `xl/worksheets/sheet${at + 1}.xml`, data: asWritten(data) })),
    ...(strings === null
      ? []
      : [{ name: 'xl/sharedStrings.xml', data: `${HEAD}<sst xmlns="${MAIN}">${strings.join('')}</sst>` }]),
  ];
  const replaced = new Set(more.map(({ name }) => name));
  return zipFile([...parts.filter(({ name }) => !replaced.has(name)), ...more]);
}

export const TITLES: readonly string[] = Object.keys(GOOD_LINE);

/** A good line but for the cells given, as a row. */
export function xlsxRow(cells: Partial<Record<keyof LineCells, XlsxCell>> = {}): readonly XlsxCell[] {
  return Object.values({ ...GOOD_LINE, ...cells });
}

/** A sheet of good lines but for the cells given. */
export function rosterSheet(
  lines: readonly Partial<Record<keyof LineCells, XlsxCell>>[],
  name = '缴费名单',
): XlsxSheet {
  return { name, rows: [TITLES, ...lines.map(xlsxRow)] };
}
