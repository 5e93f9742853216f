import type { z } from 'zod';
import type {
  CloseAnswer,
  CreateAnswer,
  NoAnswer,
  PaymentGateway,
  QueryAnswer,
  RefundAnswer,
  Refusal,
  StatementAnswer,
} from '../../ports';
import { hashOf } from './day-statement';
import { createSignedCaller, noAnswer, type SignedCaller, type SignedCallOptions } from './signed-call';
import type { SimulatedChannel } from './trade';
import {
  closeAnswerSchema,
  createAnswerSchema,
  queryAnswerSchema,
  refundAnswerSchema,
  refusalAnswerSchema,
  STATEMENT_READY_MINUTE,
  statementAnswerSchema,
} from './wire';

type About = { readonly merchantId: string; readonly number: string };
type Refused = z.infer<typeof refusalAnswerSchema>;
type Asked<T> =
  | { readonly kind: 'facts'; readonly facts: T; readonly gatewayNow: number }
  | { readonly kind: 'refusal'; readonly refusal: Refused; readonly gatewayNow: number }
  | NoAnswer;

/** The client of one simulated channel: what it asks goes over HTTP as it would to a real gateway. */
export function simulatorGateway(
  options: SignedCallOptions & { readonly channel: SimulatedChannel },
): PaymentGateway {
  const { channel, merchantId } = options;
  const caller = createSignedCaller(options);
  const base = `/gateway/${channel}`;
  const withMerchant = `?merchantId=${encodeURIComponent(merchantId)}`;
  const statementPath = (day: string) => `${base}/statements/${encodeURIComponent(day)}${withMerchant}`;
  const orderPath = (outTradeNo: string) => `${base}/orders/${encodeURIComponent(outTradeNo)}`;

  const ask = asker(caller, merchantId);

  return {
    channel,
    traits: { provesCloseAtOnce: channel === 'wechat' },
    clockDriftMs: caller.clockDriftMs,
    create: async ({ outTradeNo, amount, description, expiresAt }) => {
      const body = { merchantId, outTradeNo, amount, description, expiresAt };
      return toCreate(await ask(createAnswerSchema, outTradeNo, ['POST', `${base}/orders`, body]));
    },
    query: async (outTradeNo) => {
      const call = ['GET', `${orderPath(outTradeNo)}${withMerchant}`, null] as const;
      return toQuery(await ask(queryAnswerSchema, outTradeNo, call));
    },
    close: async (outTradeNo) => {
      const call = ['POST', `${orderPath(outTradeNo)}/close`, { merchantId }] as const;
      return toClose(await ask(closeAnswerSchema, outTradeNo, call));
    },
    refund: async ({ refundNumber, outTradeNo, amount, paidAmount, reason }) => {
      const body = { merchantId, refundNumber, outTradeNo, amount, paidAmount, reason };
      const asked = await ask(refundAnswerSchema, refundNumber, ['POST', `${base}/refunds`, body]);
      const another =
        asked.kind === 'facts' && (asked.facts.outTradeNo !== outTradeNo || asked.facts.amount !== amount);
      return another
        ? noAnswer('unverified', `${refundNumber}: answer about another refund`)
        : toRefund(asked);
    },
    queryRefund: async ({ refundNumber }) => {
      const path = `${base}/refunds/${encodeURIComponent(refundNumber)}${withMerchant}`;
      return toRefund(await ask(refundAnswerSchema, refundNumber, ['GET', path, null]));
    },
    payerCode: null,
    statements: {
      fetch: async (day) =>
        toStatement(await ask(statementAnswerSchema, day, ['GET', statementPath(day), null])),
      readyAtMinute: STATEMENT_READY_MINUTE[channel],
    },
  };
}

