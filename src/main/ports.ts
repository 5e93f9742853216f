import type { Channel } from '../shared/channel';
import type { Fen } from '../shared/money';
import type { MisfitCause, Money, PaymentMethod } from '../shared/payment';
import type { RefundReason } from '../shared/refund';
import type { RefusalReason } from '../shared/refusal';

/** Everything outside the core. Real ones are made in real-ports.ts and the shells, doubles in test/fakes. */

export type Clock = {
  /** Wall clock, UTC ms. */
  readonly now: () => number;
  /** Never jumps; ms since some start. Tells a wall clock that was set back (rule 14). */
  readonly monotonic: () => number;
};

export type Cancel = () => void;
export type Timers = { readonly after: (ms: number, work: () => void) => Cancel };

/** Random, never derived from a counter that a restore could rewind (rule 1). */
export type Ids = {
  /** 6–32 characters of [0-9A-Za-z]: the merchant order number. */
  readonly outTradeNo: () => string;
  readonly refundNumber: () => string;
  readonly orderId: () => string;
  /** What people read out: date and eight random characters without look-alikes. */
  readonly orderNumber: (nowMs: number) => string;
  readonly visit: () => string;
  readonly incident: () => string;
  /** [0, 1): jitter only. */
  readonly fraction: () => number;
};

export type LogFacts = Readonly<Record<string, string | number | boolean | null>>;
export type Log = {
  readonly info: (what: string, facts?: LogFacts) => void;
  readonly warn: (what: string, facts?: LogFacts) => void;
  /** `thrown` goes to the log only; the screen gets an incident number. */
  readonly error: (what: string, facts?: LogFacts, thrown?: unknown) => void;
};

/** Free bytes on the disk of the data folder; null when the system does not say. */
export type Disk = { readonly freeBytes: () => number | null };

/**
 * One line per intended call, fsynced beside the store before the call goes out (rule 1). Survives the loss of the
 * database; `entries` is read after a restore.
 */
export type IntentLog = {
  readonly append: (entry: IntentEntry) => void;
  readonly entries: () => readonly IntentEntry[];
  /** The lines about these merchant order and refund numbers; yields between slices of a log that is years long. */
  readonly find: (numbers: ReadonlySet<string>) => Generator<undefined, readonly IntentEntry[]>;
};

export type IntentEntry =
  | {
      readonly kind: 'payment';
      readonly at: number;
      readonly outTradeNo: string;
      readonly orderId: string;
      readonly orderNumber: string;
      readonly channel: Channel;
      readonly method: PaymentMethod;
      readonly amount: Fen;
      readonly description: string;
      readonly expiresAt: number;
      /** The order's line that `lines` begins with; the others follow. */
      readonly firstLine: number;
      readonly lines: readonly {
        readonly candidateId: string;
        readonly feeItemId: string;
        readonly registrationNumber: string;
        readonly examName: string;
        readonly feeItemName: string;
        readonly candidateName: string;
        readonly maskedDocument: string;
        readonly amount: Fen;
        readonly windowClosesAt: number;
      }[];
    }
  | {
      readonly kind: 'refund';
      readonly at: number;
      readonly refundNumber: string;
      readonly outTradeNo: string;
      readonly lineNumber: number | null;
      readonly amount: Fen;
      /** null in lines of the first version, which knew refunds by rules only. */
      readonly reason: RefundReason | null;
      readonly askedBy: string | null;
    }
  /** The journal's head, anchored outside the database so that a cut tail shows (rule 13). */
  | { readonly kind: 'anchor'; readonly at: number; readonly sequence: number; readonly hash: string };

/** Why a call brought no usable answer. `incident`: an answer came that cannot be believed (rule 2). */
export type NoAnswer = {
  readonly kind: 'no-answer';
  readonly why: 'timeout' | 'network' | 'gateway-error' | 'rate-limited' | 'unverified';
  readonly retryAfterMs: number | null;
  readonly incident: string | null;
};

/** A definite, verified refusal with a reason a person can act on. */
export type Refusal = {
  readonly kind: 'refused';
  readonly reason: RefusalReason;
  /** The gateway's own words, for the log and the staff. */
  readonly detail: string;
};

export type CreateAnswer =
  | {
      readonly kind: 'created';
      readonly qrText: string;
      /** 缴款码: digits that the payer may type instead; left out where the channel has none. */
      readonly payCode?: string;
    }
  | Refusal
  | NoAnswer;

/** Only verified facts: right signature, merchant and number. The amount is judged by the core. */
export type QueryAnswer =
  | { readonly kind: 'unpaid'; readonly gatewayNow: number }
  | { readonly kind: 'absent'; readonly gatewayNow: number }
  /** Closed and never paid. A "closed" that may have been paid and given back is `misfit`. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'paid'; readonly money: Money }
  | { readonly kind: 'misfit'; readonly cause: MisfitCause; readonly money: Money }
  | NoAnswer;

/** `accepted` proves nothing: ask afterwards (rule 4). */
export type CloseAnswer = { readonly kind: 'accepted' } | { readonly kind: 'absent' } | Refusal | NoAnswer;

