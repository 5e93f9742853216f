import { z } from 'zod';
import { fenSchema } from '../../../shared/money';
import { parseShanghaiDateTime } from '../../../shared/time-zone';
import type { NoAnswer, RefundAnswer, RefundTerms } from '../../ports';
import { cutToBytes } from './cut-text';
import { doubt, noAnswer } from './no-answer';
import { toRefusal, type Problem } from './problem';
import type { CallV3, Verified } from './signed-call';

const refundSchema = z.object({
  refund_id: z.string(),
  out_refund_no: z.string(),
  out_trade_no: z.string(),
  status: z.enum(['SUCCESS', 'CLOSED', 'PROCESSING', 'ABNORMAL']),
  success_time: z.string().nullish(),
  amount: z.object({ total: fenSchema, refund: fenSchema, currency: z.string().nullish() }),
});

/** The payer reads it in the wallet. Refunds of rules carry a word of ours (src/shared/refund.ts). */
const REASON_WORDS: Readonly<Record<string, string>> = {
  duplicate: '重复缴费退款',
  misfit: '金额不符退款',
  asked: '申请退费',
};
/** "Not accepted, again after a minute" (gateways.md §1.7). */
const AFTER_LIMIT_MS = 60_000;

/** Sends a refund; a repeat under the same number is the same refund (gateways.md §1.8). */
export async function sendRefund(call: CallV3, terms: RefundTerms): Promise<RefundAnswer> {
  const { refundNumber, outTradeNo, amount, paidAmount } = terms;
  const reason = cutToBytes(REASON_WORDS[terms.reason] ?? terms.reason, 80);
  const answer = await call({
    method: 'POST',
    path: '/v3/refund/domestic/refunds',
    about: refundNumber,
    json: {
      out_trade_no: outTradeNo,
      out_refund_no: refundNumber,
      ...(reason === '' ? {} : { reason }),
      amount: { refund: amount, total: paidAmount, currency: 'CNY' },
    },
  });
  if (answer.kind === 'no-answer') return afterLimit(answer);
  if (answer.kind === 'verified') return toRefundAnswer(answer, terms);
  return refusedRefund(answer, refundNumber);
}

/**
 * A refusal makes a person act, perhaps with a new number: it must be WeChat's own. The exception: without funds the core
 * only sends the same number again, whoever said so.
 */
function refusedRefund(problem: Problem, refundNumber: string): RefundAnswer {
  if (problem.reason === 'not-enough-funds') return toRefusal(problem);
  if (!problem.signed) return doubt(refundNumber, `unsigned refusal: ${problem.detail}`);
  // Says that our key or clock is wrong, nothing about the refund.
  return problem.code === 'SIGNERROR' ? noAnswer('gateway-error') : toRefusal(problem);
}

export async function askRefund(call: CallV3, terms: RefundTerms): Promise<RefundAnswer> {
  const { refundNumber } = terms;
  const path = `/v3/refund/domestic/refunds/${encodeURIComponent(refundNumber)}`;
  const answer = await call({ method: 'GET', path, about: refundNumber, json: null });
  if (answer.kind === 'no-answer') return afterLimit(answer);
  if (answer.kind === 'verified') return toRefundAnswer(answer, terms);
  // Unsigned as well: what follows is the same number once more, and that is refunded once at most.
  if (answer.code === 'RESOURCENOTEXISTS' || answer.code === 'REFUNDNOTEXIST') return { kind: 'absent' };
  return answer.signed
    ? noAnswer('gateway-error')
    : doubt(refundNumber, `unsigned refusal: ${answer.detail}`);
}

function afterLimit(answer: NoAnswer): NoAnswer {
  const silent = answer.why === 'rate-limited' && answer.retryAfterMs === null;
  return silent ? { ...answer, retryAfterMs: AFTER_LIMIT_MS } : answer;
}

function toRefundAnswer({ json, at }: Verified, terms: RefundTerms): RefundAnswer {
  const { refundNumber, outTradeNo, amount, paidAmount } = terms;
  const read = refundSchema.safeParse(json);
  if (!read.success) return doubt(refundNumber, 'signed answer not understood');
  const { data } = read;
  if (data.out_refund_no !== refundNumber || data.out_trade_no !== outTradeNo) {
    return doubt(refundNumber, 'signed answer about another refund');
  }
  const sameAmounts = data.amount.refund === amount && data.amount.total === paidAmount;
  if (!sameAmounts || (data.amount.currency ?? 'CNY') !== 'CNY') {
    return doubt(refundNumber, 'signed answer about another amount');
  }
  switch (data.status) {
    case 'PROCESSING':
      return { kind: 'processing' };
    case 'ABNORMAL':
      return { kind: 'stuck', detail: `ABNORMAL 退款异常，请在商户平台处理 (refund ${data.refund_id})` };
    case 'CLOSED':
      // Nothing went back and nothing will under this number: a person decides about another one.
      return {
        kind: 'refused',
        reason: 'already-closed',
        detail: `CLOSED 退款关闭 (refund ${data.refund_id})`,
      };
    case 'SUCCESS': {
      const doneAt = parseShanghaiDateTime(data.success_time ?? '');
      return { kind: 'done', at: doneAt.ok ? doneAt.value : at };
    }
  }
}
