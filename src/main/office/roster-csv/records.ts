/**
 * Records of a CSV text (RFC 4180), read chunk by chunk. Made for files that people edited: LF, CRLF and CR may mix, a
 * quote inside an unquoted field is a character, and a record that cannot be read costs its own line only: reading
 * goes on with the next line, where a general parser would take the rest of the file for one field.
 */
export type CsvRecord =
  | { readonly line: number; readonly fields: readonly string[] }
  | {
      readonly line: number;
      readonly fields: null;
      readonly fault: RecordFault;
      /** How the record begins. */
      readonly start: string;
    };

/** `quote`: one that is not closed, or text after the closing one. */
export type RecordFault = 'quote' | 'too-long';

/** Why the text ended; `malformed` means bytes that the encoding does not have. */
export type TextEnd = 'whole' | 'malformed';

/** Far above the sum of what the columns may hold; keeps a hostile line from being gathered in memory. */
const LONGEST_RECORD = 16_384;
const LONGEST_QUOTED_FIELD = 2_000;
/** More than a report shows: a number of a person that is cut in half could no longer be recognised and masked. */
const START_SHOWN = 200;

const PLAIN = { ',': /[^,\r\n]*/y, ';': /[^;\r\n]*/y, '\t': /[^\t\r\n]*/y };
/** A tab is no blank where it divides. */
const BLANKS = { ',': /[ \t]*/y, ';': /[ \t]*/y, '\t': / */y };
const LINE_BREAK = /\r\n|\r|\n/g;

/** What stands between the cells of a line. */
export type Divider = keyof typeof PLAIN;

type Field = { readonly value: string; readonly end: number };
type Parsed = { readonly fields: readonly string[]; readonly end: number };

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  pattern.test(text);
  return pattern.lastIndex;
}

/** `at` is the opening quote. The search window keeps an unclosed quote from being looked for in the whole rest. */
function quotedField(
  text: string,
  at: number,
  isLast: boolean,
  divider: Divider,
): Field | RecordFault | 'more' {
  const body = text.slice(at + 1, at + 1 + LONGEST_QUOTED_FIELD);
  const isCut = body.length === LONGEST_QUOTED_FIELD;
  let from = 0;
  for (;;) {
    const quote = body.indexOf('"', from);
    if (quote === -1 && isCut) return /[\r\n]/.test(body) ? 'quote' : 'too-long';
    if (quote === -1) return isLast ? 'quote' : 'more';
    if (quote + 1 === body.length && !isCut && !isLast) return 'more';
    if (body[quote + 1] === '"') {
      from = quote + 2;
      continue;
    }
    const end = matchEnd(BLANKS[divider], text, at + quote + 2);
    if (end === text.length && !isLast) return 'more';
    if (![divider, '\r', '\n', undefined].includes(text[end])) return 'quote';
    return { value: body.slice(0, quote).replaceAll('""', '"'), end };
  }
}

function plainField(text: string, at: number, divider: Divider): Field {
  const end = matchEnd(PLAIN[divider], text, at);
  return { value: text.slice(at, end), end };
}

function parseRecord(
  text: string,
  start: number,
  isLast: boolean,
  divider: Divider,
): Parsed | RecordFault | 'more' {
  const fields: string[] = [];
  const more = () => (text.length - start > LONGEST_RECORD ? 'too-long' : 'more');
  let at = start;
  for (;;) {
    const field = text[at] === '"' ? quotedField(text, at, isLast, divider) : plainField(text, at, divider);
    if (field === 'more') return more();
    if (typeof field === 'string') return field;
    fields.push(field.value);
    at = field.end;
    if (at - start > LONGEST_RECORD) return 'too-long';
    const stop = text[at];
    if (stop === undefined) return isLast ? { fields, end: at } : more();
    at += 1;
    if (stop === divider) continue;
    // A CR at the end of a chunk may be the first half of a CRLF.
    if (stop === '\r' && at === text.length && !isLast) return more();
    return { fields, end: stop === '\r' && text[at] === '\n' ? at + 1 : at };
  }
}

/** Where the physical line after the one at `at` begins; null when that is not in the text yet. */
function nextLine(text: string, at: number, isLast: boolean): number | null {
  LINE_BREAK.lastIndex = at;
  const found = LINE_BREAK.exec(text);
  if (found === null) return isLast ? text.length : null;
  const end = found.index + found[0].length;
  return found[0] === '\r' && end === text.length && !isLast ? null : end;
}

function countLineBreaks(text: string): number {
  return text.match(LINE_BREAK)?.length ?? 0;
}

/** Yields null after each chunk: nothing to tell, but a moment to let others work. */
export function* readRecords(
  chunks: Iterator<string, TextEnd>,
  divider: Divider = ',',
): Generator<CsvRecord | null, TextEnd> {
  let text = '';
  let at = 0;
  let line = 1;
  let end: TextEnd | null = null;
  let skipping = false;
  while (end === null || at < text.length) {
    const isLast = end !== null;
    const parsed = skipping ? 'more' : parseRecord(text, at, isLast, divider);
    if (typeof parsed === 'object') {
      yield { line, fields: parsed.fields };
      line += countLineBreaks(text.slice(at, parsed.end));
      at = parsed.end;
      continue;
    }
    if (parsed !== 'more') {
      yield { line, fields: null, fault: parsed, start: text.slice(at, at + START_SHOWN) };
      skipping = true;
    }
    const next: number | null = skipping ? nextLine(text, at, isLast) : null;
    if (next !== null) {
      at = next;
      line += 1;
      skipping = false;
      continue;
    }
    // Of a line that is skipped only the last character matters: it may be half of a CRLF.
    const rest = skipping ? text.slice(Math.max(at, text.length - 1)) : text.slice(at);
    const chunk = chunks.next();
    if (chunk.done === true) end = chunk.value;
    text = chunk.done === true ? rest : rest + chunk.value;
    at = 0;
    yield null;
  }
  return end;
}
