import { fen } from '../../../../src/shared/money';
import type { Order } from '../../../../src/shared/order';
import type { CreatedPayment, Payment } from '../../../../src/shared/payment';
import type { Store } from '../../../../src/main/store/types';
import { MONDAY_MORNING } from '../../../fakes/sim-clock';

export function sampleOrder(
  id: string,
  items: readonly string[] = ['fee-1'],
  createdAt = MONDAY_MORNING,
): Order {
  return {
    id,
    number: `N${id}`,
    source: 'kiosk',
    createdAt,
    state: 'open',
    total: fen(12_000 * items.length),
    lines: items.map((feeItemId, index) => ({
      lineNumber: index + 1,
      candidateId: 'candidate-1',
      candidateName: '张三',
      maskedDocument: '110105********1234',
      registrationNumber: 'R2026001',
      examName: '2026 年下半年考试',
      feeItemId,
      feeItemName: '报名费',
      amount: fen(12_000),
      windowClosesAt: createdAt + 86_400_000,
      state: 'open',
    })),
  };
}

export function samplePayment(outTradeNo: string, orderId: string): CreatedPayment {
  return {
    state: 'created',
    outTradeNo,
    orderId,
    channel: 'wechat',
    method: 'merchant-code',
    firstLine: 1,
    lastLine: 1,
    amount: fen(12_000),
    description: '考试 报名费',
    createdAt: MONDAY_MORNING,
    expiresAt: MONDAY_MORNING + 300_000,
    oddAmount: null,
  };
}

/** Whatever an order has. */
export const ALL_LINES = { firstLine: 1, lastLine: 150 };

export const NO_WATCH = { askAt: null, asks: 0, onScreenSince: null };

/** An order with one payment, stored. */
export function placeSample(
  store: Store,
  orderId: string,
  outTradeNo: string,
  items: readonly string[] = ['fee-1'],
) {
  const order = sampleOrder(orderId, items);
  store.orders.insert(order);
  return { order, ...store.payments.insert(samplePayment(outTradeNo, orderId), NO_WATCH) };
}

/** The same terms in each of the seven states, with every field that exists there. */
export function paymentInEachState(outTradeNo: string, orderId: string): readonly Payment[] {
  const { oddAmount: _odd, state: _state, ...terms } = samplePayment(outTradeNo, orderId);
  const oddAmount = { amount: fen(11_999), gatewayTradeNo: 'G0' };
  const money = { amount: fen(12_000), gatewayTradeNo: 'G1', paidAt: 5 };
  return [
    { ...terms, state: 'created', oddAmount },
    { ...terms, state: 'waiting', qrText: 'weixin://a?b="c"', payCode: null, vainAsks: 2, oddAmount: null },
    { ...terms, state: 'unknown', qrText: null, payCode: null, since: 7, oddAmount },
    {
      ...terms,
      state: 'closing',
      reason: 'idle',
      qrText: 'q',
      payCode: '35000026030200012345',
      since: 8,
      quietAsks: 1,
      lastQuietAt: 9,
      oddAmount: null,
    },
    { ...terms, state: 'paid', money, recordedAt: 10, late: true },
    {
      ...terms,
      state: 'misfit',
      cause: 'other-amount',
      money,
      recordedAt: 11,
      accepted: null,
      reversed: false,
    },
    { ...terms, state: 'closed', proof: 'time', reason: 'left', closedAt: 12, oddAmount: null },
  ];
}
