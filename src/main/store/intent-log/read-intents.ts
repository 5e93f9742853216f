import type { JournalHead } from '../journal/journal-chain';
import type { Vault } from '../keys/vault';
import type { StoreFiles } from '../store-files';
import { intentFiles, readEnd } from './intent-files';
import { readLine, TORN_END, type IntentRecord } from './intent-line';

export type IntentReading = {
  readonly records: readonly IntentRecord[];
  /** The very last line breaks off: a power cut while it was written, before anything was sent. */
  readonly torn: boolean;
  /** Damaged or forged lines before it; each may be a payment that nobody knows of any more. */
  readonly badLines: readonly { readonly file: string; readonly line: number }[];
};

/** How much of the end is read at every start; the whole only after a restore and by `verify-journal`. */
const END_BYTES = 128 * 1024;

function readText(text: string, vault: Vault | null, firstIsWhole: boolean) {
  const lines = text.split('\n');
  const unfinished = lines.pop() ?? '';
  const records: IntentRecord[] = [];
  const bad: number[] = [];
  lines.forEach((line, index) => {
    if (`${line}\n`.endsWith(TORN_END) || (index === 0 && !firstIsWhole)) return;
    const record = readLine(line, vault);
    if (record === null) bad.push(index + 1);
    else records.push(record);
  });
  return { records, bad, unfinished: unfinished !== '' };
}

/** Everything that can be read; one bad line never hides the others. */
export function readIntents(files: Pick<StoreFiles, 'dir' | 'base'>, vault: Vault | null): IntentReading {
  const records: IntentRecord[] = [];
  const badLines: { file: string; line: number }[] = [];
  let torn = false;
  for (const file of intentFiles(files)) {
    const read = readText(readEnd(file, Number.MAX_SAFE_INTEGER).text, vault, true);
    records.push(...read.records);
    badLines.push(...read.bad.map((line) => ({ file, line })));
    torn = read.unfinished;
  }
  return { records, torn, badLines };
}

/** The newest line that can be read; null when there is none. */
export function newestIntent(files: Pick<StoreFiles, 'dir' | 'base'>, vault: Vault): IntentRecord | null {
  for (const file of intentFiles(files).toReversed()) {
    for (const bytes of [END_BYTES, Number.MAX_SAFE_INTEGER]) {
      const { text, whole } = readEnd(file, bytes);
      const last = readText(text, vault, whole).records.at(-1);
      if (last !== undefined) return last;
      if (whole) break;
    }
  }
  return null;
}

/** Heads that the journal must still have. What a restored backup lacked counts no more. */
export function anchorsOf(records: readonly IntentRecord[]): readonly JournalHead[] {
  const anchors: JournalHead[] = [];
  let limit = Number.MAX_SAFE_INTEGER;
  for (const { entry, head } of records.toReversed()) {
    const own = entry.kind === 'anchor' ? [{ sequence: entry.sequence, hash: entry.hash }] : [];
    anchors.push(...[head, ...own].filter(({ sequence }) => sequence > 0 && sequence <= limit));
    if (entry.kind === 'restored') limit = Math.min(limit, head.sequence);
  }
  return anchors;
}
