import type { Candidate, FeeItem } from '../../shared/exam';
import type { Channel } from '../../shared/channel';
import type { Fen } from '../../shared/money';
import type { Result } from '../../shared/result';

/** No answer that can be used: network, 5xx, an answer against the document. Never a "no". */
export type OfficeDown = {
  readonly kind: 'office-unreachable';
  /** Left out: not known, as good as the network. */
  readonly why?: 'timeout' | 'network' | 'gateway-error' | 'rate-limited' | 'unverified';
  /** It asked to be left alone for so long. */
  readonly retryAfterMs?: number;
  /** An answer came that cannot be believed; in words, nothing personal in it. */
  readonly incident?: string;
};

type Answer<T, Failure = never> = Promise<Result<T, OfficeDown | Failure>>;

/** What a candidate gives beside the document number. Which kinds are asked for is configuration (AppInfo). */
export type Proof =
  | { readonly kind: 'second-factor'; readonly value: string }
  /** `registrationNumber`: asked too while the password is the initial one, the document's last six. */
  | {
      readonly kind: 'password';
      readonly password: string;
      readonly registrationNumber: string | null;
    }
  /** The card's chip was read by a configured chip reader; never keyboard-wedge input. */
  | { readonly kind: 'card' }
  | { readonly kind: 'phone-code'; readonly code: string };

/** `no-match` for a wrong number, a wrong proof and both alike: nobody learns here whether a number exists. */
export type SignInAnswer =
  | { readonly kind: 'signed-in'; readonly candidate: Candidate }
  /** Nothing of the person is shown before the first password is replaced. */
  | { readonly kind: 'must-change-password'; readonly ticket: string }
  | { readonly kind: 'no-match' }
  /** The exam office's own lock, UTC ms; ours counts besides. */
  | { readonly kind: 'locked'; readonly until: number };

export type PasswordCalls = {
  readonly change: (change: {
    readonly ticket: string;
    readonly newPassword: string;
  }) => Answer<
    Candidate,
    { readonly kind: 'ticket-expired' } | { readonly kind: 'password-refused'; readonly reason: string }
  >;
  /**
   * At the counter, the document looked at: the first password counts again. null where the office does that itself on a
   * `forgottenPassword` request.
   */
  readonly reset: ((candidateId: string) => Answer<null>) | null;
};

/** Answered alike whether the number exists or not. */
type PhoneCodeCalls = { readonly send: (documentNumber: string) => Answer<null> };

/** What a person needs of the exam office that is no payment: answered with a number to ask after. */
type RequestCalls = {
  readonly forgottenPassword: (documentNumber: string) => Answer<{ readonly reference: string }>;
  readonly correction: (wish: {
    readonly candidateId: string;
    readonly text: string;
  }) => Answer<{ readonly reference: string }>;
};

type LineKey = { readonly orderNumber: string; readonly lineNumber: number };
type LineFacts = LineKey & {
  readonly candidateId: string;
  readonly feeItemId: string;
  readonly amount: Fen;
};

/** The claim across devices (payments.md rule 6). A repeat with the same order number is the same reservation. */
type ReservationCalls = {
  readonly reserve: (order: {
    readonly orderNumber: string;
    readonly until: number;
    readonly lines: readonly LineFacts[];
  }) => Answer<
    null,
    /** Held by another device, paid or withdrawn meanwhile, by fee item. */
    {
      readonly kind: 'not-reserved';
      readonly items: readonly {
        readonly feeItemId: string;
        readonly why: 'held-elsewhere' | 'paid-elsewhere' | 'not-payable';
      }[];
    }
  >;
  readonly release: (orderNumber: string) => Answer<null>;
};

/** One event of one order line; the key of rule 12 is order number + line + event (+ refund number). */
export type OfficeReport = LineFacts & {
  readonly outTradeNo: string;
  readonly channel: Channel;
  readonly at: number;
} &
  /** `refundNumber`: of a line paid anew, the refund after which it was; news to the office, so part of the key. */
  (
    | { readonly event: 'paid'; readonly refundNumber: string | null }
    | { readonly event: 'refunded'; readonly refundNumber: string }
  );

type ReportAnswer =
  | { readonly kind: 'told' }
  /** Opens a duplicate for a person, never a refund by itself (rule 12). */
  | { readonly kind: 'paid-elsewhere'; readonly detail: string }
  | { readonly kind: 'refused'; readonly detail: string };

