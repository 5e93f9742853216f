/** What is wrong with the journal, and from which entry on. */
export type JournalProblem =
  /** An entry is missing: the one before has this number. */
  | { readonly kind: 'gap'; readonly after: number; readonly found: number }
  /** The entry, or the one before it, is not what was written. */
  | { readonly kind: 'changed'; readonly sequence: number }
  /** Entries at the end are gone: `expected` is the last that is known to have been written. */
  | { readonly kind: 'cut'; readonly last: number; readonly expected: number }
  /** The last entry was not written by a holder of the data key. */
  | { readonly kind: 'not-signed'; readonly sequence: number }
  /** Outside the database another entry is on record under this number. */
  | { readonly kind: 'not-as-anchored'; readonly sequence: number }
  /** The journal has entries, and the intent log that every start writes to has not one line. */
  | { readonly kind: 'no-anchors' }
  | { readonly kind: 'unreadable'; readonly after: number; readonly detail: string };

export function journalProblemWords(problem: JournalProblem): string {
  switch (problem.kind) {
    case 'gap':
      return `entries are missing between ${problem.after} and ${problem.found}`;
    case 'changed':
      return `entry ${problem.sequence} was changed after it was written`;
    case 'cut':
      return `the last entry is ${problem.last}, but entry ${problem.expected} had been written`;
    case 'not-signed':
      return `the signature of the last entry, ${problem.sequence}, is not right`;
    case 'not-as-anchored':
      return `entry ${problem.sequence} is not the one that the intent log has on record`;
    case 'no-anchors':
      return 'the intent log is gone, and with it every record of the journal outside the database';
    case 'unreadable':
      return `the journal cannot be read after entry ${problem.after}: ${problem.detail}`;
  }
}
