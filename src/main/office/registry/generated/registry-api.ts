/*
 * Generated from docs/registry-api.yaml by "npm run registry-types"; never edited.
 * sha256 of the document: d1853580467edbc3e0d55f20e5543e012ff41728da720987d5e1bf6f8e0d46e0
 */

export interface paths {
  readonly '/oauth2/token': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Get an access token
     * @description OAuth 2.0 client credentials (RFC 6749 §4.4); one client per kiosk, so that one can be shut out. The only operation
     *     whose errors are those of RFC 6749 §5.2 instead of a problem. Tokens live 5 to 60 minutes; the kiosk fetches a new
     *     one before the end, and once more when an operation answers 401.
     */
    readonly post: operations['issueToken'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/status': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * The office's time and what it offers
     * @description Asked when a kiosk is set up and when it has heard nothing for a while. Must be cheap. `now` is the clock by which
     *     windows open and close, the same as in the `Date` header.
     */
    readonly get: operations['getStatus'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/sign-ins': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Find out who stands at the kiosk
     * @description Compares the document number and one proof. `no-match` for an unknown number, a wrong proof and both alike.
     *     After five wrong tries within 15 minutes on one document number, known or not, answers `locked` for at least
     *     15 minutes, right proof or not.
     *
     *     `password`: while the password is still the initial one (the last six characters of the document), a
     *     `registrationNumber` of the candidate must be given and right too, or the answer is `no-match`; then the answer is
     *     `must-change-password` with a ticket for `changePassword`, and nothing of the person is told.
     *     `card`: the chip of the card was read by a reader; the number alone identifies.
     *     `phone-code`: the code that `sendPhoneCode` had sent; works once, for ten minutes.
     *     `second-factor`: a registration number, or the last four digits of the phone on record, as the office has agreed.
     *     A kind that the office does not offer is refused with 422 `proof-not-offered`.
     *     15- and 18-digit forms of one resident number are one number; letters count alike in both cases.
     */
    readonly post: operations['signIn'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/password-changes': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Replace the first password
     * @description The new password: 8 to 16 characters, only ASCII letters and digits, at least one of each, case-sensitive, and not
     *     the initial one. Keep only a salted hash (argon2id). The ticket works until `expiresAt` and for one password; a
     *     repeat of ticket and password gets the same candidate.
     */
    readonly post: operations['changePassword'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/phone-codes': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Send a code to the phone on record
     * @description Always 202, whether the number is known, has a phone on record, or not; 429 too comes alike for all. One code per
     *     document number and minute. The code has six digits, works once, for ten minutes.
     */
    readonly post: operations['sendPhoneCode'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/password-resets': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Forgotten password
     * @description Opens a request that the office's staff works off with the person; no password is changed by it. Always 202 with a
     *     reference, whether the number is known or not (for example an HMAC over number and day). A repeat on the same day
     *     for the same number gets the same reference.
     */
    readonly post: operations['askPasswordReset'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/candidate-searches': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Find candidates at a staffed counter
     * @description For operators only. By whole document number, registration number or phone number, or by the beginning of a name.
     *     At most `limit` candidates, best matches first; nobody found is an empty list.
     */
    readonly post: operations['searchCandidates'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/candidates/{candidateId}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly candidateId: components['parameters']['CandidateId'];
      };
      readonly cookie?: never;
    };
    /**
     * One candidate
     * @description The person behind an id that an earlier answer gave. An id never passes to another person.
     */
    readonly get: operations['getCandidate'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/candidates/{candidateId}/fee-items': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly candidateId: components['parameters']['CandidateId'];
      };
      readonly cookie?: never;
    };
    /**
     * What is due for a candidate, and what was
     * @description Every fee item of every registration of the running exams: unpaid, paid and waived, payable or not. Only items of
     *     approved registrations (审核通过) inside their window can be paid; the others are shown with their reason. `amount`
     *     is what is due when it is unpaid and what was due when it is paid. An item keeps its id; an id is never used again.
     */
    readonly get: operations['listFeeItems'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/candidates/{candidateId}/correction-requests': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly candidateId: components['parameters']['CandidateId'];
      };
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Personal data are wrong
     * @description Opens a request that the office's staff works off; nothing is changed by it. A repeat with the same text on the
     *     same day gets the same reference.
     */
    readonly post: operations['askCorrection'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/reservations/{orderNumber}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly orderNumber: components['parameters']['OrderNumber'];
      };
      readonly cookie?: never;
    };
    readonly get?: never;
    /**
     * Reserve the fee items of an order
     * @description Before a kiosk shows a payment code it reserves every fee item of the order, all or none. While it stands, no other
     *     order number can reserve one of them, at no kiosk and not on the office's own pages. Each line's amount must be what
     *     is due now, and `until` must lie ahead by the office's clock. A repeat with the same lines is the same reservation;
     *     a later `until` prolongs it. After `until` it ends by itself; money that arrives afterwards is reported all the same
     *     and counts.
     */
    readonly put: operations['reserve'];
    readonly post?: never;
    /**
     * Give a reservation back
     * @description Sent when it is proven that nothing was and can be paid. Also for a number that is unknown or already released: the
     *     answer is the same. Lines that were reported as paid stay paid.
     */
    readonly delete: operations['release'];
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/orders/{orderNumber}/lines/{lineNumber}/paid': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly orderNumber: components['parameters']['OrderNumber'];
        readonly lineNumber: components['parameters']['LineNumber'];
      };
      readonly cookie?: never;
    };
    readonly get?: never;
    /**
     * A line was paid
     * @description The money of this line has arrived; the fee item is paid from now on. Counts once per order number and line,
     *     whatever is repeated. Comes late after an outage, also when the window has closed, the reservation has ended, or
     *     there never was one: record it all the same. A fee item that another order has paid is `paid-elsewhere`: keep the
     *     report for a person, change nothing; the kiosk opens a case and does not refund on this word alone.
     *     A fee item that is also refunded later stays reported here; `reportRefunded` follows. When money for the same line
     *     arrives once more after that, it is reported anew with `afterRefund`: a report of its own beside the earlier one.
     */
    readonly put: operations['reportPaid'];
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/orders/{orderNumber}/lines/{lineNumber}/refunds/{refundNumber}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly orderNumber: components['parameters']['OrderNumber'];
        readonly lineNumber: components['parameters']['LineNumber'];
        readonly refundNumber: components['parameters']['RefundNumber'];
      };
      readonly cookie?: never;
    };
    readonly get?: never;
    /**
     * Money of a line went back to its payer
     * @description Counts once per order number, line and refund number. `amount` is what went back by this refund; a line may have
     *     several, their sum is never more than was paid. When the whole amount went back the fee item is unpaid again, unless
     *     another order has paid it. May arrive before the line's `reportPaid`: refuse nothing for that, record it.
     */
    readonly put: operations['reportRefunded'];
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/orders/{orderNumber}/lines/{lineNumber}/e-bill': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly orderNumber: components['parameters']['OrderNumber'];
        readonly lineNumber: components['parameters']['LineNumber'];
      };
      readonly cookie?: never;
    };
    /**
     * The fiscal e-bill of a paid line
     * @description `not-issued-yet` also for a line of which the registry has not heard; the kiosk asks again. `none`: there will be no
     *     e-bill for this line.
     */
    readonly get: operations['getEBill'];
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/orders/{orderNumber}/lines/{lineNumber}/e-bill-payer': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly orderNumber: components['parameters']['OrderNumber'];
        readonly lineNumber: components['parameters']['LineNumber'];
      };
      readonly cookie?: never;
    };
    readonly get?: never;
    /**
     * Issue the e-bill to a company
     * @description Names the company that paid, with its tax number (统一社会信用代码). Another company replaces the first one until the
     *     e-bill is issued; then 409 `e-bill-issued`, except for a repeat with the company it was issued to.
     */
    readonly put: operations['setEBillPayer'];
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/refund-requests/{requestId}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly requestId: components['parameters']['RequestId'];
      };
      readonly cookie?: never;
    };
    /**
     * What was decided
     * @description A decision is final; `note` is for the candidate.
     */
    readonly get: operations['getRefundRequest'];
    /**
     * A candidate asks for a refund
     * @description The office decides; it moves no money. When it approves, the kiosk's people refund through the channel that was paid
     *     with, to the payer, and report it. A repeat with the same facts gets the request as it stands by then. One open
     *     request per order line; a second one is refused.
     */
    readonly put: operations['askRefund'];
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/platform-payments/{outTradeNo}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly outTradeNo: components['parameters']['OutTradeNo'];
      };
      readonly cookie?: never;
    };
    /**
     * Was it paid?
     * @description The only thing by which the kiosk believes a payment. `paid` stays `paid`, also after refunds: it says that money
     *     moved. `closed` only when nothing was and nothing can be paid any more. 404 only when the platform has never seen
     *     this number.
     */
    readonly get: operations['queryPlatformPayment'];
    /**
     * Start a payment on the office's own platform
     * @description The platform takes the money; the kiosk shows its QR, its 缴款码, or both, and asks. After `expiresAt` nobody can pay
     *     any more. `amount` is the sum of the lines. A repeat with the same facts gets the same codes, also after it was
     *     paid or closed; it never makes a second payment and never prolongs the first.
     */
    readonly put: operations['createPlatformPayment'];
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/platform-payments/{outTradeNo}/close': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly outTradeNo: components['parameters']['OutTradeNo'];
      };
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Nobody shall pay this any more
     * @description From the answer on the code is dead. A repeat gets the same answer. 409 `payment-not-closable` when it is paid or
     *     somebody is just paying; the kiosk asks how it stands either way.
     */
    readonly post: operations['closePlatformPayment'];
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly '/platform-refunds/{refundNumber}': {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly refundNumber: components['parameters']['RefundNumber'];
      };
      readonly cookie?: never;
    };
    /**
     * How a refund stands
     * @description `done` is final. 404 only when no refund was made under this number.
     */
    readonly get: operations['queryPlatformRefund'];
    /**
     * Give money of a platform payment back
     * @description To the payer, the way it came. Counts once per refund number; the sum of a payment's refunds never passes what was
     *     paid. A repeat with the same facts gets the refund as it stands by then. `stuck`: a person at the office must act,
     *     `detail` says what.
     */
    readonly put: operations['createPlatformRefund'];
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
}

