import type { ExamOffice } from '../../ports/exam-office';
import { fen } from '../../../shared/money';
import { err, ok } from '../../../shared/result';
import { rfc3339Shanghai } from '../../../shared/time-zone';
import type { RegistryConnection } from './connection';
import type { components } from './generated/registry-api';
import { timeMs } from './read-times';

type Platform = NonNullable<ExamOffice['platform']>;
type SaidRefund = components['schemas']['PlatformRefund'];

/** The exam office's own payment platform. Every answer names the number it is about, and is compared with it. */
export function platformCalls(connection: RegistryConnection): Platform {
  const { ask, unusable } = connection;
  return {
    create: async ({ outTradeNo, amount, description, expiresAt, lines }) => {
      const body = { amount, description, expiresAt: rfc3339Shanghai(expiresAt), lines: lines.map(lineOf) };
      const answer = await ask('createPlatformPayment', { path: { outTradeNo }, body });
      if (!answer.ok) return answer;
      const { status, body: said } = answer.value;
      if (status !== 200) return err({ kind: 'refused', detail: said.detail ?? said.title });
      if (said.outTradeNo !== outTradeNo || said.amount !== amount) {
        return unusable('createPlatformPayment', 'another payment or amount');
      }
      const { payCode } = said;
      const qrText = said.qrText ?? payCode;
      return qrText === null
        ? unusable('createPlatformPayment', 'neither a QR text nor a pay code')
        : ok({ qrText, payCode });
    },
    query: async (outTradeNo) => {
      const answer = await ask('queryPlatformPayment', { path: { outTradeNo }, body: null });
      if (!answer.ok) return answer;
      const { status, body: said } = answer.value;
      if (status !== 200) {
        return status === 404 && said.code === 'payment-unknown'
          ? ok({ state: 'absent' })
          : unusable('queryPlatformPayment', `${status} ${said.code}`);
      }
      if (said.outTradeNo !== outTradeNo) return unusable('queryPlatformPayment', 'another payment');
      if (said.state !== 'paid') return ok({ state: said.state });
      const paidAt = timeMs(said.paidAt);
      const { amount, tradeNo } = said;
      return paidAt === null
        ? unusable('queryPlatformPayment', 'paid at no time')
        : ok({ state: 'paid', amount: fen(amount), tradeNo, paidAt });
    },
    close: async (outTradeNo) => {
      const answer = await ask('closePlatformPayment', { path: { outTradeNo }, body: null });
      if (!answer.ok) return answer;
      const { status, body: said } = answer.value;
      if (status === 409) return ok('refused');
      if (status !== 200) {
        return status === 404 && said.code === 'payment-unknown'
          ? ok('absent')
          : unusable('closePlatformPayment', `${status} ${said.code}`);
      }
      return said.outTradeNo === outTradeNo
        ? ok('accepted')
        : unusable('closePlatformPayment', 'another payment');
    },
    ...refundCalls(connection),
  };
}

function refundCalls({ ask, unusable }: RegistryConnection): Pick<Platform, 'refund' | 'queryRefund'> {
  return {
    refund: async (refund) => {
      const { refundNumber, outTradeNo, amount, reason } = refund;
      const path = { refundNumber };
      const answer = await ask('createPlatformRefund', { path, body: { outTradeNo, amount, reason } });
      if (!answer.ok) return answer;
      const { status, body: said } = answer.value;
      if (status !== 200) return err({ kind: 'refused', detail: said.detail ?? said.title });
      const standing = isOf(refund, said) ? standingOf(said) : null;
      return standing === null ? unusable('createPlatformRefund', 'another refund or amount') : ok(standing);
    },
    queryRefund: async (refund) => {
      const { refundNumber } = refund;
      const answer = await ask('queryPlatformRefund', { path: { refundNumber }, body: null });
      if (!answer.ok) return answer;
      const { status, body: said } = answer.value;
      if (status !== 200) {
        return status === 404 && said.code === 'refund-unknown'
          ? ok({ state: 'absent' })
          : unusable('queryPlatformRefund', `${status} ${said.code}`);
      }
      const standing = isOf(refund, said) ? standingOf(said) : null;
      return standing === null ? unusable('queryPlatformRefund', 'another refund or amount') : ok(standing);
    },
  };
}

type Line = Parameters<Platform['create']>[0]['lines'][number];

function lineOf({ orderNumber, lineNumber, candidateId, feeItemId, amount }: Line) {
  return { orderNumber, lineNumber, candidateId, feeItemId, amount };
}

type AskedRefund = { readonly refundNumber: string; readonly outTradeNo: string; readonly amount: number };

function isOf(asked: AskedRefund, said: SaidRefund): boolean {
  const { refundNumber, outTradeNo, amount } = said;
  return refundNumber === asked.refundNumber && outTradeNo === asked.outTradeNo && amount === asked.amount;
}

/** null: done at no time. */
function standingOf(said: SaidRefund) {
  switch (said.state) {
    case 'processing':
      return { state: 'processing' } as const;
    case 'stuck':
      return { state: 'stuck', detail: said.detail } as const;
    case 'done': {
      const at = timeMs(said.doneAt);
      return at === null ? null : ({ state: 'done', at } as const);
    }
  }
}
