import type { Ids } from '../../../src/main/ports';
import { realIds } from '../../../src/main/real-ports/ids';
import type { JournalEntry, Store } from '../../../src/main/store/types';
import { fen, sumFen } from '../../../src/shared/money';
import type { Order } from '../../../src/shared/order';
import type { CreatedPayment } from '../../../src/shared/payment';

/** Everything that taking one order in writes. */
export type Intake = {
  readonly order: Order;
  readonly payment: CreatedPayment;
  readonly journal: readonly Omit<JournalEntry, 'sequence' | 'hash'>[];
};

const LIFE_MS = 300_000;

type NumberIds = Pick<Ids, 'orderId' | 'orderNumber' | 'outTradeNo'>;

/** As services/place-order.ts and start-payment.ts make them; `at` UTC ms. */
export function makeIntake(at: number, lineCount: number, ids: NumberIds = realIds): Intake {
  const candidateId = ids.orderId();
  const lines = Array.from({ length: lineCount }, (_, index) => ({
    lineNumber: index + 1,
    candidateId,
    candidateName: '欧阳春晓',
    maskedDocument: '110105********1234',
    registrationNumber: `R2026${candidateId.slice(0, 8)}`,
    examName: '2026年下半年全国计算机等级考试',
    feeItemId: `R2026${candidateId.slice(0, 8)}:${index + 1}`,
    feeItemName: '报名考试费',
    amount: fen(12_000),
    windowClosesAt: at + 864_000_000,
    state: 'open' as const,
  }));
  const total = sumFen(lines.map((line) => line.amount));
  const number = ids.orderNumber(at);
  const orderId = ids.orderId();
  const outTradeNo = ids.outTradeNo();
  const order: Order = {
    id: orderId,
    number,
    source: 'kiosk',
    createdAt: at,
    state: 'open',
    total,
    lines,
  };
  const payment: CreatedPayment = {
    state: 'created',
    outTradeNo,
    orderId,
    channel: 'wechat',
    method: 'merchant-code',
    firstLine: 1,
    lastLine: lineCount,
    amount: total,
    description: `2026年下半年全国计算机等 报名考试费 ${number}`,
    createdAt: at,
    expiresAt: at + LIFE_MS,
    oddAmount: null,
  };
  const placed = { number, lines: lineCount, total, source: order.source };
  const created = { orderId, channel: payment.channel, amount: total, expiresAt: payment.expiresAt };
  return {
    order,
    payment,
    journal: [
      { at, what: 'order.placed', subject: orderId, facts: placed },
      { at, what: 'payment.created', subject: outTradeNo, facts: created },
    ],
  };
}

/** Order, lines, claims, payment and journal in one commit. */
export function takeIn(store: Store, { order, payment, journal }: Intake): void {
  store.transaction(() => {
    store.orders.insert(order);
    for (const { candidateId, feeItemId } of order.lines) {
      const taken = store.claims.take({ candidateId, feeItemId, orderId: order.id, at: order.createdAt });
      if (!taken) throw new Error(`${feeItemId} is claimed already`);
    }
    store.payments.insert(payment, { askAt: payment.createdAt, asks: 0, onScreenSince: null });
    for (const entry of journal) store.journal.append(entry);
  });
}
