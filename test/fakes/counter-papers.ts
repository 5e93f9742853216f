import type { FeeList, FeeView } from '../../src/shared/fee-view';
import { fen } from '../../src/shared/money';
import type { OrderRow } from '../../src/shared/order-row';
import type { OrderView, PaymentView } from '../../src/shared/payment-view';
import type { PersonRow, PersonView } from '../../src/shared/person-view';
import type { Receipt, Slip } from '../../src/shared/receipt';

/* One fictitious candidate as a counter window gets to know them. */

const NOW = 1_780_000_000_000;

export const personRow: PersonRow = {
  ref: 'ref-1',
  name: '王秀英',
  maskedDocument: '319999********0027',
  maskedPhone: '154****2074',
  examNames: ['一级建造师执业资格考试'],
};

export const person: PersonView = {
  name: '王秀英',
  maskedDocument: '319999********0027',
  maskedPhone: '154****2074',
  registrations: [
    { maskedRegistrationNumber: '3202****', examName: '一级建造师执业资格考试', review: 'approved' },
  ],
};

export function feeItem(id: string, change: Partial<FeeView> = {}): FeeView {
  return {
    feeItemId: id,
    person: 'person-1',
    examName: '一级建造师执业资格考试',
    name: `科目 ${id}`,
    amount: fen(6_100),
    opensAt: NOW - 86_400_000,
    closesAt: NOW + 86_400_000,
    state: 'payable',
    reason: null,
    orderNumber: null,
    ...change,
  };
}

export function feeList(...items: readonly FeeView[]): FeeList {
  const { name, maskedDocument } = person;
  return { items: [...items], people: [{ ref: 'person-1', name, maskedDocument }], now: NOW };
}

export const orderView: OrderView = {
  orderId: 'order-1',
  orderNumber: '20261123-0XW92F9D',
  total: fen(12_200),
  lines: [
    {
      lineNumber: 1,
      candidateNumber: 1,
      candidateName: '王秀英',
      maskedDocument: '319999********0027',
      examName: '一级建造师执业资格考试',
      feeItemName: '科目 a',
      amount: fen(12_200),
    },
  ],
};

export function paymentView(change: Partial<PaymentView> = {}): PaymentView {
  const standing = change.standing ?? 'waiting';
  return {
    visit: 'visit-1',
    order: orderView,
    part: null,
    method: 'merchant-code',
    outTradeNo: 'TRADE1',
    channel: 'wechat',
    standing,
    qrText: standing === 'waiting' ? 'http://127.0.0.1/pay/TRADE1' : null,
    payCode: null,
    merchantName: '示例市教育考试院',
    expiresAt: NOW + 300_000,
    now: NOW,
    earlierCodeAlive: false,
    closedBecause: standing === 'closed' ? 'left' : null,
    refusedFor: null,
    receiptNumbers: standing === 'paid' ? ['T01-20261123-0001'] : [],
    goesBack: [],
    slipNumber: null,
    ...change,
  };
}

export function receipt(change: Partial<Receipt> = {}): Receipt {
  return {
    receiptNumber: 'T01-20261123-0001',
    institution: '示例市教育考试院',
    orderNumber: orderView.orderNumber,
    outTradeNo: 'TRADE1',
    gatewayTradeNo: '42000020261123',
    channel: 'wechat',
    deviceNumber: 'T01',
    paidAt: NOW,
    lines: [...orderView.lines],
    total: orderView.total,
    totalInCapitals: '人民币壹佰贰拾贰元整',
    payment: { total: orderView.total, candidates: 1 },
    received: null,
    givenBack: fen(0),
    eBills: [],
    training: true,
    printed: 0,
    helpLine: '12345',
    ...change,
  };
}

export const slip: Slip = {
  slipNumber: 'T01-20261123-V0001',
  institution: '示例市教育考试院',
  orderNumber: orderView.orderNumber,
  outTradeNo: 'TRADE1',
  channel: 'wechat',
  deviceNumber: 'T01',
  issuedAt: NOW,
  decidedBy: NOW + 400_000,
  lines: [...orderView.lines],
  total: orderView.total,
  others: null,
  training: true,
  helpLine: '12345',
};

export function orderRow(change: Partial<OrderRow> = {}): OrderRow {
  return {
    orderId: 'order-1',
    orderNumber: orderView.orderNumber,
    createdAt: NOW,
    source: 'counter',
    candidateName: '王秀英',
    maskedDocument: '319999********0027',
    candidateCount: 1,
    lineCount: 1,
    total: orderView.total,
    state: 'open',
    payment: 'waiting',
    receiptNumber: null,
    receiptCount: 0,
    slipNumber: null,
    refund: 'none',
    ...change,
  };
}