export interface components {
  schemas: {
    /** @description Whole fen (分); 6500 is ¥65.00 */
    readonly Fen: number;
    /** @description Whole fen (分), more than nothing */
    readonly PaidFen: number;
    /** @description RFC 3339 with seconds and an offset */
    readonly Time: string;
    /** @description Of an identity document, as people type it, without spaces */
    readonly DocumentNumber: string;
    /** @description The office's own stable key of a candidate; never a document number */
    readonly CandidateId: string;
    /** @description The office's own stable key of a fee item, unique over all candidates and exams */
    readonly FeeItemId: string;
    /** @description The kiosk's number of an order, unique over all kiosks */
    readonly OrderNumber: string;
    /** @description Place of a line in its order, from 1 */
    readonly LineNumber: number;
    /** @description Merchant order number (商户订单号) of the payment, unique over all kiosks and channels */
    readonly OutTradeNo: string;
    /** @description The kiosk's number of a refund, unique over all kiosks */
    readonly RefundNumber: string;
    /** @description The kiosk's number of a refund request, unique over all kiosks */
    readonly RequestId: string;
    /**
     * @description How it was paid; `office-platform` is the office's own
     * @enum {string}
     */
    readonly Channel: 'wechat' | 'alipay' | 'unionpay' | 'ccb' | 'yeepay' | 'office-platform';
    readonly TokenRequest: {
      /** @constant */
      readonly grant_type: 'client_credentials';
      readonly scope?: string;
    };
    readonly Token: {
      readonly access_token: string;
      readonly token_type: string;
      /** @description Seconds */
      readonly expires_in: number;
    };
    readonly TokenError: {
      readonly error: string;
      readonly error_description?: string;
    };
    /** @description RFC 9457; `type` may be left out */
    readonly Problem: {
      readonly type?: string;
      readonly title: string;
      readonly status: number;
      /** @description What the kiosk acts on; named at each operation. An unknown one counts by its status */
      readonly code: string;
      readonly detail?: string;
      readonly instance?: string;
    };
    /** @description A problem that names the lines; `items` is there when the code is `not-reserved` */
    readonly NotReservedProblem: {
      readonly type?: string;
      readonly title: string;
      /** @constant */
      readonly status: 409;
      /** @enum {string} */
      readonly code: 'not-reserved' | 'reservation-differs';
      readonly detail?: string;
      readonly instance?: string;
      readonly items?: readonly components['schemas']['NotReservedItem'][];
    };
    readonly NotReservedItem: {
      readonly feeItemId: components['schemas']['FeeItemId'];
      /**
       * @description held-elsewhere: another order has reserved it · paid-elsewhere: it is paid · not-payable: unknown, withdrawn,
       *     waived, not approved, outside its window, or another amount is due
       * @enum {string}
       */
      readonly why: 'held-elsewhere' | 'paid-elsewhere' | 'not-payable';
    };
    readonly Status: {
      readonly office: string;
      readonly now: components['schemas']['Time'];
      /** @description The groups of this document that are there; other texts are ignored */
      readonly offers: readonly string[];
    };
    readonly SignInRequest: {
      readonly documentNumber: components['schemas']['DocumentNumber'];
      readonly proof: components['schemas']['Proof'];
    };
    readonly Proof:
      | components['schemas']['PasswordProof']
      | components['schemas']['CardProof']
      | components['schemas']['PhoneCodeProof']
      | components['schemas']['SecondFactorProof'];
    readonly PasswordProof: {
      /** @constant */
      readonly kind: 'password';
      readonly password: string;
      readonly registrationNumber: string | null;
    };
    readonly CardProof: {
      /** @constant */
      readonly kind: 'card';
    };
    readonly PhoneCodeProof: {
      /** @constant */
      readonly kind: 'phone-code';
      readonly code: string;
    };
    readonly SecondFactorProof: {
      /** @constant */
      readonly kind: 'second-factor';
      readonly value: string;
    };
    readonly SignInAnswer:
      | components['schemas']['SignedIn']
      | components['schemas']['MustChangePassword']
      | components['schemas']['NoMatch']
      | components['schemas']['Locked'];
    readonly SignedIn: {
      /** @constant */
      readonly result: 'signed-in';
      readonly candidate: components['schemas']['Candidate'];
    };
    readonly MustChangePassword: {
      /** @constant */
      readonly result: 'must-change-password';
      readonly ticket: components['schemas']['Ticket'];
      readonly expiresAt: components['schemas']['Time'];
    };
    readonly NoMatch: {
      /** @constant */
      readonly result: 'no-match';
    };
    readonly Locked: {
      /** @constant */
      readonly result: 'locked';
      readonly until: components['schemas']['Time'];
    };
    /** @description Random, at least 64 bits */
    readonly Ticket: string;
    readonly PasswordChange: {
      readonly ticket: components['schemas']['Ticket'];
      readonly newPassword: string;
    };
    readonly DocumentOnly: {
      readonly documentNumber: components['schemas']['DocumentNumber'];
    };
    readonly Accepted: {
      /** @constant */
      readonly accepted: true;
    };
    readonly Reference: {
      readonly reference: string;
    };
    readonly CorrectionRequest: {
      readonly text: string;
    };
    readonly Candidate: {
      readonly id: components['schemas']['CandidateId'];
      readonly name: string;
      readonly documentNumber: components['schemas']['DocumentNumber'];
      readonly phone: string | null;
    };
    readonly CandidateSearch: {
      readonly query: string;
      readonly limit: number;
    };
    readonly CandidateList: {
      readonly candidates: readonly components['schemas']['Candidate'][];
    };
    readonly FeeItemList: {
      readonly candidateId: components['schemas']['CandidateId'];
      readonly feeItems: readonly components['schemas']['FeeItem'][];
    };
    readonly FeeItem: {
      readonly id: components['schemas']['FeeItemId'];
      readonly registrationNumber: string;
      readonly examName: string;
      readonly name: string;
      readonly amount: components['schemas']['Fen'];
      readonly opensAt: components['schemas']['Time'];
      readonly closesAt: components['schemas']['Time'];
      /** @enum {string} */
      readonly state: 'unpaid' | 'paid' | 'waived';
      readonly review: components['schemas']['Review'];
      /** @description Of a paid item, once it is issued */
      readonly eBill: components['schemas']['EBill'] | null;
    };
    /** @description 审核状态; only approved registrations can be paid for */
    readonly Review: {
      /** @enum {string} */
      readonly status: 'pending' | 'approved' | 'rejected';
      /** @description What is wrong and what to do */
      readonly reason: string | null;
    };
    readonly OrderLine: {
      readonly lineNumber: components['schemas']['LineNumber'];
      readonly candidateId: components['schemas']['CandidateId'];
      readonly feeItemId: components['schemas']['FeeItemId'];
      readonly amount: components['schemas']['Fen'];
    };
    readonly ReservationRequest: {
      readonly until: components['schemas']['Time'];
      readonly lines: readonly components['schemas']['OrderLine'][];
    };
    readonly Reservation: {
      readonly orderNumber: components['schemas']['OrderNumber'];
      readonly until: components['schemas']['Time'];
    };
    readonly Released: {
      readonly orderNumber: components['schemas']['OrderNumber'];
      /** @constant */
      readonly released: true;
    };
    readonly PaidReport: {
      readonly candidateId: components['schemas']['CandidateId'];
      readonly feeItemId: components['schemas']['FeeItemId'];
      readonly amount: components['schemas']['PaidFen'];
      readonly outTradeNo: components['schemas']['OutTradeNo'];
      readonly channel: components['schemas']['Channel'];
      readonly at: components['schemas']['Time'];
      /**
       * @description Left out, except when the line was paid anew: then the refund that had given its money back. Part of what
       *     makes a report the same one: order number, line and `afterRefund`
       */
      readonly afterRefund?: components['schemas']['RefundNumber'];
    };
    readonly RefundedReport: {
      readonly candidateId: components['schemas']['CandidateId'];
      readonly feeItemId: components['schemas']['FeeItemId'];
      readonly amount: components['schemas']['PaidFen'];
      readonly outTradeNo: components['schemas']['OutTradeNo'];
      readonly channel: components['schemas']['Channel'];
      readonly at: components['schemas']['Time'];
    };
    /** @description Names what was recorded, so that a foreign answer is never taken for this one */
    readonly Recorded: {
      readonly orderNumber: components['schemas']['OrderNumber'];
      readonly lineNumber: components['schemas']['LineNumber'];
      /** @enum {string} */
      readonly event: 'paid' | 'refunded';
      /** @description Of a refund; of a payment its `afterRefund`, else null */
      readonly refundNumber: components['schemas']['RefundNumber'] | null;
    };
    readonly EBill: {
      /** @description 票据代码 */
      readonly code: string;
      /** @description 票据号码 */
      readonly number: string;
      /** @description 校验码 */
      readonly checkCode: string;
      /** @description 查验地址 */
      readonly url: string;
    };
    readonly EBillAnswer: components['schemas']['EBillIssued'] | components['schemas']['EBillNotIssued'];
    readonly EBillIssued: {
      readonly orderNumber: components['schemas']['OrderNumber'];
      readonly lineNumber: components['schemas']['LineNumber'];
      /** @constant */
      readonly state: 'issued';
      readonly eBill: components['schemas']['EBill'];
    };
    readonly EBillNotIssued: {
      readonly orderNumber: components['schemas']['OrderNumber'];
      readonly lineNumber: components['schemas']['LineNumber'];
      /** @enum {string} */
      readonly state: 'not-issued-yet' | 'none';
    };
    readonly EBillPayer: {
      readonly name: string;
      /** @description 统一社会信用代码 or 纳税人识别号 */
      readonly taxNumber: string;
    };
    readonly RefundRequestBody: {
      readonly orderNumber: components['schemas']['OrderNumber'];
      readonly lineNumber: components['schemas']['LineNumber'];
      readonly candidateId: components['schemas']['CandidateId'];
      readonly feeItemId: components['schemas']['FeeItemId'];
      readonly amount: components['schemas']['PaidFen'];
      readonly because: string;
    };
    readonly RefundRequest: {
      readonly requestId: components['schemas']['RequestId'];
      /** @enum {string} */
      readonly state: 'open' | 'approved' | 'declined';
      readonly note: string | null;
    };
    readonly PlatformLine: {
      readonly orderNumber: components['schemas']['OrderNumber'];
      readonly lineNumber: components['schemas']['LineNumber'];
      readonly candidateId: components['schemas']['CandidateId'];
      readonly feeItemId: components['schemas']['FeeItemId'];
      readonly amount: components['schemas']['Fen'];
    };
    readonly PlatformPaymentRequest: {
      readonly amount: components['schemas']['PaidFen'];
      readonly description: string;
      readonly expiresAt: components['schemas']['Time'];
      readonly lines: readonly components['schemas']['PlatformLine'][];
    };
    /** @description At least one of `qrText` and `payCode` */
    readonly PlatformCodes: {
      readonly outTradeNo: components['schemas']['OutTradeNo'];
      readonly amount: components['schemas']['PaidFen'];
      /** @description Shown as a QR code, to be scanned by a wallet or banking app */
      readonly qrText: string | null;
      /** @description 缴款码, shown as digits and as a QR code when there is no `qrText` */
      readonly payCode: string | null;
    };
    readonly PlatformPayment:
      components['schemas']['PlatformNotPaid'] | components['schemas']['PlatformPaid'];
    readonly PlatformNotPaid: {
      readonly outTradeNo: components['schemas']['OutTradeNo'];
      /** @enum {string} */
      readonly state: 'unpaid' | 'closed';
    };
    readonly PlatformPaid: {
      readonly outTradeNo: components['schemas']['OutTradeNo'];
      /** @constant */
      readonly state: 'paid';
      readonly amount: components['schemas']['PaidFen'];
      /** @description The platform's own number of the payment */
      readonly tradeNo: string;
      readonly paidAt: components['schemas']['Time'];
    };
    readonly PlatformClosed: {
      readonly outTradeNo: components['schemas']['OutTradeNo'];
      /** @constant */
      readonly state: 'closed';
    };
    readonly PlatformRefundRequest: {
      readonly outTradeNo: components['schemas']['OutTradeNo'];
      readonly amount: components['schemas']['PaidFen'];
      readonly reason: string;
    };
    readonly PlatformRefund:
      | components['schemas']['PlatformRefundProcessing']
      | components['schemas']['PlatformRefundDone']
      | components['schemas']['PlatformRefundStuck'];
    readonly PlatformRefundProcessing: {
      readonly refundNumber: components['schemas']['RefundNumber'];
      readonly outTradeNo: components['schemas']['OutTradeNo'];
      readonly amount: components['schemas']['PaidFen'];
      /** @constant */
      readonly state: 'processing';
    };
    readonly PlatformRefundDone: {
      readonly refundNumber: components['schemas']['RefundNumber'];
      readonly outTradeNo: components['schemas']['OutTradeNo'];
      readonly amount: components['schemas']['PaidFen'];
      /** @constant */
      readonly state: 'done';
      readonly doneAt: components['schemas']['Time'];
    };
    readonly PlatformRefundStuck: {
      readonly refundNumber: components['schemas']['RefundNumber'];
      readonly outTradeNo: components['schemas']['OutTradeNo'];
      readonly amount: components['schemas']['PaidFen'];
      /** @constant */
      readonly state: 'stuck';
      readonly detail: string;
    };
  };
  responses: {
    /** @description `token-invalid`: no token, or it has expired */
    readonly NoToken: {
      headers: {
        readonly 'WWW-Authenticate': string;
        readonly [name: string]: unknown;
      };
      content: {
        /**
         * @example {
         *       "title": "访问令牌无效或已过期",
         *       "status": 401,
         *       "code": "token-invalid"
         *     }
         */
        readonly 'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `not-allowed`: this kiosk may not do this, or is shut out */
    readonly Forbidden: {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        /**
         * @example {
         *       "title": "该终端未被授权",
         *       "status": 403,
         *       "code": "not-allowed"
         *     }
         */
        readonly 'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `candidate-unknown` */
    readonly CandidateUnknown: {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        /**
         * @example {
         *       "title": "没有这个考生",
         *       "status": 404,
         *       "code": "candidate-unknown"
         *     }
         */
        readonly 'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `line-unknown`: no such line was reported as paid */
    readonly LineUnknown: {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        /**
         * @example {
         *       "title": "没有这笔缴费",
         *       "status": 404,
         *       "code": "line-unknown"
         *     }
         */
        readonly 'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `request-unknown` */
    readonly RequestUnknown: {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        /**
         * @example {
         *       "title": "没有这个申请",
         *       "status": 404,
         *       "code": "request-unknown"
         *     }
         */
        readonly 'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `payment-unknown`: the platform has never seen this number */
    readonly PaymentUnknown: {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        /**
         * @example {
         *       "title": "没有这个支付单",
         *       "status": 404,
         *       "code": "payment-unknown"
         *     }
         */
        readonly 'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `refund-unknown`: no refund was made under this number */
    readonly RefundUnknown: {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        /**
         * @example {
         *       "title": "没有这个退费单",
         *       "status": 404,
         *       "code": "refund-unknown"
         *     }
         */
        readonly 'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `invalid-request`: the request does not follow this document; `detail` names the place */
    readonly Invalid: {
      headers: {
        readonly [name: string]: unknown;
      };
      content: {
        /**
         * @example {
         *       "title": "请求格式不正确",
         *       "status": 422,
         *       "code": "invalid-request",
         *       "detail": "缺少 documentNumber"
         *     }
         */
        readonly 'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `too-many-requests` */
    readonly TooMany: {
      headers: {
        readonly 'Retry-After': components['headers']['RetryAfter'];
        readonly [name: string]: unknown;
      };
      content: {
        /**
         * @example {
         *       "title": "请求过于频繁，请稍后再试",
         *       "status": 429,
         *       "code": "too-many-requests"
         *     }
         */
        readonly 'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `unavailable`: maintenance or overload; nothing is known about what was asked */
    readonly Unavailable: {
      headers: {
        readonly 'Retry-After': components['headers']['RetryAfter'];
        readonly [name: string]: unknown;
      };
      content: {
        /**
         * @example {
         *       "title": "系统维护中，请稍后再试",
         *       "status": 503,
         *       "code": "unavailable"
         *     }
         */
        readonly 'application/problem+json': components['schemas']['Problem'];
      };
    };
  };
  parameters: {
    readonly CandidateId: components['schemas']['CandidateId'];
    readonly OrderNumber: components['schemas']['OrderNumber'];
    readonly LineNumber: components['schemas']['LineNumber'];
    readonly RefundNumber: components['schemas']['RefundNumber'];
    readonly RequestId: components['schemas']['RequestId'];
    readonly OutTradeNo: components['schemas']['OutTradeNo'];
  };
  requestBodies: never;
  headers: {
    /** @description Seconds after which to ask again */
    readonly RetryAfter: number;
  };
  pathItems: never;
}

export interface operations {
  readonly issueToken: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        /**
         * @example {
         *       "grant_type": "client_credentials",
         *       "scope": "kiosk"
         *     }
         */
        readonly 'application/x-www-form-urlencoded': components['schemas']['TokenRequest'];
      };
    };
    readonly responses: {
      /** @description A token */
      readonly 200: {
        headers: {
          readonly 'Cache-Control'?: 'no-store';
          readonly [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "access_token": "2YotnFZFEjr1zCsicMWpAA",
           *       "token_type": "Bearer",
           *       "expires_in": 1800
           *     }
           */
          readonly 'application/json': components['schemas']['Token'];
        };
      };
      /** @description The request is wrong (`invalid_request`, `unsupported_grant_type`, `invalid_scope`) */
      readonly 400: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "error": "unsupported_grant_type",
           *       "error_description": "只支持 client_credentials"
           *     }
           */
          readonly 'application/json': components['schemas']['TokenError'];
        };
      };
      /** @description Unknown client or wrong secret (`invalid_client`) */
      readonly 401: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "error": "invalid_client",
           *       "error_description": "客户端标识或密钥不正确"
           *     }
           */
          readonly 'application/json': components['schemas']['TokenError'];
        };
      };
      readonly 429: components['responses']['TooMany'];
      readonly 503: components['responses']['Unavailable'];
    };
  };
  readonly getStatus: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The service works */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "office": "某省教育考试院",
           *       "now": "2026-03-02T09:30:00+08:00",
           *       "offers": [
           *         "passwords",
           *         "reservations",
           *         "reports",
           *         "e-bills"
           *       ]
           *     }
           */
          readonly 'application/json': components['schemas']['Status'];
        };
      };
      readonly 401: components['responses']['NoToken'];
      readonly 403: components['responses']['Forbidden'];
      readonly 429: components['responses']['TooMany'];
      readonly 503: components['responses']['Unavailable'];
    };
  };
  readonly signIn: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        readonly 'application/json': components['schemas']['SignInRequest'];
      };
    };
    readonly responses: {
      /** @description An answer, also when nobody was found */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['SignInAnswer'];
        };
      };
      readonly 401: components['responses']['NoToken'];
      readonly 403: components['responses']['Forbidden'];
      /** @description `invalid-request`, `proof-not-offered` */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "title": "本机构未开通该登录方式",
           *       "status": 422,
           *       "code": "proof-not-offered"
           *     }
           */
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      readonly 429: components['responses']['TooMany'];
      readonly 503: components['responses']['Unavailable'];
    };
  };
  readonly changePassword: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        /**
         * @example {
         *       "ticket": "t-9f3a6c1e77d04b52",
         *       "newPassword": "Kaoshi2026"
         *     }
         */
        readonly 'application/json': components['schemas']['PasswordChange'];
      };
    };
    readonly responses: {
      /** @description Changed; the person is signed in */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "K2026-000017",
           *       "name": "张伟",
           *       "documentNumber": "119999199503070015",
           *       "phone": "15400002037"
           *     }
           */
          readonly 'application/json': components['schemas']['Candidate'];
        };
      };
      readonly 401: components['responses']['NoToken'];
      readonly 403: components['responses']['Forbidden'];
      /** @description `ticket-expired`: unknown, too old, or used for another password */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "title": "操作已超时，请重新登录",
           *       "status": 409,
           *       "code": "ticket-expired"
           *     }
           */
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `password-refused`: `detail` says in words what is missing; `invalid-request` */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "title": "新密码不符合要求",
           *       "status": 422,
           *       "code": "password-refused",
           *       "detail": "密码须为 8 至 16 位，且同时包含字母和数字"
           *     }
           */
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      readonly 429: components['responses']['TooMany'];
      readonly 503: components['responses']['Unavailable'];
    };
  };
  readonly sendPhoneCode: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        /**
         * @example {
         *       "documentNumber": "119999199503070015"
         *     }
         */
        readonly 'application/json': components['schemas']['DocumentOnly'];
      };
    };
    readonly responses: {
      /** @description If somebody has this number and a phone on record, the code is under way */
      readonly 202: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "accepted": true
           *     }
           */
          readonly 'application/json': components['schemas']['Accepted'];
        };
      };
      readonly 401: components['responses']['NoToken'];
      readonly 403: components['responses']['Forbidden'];
      readonly 422: components['responses']['Invalid'];
      readonly 429: components['responses']['TooMany'];
      readonly 503: components['responses']['Unavailable'];
    };
  };
  readonly askPasswordReset: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        /**
         * @example {
         *       "documentNumber": "119999199503070015"
         *     }
         */
        readonly 'application/json': components['schemas']['DocumentOnly'];
      };
    };
    readonly responses: {
      /** @description The number under which the person can ask */
      readonly 202: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "reference": "MM-20260302-4K7P"
           *     }
           */
          readonly 'application/json': components['schemas']['Reference'];
        };
      };
      readonly 401: components['responses']['NoToken'];
      readonly 403: components['responses']['Forbidden'];
      readonly 422: components['responses']['Invalid'];
      readonly 429: components['responses']['TooMany'];
      readonly 503: components['responses']['Unavailable'];
    };
  };
  readonly searchCandidates: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        /**
         * @example {
         *       "query": "张伟",
         *       "limit": 20
         *     }
         */
        readonly 'application/json': components['schemas']['CandidateSearch'];
      };
    };
    readonly responses: {
      /** @description Who fits */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "candidates": [
           *         {
           *           "id": "K2026-000017",
           *           "name": "张伟",
           *           "documentNumber": "119999199503070015",
           *           "phone": "15400002037"
           *         }
           *       ]
           *     }
           */
          readonly 'application/json': components['schemas']['CandidateList'];
        };
      };
      readonly 401: components['responses']['NoToken'];
      readonly 403: components['responses']['Forbidden'];
      readonly 422: components['responses']['Invalid'];
      readonly 429: components['responses']['TooMany'];
      readonly 503: components['responses']['Unavailable'];
    };
  };
  readonly getCandidate: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly candidateId: components['parameters']['CandidateId'];
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The candidate */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "K2026-000017",
           *       "name": "张伟",
           *       "documentNumber": "119999199503070015",
           *       "phone": null
           *     }
           */
          readonly 'application/json': components['schemas']['Candidate'];
        };
      };
      readonly 401: components['responses']['NoToken'];
      readonly 403: components['responses']['Forbidden'];
      readonly 404: components['responses']['CandidateUnknown'];
      readonly 422: components['responses']['Invalid'];
      readonly 429: components['responses']['TooMany'];
      readonly 503: components['responses']['Unavailable'];
    };
  };
  readonly listFeeItems: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly candidateId: components['parameters']['CandidateId'];
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The items, in the order in which they are to be shown */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "candidateId": "K2026-000017",
           *       "feeItems": [
           *         {
           *           "id": "F-31010001-1",
           *           "registrationNumber": "31010001",
           *           "examName": "全国英语等级考试（PETS）三级",
           *           "name": "笔试考务费",
           *           "amount": 6500,
           *           "opensAt": "2026-03-01T09:00:00+08:00",
           *           "closesAt": "2026-03-10T17:00:00+08:00",
           *           "state": "unpaid",
           *           "review": {
           *             "status": "approved",
           *             "reason": null
           *           },
           *           "eBill": null
           *         },
           *         {
           *           "id": "F-33030001-1",
           *           "registrationNumber": "33030001",
           *           "examName": "中小学教师资格考试（笔试）",
           *           "name": "综合素质（中学）",
           *           "amount": 7000,
           *           "opensAt": "2026-03-01T09:00:00+08:00",
           *           "closesAt": "2026-03-10T17:00:00+08:00",
           *           "state": "unpaid",
           *           "review": {
           *             "status": "rejected",
           *             "reason": "照片不符合要求：请重新上传近期白底免冠证件照"
           *           },
           *           "eBill": null
           *         }
           *       ]
           *     }
           */
          readonly 'application/json': components['schemas']['FeeItemList'];
        };
      };
      readonly 401: components['responses']['NoToken'];
      readonly 403: components['responses']['Forbidden'];
      readonly 404: components['responses']['CandidateUnknown'];
      readonly 422: components['responses']['Invalid'];
      readonly 429: components['responses']['TooMany'];
      readonly 503: components['responses']['Unavailable'];
    };
  };
  readonly askCorrection: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly candidateId: components['parameters']['CandidateId'];
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        /**
         * @example {
         *       "text": "姓名应为\"张玮\"，报名时误选为\"张伟\""
         *     }
         */
        readonly 'application/json': components['schemas']['CorrectionRequest'];
      };
    };
    readonly responses: {
      /** @description The number under which the person can ask */
      readonly 202: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "reference": "GZ-20260302-9T2C"
           *     }
           */
          readonly 'application/json': components['schemas']['Reference'];
        };
      };
      readonly 401: components['responses']['NoToken'];
      readonly 403: components['responses']['Forbidden'];
      readonly 404: components['responses']['CandidateUnknown'];
      readonly 422: components['responses']['Invalid'];
      readonly 429: components['responses']['TooMany'];
      readonly 503: components['responses']['Unavailable'];
    };
  };
  readonly reserve: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly orderNumber: components['parameters']['OrderNumber'];
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        /**
         * @example {
         *       "until": "2026-03-02T09:37:00+08:00",
         *       "lines": [
         *         {
         *           "lineNumber": 1,
         *           "candidateId": "K2026-000017",
         *           "feeItemId": "F-31010001-1",
         *           "amount": 6500
         *         }
         *       ]
         *     }
         */
        readonly 'application/json': components['schemas']['ReservationRequest'];
      };
    };
    readonly responses: {
      /** @description Every line is reserved */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "orderNumber": "20260302-7QJ4M2XK",
           *       "until": "2026-03-02T09:37:00+08:00"
           *     }
           */
          readonly 'application/json': components['schemas']['Reservation'];
        };
      };
      readonly 401: components['responses']['NoToken'];
      readonly 403: components['responses']['Forbidden'];
      /**
       * @description `not-reserved`: nothing is reserved; `items` names every line that cannot be had and why.
       *     `reservation-differs`: this order number stands with other lines.
       */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "title": "部分缴费项目暂时无法缴费",
           *       "status": 409,
           *       "code": "not-reserved",
           *       "items": [
           *         {
           *           "feeItemId": "F-31010001-1",
           *           "why": "held-elsewhere"
           *         }
           *       ]
           *     }
           */
          readonly 'application/problem+json': components['schemas']['NotReservedProblem'];
        };
      };
      readonly 422: components['responses']['Invalid'];
      readonly 429: components['responses']['TooMany'];
      readonly 503: components['responses']['Unavailable'];
    };
  };
  readonly release: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly orderNumber: components['parameters']['OrderNumber'];
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Nothing is reserved under this number */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "orderNumber": "20260302-7QJ4M2XK",
           *       "released": true
           *     }
           */
          readonly 'application/json': components['schemas']['Released'];
        };
      };
      readonly 401: components['responses']['NoToken'];
      readonly 403: components['responses']['Forbidden'];
      readonly 422: components['responses']['Invalid'];
      readonly 429: components['responses']['TooMany'];
      readonly 503: components['responses']['Unavailable'];
    };
  };
  readonly reportPaid: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly orderNumber: components['parameters']['OrderNumber'];
        readonly lineNumber: components['parameters']['LineNumber'];
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        /**
         * @example {
         *       "candidateId": "K2026-000017",
         *       "feeItemId": "F-31010001-1",
         *       "amount": 6500,
         *       "outTradeNo": "7QJ4M2XK0V9R3T6W8Y1Z5BCDEF",
         *       "channel": "wechat",
         *       "at": "2026-03-02T09:33:12+08:00"
         *     }
         */
        readonly 'application/json': components['schemas']['PaidReport'];
      };
    };
    readonly responses: {
      /** @description Recorded, now or by an earlier report with the same facts */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "orderNumber": "20260302-7QJ4M2XK",
           *       "lineNumber": 1,
           *       "event": "paid",
           *       "refundNumber": null
           *     }
           */
          readonly 'application/json': components['schemas']['Recorded'];
        };
      };
      readonly 401: components['responses']['NoToken'];
      readonly 403: components['responses']['Forbidden'];
      /** @description `paid-elsewhere`: another order has paid this fee item. `report-differs`: this line was reported with other facts. */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "title": "该缴费项目已缴费",
           *       "status": 409,
           *       "code": "paid-elsewhere",
           *       "detail": "2026-03-01 15:20 已通过网上缴费，订单号 W20260301-0042"
           *     }
           */
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `report-refused`: will never be taken, `detail` says why (unknown candidate or fee item, other amount);
       *     `invalid-request`
       */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "title": "无法登记该笔缴费",
           *       "status": 422,
           *       "code": "report-refused",
           *       "detail": "缴费项目不属于该考生"
           *     }
           */
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      readonly 429: components['responses']['TooMany'];
      readonly 503: components['responses']['Unavailable'];
    };
  };
  readonly reportRefunded: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly orderNumber: components['parameters']['OrderNumber'];
        readonly lineNumber: components['parameters']['LineNumber'];
        readonly refundNumber: components['parameters']['RefundNumber'];
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        /**
         * @example {
         *       "candidateId": "K2026-000017",
         *       "feeItemId": "F-31010001-1",
         *       "amount": 6500,
         *       "outTradeNo": "7QJ4M2XK0V9R3T6W8Y1Z5BCDEF",
         *       "channel": "wechat",
         *       "at": "2026-03-05T14:02:40+08:00"
         *     }
         */
        readonly 'application/json': components['schemas']['RefundedReport'];
      };
    };
    readonly responses: {
      /** @description Recorded, now or by an earlier report with the same facts */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "orderNumber": "20260302-7QJ4M2XK",
           *       "lineNumber": 1,
           *       "event": "refunded",
           *       "refundNumber": "R9T2C4K7P0V3X6Z8B1D5F7H2JM"
           *     }
           */
          readonly 'application/json': components['schemas']['Recorded'];
        };
      };
      readonly 401: components['responses']['NoToken'];
      readonly 403: components['responses']['Forbidden'];
      /** @description `report-differs`: this refund was reported with other facts */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "title": "与已登记的退费不一致",
           *       "status": 409,
           *       "code": "report-differs"
           *     }
           */
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `report-refused`: will never be taken, `detail` says why; `invalid-request` */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "title": "无法登记该笔退费",
           *       "status": 422,
           *       "code": "report-refused",
           *       "detail": "没有这个考生"
           *     }
           */
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      readonly 429: components['responses']['TooMany'];
      readonly 503: components['responses']['Unavailable'];
    };
  };
  readonly getEBill: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly orderNumber: components['parameters']['OrderNumber'];
        readonly lineNumber: components['parameters']['LineNumber'];
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description How the e-bill stands */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['EBillAnswer'];
        };
      };
      readonly 401: components['responses']['NoToken'];
      readonly 403: components['responses']['Forbidden'];
      readonly 422: components['responses']['Invalid'];
      readonly 429: components['responses']['TooMany'];
      readonly 503: components['responses']['Unavailable'];
    };
  };
  readonly setEBillPayer: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly orderNumber: components['parameters']['OrderNumber'];
        readonly lineNumber: components['parameters']['LineNumber'];
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        /**
         * @example {
         *       "name": "某某建设有限公司",
         *       "taxNumber": "91999900MA00000006"
         *     }
         */
        readonly 'application/json': components['schemas']['EBillPayer'];
      };
    };
    readonly responses: {
      /** @description Taken */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "name": "某某建设有限公司",
           *       "taxNumber": "91999900MA00000006"
           *     }
           */
          readonly 'application/json': components['schemas']['EBillPayer'];
        };
      };
      readonly 401: components['responses']['NoToken'];
      readonly 403: components['responses']['Forbidden'];
      readonly 404: components['responses']['LineUnknown'];
      /** @description `e-bill-issued`: it is issued already */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "title": "票据已开具，抬头不能再改",
           *       "status": 409,
           *       "code": "e-bill-issued"
           *     }
           */
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `payer-refused`: `detail` says why; `invalid-request` */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "title": "无法开具",
           *       "status": 422,
           *       "code": "payer-refused",
           *       "detail": "税号校验位不正确"
           *     }
           */
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      readonly 429: components['responses']['TooMany'];
      readonly 503: components['responses']['Unavailable'];
    };
  };
  readonly getRefundRequest: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly requestId: components['parameters']['RequestId'];
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The request as it stands */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['RefundRequest'];
        };
      };
      readonly 401: components['responses']['NoToken'];
      readonly 403: components['responses']['Forbidden'];
      readonly 404: components['responses']['RequestUnknown'];
      readonly 422: components['responses']['Invalid'];
      readonly 429: components['responses']['TooMany'];
      readonly 503: components['responses']['Unavailable'];
    };
  };
  readonly askRefund: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly requestId: components['parameters']['RequestId'];
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        /**
         * @example {
         *       "orderNumber": "20260302-7QJ4M2XK",
         *       "lineNumber": 1,
         *       "candidateId": "K2026-000017",
         *       "feeItemId": "F-31010001-1",
         *       "amount": 6500,
         *       "because": "因病不能参加考试"
         *     }
         */
        readonly 'application/json': components['schemas']['RefundRequestBody'];
      };
    };
    readonly responses: {
      /** @description The request as it stands */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "requestId": "Q5V8X1Z4B7D0F3H6J9M2P5R8T1",
           *       "state": "open",
           *       "note": null
           *     }
           */
          readonly 'application/json': components['schemas']['RefundRequest'];
        };
      };
      readonly 401: components['responses']['NoToken'];
      readonly 403: components['responses']['Forbidden'];
      /** @description `request-differs`: this request stands with other facts */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "title": "与已提交的申请不一致",
           *       "status": 409,
           *       "code": "request-differs"
           *     }
           */
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `refund-request-refused`: `detail` says why; `invalid-request` */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "title": "不能申请退费",
           *       "status": 422,
           *       "code": "refund-request-refused",
           *       "detail": "准考证打印后不再受理退费"
           *     }
           */
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      readonly 429: components['responses']['TooMany'];
      readonly 503: components['responses']['Unavailable'];
    };
  };
  readonly queryPlatformPayment: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly outTradeNo: components['parameters']['OutTradeNo'];
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The payment as it stands */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['PlatformPayment'];
        };
      };
      readonly 401: components['responses']['NoToken'];
      readonly 403: components['responses']['Forbidden'];
      readonly 404: components['responses']['PaymentUnknown'];
      readonly 422: components['responses']['Invalid'];
      readonly 429: components['responses']['TooMany'];
      readonly 503: components['responses']['Unavailable'];
    };
  };
  readonly createPlatformPayment: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly outTradeNo: components['parameters']['OutTradeNo'];
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        /**
         * @example {
         *       "amount": 6500,
         *       "description": "全国英语等级考试（PETS）三级 笔试考务费",
         *       "expiresAt": "2026-03-02T09:35:00+08:00",
         *       "lines": [
         *         {
         *           "orderNumber": "20260302-7QJ4M2XK",
         *           "lineNumber": 1,
         *           "candidateId": "K2026-000017",
         *           "feeItemId": "F-31010001-1",
         *           "amount": 6500
         *         }
         *       ]
         *     }
         */
        readonly 'application/json': components['schemas']['PlatformPaymentRequest'];
      };
    };
    readonly responses: {
      /** @description It can be paid, or was */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "outTradeNo": "7QJ4M2XK0V9R3T6W8Y1Z5BCDEF",
           *       "amount": 6500,
           *       "qrText": "https://pay.example.org/q/35000026030200012345",
           *       "payCode": "35000026030200012345"
           *     }
           */
          readonly 'application/json': components['schemas']['PlatformCodes'];
        };
      };
      readonly 401: components['responses']['NoToken'];
      readonly 403: components['responses']['Forbidden'];
      /** @description `payment-differs`: this number stands with other facts */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "title": "支付单号已被使用",
           *       "status": 409,
           *       "code": "payment-differs"
           *     }
           */
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `payment-refused`: no payment was made, `detail` says why; `invalid-request` */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "title": "无法发起支付",
           *       "status": 422,
           *       "code": "payment-refused",
           *       "detail": "缴费项目已截止"
           *     }
           */
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      readonly 429: components['responses']['TooMany'];
      readonly 503: components['responses']['Unavailable'];
    };
  };
  readonly closePlatformPayment: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly outTradeNo: components['parameters']['OutTradeNo'];
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description Closed, now or earlier */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "outTradeNo": "7QJ4M2XK0V9R3T6W8Y1Z5BCDEF",
           *       "state": "closed"
           *     }
           */
          readonly 'application/json': components['schemas']['PlatformClosed'];
        };
      };
      readonly 401: components['responses']['NoToken'];
      readonly 403: components['responses']['Forbidden'];
      readonly 404: components['responses']['PaymentUnknown'];
      /** @description `payment-not-closable` */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "title": "已支付或正在支付，不能关闭",
           *       "status": 409,
           *       "code": "payment-not-closable"
           *     }
           */
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      readonly 422: components['responses']['Invalid'];
      readonly 429: components['responses']['TooMany'];
      readonly 503: components['responses']['Unavailable'];
    };
  };
  readonly queryPlatformRefund: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly refundNumber: components['parameters']['RefundNumber'];
      };
      readonly cookie?: never;
    };
    readonly requestBody?: never;
    readonly responses: {
      /** @description The refund as it stands */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          readonly 'application/json': components['schemas']['PlatformRefund'];
        };
      };
      readonly 401: components['responses']['NoToken'];
      readonly 403: components['responses']['Forbidden'];
      readonly 404: components['responses']['RefundUnknown'];
      readonly 422: components['responses']['Invalid'];
      readonly 429: components['responses']['TooMany'];
      readonly 503: components['responses']['Unavailable'];
    };
  };
  readonly createPlatformRefund: {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path: {
        readonly refundNumber: components['parameters']['RefundNumber'];
      };
      readonly cookie?: never;
    };
    readonly requestBody: {
      readonly content: {
        /**
         * @example {
         *       "outTradeNo": "7QJ4M2XK0V9R3T6W8Y1Z5BCDEF",
         *       "amount": 6500,
         *       "reason": "考生申请退费"
         *     }
         */
        readonly 'application/json': components['schemas']['PlatformRefundRequest'];
      };
    };
    readonly responses: {
      /** @description The refund as it stands */
      readonly 200: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "refundNumber": "R9T2C4K7P0V3X6Z8B1D5F7H2JM",
           *       "outTradeNo": "7QJ4M2XK0V9R3T6W8Y1Z5BCDEF",
           *       "amount": 6500,
           *       "state": "processing"
           *     }
           */
          readonly 'application/json': components['schemas']['PlatformRefund'];
        };
      };
      readonly 401: components['responses']['NoToken'];
      readonly 403: components['responses']['Forbidden'];
      /** @description `refund-differs`: this refund number stands with other facts */
      readonly 409: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "title": "退费单号已被使用",
           *       "status": 409,
           *       "code": "refund-differs"
           *     }
           */
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `refund-refused`: no refund was made under this number, `detail` says why (payment unknown or
       *     not paid, more than is left); `invalid-request`
       */
      readonly 422: {
        headers: {
          readonly [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "title": "无法退费",
           *       "status": 422,
           *       "code": "refund-refused",
           *       "detail": "超过可退金额"
           *     }
           */
          readonly 'application/problem+json': components['schemas']['Problem'];
        };
      };
      readonly 429: components['responses']['TooMany'];
      readonly 503: components['responses']['Unavailable'];
    };
  };
}
