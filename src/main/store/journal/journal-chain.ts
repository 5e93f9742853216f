import { hash } from 'node:crypto';

export type JournalHead = { readonly sequence: number; readonly hash: string };

/** What the first entry follows on. */
export const JOURNAL_START: JournalHead = { sequence: 0, hash: '0'.repeat(64) };

/** An entry as it lies in its row; `facts` is the stored text, so that it is checked byte by byte. */
export type StoredEntry = {
  readonly sequence: number;
  readonly at: number;
  readonly what: string;
  readonly subject: string;
  readonly facts: string;
};

/** SHA-256 over the hash before and every field; JSON keeps the fields apart. */
export function chainHash(before: string, entry: StoredEntry): string {
  const { sequence, at, what, subject, facts } = entry;
  return hash('sha256', JSON.stringify([before, sequence, at, what, subject, facts]), 'hex');
}

/** What the signature of the head is about. */
export function headText({ sequence, hash: chained }: JournalHead): string {
  return `${sequence}:${chained}`;
}

/** The same facts always give the same text, whatever order they were written in. */
export function factsText(facts: Readonly<Record<string, string | number | boolean | null>>): string {
  const names = Object.keys(facts);
  return JSON.stringify(
    names.length < 2 ? facts : Object.fromEntries(names.toSorted().map((n) => [n, facts[n]])),
  );
}
