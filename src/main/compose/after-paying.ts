import type { ContractPusher } from '../../shared/ipc/contract';
import type { Refund } from '../../shared/refund';
import type { Timers } from '../ports';
import type { EBillDesk } from '../services/e-bills';
import { makeEBillDesk } from '../services/e-bills';
import type { MyPaymentsParts } from '../services/list-my-payments';
import { makeRequestDesk } from '../services/refund-requests';
import type { Visits } from '../services/visits';

type Parts = MyPaymentsParts & {
  readonly timers: Timers;
  readonly visits: Visits;
  readonly pusher: ContractPusher;
  readonly wakeRefunds: () => void;
  readonly ordersChanged: () => void;
};

export type AfterPaying = {
  /** A request or an e-bill may be due now. */
  readonly wake: () => void;
  readonly lookAtBills: EBillDesk['lookNow'];
  readonly refundMoved: (refund: Refund) => void;
  readonly start: () => void;
  readonly stop: () => void;
};

/** What goes on after a payment: candidates' refund requests and fiscal e-bills; windows hear when theirs changed. */
export function wireAfterPaying(parts: Parts): AfterPaying {
  /** To whoever stands before the order, or is one of its candidates. */
  function tell(orderId: string): void {
    const order = parts.store.orders.byId(orderId);
    const candidates = new Set(order?.lines.map((line) => line.candidateId));
    for (const visit of parts.visits.all()) {
      if (visit.orderId !== orderId && !candidates.has(visit.candidate.id)) continue;
      parts.pusher.toCaller(visit.callerId, 'myPaymentsChanged', { visit: visit.id });
    }
  }
  const requests = makeRequestDesk(parts, (request) => {
    if (request.refundNumber !== null) parts.wakeRefunds();
    tell(request.orderId);
    parts.ordersChanged();
  });
  const eBills = makeEBillDesk(parts, (bill) => tell(bill.orderId));
  return {
    wake: () => {
      requests.wake();
      eBills.wake();
    },
    lookAtBills: eBills.lookNow,
    refundMoved: (refund) => {
      const orderId = parts.store.payments.byNumber(refund.outTradeNo)?.payment.orderId;
      if (orderId !== undefined) tell(orderId);
    },
    start: () => {
      requests.start();
      eBills.start();
    },
    stop: () => {
      requests.stop();
      eBills.stop();
    },
  };
}
