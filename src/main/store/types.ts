import type { Candidate, FeeItem } from '../../shared/exam';
import type { Order, OrderLine } from '../../shared/order';
import type { LineRange } from '../../shared/order-parts';
import type { Payment } from '../../shared/payment';
import type { Refund, RefundReason } from '../../shared/refund';
import type { EBillTable, LinePlace, RefundRequestTable } from './after-paying-types';
import type { OutboxTable, ReservationTable } from './office-types';
import type { CarryOver, MappingTable, RosterComparison } from './roster-types';
import type { FindingTable, StatementTable } from './statement-types';

/**
 * What the services may ask of the store. Synchronous: better-sqlite3 lives in the main thread, and a transaction is
 * never held across an await. Times are UTC ms. Documents and phones are sealed inside; callers see them plain.
 */
export type Store = {
  /** All or nothing, `synchronous=FULL`: when it returns, it is on the disk. Nested calls join the outer one. */
  readonly transaction: <T>(work: () => T) => T;
  readonly roster: RosterTable;
  readonly mappings: MappingTable;
  readonly orders: OrderTable;
  readonly claims: ClaimTable;
  readonly payments: PaymentTable;
  readonly refunds: RefundTable;
  readonly refundRequests: RefundRequestTable;
  readonly eBills: EBillTable;
  readonly receipts: ReceiptTable;
  readonly outbox: OutboxTable;
  readonly reservations: ReservationTable;
  readonly statements: StatementTable;
  readonly findings: FindingTable;
  readonly attempts: AttemptTable;
  readonly passwords: PasswordTable;
  readonly facts: FactTable;
  readonly journal: Journal;
};

export type RosterLine = { readonly candidate: Candidate; readonly feeItem: FeeItem };

/** The current generation of the roster. A new one is staged in short transactions and switched in at once. */
export type RosterTable = {
  /** By blind index of the normalised number; several people may share a form of it. */
  readonly byDocument: (documentNumber: string) => readonly Candidate[];
  readonly byId: (candidateId: string) => Candidate | null;
  readonly feeItems: (candidateId: string) => readonly FeeItem[];
  /** Document (exact), phone tail (4 digits), registration number (exact) or name prefix. */
  readonly search: (query: string, limit: number) => readonly Candidate[];
  readonly isEmpty: () => boolean;
  readonly stage: () => RosterStage;
  /** Deletes up to `limit` rows of former generations in one short transaction; true while there may be more. */
  readonly sweep: (limit: number) => boolean;
};

/** `blocked`: somebody reads an older state, and the log grows for as long as writing goes on. */
export type CheckpointResult = 'idle' | 'copied' | 'blocked';

export type RosterStage = {
  readonly generation: number;
  /** One short transaction per call. Whatever fails in a stage ends it: it can only be discarded then. */
  readonly add: (lines: readonly RosterLine[]) => void;
  /** Whether a line for this fee item was added and the look-ups are not laid down yet. */
  readonly has: (feeItemId: string) => boolean;
  /**
   * Adds up to `limit` lines of the roster in force, in its order, but for those excepted; persons stay as this stage
   * has them, save for a phone it lacks. One short transaction.
   */
  readonly carryOver: CarryOver;
  /** What was added, beside the roster in force: to be called until it answers, each time for `limit` lines more. */
  readonly compare: () => (limit: number) => RosterComparison | null;
  /**
   * After the last line: makes up to `limit` entries of what finds people ready, in one short transaction; true while
   * there may be more. `switchIn` does what is left, which takes long for a long roster.
   */
  readonly index: (limit: number) => boolean;
  /** In a turn of its own after each of them: keeps the log short, so that no commit of a payment has to. */
  readonly checkpoint: () => CheckpointResult;
  /**
   * One transaction: the staged generation becomes current. Items with a live claim keep their former line until the
   * claim ends, then take the new one (rule 16). Answers how many were kept so.
   */
  readonly switchIn: () => { readonly queued: number };
  readonly discard: () => void;
};

