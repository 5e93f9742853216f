import type { LineProblem } from '../../../shared/roster-report';
import type { NotARoster } from '../../../shared/roster-import';

/** A number as a spreadsheet keeps it: what a person saw there depends on its format. */
export type NumberCell = {
  readonly kind: 'number';
  /** As it stands in the file, e.g. `1.10105199003071E+17`. */
  readonly text: string;
  /** Its format shows a day or a time of day. */
  readonly isDate: boolean;
  /** Its format fills up with zeros to this many digits; 0: it does not. */
  readonly zeros: number;
  /** The day that the file counts from. */
  readonly epoch: 1900 | 1904;
};

type FaultyCell = {
  readonly kind: 'fault';
  readonly reason: LineProblem['reason'];
  readonly text: string;
};

/** Text where the file has text, CSV always. */
export type Cell = string | NumberCell | FaultyCell;

export type SheetRow =
  | { readonly line: number; readonly cells: readonly Cell[] }
  | {
      readonly line: number;
      readonly cells: null;
      readonly reason: Extract<LineProblem['reason'], 'not-readable' | 'too-long'>;
      /** How the row begins. */
      readonly start: string;
    };

/** Rows in small batches, so that the one who pulls decides when others get their turn; an empty one is a moment too. */
export type Rows = AsyncGenerator<readonly SheetRow[], 'whole' | NotARoster['why']>;

/** Which part of the rows was read, 0–1. */
export type TellPart = (part: number) => void;