export type RefundAnswer =
  | { readonly kind: 'done'; readonly at: number }
  | { readonly kind: 'processing' }
  /** Taken by the gateway but stuck: a person must act. */
  | { readonly kind: 'stuck'; readonly detail: string }
  | { readonly kind: 'absent' }
  | Refusal
  | NoAnswer;

/** Everything a repeat of the same call needs; the same number with the same terms is idempotent (rule 3). */
export type CreateTerms = {
  readonly outTradeNo: string;
  readonly amount: Fen;
  readonly description: string;
  readonly expiresAt: number;
};

export type RefundTerms = {
  readonly refundNumber: string;
  readonly outTradeNo: string;
  readonly amount: Fen;
  readonly paidAmount: Fen;
  readonly reason: string;
};

/**
 * A payer's own code was sent (payments.md rule 3). `sent` proves nothing about the money: ask afterwards. A refusal is
 * definite: this number was not paid and never will be.
 */
export type PayerCodeAnswer = { readonly kind: 'sent' } | Refusal | NoAnswer;

/** `reversed` proves nothing: ask afterwards. `again`: the gateway wants the same call once more. */
export type ReverseAnswer = { readonly kind: 'reversed' } | { readonly kind: 'again' } | Refusal | NoAnswer;

/** The payer's own code (付款码), at the counter only. */
export type PayerCodeCalls = {
  /** Called once per number; the code is never stored, logged or sent again. `expiresAt` of the terms is the wait for a password. */
  readonly pay: (terms: CreateTerms, payerCode: string) => Promise<PayerCodeAnswer>;
  /** Unpaid becomes dead, paid is given back whole. Repeated until a query is definite. */
  readonly reverse: (outTradeNo: string) => Promise<ReverseAnswer>;
  /** The gateway wants this long between `pay` and `reverse` (WeChat: 15 s). */
  readonly reverseNotBeforeMs: number;
};

/** One line of the gateway's statement of a day (对账单), amounts positive. */
export type StatementRow =
  | {
      readonly kind: 'paid';
      readonly outTradeNo: string;
      readonly gatewayTradeNo: string;
      readonly amount: Fen;
      readonly at: number;
    }
  | {
      readonly kind: 'refunded';
      readonly outTradeNo: string;
      readonly gatewayTradeNo: string;
      readonly refundNumber: string;
      readonly amount: Fen;
      /** When it was asked for or ended, as the statement has it; null when it does not say. */
      readonly at: number | null;
      readonly state: 'done' | 'processing' | 'stuck';
    };

/**
 * `statement`: whole and checked: hash or summary row agree with the rows. `not-ready`: being made, ask later. An empty
 * day is a statement without rows. `damaged`: what came does not agree with itself; nothing of it is used.
 */
export type StatementAnswer =
  | { readonly kind: 'statement'; readonly rows: readonly StatementRow[]; readonly sha1: string }
  | { readonly kind: 'not-ready' }
  | { readonly kind: 'damaged'; readonly detail: string }
  | Refusal
  | NoAnswer;

/** A day of the gateway's calendar (China time), `yyyy-MM-dd`. */
export type StatementCalls = {
  readonly fetch: (day: string) => Promise<StatementAnswer>;
  /** Minutes after midnight (China time) of the next day from which on it is worth asking (WeChat 10:00, Alipay 09:00). */
  readonly readyAtMinute: number;
};

/** One channel of one vendor (payments.md, gateways.md). Calls never throw for what a network can do. */
export type PaymentGateway = {
  readonly channel: Channel;
  readonly traits: {
    /** true (WeChat): the number exists from the order call on and a close can be proven by a query at once.
     *  false (Alipay): no trade before the scan, death is proven by time only (rule 4). */
    readonly provesCloseAtOnce: boolean;
  };
  /** The gateway's clock minus ours in ms, from its last `Date` header; null before the first answer (rule 14). */
  readonly clockDriftMs: () => number | null;
  readonly create: (terms: CreateTerms) => Promise<CreateAnswer>;
  readonly query: (outTradeNo: string) => Promise<QueryAnswer>;
  readonly close: (outTradeNo: string) => Promise<CloseAnswer>;
  readonly refund: (terms: RefundTerms) => Promise<RefundAnswer>;
  readonly queryRefund: (terms: RefundTerms) => Promise<RefundAnswer>;
  /** null: the channel, or the merchant's contract, has none. */
  readonly payerCode: PayerCodeCalls | null;
  readonly statements: StatementCalls | null;
};

/** Wraps and unwraps the data key where the shell has a key store (Electron safeStorage); null where it has none. */
export type KeyWrap = {
  readonly name: string;
  readonly wrap: (key: Buffer) => Promise<Buffer>;
  readonly unwrap: (wrapped: Buffer) => Promise<Buffer | null>;
};
