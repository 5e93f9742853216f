/*
 * Generated from docs/registry-api.yaml by "npm run registry-types"; never edited.
 * sha256 of the document: d1853580467edbc3e0d55f20e5543e012ff41728da720987d5e1bf6f8e0d46e0
 */

/** Every schema of the document under its name; draft 2020-12, no formats. */
export const REGISTRY_SCHEMAS = {
  $id: 'registry-api',
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $defs: {
    Fen: { type: 'integer', minimum: 0, maximum: 99999999999 },
    PaidFen: { type: 'integer', minimum: 1, maximum: 99999999999 },
    Time: {
      type: 'string',
      maxLength: 35,
      pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})$',
    },
    DocumentNumber: { type: 'string', minLength: 1, maxLength: 32 },
    CandidateId: { type: 'string', minLength: 1, maxLength: 64, pattern: '^[0-9A-Za-z._-]+$' },
    FeeItemId: { type: 'string', minLength: 1, maxLength: 96 },
    OrderNumber: { type: 'string', minLength: 1, maxLength: 40, pattern: '^[0-9A-Za-z-]+$' },
    LineNumber: { type: 'integer', minimum: 1, maximum: 2000 },
    OutTradeNo: { type: 'string', minLength: 6, maxLength: 32, pattern: '^[0-9A-Za-z_-]+$' },
    RefundNumber: { type: 'string', minLength: 6, maxLength: 64, pattern: '^[0-9A-Za-z_-]+$' },
    RequestId: { type: 'string', minLength: 6, maxLength: 64, pattern: '^[0-9A-Za-z_-]+$' },
    Channel: { type: 'string', enum: ['wechat', 'alipay', 'unionpay', 'ccb', 'yeepay', 'office-platform'] },
    TokenRequest: {
      type: 'object',
      required: ['grant_type'],
      properties: {
        grant_type: { type: 'string', const: 'client_credentials' },
        scope: { type: 'string', maxLength: 200 },
      },
    },
    Token: {
      type: 'object',
      required: ['access_token', 'token_type', 'expires_in'],
      properties: {
        access_token: { type: 'string', minLength: 1, maxLength: 4096, pattern: '^[A-Za-z0-9._~+/=-]+$' },
        token_type: { type: 'string', pattern: '^[Bb]earer$' },
        expires_in: { type: 'integer', minimum: 1, maximum: 86400 },
      },
    },
    TokenError: {
      type: 'object',
      required: ['error'],
      properties: {
        error: { type: 'string', maxLength: 100 },
        error_description: { type: 'string', maxLength: 500 },
      },
    },
    Problem: {
      type: 'object',
      required: ['title', 'status', 'code'],
      properties: {
        type: { type: 'string', maxLength: 500 },
        title: { type: 'string', maxLength: 200 },
        status: { type: 'integer', minimum: 400, maximum: 599 },
        code: { type: 'string', maxLength: 64, pattern: '^[a-z][a-z0-9-]*$' },
        detail: { type: 'string', maxLength: 500 },
        instance: { type: 'string', maxLength: 500 },
      },
    },
    NotReservedProblem: {
      type: 'object',
      required: ['title', 'status', 'code'],
      properties: {
        type: { type: 'string', maxLength: 500 },
        title: { type: 'string', maxLength: 200 },
        status: { type: 'integer', const: 409 },
        code: { type: 'string', enum: ['not-reserved', 'reservation-differs'] },
        detail: { type: 'string', maxLength: 500 },
        instance: { type: 'string', maxLength: 500 },
        items: { type: 'array', minItems: 1, maxItems: 2000, items: { $ref: '#/$defs/NotReservedItem' } },
      },
    },
    NotReservedItem: {
      type: 'object',
      required: ['feeItemId', 'why'],
      properties: {
        feeItemId: { $ref: '#/$defs/FeeItemId' },
        why: { type: 'string', enum: ['held-elsewhere', 'paid-elsewhere', 'not-payable'] },
      },
    },
    Status: {
      type: 'object',
      required: ['office', 'now', 'offers'],
      properties: {
        office: { type: 'string', maxLength: 120 },
        now: { $ref: '#/$defs/Time' },
        offers: { type: 'array', maxItems: 50, items: { type: 'string', maxLength: 64 } },
      },
    },
    SignInRequest: {
      type: 'object',
      required: ['documentNumber', 'proof'],
      properties: { documentNumber: { $ref: '#/$defs/DocumentNumber' }, proof: { $ref: '#/$defs/Proof' } },
    },
    Proof: {
      oneOf: [
        { $ref: '#/$defs/PasswordProof' },
        { $ref: '#/$defs/CardProof' },
        { $ref: '#/$defs/PhoneCodeProof' },
        { $ref: '#/$defs/SecondFactorProof' },
      ],
    },
    PasswordProof: {
      type: 'object',
      required: ['kind', 'password', 'registrationNumber'],
      properties: {
        kind: { type: 'string', const: 'password' },
        password: { type: 'string', minLength: 1, maxLength: 64 },
        registrationNumber: { type: ['string', 'null'], maxLength: 40 },
      },
    },
    CardProof: {
      type: 'object',
      required: ['kind'],
      properties: { kind: { type: 'string', const: 'card' } },
    },
    PhoneCodeProof: {
      type: 'object',
      required: ['kind', 'code'],
      properties: {
        kind: { type: 'string', const: 'phone-code' },
        code: { type: 'string', minLength: 1, maxLength: 16 },
      },
    },
    SecondFactorProof: {
      type: 'object',
      required: ['kind', 'value'],
      properties: {
        kind: { type: 'string', const: 'second-factor' },
        value: { type: 'string', minLength: 1, maxLength: 40 },
      },
    },
    SignInAnswer: {
      oneOf: [
        { $ref: '#/$defs/SignedIn' },
        { $ref: '#/$defs/MustChangePassword' },
        { $ref: '#/$defs/NoMatch' },
        { $ref: '#/$defs/Locked' },
      ],
    },
    SignedIn: {
      type: 'object',
      required: ['result', 'candidate'],
      properties: {
        result: { type: 'string', const: 'signed-in' },
        candidate: { $ref: '#/$defs/Candidate' },
      },
    },
    MustChangePassword: {
      type: 'object',
      required: ['result', 'ticket', 'expiresAt'],
      properties: {
        result: { type: 'string', const: 'must-change-password' },
        ticket: { $ref: '#/$defs/Ticket' },
        expiresAt: { $ref: '#/$defs/Time' },
      },
    },
    NoMatch: {
      type: 'object',
      required: ['result'],
      properties: { result: { type: 'string', const: 'no-match' } },
    },
    Locked: {
      type: 'object',
      required: ['result', 'until'],
      properties: { result: { type: 'string', const: 'locked' }, until: { $ref: '#/$defs/Time' } },
    },
    Ticket: { type: 'string', minLength: 12, maxLength: 512 },
    PasswordChange: {
      type: 'object',
      required: ['ticket', 'newPassword'],
      properties: {
        ticket: { $ref: '#/$defs/Ticket' },
        newPassword: { type: 'string', minLength: 1, maxLength: 64 },
      },
    },
    DocumentOnly: {
      type: 'object',
      required: ['documentNumber'],
      properties: { documentNumber: { $ref: '#/$defs/DocumentNumber' } },
    },
    Accepted: {
      type: 'object',
      required: ['accepted'],
      properties: { accepted: { type: 'boolean', const: true } },
    },
    Reference: {
      type: 'object',
      required: ['reference'],
      properties: { reference: { type: 'string', minLength: 1, maxLength: 40, pattern: '^[0-9A-Za-z-]+$' } },
    },
    CorrectionRequest: {
      type: 'object',
      required: ['text'],
      properties: { text: { type: 'string', minLength: 1, maxLength: 500 } },
    },
    Candidate: {
      type: 'object',
      required: ['id', 'name', 'documentNumber', 'phone'],
      properties: {
        id: { $ref: '#/$defs/CandidateId' },
        name: { type: 'string', minLength: 1, maxLength: 80 },
        documentNumber: { $ref: '#/$defs/DocumentNumber' },
        phone: { type: ['string', 'null'], maxLength: 20 },
      },
    },
    CandidateSearch: {
      type: 'object',
      required: ['query', 'limit'],
      properties: {
        query: { type: 'string', minLength: 1, maxLength: 80 },
        limit: { type: 'integer', minimum: 1, maximum: 100 },
      },
    },
    CandidateList: {
      type: 'object',
      required: ['candidates'],
      properties: { candidates: { type: 'array', maxItems: 100, items: { $ref: '#/$defs/Candidate' } } },
    },
    FeeItemList: {
      type: 'object',
      required: ['candidateId', 'feeItems'],
      properties: {
        candidateId: { $ref: '#/$defs/CandidateId' },
        feeItems: { type: 'array', maxItems: 200, items: { $ref: '#/$defs/FeeItem' } },
      },
    },
    FeeItem: {
      type: 'object',
      required: [
        'id',
        'registrationNumber',
        'examName',
        'name',
        'amount',
        'opensAt',
        'closesAt',
        'state',
        'review',
        'eBill',
      ],
      properties: {
        id: { $ref: '#/$defs/FeeItemId' },
        registrationNumber: { type: 'string', minLength: 1, maxLength: 40 },
        examName: { type: 'string', minLength: 1, maxLength: 120 },
        name: { type: 'string', minLength: 1, maxLength: 120 },
        amount: { $ref: '#/$defs/Fen' },
        opensAt: { $ref: '#/$defs/Time' },
        closesAt: { $ref: '#/$defs/Time' },
        state: { type: 'string', enum: ['unpaid', 'paid', 'waived'] },
        review: { $ref: '#/$defs/Review' },
        eBill: { oneOf: [{ $ref: '#/$defs/EBill' }, { type: 'null' }] },
      },
    },
    Review: {
      type: 'object',
      required: ['status', 'reason'],
      properties: {
        status: { type: 'string', enum: ['pending', 'approved', 'rejected'] },
        reason: { type: ['string', 'null'], maxLength: 200 },
      },
    },
    OrderLine: {
      type: 'object',
      required: ['lineNumber', 'candidateId', 'feeItemId', 'amount'],
      properties: {
        lineNumber: { $ref: '#/$defs/LineNumber' },
        candidateId: { $ref: '#/$defs/CandidateId' },
        feeItemId: { $ref: '#/$defs/FeeItemId' },
        amount: { $ref: '#/$defs/Fen' },
      },
    },
    ReservationRequest: {
      type: 'object',
      required: ['until', 'lines'],
      properties: {
        until: { $ref: '#/$defs/Time' },
        lines: { type: 'array', minItems: 1, maxItems: 2000, items: { $ref: '#/$defs/OrderLine' } },
      },
    },
    Reservation: {
      type: 'object',
      required: ['orderNumber', 'until'],
      properties: { orderNumber: { $ref: '#/$defs/OrderNumber' }, until: { $ref: '#/$defs/Time' } },
    },
    Released: {
      type: 'object',
      required: ['orderNumber', 'released'],
      properties: {
        orderNumber: { $ref: '#/$defs/OrderNumber' },
        released: { type: 'boolean', const: true },
      },
    },
    PaidReport: {
      type: 'object',
      required: ['candidateId', 'feeItemId', 'amount', 'outTradeNo', 'channel', 'at'],
      properties: {
        candidateId: { $ref: '#/$defs/CandidateId' },
        feeItemId: { $ref: '#/$defs/FeeItemId' },
        amount: { $ref: '#/$defs/PaidFen' },
        outTradeNo: { $ref: '#/$defs/OutTradeNo' },
        channel: { $ref: '#/$defs/Channel' },
        at: { $ref: '#/$defs/Time' },
        afterRefund: { $ref: '#/$defs/RefundNumber' },
      },
    },
    RefundedReport: {
      type: 'object',
      required: ['candidateId', 'feeItemId', 'amount', 'outTradeNo', 'channel', 'at'],
      properties: {
        candidateId: { $ref: '#/$defs/CandidateId' },
        feeItemId: { $ref: '#/$defs/FeeItemId' },
        amount: { $ref: '#/$defs/PaidFen' },
        outTradeNo: { $ref: '#/$defs/OutTradeNo' },
        channel: { $ref: '#/$defs/Channel' },
        at: { $ref: '#/$defs/Time' },
      },
    },
    Recorded: {
      type: 'object',
      required: ['orderNumber', 'lineNumber', 'event', 'refundNumber'],
      properties: {
        orderNumber: { $ref: '#/$defs/OrderNumber' },
        lineNumber: { $ref: '#/$defs/LineNumber' },
        event: { type: 'string', enum: ['paid', 'refunded'] },
        refundNumber: { oneOf: [{ $ref: '#/$defs/RefundNumber' }, { type: 'null' }] },
      },
    },
    EBill: {
      type: 'object',
      required: ['code', 'number', 'checkCode', 'url'],
      properties: {
        code: { type: 'string', minLength: 1, maxLength: 40 },
        number: { type: 'string', minLength: 1, maxLength: 40 },
        checkCode: { type: 'string', minLength: 1, maxLength: 40 },
        url: { type: 'string', maxLength: 500, pattern: '^https://[^\\s]+$' },
      },
    },
    EBillAnswer: { oneOf: [{ $ref: '#/$defs/EBillIssued' }, { $ref: '#/$defs/EBillNotIssued' }] },
    EBillIssued: {
      type: 'object',
      required: ['orderNumber', 'lineNumber', 'state', 'eBill'],
      properties: {
        orderNumber: { $ref: '#/$defs/OrderNumber' },
        lineNumber: { $ref: '#/$defs/LineNumber' },
        state: { type: 'string', const: 'issued' },
        eBill: { $ref: '#/$defs/EBill' },
      },
    },
    EBillNotIssued: {
      type: 'object',
      required: ['orderNumber', 'lineNumber', 'state'],
      properties: {
        orderNumber: { $ref: '#/$defs/OrderNumber' },
        lineNumber: { $ref: '#/$defs/LineNumber' },
        state: { type: 'string', enum: ['not-issued-yet', 'none'] },
      },
    },
    EBillPayer: {
      type: 'object',
      required: ['name', 'taxNumber'],
      properties: {
        name: { type: 'string', minLength: 1, maxLength: 120 },
        taxNumber: { type: 'string', pattern: '^[0-9A-Z]{15,20}$' },
      },
    },
    RefundRequestBody: {
      type: 'object',
      required: ['orderNumber', 'lineNumber', 'candidateId', 'feeItemId', 'amount', 'because'],
      properties: {
        orderNumber: { $ref: '#/$defs/OrderNumber' },
        lineNumber: { $ref: '#/$defs/LineNumber' },
        candidateId: { $ref: '#/$defs/CandidateId' },
        feeItemId: { $ref: '#/$defs/FeeItemId' },
        amount: { $ref: '#/$defs/PaidFen' },
        because: { type: 'string', minLength: 1, maxLength: 500 },
      },
    },
    RefundRequest: {
      type: 'object',
      required: ['requestId', 'state', 'note'],
      properties: {
        requestId: { $ref: '#/$defs/RequestId' },
        state: { type: 'string', enum: ['open', 'approved', 'declined'] },
        note: { type: ['string', 'null'], maxLength: 200 },
      },
    },
    PlatformLine: {
      type: 'object',
      required: ['orderNumber', 'lineNumber', 'candidateId', 'feeItemId', 'amount'],
      properties: {
        orderNumber: { $ref: '#/$defs/OrderNumber' },
        lineNumber: { $ref: '#/$defs/LineNumber' },
        candidateId: { $ref: '#/$defs/CandidateId' },
        feeItemId: { $ref: '#/$defs/FeeItemId' },
        amount: { $ref: '#/$defs/Fen' },
      },
    },
    PlatformPaymentRequest: {
      type: 'object',
      required: ['amount', 'description', 'expiresAt', 'lines'],
      properties: {
        amount: { $ref: '#/$defs/PaidFen' },
        description: { type: 'string', minLength: 1, maxLength: 200 },
        expiresAt: { $ref: '#/$defs/Time' },
        lines: { type: 'array', minItems: 1, maxItems: 200, items: { $ref: '#/$defs/PlatformLine' } },
      },
    },
    PlatformCodes: {
      type: 'object',
      required: ['outTradeNo', 'amount', 'qrText', 'payCode'],
      properties: {
        outTradeNo: { $ref: '#/$defs/OutTradeNo' },
        amount: { $ref: '#/$defs/PaidFen' },
        qrText: { type: ['string', 'null'], minLength: 1, maxLength: 1024 },
        payCode: { type: ['string', 'null'], pattern: '^[0-9]{8,32}$' },
      },
    },
    PlatformPayment: { oneOf: [{ $ref: '#/$defs/PlatformNotPaid' }, { $ref: '#/$defs/PlatformPaid' }] },
    PlatformNotPaid: {
      type: 'object',
      required: ['outTradeNo', 'state'],
      properties: {
        outTradeNo: { $ref: '#/$defs/OutTradeNo' },
        state: { type: 'string', enum: ['unpaid', 'closed'] },
      },
    },
    PlatformPaid: {
      type: 'object',
      required: ['outTradeNo', 'state', 'amount', 'tradeNo', 'paidAt'],
      properties: {
        outTradeNo: { $ref: '#/$defs/OutTradeNo' },
        state: { type: 'string', const: 'paid' },
        amount: { $ref: '#/$defs/PaidFen' },
        tradeNo: { type: 'string', minLength: 1, maxLength: 64 },
        paidAt: { $ref: '#/$defs/Time' },
      },
    },
    PlatformClosed: {
      type: 'object',
      required: ['outTradeNo', 'state'],
      properties: { outTradeNo: { $ref: '#/$defs/OutTradeNo' }, state: { type: 'string', const: 'closed' } },
    },
    PlatformRefundRequest: {
      type: 'object',
      required: ['outTradeNo', 'amount', 'reason'],
      properties: {
        outTradeNo: { $ref: '#/$defs/OutTradeNo' },
        amount: { $ref: '#/$defs/PaidFen' },
        reason: { type: 'string', minLength: 1, maxLength: 200 },
      },
    },
    PlatformRefund: {
      oneOf: [
        { $ref: '#/$defs/PlatformRefundProcessing' },
        { $ref: '#/$defs/PlatformRefundDone' },
        { $ref: '#/$defs/PlatformRefundStuck' },
      ],
    },
    PlatformRefundProcessing: {
      type: 'object',
      required: ['refundNumber', 'outTradeNo', 'amount', 'state'],
      properties: {
        refundNumber: { $ref: '#/$defs/RefundNumber' },
        outTradeNo: { $ref: '#/$defs/OutTradeNo' },
        amount: { $ref: '#/$defs/PaidFen' },
        state: { type: 'string', const: 'processing' },
      },
    },
    PlatformRefundDone: {
      type: 'object',
      required: ['refundNumber', 'outTradeNo', 'amount', 'state', 'doneAt'],
      properties: {
        refundNumber: { $ref: '#/$defs/RefundNumber' },
        outTradeNo: { $ref: '#/$defs/OutTradeNo' },
        amount: { $ref: '#/$defs/PaidFen' },
        state: { type: 'string', const: 'done' },
        doneAt: { $ref: '#/$defs/Time' },
      },
    },
    PlatformRefundStuck: {
      type: 'object',
      required: ['refundNumber', 'outTradeNo', 'amount', 'state', 'detail'],
      properties: {
        refundNumber: { $ref: '#/$defs/RefundNumber' },
        outTradeNo: { $ref: '#/$defs/OutTradeNo' },
        amount: { $ref: '#/$defs/PaidFen' },
        state: { type: 'string', const: 'stuck' },
        detail: { type: 'string', minLength: 1, maxLength: 200 },
      },
    },
  },
};

