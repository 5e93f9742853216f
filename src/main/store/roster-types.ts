import type { Fen } from '../../shared/money';
import type { RosterColumn } from '../../shared/roster-columns';

type CountedLines = { readonly lines: number; readonly amount: Fen };

/** What a staged file says beside the roster in force, line by line; a line is a fee item. */
export type RosterComparison = {
  /** Not in the roster. */
  readonly added: CountedLines;
  /** In the roster, but with other words, amounts, times or persons; `before`: the sum the roster has for them. */
  readonly changed: CountedLines & { readonly before: Fen };
  readonly same: CountedLines;
  /** In the roster, not in the file. */
  readonly absent: CountedLines;
  /** Lines that were paid here, whatever the file says of them (rule 16). */
  readonly paidHere: { readonly inFile: number; readonly absent: number };
  /** Lines that a live claim would keep as they are, by what is done with the file (rule 16). */
  readonly held: { readonly replace: number; readonly merge: number; readonly withdraw: number };
};

/** A page of the roster in force was taken along; `after`: where the next one begins, null after the last. */
export type CarriedPage = { readonly after: number | null; readonly lines: number };

export type CarryOver = (
  after: number | null,
  limit: number,
  isExcepted: (feeItemId: string) => boolean,
) => CarriedPage;

/** Which column of a file is which of ours, by the signature of its header. */
export type MappingTable = {
  readonly get: (signature: string) => readonly (RosterColumn | null)[] | null;
  readonly keep: (signature: string, columns: readonly (RosterColumn | null)[], at: number) => void;
};