export type OrderTable = {
  readonly insert: (order: Order) => void;
  /** Lines that a restored order lacks; those it has stay as they are. */
  readonly addLines: (orderId: string, lines: readonly OrderLine[]) => void;
  readonly byId: (orderId: string) => Order | null;
  readonly byNumber: (orderNumber: string) => Order | null;
  /** Youngest first; `before` is a createdAt to page on (exclusive), null for the newest. */
  readonly createdBetween: (range: {
    readonly fromMs: number;
    readonly toMs: number;
    readonly before: number | null;
    readonly limit: number;
  }) => readonly Order[];
  /** When the oldest order from then on was placed; null: there is none. */
  readonly firstSince: (fromMs: number) => number | null;
  /** Lines of a candidate that were paid, given back or not, youngest order first. */
  readonly paidLines: (candidateId: string, limit: number) => readonly LinePlace[];
  /** Orders that may still be paid; few at any time (partial index). Oldest first. */
  readonly openIds: () => readonly string[];
  /** Sets line states and recomputes the order's own. */
  readonly markLines: (orderId: string, lineNumbers: readonly number[], state: 'paid' | 'released') => void;
};

export type Claim = {
  readonly candidateId: string;
  readonly feeItemId: string;
  readonly orderId: string;
  /** The payment that settled it; null while unpaid. */
  readonly settledBy: string | null;
};

/**
 * One live claim per candidate and fee item: a unique index, not an `if` (rule 6). A fee item belongs to one registration
 * of one candidate, so the index is on the item: a corrected document number must not make what was paid look unpaid.
 */
export type ClaimTable = {
  /** false when another order holds a live claim; nothing is changed then. */
  readonly take: (claim: {
    readonly candidateId: string;
    readonly feeItemId: string;
    readonly orderId: string;
    readonly at: number;
  }) => boolean;
  readonly live: (feeItemId: string) => Claim | null;
  /** Settles the live claim, taking it over from another order if need be: money decides (rule 5). */
  readonly settle: (claim: {
    readonly candidateId: string;
    readonly feeItemId: string;
    readonly orderId: string;
    readonly settledBy: string;
    readonly at: number;
  }) => void;
  /** Its money went back to the payer: the item may be paid again. false: that payment does not hold it. */
  readonly giveBack: (claim: {
    readonly candidateId: string;
    readonly feeItemId: string;
    readonly settledBy: string;
    readonly at: number;
  }) => boolean;
  /** Gives back the unsettled claims of these lines of an order; settled ones stay. */
  readonly release: (orderId: string, at: number, lines: LineRange) => void;
};

/** When a payment is asked about next; beside the state machine, not part of it (rule 15). */
export type Watch = {
  /** null: never again by itself. */
  readonly askAt: number | null;
  readonly asks: number;
  /** Its QR is on a screen right now (since when); null after the person left. */
  readonly onScreenSince: number | null;
};

export type WatchedPayment = { readonly payment: Payment; readonly revision: number; readonly watch: Watch };

export type PaymentTable = {
  readonly insert: (payment: Payment, watch: Watch) => WatchedPayment;
  readonly byNumber: (outTradeNo: string) => WatchedPayment | null;
  readonly ofOrder: (orderId: string) => readonly WatchedPayment[];
  /** Guarded: false when somebody else moved it since `revision` was read; nothing is changed then. */
  readonly update: (payment: Payment, watch: Watch, revision: number) => boolean;
  readonly setWatch: (outTradeNo: string, watch: Watch) => void;
  /** askAt ≤ now, soonest first. */
  readonly due: (nowMs: number, limit: number) => readonly WatchedPayment[];
  readonly nextAskAt: () => number | null;
  readonly open: () => readonly WatchedPayment[];
  /** Closed ones that are to be asked about again (`askAt` set): late money shows there (rule 15). */
  readonly closedToAsk: () => readonly WatchedPayment[];
  readonly countOpen: () => number;
  /** Payments of orders of the last two days before, whose first window ends in this time; the earliest end first. */
  readonly closingBetween: (range: {
    readonly fromMs: number;
    readonly toMs: number;
    readonly limit: number;
  }) => readonly { readonly outTradeNo: string; readonly closesAt: number }[];
  /** Money that moved otherwise than asked, of the youngest orders first. */
  readonly misfits: (limit: number) => readonly WatchedPayment[];
};