/** A verified answer about this merchant and this number, or why there is none (payments.md rule 2). */
function asker(caller: SignedCaller, merchantId: string) {
  return async <T extends About>(
    schema: z.ZodType<T>,
    number: string,
    call: readonly ['GET' | 'POST', string, object | null],
  ): Promise<Asked<T>> => {
    const answer = await caller.call(...call);
    if (answer.kind === 'no-answer') {
      return answer.incident === null ? answer : { ...answer, incident: `${number}: ${answer.incident}` };
    }
    const { gatewayNow } = answer;
    if (answer.status === 200) {
      const facts = schema.safeParse(answer.json);
      if (!facts.success) return noAnswer('unverified', `${number}: signed answer not understood`);
      return doubtAbout(facts.data, number, merchantId) ?? { kind: 'facts', facts: facts.data, gatewayNow };
    }
    const refusal = refusalAnswerSchema.safeParse(answer.json);
    if (!refusal.success) return noAnswer('unverified', `${number}: HTTP ${answer.status} not understood`);
    // Before the gateway has read a request it cannot name its number.
    const unread = refusal.data.number === '' && answer.status <= 401;
    const doubt = doubtAbout(unread ? { ...refusal.data, number } : refusal.data, number, merchantId);
    return doubt ?? { kind: 'refusal', refusal: refusal.data, gatewayNow };
  };
}

function doubtAbout(said: About, number: string, merchantId: string): NoAnswer | null {
  if (said.merchantId !== merchantId) return noAnswer('unverified', `${number}: answer for another merchant`);
  if (said.number !== number) return noAnswer('unverified', `${number}: answer about another number`);
  return null;
}

function toRefusal({ refused, message }: Refused): Refusal {
  const reason = refused === 'absent' ? 'other' : refused;
  return { kind: 'refused', reason, detail: message };
}

function toCreate(asked: Asked<z.infer<typeof createAnswerSchema>>): CreateAnswer {
  if (asked.kind === 'no-answer') return asked;
  if (asked.kind === 'refusal') return toRefusal(asked.refusal);
  return { kind: 'created', qrText: asked.facts.codeUrl };
}

function toQuery(asked: Asked<z.infer<typeof queryAnswerSchema>>): QueryAnswer {
  if (asked.kind === 'no-answer') return asked;
  const { gatewayNow } = asked;
  if (asked.kind === 'refusal') {
    return asked.refusal.refused === 'absent' ? { kind: 'absent', gatewayNow } : noAnswer('gateway-error');
  }
  const { state, paid } = asked.facts;
  if (paid === null) {
    if (state === 'unpaid') return { kind: 'unpaid', gatewayNow };
    return state === 'closed'
      ? { kind: 'closed' }
      : noAnswer('unverified', `${asked.facts.number}: "${state}" without a payment`);
  }
  switch (state) {
    case 'paid':
      return { kind: 'paid', money: paid };
    case 'refunded':
    case 'closed':
      return { kind: 'misfit', cause: 'refunded-elsewhere', money: paid };
    case 'revoked':
      return { kind: 'misfit', cause: 'revoked-elsewhere', money: paid };
    case 'unpaid':
      return noAnswer('unverified', `${asked.facts.number}: "unpaid" with a payment`);
  }
}

function toClose(asked: Asked<z.infer<typeof closeAnswerSchema>>): CloseAnswer {
  if (asked.kind === 'no-answer') return asked;
  if (asked.kind === 'facts') return { kind: 'accepted' };
  return asked.refusal.refused === 'absent' ? { kind: 'absent' } : toRefusal(asked.refusal);
}

function toRefund(asked: Asked<z.infer<typeof refundAnswerSchema>>): RefundAnswer {
  if (asked.kind === 'no-answer') return asked;
  if (asked.kind === 'refusal') {
    return asked.refusal.refused === 'absent' ? { kind: 'absent' } : toRefusal(asked.refusal);
  }
  const { state, doneAt, detail } = asked.facts;
  if (state === 'stuck') return { kind: 'stuck', detail };
  if (state === 'processing') return { kind: 'processing' };
  return doneAt === null ? noAnswer('unverified', 'refund done at no time') : { kind: 'done', at: doneAt };
}

function toStatement(asked: Asked<z.infer<typeof statementAnswerSchema>>): StatementAnswer {
  if (asked.kind === 'no-answer') return asked;
  if (asked.kind === 'refusal') return toRefusal(asked.refusal);
  const { ready, rows, sha1 } = asked.facts;
  if (!ready) return { kind: 'not-ready' };
  if (hashOf(rows) !== sha1) return { kind: 'damaged', detail: `the rows do not have the hash ${sha1}` };
  return { kind: 'statement', rows, sha1 };
}
