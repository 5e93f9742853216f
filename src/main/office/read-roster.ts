import { createHash } from 'node:crypto';
import type { MappingFault, RosterMapping } from '../../shared/roster-columns';
import type { ImportPreview, NotARoster } from '../../shared/roster-import';
import type { RosterFileKind } from '../../shared/roster-report';
import { err, ok, type Result } from '../../shared/result';
import { findRoster, mapAnew, previewOf, type Breathe, type Found, type Remembered } from './look-at-roster';
import { openRosterFile, type RosterTable } from './open-roster-file';
import { headerText, mapHeader } from './roster-lines/columns';
import { isBlank, rowJudge, type RosterRead } from './roster-lines/judge-rows';
import type { LineKeys } from './roster-lines/read-line';
import { sha256 } from './roster-csv/encoding';
import type { TellPart } from './roster-lines/sheet-row';

const MOST_LINES = 1_000_000;
/** Lines judged before others may have a turn. */
const AT_ONCE = 50;

type Choice = { readonly sheet: string | null; readonly mapping: RosterMapping | null };

type ReadEnd = Result<{ readonly sha256: string }, NotARoster>;

/** A file whose roster was found. */
export type OpenedRoster = {
  readonly preview: ImportPreview;
  /** The same for every file with this header; says nothing of what is in it. */
  readonly signature: string;
  readonly mapping: RosterMapping;
  readonly file: RosterFileKind;
  /**
   * Line by line: every line is either good or a problem with its place and reason (payments.md rule 16). Pulled by the
   * caller, so that it decides when others get their turn. A refusal may come late: lines before it must not become the
   * roster. `today` is `yyyy-MM-dd` in Shanghai; `tell` hears how far it is.
   */
  readonly read: (
    today: string,
    tell: TellPart,
  ) => Result<AsyncGenerator<readonly RosterRead[], ReadEnd>, MappingFault>;
};

function refuse(why: NotARoster['why']) {
  return err({ kind: 'not-a-roster' as const, why });
}

async function* readLines(
  bytes: Uint8Array,
  found: Found,
  judge: ReturnType<typeof rowJudge>,
  tell: TellPart,
): AsyncGenerator<readonly RosterRead[], ReadEnd> {
  let lines = 0;
  const rows = found.table.rows(tell);
  try {
    for (;;) {
      const step = await rows.next();
      if (step.done === true) {
        if (step.value !== 'whole') return refuse(step.value);
        break;
      }
      const below = step.value.filter((row) => row.line > found.headerLine && !isBlank(row));
      lines += below.length;
      if (lines > MOST_LINES) return refuse('too-large');
      yield below.slice(0, AT_ONCE).map(judge);
      for (let at = AT_ONCE; at < below.length; at += AT_ONCE) yield below.slice(at, at + AT_ONCE).map(judge);
    }
  } finally {
    await rows.return('whole');
  }
  const hashing = sha256(bytes);
  for (;;) {
    const step = hashing.next();
    if (step.done === true) return ok({ sha256: step.value });
    yield [];
  }
}

function opened(
  bytes: Uint8Array,
  tables: readonly RosterTable[],
  found: Found,
  keys: Omit<LineKeys, 'today'>,
): OpenedRoster {
  const { table, titles, mapping } = found;
  return {
    preview: previewOf(found, tables),
    signature: createHash('sha256').update(headerText(titles)).digest('hex'),
    mapping,
    file: table.file,
    read: (today, tell) => {
      const header = mapHeader(titles, mapping);
      if (!header.ok) return header;
      return ok(readLines(bytes, found, rowJudge(header.value, { ...keys, today }, table.isGrid), tell));
    },
  };
}

/** What of the store's vault the ids of a roster are made with: a keyed mark, the same for ever for the same text. */
export type RosterVault = { readonly blind: (place: string, text: string) => Buffer };

/** Looks into a file and finds the roster in it. `remembered` is asked by the signature of a header. */
export function rosterOpener(vault: RosterVault, remembered: Remembered) {
  const blindIndex = (place: string, text: string) => vault.blind(place, text).toString('hex');
  const bySignature: Remembered = (text) => remembered(createHash('sha256').update(text).digest('hex'));
  return async (
    bytes: Uint8Array,
    choice: Choice,
    breathe: Breathe,
  ): Promise<Result<OpenedRoster, NotARoster>> => {
    const tables = await openRosterFile(bytes);
    if (!tables.ok) return refuse(tables.error);
    const found = await findRoster(tables.value, choice.sheet, bySignature, breathe);
    if (!found.ok) return refuse(found.error);
    const mapped = choice.mapping === null ? found.value : mapAnew(found.value, choice.mapping);
    return ok(opened(bytes, tables.value, mapped, { blindIndex }));
  };
}
