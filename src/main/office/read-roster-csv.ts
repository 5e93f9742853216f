import type { Candidate, FeeItem } from '../../shared/exam';
import type { LineProblem } from '../../shared/roster-report';
import { err, ok, type Result } from '../../shared/result';
import { oneDocument } from './one-document';
import { readHeader, type Header, type HeaderFault } from './roster-csv/columns';
import { decodeText, detectEncoding, sha256, type RosterEncoding } from './roster-csv/encoding';
import { foundText } from './roster-csv/problem-text';
import { readLine, type LineFault, type LineKeys } from './roster-csv/read-line';
import { readRecords, type CsvRecord, type TextEnd } from './roster-csv/records';

export type RosterRead =
  /** Nothing new: a moment to let others work. */
  | { readonly kind: 'pause' }
  | {
      readonly kind: 'line';
      readonly line: { readonly candidate: Candidate; readonly feeItem: FeeItem };
      readonly isDocumentOdd: boolean;
    }
  | { readonly kind: 'problem'; readonly problem: LineProblem };

export type NotACsv = HeaderFault & {
  readonly kind: 'not-a-csv';
  readonly why: 'empty' | 'binary' | 'encoding' | 'header' | 'too-large';
};

type RosterFile = { readonly encoding: RosterEncoding; readonly sha256: string };

const MOST_BYTES = 32 * 1024 * 1024;
const MOST_LINES = 1_000_000;
/** Titles above the header are common in files from spreadsheets. */
const HEADER_WITHIN = 5;
const PAUSE = { kind: 'pause' } as const;

function refuse(why: NotACsv['why'], { missing, repeated }: HeaderFault = { missing: [], repeated: [] }) {
  return err({ kind: 'not-a-csv' as const, why, missing, repeated });
}

/** Spreadsheets leave lines of nothing but commas. */
function isBlank(record: CsvRecord): boolean {
  return record.fields !== null && record.fields.every((field) => field.trim() === '');
}

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

type FileMemory = ReturnType<typeof makeFileMemory>;

function titleAt(header: Header, column: 'registration' | 'document'): string {
  return header.find(({ rule }) => rule?.column === column)?.title ?? column;
}

function judge(record: CsvRecord, header: Header, keys: LineKeys, memory: FileMemory): RosterRead {
  const problem = (fault: LineFault) => ({
    kind: 'problem' as const,
    problem: { line: record.line, ...fault },
  });
  if (record.fields === null) {
    const reason = record.fault === 'quote' ? 'not-readable' : 'too-long';
    return problem({ column: null, reason, found: foundText(null, record.start) });
  }
  const reading = readLine(header, record.fields, keys);
  if (!reading.ok) return problem(reading.error);
  const { candidate, feeItem } = reading.value.line;
  if (memory.isOtherPerson(candidate)) {
    const found = foundText('document', candidate.documentNumber);
    return problem({ column: titleAt(header, 'document'), reason: 'other-person', found });
  }
  if (memory.isRepeated(feeItem)) {
    const found = foundText('registration', feeItem.registrationNumber);
    return problem({ column: titleAt(header, 'registration'), reason: 'duplicate-line', found });
  }
  const line = { candidate: memory.keep(candidate, feeItem), feeItem };
  return { kind: 'line', line, isDocumentOdd: reading.value.isDocumentOdd };
}

/** Reads up to the header. Of lines that are none, the one that comes nearest tells what is missing. */
function* findHeader(
  records: Iterator<CsvRecord | null, TextEnd>,
): Generator<RosterRead, Result<Header, NotACsv>> {
  let nearest: HeaderFault | null = null;
  for (let seen = 0; seen < HEADER_WITHIN;) {
    const step = records.next();
    if (step.done === true && step.value === 'malformed') return refuse('encoding');
    if (step.done === true) break;
    if (step.value === null || isBlank(step.value)) {
      yield PAUSE;
      continue;
    }
    seen += 1;
    const header = readHeader(step.value.fields ?? []);
    if (header.ok) return header;
    const { missing } = header.error;
    if (nearest === null || missing.length < nearest.missing.length) nearest = header.error;
  }
  return nearest === null ? refuse('empty') : refuse('header', nearest);
}

/**
 * A roster file, line by line: every line is either good or a problem with its place and reason (payments.md rule 16).
 * Pulled by the caller, so that it decides when others get their turn; no step takes longer than one chunk of text.
 * A refusal may come late: lines yielded before it must not become the roster.
 */
function* readRosterCsv(
  bytes: Uint8Array,
  keys: LineKeys,
): Generator<RosterRead, Result<RosterFile, NotACsv>> {
  if (bytes.length > MOST_BYTES) return refuse('too-large');
  const encoding = detectEncoding(bytes);
  if (!encoding.ok) return refuse(encoding.error);
  yield PAUSE;
  const records = readRecords(decodeText(bytes, encoding.value));
  const header = yield* findHeader(records);
  if (!header.ok) return header;
  const memory = makeFileMemory();
  let lines = 0;
  for (;;) {
    const step = records.next();
    if (step.done === true) {
      if (step.value === 'malformed') return refuse('encoding');
      break;
    }
    if (step.value === null || isBlank(step.value)) {
      yield PAUSE;
      continue;
    }
    lines += 1;
    if (lines > MOST_LINES) return refuse('too-large');
    yield judge(step.value, header.value, keys, memory);
  }
  const hashing = sha256(bytes);
  for (;;) {
    const step = hashing.next();
    if (step.done === true) return ok({ encoding: encoding.value, sha256: step.value });
    yield PAUSE;
  }
}

/** What of the store's vault the ids of a roster are made with: a keyed mark, the same for ever for the same text. */
export type RosterVault = { readonly blind: (place: string, text: string) => Buffer };

/** `today` is `yyyy-MM-dd` in Shanghai. */
export function rosterReader(vault: RosterVault) {
  const blindIndex = (place: string, text: string) => vault.blind(place, text).toString('hex');
  return (bytes: Uint8Array, today: string) => readRosterCsv(bytes, { blindIndex, today });
}