export type ReportCalls = { readonly report: (report: OfficeReport) => Answer<ReportAnswer> };

/** 财政电子票据, issued by the exam office's system. */
export type EBillAnswer =
  | {
      readonly kind: 'issued';
      readonly code: string;
      readonly number: string;
      readonly checkCode: string;
      readonly url: string;
    }
  | { readonly kind: 'not-issued-yet' }
  | { readonly kind: 'none' };

type EBillCalls = {
  readonly look: (line: LineKey) => Answer<EBillAnswer>;
  /** Issued to a company that pays; asked before it is issued. */
  readonly issueTo: (
    line: LineKey,
    payer: { readonly name: string; readonly taxNumber: string },
  ) => Answer<null, { readonly kind: 'refused'; readonly detail: string }>;
};

/** A candidate's own request (申请退费) that the exam office decides; `requestId` is ours, a repeat is the same request. */
type RefundRequestCalls = {
  readonly ask: (
    request: LineFacts & { readonly requestId: string; readonly because: string },
  ) => Answer<null, { readonly kind: 'refused'; readonly detail: string }>;
  readonly look: (
    requestId: string,
  ) => Answer<
    { readonly state: 'open' } | { readonly state: 'approved' | 'declined'; readonly note: string | null }
  >;
};

/** The exam office's own payment platform (公共支付平台, 缴款码): the money goes there, we show its code and ask. */
type PlatformCalls = {
  readonly create: (payment: {
    readonly outTradeNo: string;
    readonly amount: Fen;
    readonly description: string;
    readonly expiresAt: number;
    readonly lines: readonly LineFacts[];
  }) => Answer<
    { readonly qrText: string; readonly payCode: string | null },
    { readonly kind: 'refused'; readonly detail: string }
  >;
  readonly query: (
    outTradeNo: string,
  ) => Answer<
    | { readonly state: 'unpaid' | 'absent' | 'closed' }
    | { readonly state: 'paid'; readonly amount: Fen; readonly tradeNo: string; readonly paidAt: number }
  >;
  readonly close: (outTradeNo: string) => Answer<'accepted' | 'absent' | 'refused'>;
  /** A repeat with the same number is the same refund. */
  readonly refund: (
    refund: PlatformRefund,
  ) => Answer<PlatformRefundStanding, { readonly kind: 'refused'; readonly detail: string }>;
  readonly queryRefund: (
    refund: PlatformRefund,
  ) => Answer<PlatformRefundStanding | { readonly state: 'absent' }>;
};

type PlatformRefund = {
  readonly refundNumber: string;
  readonly outTradeNo: string;
  readonly amount: Fen;
  readonly reason: string;
};

type PlatformRefundStanding =
  | { readonly state: 'processing' }
  | { readonly state: 'done'; readonly at: number }
  /** A person at the office must act. */
  | { readonly state: 'stuck'; readonly detail: string };

/**
 * The exam office (考试机构): who a person is, what is due, and who is told that it is paid. `roster`: imported files on
 * this machine; `registry`: the office's own system over REST (docs/registry-api.yaml). A capability is null where the
 * office has none; the core then does without and says so.
 */
export type ExamOffice = {
  readonly kind: 'roster' | 'registry';
  /** The office's clock minus ours in ms; 0 for a roster, null before the first answer. Windows open and close by it. */
  readonly clockDriftMs: () => number | null;
  readonly signIn: (query: {
    readonly documentNumber: string;
    readonly proof: Proof;
  }) => Answer<SignInAnswer>;
  readonly candidate: (candidateId: string) => Answer<Candidate | null>;
  readonly feeItems: (candidateId: string) => Answer<readonly FeeItem[]>;
  /** Counter search; at most `limit` rows. */
  readonly search: (query: string, limit: number) => Answer<readonly Candidate[]>;
  readonly passwords: PasswordCalls | null;
  readonly phoneCodes: PhoneCodeCalls | null;
  readonly requests: RequestCalls | null;
  readonly reservations: ReservationCalls | null;
  readonly reports: ReportCalls | null;
  readonly eBills: EBillCalls | null;
  readonly refundRequests: RefundRequestCalls | null;
  readonly platform: PlatformCalls | null;
};
