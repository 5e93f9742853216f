import type {
  Clock,
  CloseAnswer,
  CreateAnswer,
  NoAnswer,
  PaymentGateway,
  QueryAnswer,
  RefundAnswer,
  Refusal,
} from '../../ports';
import type { ExamOffice, OfficeDown } from '../../ports/exam-office';

type Platform = NonNullable<ExamOffice['platform']>;
type Asked<Call extends keyof Platform> = Awaited<ReturnType<Platform[Call]>>;
/** The order lines that one payment pays. */
export type PlatformLines = Parameters<Platform['create']>[0]['lines'];

type OfficePlatformParts = {
  readonly platform: Platform;
  readonly clockDriftMs: ExamOffice['clockDriftMs'];
  readonly clock: Clock;
  /** Of a stored payment: a repeat of the call must name the same. */
  readonly linesOf: (outTradeNo: string) => PlatformLines;
};

/**
 * The exam office's own platform (公共支付平台, 缴款码): the money goes there, the office's registry makes the payment,
 * we show its code and ask. What makes its answers verified ones: docs/decisions/0008-registry-api.md.
 */
export function officePlatformGateway(parts: OfficePlatformParts): PaymentGateway {
  const { platform, clockDriftMs, clock, linesOf } = parts;
  const gatewayNow = () => clock.now() + (clockDriftMs() ?? 0);
  return {
    channel: 'office-platform',
    // closePlatformPayment of docs/registry-api.yaml: from the answer on the code is dead, and the query says so.
    traits: { provesCloseAtOnce: true },
    clockDriftMs,
    create: async ({ outTradeNo, amount, description, expiresAt }) => {
      const lines = linesOf(outTradeNo);
      return toCreate(await platform.create({ outTradeNo, amount, description, expiresAt, lines }));
    },
    query: async (outTradeNo) => toQuery(await platform.query(outTradeNo), gatewayNow()),
    close: async (outTradeNo) => toClose(await platform.close(outTradeNo)),
    refund: async ({ refundNumber, outTradeNo, amount, reason }) =>
      toRefund(await platform.refund({ refundNumber, outTradeNo, amount, reason })),
    queryRefund: async ({ refundNumber, outTradeNo, amount, reason }) =>
      toRefund(await platform.queryRefund({ refundNumber, outTradeNo, amount, reason })),
    payerCode: null,
    statements: null,
  };
}

function toCreate(asked: Asked<'create'>): CreateAnswer {
  if (!asked.ok) return asked.error.kind === 'refused' ? refusal(asked.error.detail) : noAnswer(asked.error);
  const { qrText, payCode } = asked.value;
  if (/[\p{Cc}\ufffd]/u.test(qrText)) {
    const incident = 'a QR text with control characters';
    return { kind: 'no-answer', why: 'unverified', retryAfterMs: null, incident };
  }
  return { kind: 'created', qrText, ...(payCode === null ? {} : { payCode }) };
}

function toQuery(asked: Asked<'query'>, gatewayNow: number): QueryAnswer {
  if (!asked.ok) return noAnswer(asked.error);
  switch (asked.value.state) {
    case 'unpaid':
    case 'absent':
      return { kind: asked.value.state, gatewayNow };
    case 'closed':
      return { kind: 'closed' };
    case 'paid': {
      const { amount, tradeNo, paidAt } = asked.value;
      return { kind: 'paid', money: { amount, gatewayTradeNo: tradeNo, paidAt } };
    }
  }
}

function toClose(asked: Asked<'close'>): CloseAnswer {
  if (!asked.ok) return noAnswer(asked.error);
  return asked.value === 'refused'
    ? refusal('the platform says that it is paid, or being paid')
    : { kind: asked.value };
}

function toRefund(asked: Asked<'refund'> | Asked<'queryRefund'>): RefundAnswer {
  if (!asked.ok) return asked.error.kind === 'refused' ? refusal(asked.error.detail) : noAnswer(asked.error);
  const { value } = asked;
  switch (value.state) {
    case 'absent':
    case 'processing':
      return { kind: value.state };
    case 'stuck':
      return { kind: 'stuck', detail: value.detail };
    case 'done':
      return { kind: 'done', at: value.at };
  }
}

function refusal(detail: string): Refusal {
  return { kind: 'refused', reason: 'other', detail };
}

function noAnswer({ why = 'network', retryAfterMs, incident }: OfficeDown): NoAnswer {
  return { kind: 'no-answer', why, retryAfterMs: retryAfterMs ?? null, incident: incident ?? null };
}
