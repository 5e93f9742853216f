import { z } from 'zod';
import type {
  CreateTerms,
  NoAnswer,
  PayerCodeAnswer,
  PayerCodeCalls,
  Refusal,
  ReverseAnswer,
} from '../../ports';
import { askAboutOrder, NOT_EXIST, notKnown, type AlipayParts, type SaidOfOrder } from './ask-about-order';
import { textField } from './fields';
import { orderFields } from './order-fields';
import { noAnswer } from './signed-call';

/** 16–24 digits, the first two 25–30 (gateways.md §2.5). */
const PAYER_CODE = /^(?:2[5-9]|30)\d{14,22}$/;

/**
 * Refusals of `trade.pay` after which this number was not paid and never will be. What is not in this list proves nothing:
 * the money is asked about (rule 3).
 */
const NEVER_PAID = [
  'ACCESS_FORBIDDEN',
  'BEYOND_PAY_RESTRICTION',
  'BEYOND_PER_RECEIPT_RESTRICTION',
  'BUYER_BALANCE_NOT_ENOUGH',
  'BUYER_BANKCARD_BALANCE_NOT_ENOUGH',
  'BUYER_ENABLE_STATUS_FORBID',
  'BUYER_PAYMENT_AMOUNT_DAY_LIMIT_ERROR',
  'BUYER_PAYMENT_AMOUNT_MONTH_LIMIT_ERROR',
  'BUYER_SELLER_EQUAL',
  'ERROR_BALANCE_PAYMENT_DISABLE',
  'ERROR_BUYER_CERTIFY_LEVEL_LIMIT',
  'EXIST_FORBIDDEN_WORD',
  'INVALID_PARAMETER',
  'MOBILE_PAYMENT_SWITCH_OFF',
  'NO_PAYMENT_INSTRUMENTS_AVAILABLE',
  'NOW_TIME_AFTER_EXPIRE_TIME_ERROR',
  'PARTNER_ERROR',
  'PAYMENT_AUTH_CODE_INVALID',
  'PAYMENT_FAIL',
  'PAYMENT_REQUEST_HAS_RISK',
  'PULL_MOBILE_CASHIER_FAIL',
  'SELLER_BEEN_BLOCKED',
  'TOTAL_FEE_EXCEED',
  'USER_FACE_PAYMENT_SWITCH_OFF',
];

/** The payer's own code (付款码): `alipay.trade.pay` once, `alipay.trade.cancel` until definite. */
export function payerCodeCalls(parts: AlipayParts): PayerCodeCalls {
  return {
    pay: (terms, payerCode) => pay(parts, terms, payerCode),
    reverse: (outTradeNo) => reverse(parts, outTradeNo),
    // Right after the last query, without a gap (gateways.md §6).
    reverseNotBeforeMs: 0,
  };
}

async function pay(parts: AlipayParts, terms: CreateTerms, payerCode: string): Promise<PayerCodeAnswer> {
  const { settings } = parts;
  const { outTradeNo } = terms;
  if (!PAYER_CODE.test(payerCode)) {
    return {
      kind: 'refused',
      reason: 'bad-request',
      detail: '不是支付宝付款码 / not an Alipay payment code',
    };
  }
  const said = await askAboutOrder(parts, terms, {
    method: 'alipay.trade.pay',
    bizContent: { ...orderFields(settings, terms), scene: 'bar_code', auth_code: payerCode },
    notifyUrl: settings.notifyUrl,
  });
  switch (said.kind) {
    case 'no-answer':
      return said;
    case 'done':
      return { kind: 'sent' };
    case 'refused':
      return refusedPay(parts, outTradeNo, said);
    case 'not-known':
      // 10003: the payer types a password. 20000: Alipay has it and does not know yet.
      return said.code === '10003' || said.code === '20000'
        ? { kind: 'sent' }
        : notKnown(parts, outTradeNo, said.detail);
  }
}

function refusedPay(
  parts: AlipayParts,
  outTradeNo: string,
  said: Extract<SaidOfOrder, { kind: 'refused' }>,
): PayerCodeAnswer {
  if (said.subCode === 'ACQ.TRADE_HAS_SUCCESS') return { kind: 'sent' };
  const definite = said.code !== '40004' || NEVER_PAID.includes(said.subCode.replace(/^ACQ\./, ''));
  return definite ? said.refusal : notKnown(parts, outTradeNo, said.refusal.detail);
}

const cancelSchema = z.object({
  retry_flag: textField,
  action: z.enum(['close', 'refund', 'absent']).optional().catch(undefined),
});

/** Unpaid becomes closed, paid is given back whole (gateways.md §2.3). What it did, the query after it tells. */
async function reverse(parts: AlipayParts, outTradeNo: string): Promise<ReverseAnswer> {
  const said = await askAboutOrder(
    parts,
    { outTradeNo, amount: null },
    { method: 'alipay.trade.cancel', bizContent: { out_trade_no: outTradeNo }, mayLeaveNumberOut: true },
  );
  if (said.kind === 'no-answer') return said;
  return cancelled(parts, outTradeNo, said);
}

function cancelled(
  parts: AlipayParts,
  outTradeNo: string,
  said: SaidOfOrder,
): { kind: 'reversed' } | { kind: 'again' } | Refusal | NoAnswer {
  const cancel = cancelSchema.safeParse(said.fields);
  if (!cancel.success) return noAnswer('unverified', `${outTradeNo}: signed answer not understood`);
  if (cancel.data.retry_flag === 'Y') return { kind: 'again' };
  if (said.kind === 'not-known') return notKnown(parts, outTradeNo, said.detail);
  // Nothing there to give back or to close: the same as its `action` "absent".
  if (said.kind === 'refused') return said.subCode === NOT_EXIST ? { kind: 'reversed' } : said.refusal;
  parts.log.info('alipay cancelled a trade', { outTradeNo, action: cancel.data.action ?? null });
  return { kind: 'reversed' };
}
