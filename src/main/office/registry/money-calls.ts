import type { ExamOffice } from '../../ports/exam-office';
import { err, ok } from '../../../shared/result';
import { rfc3339Shanghai } from '../../../shared/time-zone';
import type { RegistryConnection } from './connection';

type Of<Capability extends keyof ExamOffice> = NonNullable<ExamOffice[Capability]>;

export function reservationCalls({ ask, unusable }: RegistryConnection): Of<'reservations'> {
  return {
    reserve: async ({ orderNumber, until, lines }) => {
      const body = {
        until: rfc3339Shanghai(until),
        lines: lines.map(({ lineNumber, candidateId, feeItemId, amount }) => ({
          lineNumber,
          candidateId,
          feeItemId,
          amount,
        })),
      };
      const answer = await ask('reserve', { path: { orderNumber }, body });
      if (!answer.ok) return answer;
      const { status, body: said } = answer.value;
      const ours = new Set(lines.map(({ feeItemId }) => feeItemId));
      if (status === 200) {
        return said.orderNumber === orderNumber ? ok(null) : unusable('reserve', 'another order number');
      }
      if (status === 422) return unusable('reserve', said.code);
      // The number stands for something else: whoever holds it, it is not this order.
      const items =
        said.code === 'reservation-differs'
          ? [...ours].map((feeItemId) => ({ feeItemId, why: 'held-elsewhere' as const }))
          : (said.items ?? []).filter(({ feeItemId }) => ours.has(feeItemId));
      return items.length === 0
        ? unusable('reserve', 'refused for none of the items asked about')
        : err({ kind: 'not-reserved', items });
    },
    release: async (orderNumber) => {
      const answer = await ask('release', { path: { orderNumber }, body: null });
      if (!answer.ok) return answer;
      const { status, body: said } = answer.value;
      if (status !== 200) return unusable('release', `${status} ${said.code}`);
      return said.orderNumber === orderNumber ? ok(null) : unusable('release', 'another order number');
    },
  };
}

export function reportCalls({ ask, unusable }: RegistryConnection): Of<'reports'> {
  return {
    report: async (told) => {
      const { orderNumber, lineNumber, candidateId, feeItemId, amount, outTradeNo, channel } = told;
      const body = {
        candidateId,
        feeItemId,
        amount,
        outTradeNo,
        channel,
        at: rfc3339Shanghai(told.at),
      };
      const { refundNumber } = told;
      const anew = refundNumber === null ? {} : { afterRefund: refundNumber };
      const [id, answer] =
        told.event === 'paid'
          ? ([
              'reportPaid',
              await ask('reportPaid', { path: { orderNumber, lineNumber }, body: { ...body, ...anew } }),
            ] as const)
          : ([
              'reportRefunded',
              await ask('reportRefunded', {
                path: { orderNumber, lineNumber, refundNumber: told.refundNumber },
                body,
              }),
            ] as const);
      if (!answer.ok) return answer;
      const { status, body: said } = answer.value;
      if (status !== 200) {
        const detail = said.detail ?? said.title;
        return ok({ kind: said.code === 'paid-elsewhere' ? 'paid-elsewhere' : 'refused', detail });
      }
      const same =
        said.orderNumber === orderNumber &&
        said.lineNumber === lineNumber &&
        said.event === told.event &&
        said.refundNumber === refundNumber;
      return same ? ok({ kind: 'told' }) : unusable(id, 'recorded something else');
    },
  };
}

export function eBillCalls({ ask, unusable }: RegistryConnection): Of<'eBills'> {
  return {
    look: async ({ orderNumber, lineNumber }) => {
      const answer = await ask('getEBill', { path: { orderNumber, lineNumber }, body: null });
      if (!answer.ok) return answer;
      const { status, body: said } = answer.value;
      if (status !== 200) return unusable('getEBill', `${status} ${said.code}`);
      if (said.orderNumber !== orderNumber || said.lineNumber !== lineNumber) {
        return unusable('getEBill', 'the e-bill of another line');
      }
      if (said.state !== 'issued') return ok({ kind: said.state });
      const { code, number, checkCode, url } = said.eBill;
      return ok({ kind: 'issued', code, number, checkCode, url });
    },
    issueTo: async ({ orderNumber, lineNumber }, { name, taxNumber }) => {
      const path = { orderNumber, lineNumber };
      const answer = await ask('setEBillPayer', { path, body: { name, taxNumber } });
      if (!answer.ok) return answer;
      const { status, body: said } = answer.value;
      if (status !== 200) return err({ kind: 'refused', detail: said.detail ?? said.title });
      return said.name === name && said.taxNumber === taxNumber
        ? ok(null)
        : unusable('setEBillPayer', 'another payer');
    },
  };
}

export function refundRequestCalls({ ask, unusable }: RegistryConnection): Of<'refundRequests'> {
  return {
    ask: async (request) => {
      const { requestId, orderNumber, lineNumber, candidateId, feeItemId, amount, because } = request;
      const body = { orderNumber, lineNumber, candidateId, feeItemId, amount, because };
      const answer = await ask('askRefund', { path: { requestId }, body });
      if (!answer.ok) return answer;
      const { status, body: said } = answer.value;
      if (status !== 200) return err({ kind: 'refused', detail: said.detail ?? said.title });
      return said.requestId === requestId ? ok(null) : unusable('askRefund', 'another request');
    },
    look: async (requestId) => {
      const answer = await ask('getRefundRequest', { path: { requestId }, body: null });
      if (!answer.ok) return answer;
      const { status, body: said } = answer.value;
      if (status !== 200) return unusable('getRefundRequest', `${status} ${said.code}`);
      if (said.requestId !== requestId) return unusable('getRefundRequest', 'another request');
      return ok(said.state === 'open' ? { state: 'open' } : { state: said.state, note: said.note });
    },
  };
}
