import { err, ok, type Result } from '../../../shared/result';
import type { Rows, SheetRow, TellPart } from '../roster-lines/sheet-row';
import { makeSharedStrings, type SharedStrings } from './shared-strings';
import { makeSheetCells } from './sheet-cells';
import { makeStyles, type NumberFormat } from './styles';
import { attribute, type XmlPiece } from './xml-pieces';
import { openZip, type PartFault, type ZipParts } from './zip-parts';

export type WorkbookFault = PartFault | 'binary' | 'old-excel';

type SheetPlace = { readonly name: string; readonly isHidden: boolean; readonly part: string };

export type Workbook = {
  readonly sheets: readonly SheetPlace[];
  readonly readRows: (sheet: SheetPlace, tell: TellPart) => Rows;
};

const MEBI = 1024 * 1024;
/** Unpacked. A million lines of a dozen cells; anything that holds more is made to hurt. */
const MOST_SHEET_BYTES = 640 * MEBI;
const MOST_STRING_BYTES = 160 * MEBI;
const MOST_OTHER_BYTES = 16 * MEBI;
const MOST_SHEETS = 256;
const NOTHING = (): readonly never[] => [];

async function readAll(parts: ZipParts, name: string, mostBytes: number, take: (piece: XmlPiece) => void) {
  const reading = parts.read(name, mostBytes, take, NOTHING);
  for (;;) {
    const step = await reading.next();
    if (step.done === true) return step.value;
  }
}

/** Where a relation leads, from `xl/`; targets may be relative or from the root. Only ever looked up in the archive. */
function partOf(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
}

type Relations = ReadonlyMap<string, { readonly type: string; readonly part: string }>;

async function readRelations(parts: ZipParts): Promise<Result<Relations, PartFault>> {
  const relations = new Map<string, { readonly type: string; readonly part: string }>();
  const read = await readAll(parts, 'xl/_rels/workbook.xml.rels', MOST_OTHER_BYTES, (piece) => {
    if (piece.kind !== 'open' || piece.name !== 'Relationship') return;
    const of = (name: string) => attribute(piece.attributes, name) ?? '';
    relations.set(of('Id'), { type: of('Type').replace(/^.*\//, ''), part: partOf(of('Target')) });
  });
  return read === 'whole' ? ok(relations) : err(read);
}

/** `r:id` and `id` differ: the relation's is the one with a prefix. */
function relationOf(attributes: string): string {
  return (
    /[\w.-]+:id\s*=\s*(?:"([^"]*)"|'([^']*)')/
      .exec(attributes)
      ?.slice(1)
      .find((text) => text) ?? ''
  );
}

type Plan = { readonly sheets: readonly SheetPlace[]; readonly epoch: 1900 | 1904 };

async function readPlan(parts: ZipParts, relations: Relations): Promise<Result<Plan, PartFault>> {
  const sheets: SheetPlace[] = [];
  let epoch: 1900 | 1904 = 1900;
  const read = await readAll(parts, 'xl/workbook.xml', MOST_OTHER_BYTES, (piece) => {
    if (piece.kind !== 'open') return;
    const of = (name: string) => attribute(piece.attributes, name);
    if (piece.name === 'workbookPr' && ['1', 'true', 'on'].includes(of('date1904') ?? '')) epoch = 1904;
    if (piece.name !== 'sheet') return;
    const relation = relations.get(relationOf(piece.attributes));
    // Charts and macros have sheets of their own kinds.
    if (relation?.type !== 'worksheet') return;
    const isHidden = ['hidden', 'veryHidden'].includes(of('state') ?? '');
    sheets.push({ name: of('name') ?? '', isHidden, part: relation.part });
  });
  if (read !== 'whole') return err(read);
  return sheets.length > MOST_SHEETS ? err('unsafe') : ok({ sheets, epoch });
}

type Words = { readonly strings: SharedStrings; readonly format: (style: number) => NumberFormat };

/** Texts and formats, when a sheet is first read. */
function wordsReader(parts: ZipParts, relations: Relations) {
  const partOfType = (type: string) => [...relations.values()].find((one) => one.type === type)?.part;
  const strings = makeSharedStrings();
  const styles = makeStyles();
  let read: PartFault | 'whole' | null = null;

  async function* readOnce(): AsyncGenerator<readonly never[], PartFault | 'whole'> {
    const [stylePart, stringPart] = [partOfType('styles'), partOfType('sharedStrings')];
    if (stylePart !== undefined && parts.has(stylePart)) {
      const end = yield* parts.read(stylePart, MOST_OTHER_BYTES, styles.take, NOTHING);
      if (end !== 'whole') return end;
    }
    if (stringPart === undefined || !parts.has(stringPart)) return 'whole';
    const reading = parts.read(stringPart, MOST_STRING_BYTES, strings.take, NOTHING);
    for (;;) {
      const step = await reading.next();
      if (step.done === true) return step.value;
      if (strings.isTooMuch()) return 'too-large';
      yield [];
    }
  }

  return async function* (): AsyncGenerator<readonly never[], Result<Words, PartFault>> {
    read ??= yield* readOnce();
    return read === 'whole' ? ok({ strings, format: styles.format }) : err(read);
  };
}

async function* readSheet(
  parts: ZipParts,
  sheet: SheetPlace,
  epoch: 1900 | 1904,
  readWords: ReturnType<typeof wordsReader>,
  tell: TellPart,
): Rows {
  const words = yield* readWords();
  if (!words.ok) return words.error;
  const cells = makeSheetCells({ ...words.value, epoch });
  const reading = parts.read<SheetRow>(sheet.part, MOST_SHEET_BYTES, cells.take, cells.rows, tell);
  try {
    for (;;) {
      const step = await reading.next();
      if (step.done === true) return step.value;
      if (cells.isBroken()) return 'damaged';
      yield step.value;
    }
  } finally {
    // Whoever has seen enough lets go of what is still being unpacked.
    await reading.return('whole');
  }
}

/** An XLSX file (ECMA-376): its sheets, and their rows as they are unpacked. */
export async function openWorkbook(bytes: Uint8Array): Promise<Result<Workbook, WorkbookFault>> {
  const zip = await openZip(bytes);
  if (!zip.ok) return zip;
  const parts = zip.value;
  if (parts.has('xl/workbook.bin')) return err('old-excel');
  if (!parts.has('xl/workbook.xml')) return err('binary');
  const relations = await readRelations(parts);
  if (!relations.ok) return relations;
  const plan = await readPlan(parts, relations.value);
  if (!plan.ok) return plan;
  const { sheets, epoch } = plan.value;
  const readWords = wordsReader(parts, relations.value);
  return ok({ sheets, readRows: (sheet, tell) => readSheet(parts, sheet, epoch, readWords, tell) });
}