export type RefundTable = {
  readonly insert: (refund: Refund) => void;
  readonly byNumber: (refundNumber: string) => Refund | null;
  readonly ofPayment: (outTradeNo: string) => readonly Refund[];
  /** Its state, who decided it and how asking goes; the terms never change. */
  readonly update: (refund: Refund) => void;
  /** Waiting for a person: to be approved, or something stands in the way. Oldest first. */
  readonly waiting: (limit: number) => readonly Refund[];
  readonly due: (nowMs: number, limit: number) => readonly Refund[];
  readonly createdBetween: (fromMs: number, toMs: number) => readonly Refund[];
  readonly nextAskAt: () => number | null;
  /** What duplicates and misfits are given back for: one refund per payment, line and reason. */
  readonly exists: (outTradeNo: string, lineNumber: number | null, reason: RefundReason) => boolean;
};

/** Of one candidate in one payment: these lines. */
export type IssuedReceipt = {
  readonly receiptNumber: string;
  readonly orderId: string;
  readonly outTradeNo: string;
  readonly candidateId: string;
  readonly issuedAt: number;
  readonly lineNumbers: readonly number[];
  readonly prints: number;
};

export type IssuedSlip = {
  readonly slipNumber: string;
  readonly orderId: string;
  readonly outTradeNo: string;
  readonly issuedAt: number;
};

/** Numbers run without gaps per device and day: taken inside the transaction that needs them. */
export type ReceiptTable = {
  readonly issue: (receipt: {
    readonly deviceNumber: string;
    readonly date: string;
    readonly orderId: string;
    readonly outTradeNo: string;
    readonly candidateId: string;
    readonly issuedAt: number;
    readonly lineNumbers: readonly number[];
  }) => IssuedReceipt;
  readonly byNumber: (receiptNumber: string) => IssuedReceipt | null;
  /** In the order of the payment's lines: a payment for one candidate has one. */
  readonly ofPayment: (outTradeNo: string) => readonly IssuedReceipt[];
  readonly ofOrder: (orderId: string) => readonly IssuedReceipt[];
  /** Answers how often it had been printed before. */
  readonly countPrint: (receiptNumber: string, at: number) => number;
  readonly issueSlip: (slip: {
    readonly deviceNumber: string;
    readonly date: string;
    readonly orderId: string;
    readonly outTradeNo: string;
    readonly issuedAt: number;
  }) => IssuedSlip;
  readonly slipOfPayment: (outTradeNo: string) => IssuedSlip | null;
  readonly slipsOfOrder: (orderId: string) => readonly IssuedSlip[];
};

/** Wrong second factors, by blind index: works alike for numbers that exist and numbers that do not. */
export type AttemptTable = {
  readonly wrong: (key: string, at: number) => { readonly wrongInARow: number };
  readonly state: (key: string) => { readonly wrongInARow: number; readonly lockedUntil: number | null };
  readonly lock: (key: string, until: number) => void;
  readonly clear: (key: string) => void;
};

/**
 * Passwords that candidates chose, as encoded hashes, by normalised document number: kept over roster imports, forgotten
 * 13 months after the last use. Without one the first password of the configuration counts.
 */
export type PasswordTable = {
  readonly hashOf: (documentNumber: string) => string | null;
  readonly put: (documentNumber: string, hash: string, at: number) => void;
  readonly used: (documentNumber: string, at: number) => void;
  readonly remove: (documentNumber: string) => void;
  /** Training: the samples' first passwords count again at each start. */
  readonly removeAll: () => void;
};

/** Small facts of the installation (device number, last clock seen, recovery key kept …). */
export type FactTable = {
  readonly get: (name: string) => string | null;
  readonly set: (name: string, value: string) => void;
};

export type JournalEntry = {
  readonly sequence: number;
  readonly at: number;
  /** e.g. 'payment.waiting', 'identify.locked', 'incident' */
  readonly what: string;
  /** outTradeNo, orderId …; never a document number. */
  readonly subject: string;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
  readonly hash: string;
};

/** Append-only and hash-chained (rule 13). Appends belong inside the transaction of the change they tell of. */
export type Journal = {
  readonly append: (entry: Omit<JournalEntry, 'sequence' | 'hash'>) => void;
  readonly head: () => { readonly sequence: number; readonly hash: string };
  readonly ofSubject: (subject: string) => readonly JournalEntry[];
};
