import type { Channel } from '../../shared/channel';
import type { Fen } from '../../shared/money';

type ReportFacts = {
  readonly lineNumber: number;
  readonly event: 'paid' | 'refunded';
  /** The refund it tells of, or after which the line was paid anew; else null. */
  readonly refundNumber: string | null;
  readonly at: number;
  readonly candidateId: string;
  readonly feeItemId: string;
  readonly outTradeNo: string;
  readonly amount: Fen;
  readonly channel: Channel;
};

/**
 * waiting: will be told · told · nobody: an office that hears nothing · refused and paid-elsewhere: the office's answer, a
 * case for a person until `closedBy` · not-owed: the refund of a line that the office never counted as ours.
 */
export type ReportState = 'waiting' | 'told' | 'nobody' | 'refused' | 'paid-elsewhere' | 'not-owed';

export type OwedReport = ReportFacts & {
  readonly id: number;
  readonly orderNumber: string;
  readonly state: ReportState;
  /** When it is told next; null: not by itself. */
  readonly askAt: number | null;
  /** Calls without a usable answer. */
  readonly tries: number;
  readonly toldAt: number | null;
  /** The office's own words. */
  readonly detail: string | null;
  readonly closedBy: string | null;
  readonly note: string | null;
};

/** What is still owed, in one look. */
export type OwedSum = {
  readonly waiting: number;
  /** When the oldest of those happened. */
  readonly oldestAt: number | null;
  readonly refused: number;
  readonly paidElsewhere: number;
};

/**
 * What the exam office must hear exactly once in effect (rule 12); key = order + line + event + refund. Told in order per
 * fee item: what waits or was refused holds back what came after it.
 */
export type OutboxTable = {
  /** `tellAt` null: there is nobody to tell. The same key again changes nothing. */
  readonly add: (entry: ReportFacts & { readonly orderId: string; readonly tellAt: number | null }) => void;
  readonly byId: (id: number) => OwedReport | null;
  /** Nothing that is owed for the same fee item comes before it. */
  readonly nextDue: (nowMs: number) => OwedReport | null;
  readonly nextAskAt: () => number | null;
  /** How telling it goes; the terms never change. */
  readonly update: (report: OwedReport) => void;
  /** What waits for a person, oldest first. */
  readonly cases: (limit: number) => readonly OwedReport[];
  /** By order number, in the order in which they happened. */
  readonly ofOrder: (orderNumber: string) => readonly OwedReport[];
  readonly sum: () => OwedSum;
};

/** wanted: sent, not answered yet, so the office may have it · held · owed: to be given back. */
export type Reservation = {
  readonly orderId: string;
  readonly orderNumber: string;
  readonly state: 'wanted' | 'held' | 'owed';
  /** When the office gives it up by itself, as we asked for it. */
  readonly until: number;
  readonly askAt: number;
  readonly tries: number;
};

/** What the office holds for our orders (rule 6); on the disk before the call, so that none is forgotten there. */
export type ReservationTable = {
  readonly put: (reservation: Omit<Reservation, 'orderNumber'>) => void;
  readonly ofOrder: (orderId: string) => Reservation | null;
  readonly drop: (orderId: string) => void;
  /** To be given back, soonest first. */
  readonly owed: (limit: number) => readonly Reservation[];
  readonly nextDue: (nowMs: number) => Reservation | null;
  readonly nextAskAt: () => number | null;
};