export type OperationId =
  | 'issueToken'
  | 'getStatus'
  | 'signIn'
  | 'changePassword'
  | 'sendPhoneCode'
  | 'askPasswordReset'
  | 'searchCandidates'
  | 'getCandidate'
  | 'listFeeItems'
  | 'askCorrection'
  | 'reserve'
  | 'release'
  | 'reportPaid'
  | 'reportRefunded'
  | 'getEBill'
  | 'setEBillPayer'
  | 'getRefundRequest'
  | 'askRefund'
  | 'queryPlatformPayment'
  | 'createPlatformPayment'
  | 'closePlatformPayment'
  | 'queryPlatformRefund'
  | 'createPlatformRefund';

type Operation = {
  readonly method: 'get' | 'put' | 'post' | 'delete';
  readonly path: string;
  /** Names in REGISTRY_SCHEMAS, of answers by status. */
  readonly body: string | null;
  readonly answers: Readonly<Record<string, string>>;
};

export const OPERATIONS: Readonly<Record<OperationId, Operation>> = {
  issueToken: {
    method: 'post',
    path: '/oauth2/token',
    body: 'TokenRequest',
    answers: { '200': 'Token', '400': 'TokenError', '401': 'TokenError', '429': 'Problem', '503': 'Problem' },
  },
  getStatus: {
    method: 'get',
    path: '/status',
    body: null,
    answers: { '200': 'Status', '401': 'Problem', '403': 'Problem', '429': 'Problem', '503': 'Problem' },
  },
  signIn: {
    method: 'post',
    path: '/sign-ins',
    body: 'SignInRequest',
    answers: {
      '200': 'SignInAnswer',
      '401': 'Problem',
      '403': 'Problem',
      '422': 'Problem',
      '429': 'Problem',
      '503': 'Problem',
    },
  },
  changePassword: {
    method: 'post',
    path: '/password-changes',
    body: 'PasswordChange',
    answers: {
      '200': 'Candidate',
      '401': 'Problem',
      '403': 'Problem',
      '409': 'Problem',
      '422': 'Problem',
      '429': 'Problem',
      '503': 'Problem',
    },
  },
  sendPhoneCode: {
    method: 'post',
    path: '/phone-codes',
    body: 'DocumentOnly',
    answers: {
      '202': 'Accepted',
      '401': 'Problem',
      '403': 'Problem',
      '422': 'Problem',
      '429': 'Problem',
      '503': 'Problem',
    },
  },
  askPasswordReset: {
    method: 'post',
    path: '/password-resets',
    body: 'DocumentOnly',
    answers: {
      '202': 'Reference',
      '401': 'Problem',
      '403': 'Problem',
      '422': 'Problem',
      '429': 'Problem',
      '503': 'Problem',
    },
  },
  searchCandidates: {
    method: 'post',
    path: '/candidate-searches',
    body: 'CandidateSearch',
    answers: {
      '200': 'CandidateList',
      '401': 'Problem',
      '403': 'Problem',
      '422': 'Problem',
      '429': 'Problem',
      '503': 'Problem',
    },
  },
  getCandidate: {
    method: 'get',
    path: '/candidates/{candidateId}',
    body: null,
    answers: {
      '200': 'Candidate',
      '401': 'Problem',
      '403': 'Problem',
      '404': 'Problem',
      '422': 'Problem',
      '429': 'Problem',
      '503': 'Problem',
    },
  },
  listFeeItems: {
    method: 'get',
    path: '/candidates/{candidateId}/fee-items',
    body: null,
    answers: {
      '200': 'FeeItemList',
      '401': 'Problem',
      '403': 'Problem',
      '404': 'Problem',
      '422': 'Problem',
      '429': 'Problem',
      '503': 'Problem',
    },
  },
  askCorrection: {
    method: 'post',
    path: '/candidates/{candidateId}/correction-requests',
    body: 'CorrectionRequest',
    answers: {
      '202': 'Reference',
      '401': 'Problem',
      '403': 'Problem',
      '404': 'Problem',
      '422': 'Problem',
      '429': 'Problem',
      '503': 'Problem',
    },
  },
  reserve: {
    method: 'put',
    path: '/reservations/{orderNumber}',
    body: 'ReservationRequest',
    answers: {
      '200': 'Reservation',
      '401': 'Problem',
      '403': 'Problem',
      '409': 'NotReservedProblem',
      '422': 'Problem',
      '429': 'Problem',
      '503': 'Problem',
    },
  },
  release: {
    method: 'delete',
    path: '/reservations/{orderNumber}',
    body: null,
    answers: {
      '200': 'Released',
      '401': 'Problem',
      '403': 'Problem',
      '422': 'Problem',
      '429': 'Problem',
      '503': 'Problem',
    },
  },
  reportPaid: {
    method: 'put',
    path: '/orders/{orderNumber}/lines/{lineNumber}/paid',
    body: 'PaidReport',
    answers: {
      '200': 'Recorded',
      '401': 'Problem',
      '403': 'Problem',
      '409': 'Problem',
      '422': 'Problem',
      '429': 'Problem',
      '503': 'Problem',
    },
  },
  reportRefunded: {
    method: 'put',
    path: '/orders/{orderNumber}/lines/{lineNumber}/refunds/{refundNumber}',
    body: 'RefundedReport',
    answers: {
      '200': 'Recorded',
      '401': 'Problem',
      '403': 'Problem',
      '409': 'Problem',
      '422': 'Problem',
      '429': 'Problem',
      '503': 'Problem',
    },
  },
  getEBill: {
    method: 'get',
    path: '/orders/{orderNumber}/lines/{lineNumber}/e-bill',
    body: null,
    answers: {
      '200': 'EBillAnswer',
      '401': 'Problem',
      '403': 'Problem',
      '422': 'Problem',
      '429': 'Problem',
      '503': 'Problem',
    },
  },
  setEBillPayer: {
    method: 'put',
    path: '/orders/{orderNumber}/lines/{lineNumber}/e-bill-payer',
    body: 'EBillPayer',
    answers: {
      '200': 'EBillPayer',
      '401': 'Problem',
      '403': 'Problem',
      '404': 'Problem',
      '409': 'Problem',
      '422': 'Problem',
      '429': 'Problem',
      '503': 'Problem',
    },
  },
  getRefundRequest: {
    method: 'get',
    path: '/refund-requests/{requestId}',
    body: null,
    answers: {
      '200': 'RefundRequest',
      '401': 'Problem',
      '403': 'Problem',
      '404': 'Problem',
      '422': 'Problem',
      '429': 'Problem',
      '503': 'Problem',
    },
  },
  askRefund: {
    method: 'put',
    path: '/refund-requests/{requestId}',
    body: 'RefundRequestBody',
    answers: {
      '200': 'RefundRequest',
      '401': 'Problem',
      '403': 'Problem',
      '409': 'Problem',
      '422': 'Problem',
      '429': 'Problem',
      '503': 'Problem',
    },
  },
  queryPlatformPayment: {
    method: 'get',
    path: '/platform-payments/{outTradeNo}',
    body: null,
    answers: {
      '200': 'PlatformPayment',
      '401': 'Problem',
      '403': 'Problem',
      '404': 'Problem',
      '422': 'Problem',
      '429': 'Problem',
      '503': 'Problem',
    },
  },
  createPlatformPayment: {
    method: 'put',
    path: '/platform-payments/{outTradeNo}',
    body: 'PlatformPaymentRequest',
    answers: {
      '200': 'PlatformCodes',
      '401': 'Problem',
      '403': 'Problem',
      '409': 'Problem',
      '422': 'Problem',
      '429': 'Problem',
      '503': 'Problem',
    },
  },
  closePlatformPayment: {
    method: 'post',
    path: '/platform-payments/{outTradeNo}/close',
    body: null,
    answers: {
      '200': 'PlatformClosed',
      '401': 'Problem',
      '403': 'Problem',
      '404': 'Problem',
      '409': 'Problem',
      '422': 'Problem',
      '429': 'Problem',
      '503': 'Problem',
    },
  },
  queryPlatformRefund: {
    method: 'get',
    path: '/platform-refunds/{refundNumber}',
    body: null,
    answers: {
      '200': 'PlatformRefund',
      '401': 'Problem',
      '403': 'Problem',
      '404': 'Problem',
      '422': 'Problem',
      '429': 'Problem',
      '503': 'Problem',
    },
  },
  createPlatformRefund: {
    method: 'put',
    path: '/platform-refunds/{refundNumber}',
    body: 'PlatformRefundRequest',
    answers: {
      '200': 'PlatformRefund',
      '401': 'Problem',
      '403': 'Problem',
      '409': 'Problem',
      '422': 'Problem',
      '429': 'Problem',
      '503': 'Problem',
    },
  },
};
