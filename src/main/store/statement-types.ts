import type { Channel } from '../../shared/channel';
import type { Finding, StatementState, StatementSum } from '../../shared/statement';
import type { StatementRow } from '../ports';

/** One day of one channel: how fetching stands, what the last whole statement said, how far it is matched. */
export type Statement = {
  readonly channel: Channel;
  /** China time, `yyyy-MM-dd`. */
  readonly day: string;
  readonly state: StatementState;
  readonly detail: string | null;
  /** Questions in a row that brought no statement. */
  readonly asks: number;
  /** null: nothing is left to ask. */
  readonly askAt: number | null;
  /** How often a whole statement came; the last one counts. */
  readonly readings: number;
  /** Its rows; null before the first whole one. */
  readonly reading: number | null;
  readonly sha1: string | null;
  readonly fetchedAt: number | null;
  readonly paid: StatementSum;
  readonly refunded: StatementSum;
  readonly others: StatementSum;
  /** Each row of theirs was held against ours. */
  readonly rowsMatched: boolean;
  /** Each payment of that day's orders was held against the statements. */
  readonly paymentsMatched: boolean;
  /** Each refund opened that day was. */
  readonly refundsMatched: boolean;
};

/** `place`: where it stands in its reading, from 1. */
export type PlacedRow = { readonly place: number; readonly row: StatementRow };
export type DatedRow = StatementRow & { readonly day: string };

/** A whole statement on its way in, in short transactions; nothing of it counts before `switchIn`. */
export type StatementStage = {
  readonly add: (rows: readonly StatementRow[]) => void;
  /** In a turn of its own after each of them. */
  readonly checkpoint: () => 'idle' | 'copied' | 'blocked';
  /** Takes the place of the reading before it, in the caller's transaction. */
  readonly switchIn: (statement: Omit<Statement, 'reading'>) => void;
  readonly discard: () => void;
};

export type StatementTable = {
  readonly byDay: (channel: Channel, day: string) => Statement | null;
  /** From that day on, oldest first. */
  readonly since: (channel: Channel, day: string) => readonly Statement[];
  /** Adds it, or writes over everything but its rows. */
  readonly save: (statement: Statement) => void;
  readonly stage: (channel: Channel, day: string) => StatementStage;
  readonly rowsAfter: (reading: number, place: number, limit: number) => readonly PlacedRow[];
  /** Rows about one merchant order number in the current readings of all days. */
  readonly ofNumber: (channel: Channel, outTradeNo: string) => readonly DatedRow[];
  /** Deletes up to `limit` rows that no longer count in one short transaction; true while there may be more. */
  readonly sweep: (limit: number) => boolean;
};

export type StoredFinding = Finding & { readonly channel: Channel; readonly foundAt: number };

export type FindingTable = {
  /** From that day on, oldest first. */
  readonly since: (day: string) => readonly StoredFinding[];
  readonly ofNumber: (channel: Channel, outTradeNo: string) => readonly StoredFinding[];
  /** Takes the place of whatever stood there about this number. */
  readonly replace: (channel: Channel, outTradeNo: string, findings: readonly StoredFinding[]) => void;
  readonly countSince: (day: string) => number;
};
