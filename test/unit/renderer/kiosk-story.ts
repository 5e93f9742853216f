import type { z } from 'zod';
import { createApi, type Connection } from '../../../src/renderer/api';
import { createFlow, type Flow } from '../../../src/renderer/app/flow';
import type { FlowState } from '../../../src/renderer/app/flow-state';
import { screenFor } from '../../../src/renderer/app/screens';
import type { Channel } from '../../../src/shared/channel';
import type { FeeList, FeeView } from '../../../src/shared/fee-view';
import type { commands } from '../../../src/shared/ipc/contract';
import type { PushMessage } from '../../../src/shared/ipc/kit';
import { fen } from '../../../src/shared/money';
import type { OrderView, PaymentView } from '../../../src/shared/payment-view';
import type { Receipt, Slip } from '../../../src/shared/receipt';
import type { SignInOffers } from '../../../src/shared/sign-in';

type CommandName = keyof typeof commands;
type Answer<K extends CommandName> =
  | { readonly ok: true; readonly value: z.infer<(typeof commands)[K]['output']> }
  | { readonly ok: false; readonly error: z.infer<(typeof commands)[K]['error']> | { kind: 'disconnected' } };

const VISIT = 'visit-1';

export const payable: FeeView = {
  feeItemId: 'f-1',
  person: 'person-1',
  examName: '计算机等级考试',
  name: '二级 Python',
  amount: fen(8000),
  opensAt: 0,
  closesAt: 9_000_000,
  state: 'payable',
  reason: null,
  orderNumber: null,
};

const lines: OrderView['lines'] = [
  {
    lineNumber: 1,
    candidateNumber: 1,
    candidateName: '林晓岚',
    maskedDocument: '110105********4419',
    examName: '计算机等级考试',
    feeItemName: '二级 Python',
    amount: fen(8000),
  },
];

export function feesOf(...items: readonly FeeView[]): FeeList {
  const me = { ref: 'person-1', name: '林晓岚', maskedDocument: '110105********4419' };
  return { items: [...items], people: [me], now: 0 };
}

export const order: OrderView = { orderId: 'o-1', orderNumber: '1123-7KQ4M2XP', total: fen(8000), lines };

export const waiting: PaymentView = {
  visit: VISIT,
  order,
  part: null,
  method: 'merchant-code',
  outTradeNo: 'T1',
  channel: 'wechat',
  standing: 'waiting',
  qrText: 'https://pay.example/T1',
  payCode: null,
  merchantName: '考试院',
  expiresAt: 300_000,
  now: 0,
  earlierCodeAlive: false,
  closedBecause: null,
  refusedFor: null,
  receiptNumbers: [],
  goesBack: [],
  slipNumber: null,
};

export const paid: PaymentView = {
  ...waiting,
  standing: 'paid',
  qrText: null,
  now: 10,
  receiptNumbers: ['R1'],
};

const paper = {
  institution: '考试院',
  orderNumber: order.orderNumber,
  outTradeNo: 'T1',
  channel: 'wechat',
  deviceNumber: 'K01',
  lines,
  total: order.total,
  training: true,
  helpLine: '3 号窗口',
} as const;

export const receipt: Receipt = {
  ...paper,
  lines,
  receiptNumber: 'R1',
  gatewayTradeNo: 'G1',
  paidAt: 10,
  totalInCapitals: '人民币捌拾元整',
  payment: { total: order.total, candidates: 1 },
  received: null,
  givenBack: fen(0),
  eBills: [],
  printed: 0,
};

export const slip: Slip = {
  ...paper,
  lines,
  slipNumber: 'S1',
  others: null,
  issuedAt: 20,
  decidedBy: 400_000,
};

/** What the core answers unless a story says otherwise. */
const USUAL: Partial<Record<CommandName, unknown>> = {
  health: {
    ok: true,
    value: { network: 'up', gateway: 'answers', printer: 'ready', blocks: [], openPayments: 0 },
  },
  signIn: {
    ok: true,
    value: {
      kind: 'signed-in',
      visit: VISIT,
      person: { name: '林晓岚', maskedDocument: '110105********4419', maskedPhone: null, registrations: [] },
    },
  },
  confirmPerson: { ok: true, value: feesOf(payable) },
  fees: { ok: true, value: feesOf(payable) },
  placeOrder: { ok: true, value: order },
  startPayment: { ok: true, value: waiting },
  askPayment: { ok: false, error: { kind: 'no-payment' } },
  receipts: { ok: true, value: { receipts: [receipt] } },
  printReceipts: { ok: true, value: { receipts: [{ ...receipt, printed: 1 }] } },
  endVisit: { ok: true, value: { slip: null, receiptNumbers: [] } },
};

export type Story = Flow & {
  readonly state: () => FlowState;
  readonly screen: () => string;
  readonly asked: { readonly name: string; readonly input: unknown }[];
  /** From now on the core answers this command so; a function may hold the answer back. */
  readonly answer: <K extends CommandName>(name: K, answer: Answer<K> | (() => Promise<Answer<K>>)) => void;
  readonly push: (view: PaymentView) => void;
  /** News that something of this visit's payments has changed. */
  readonly pushMine: (visit: string) => void;
  readonly connection: (now: Connection) => void;
  readonly restarts: () => number;
  readonly toFees: () => Promise<void>;
  readonly toCode: () => Promise<void>;
};

const offers: SignInOffers = {
  method: 'second-factor',
  secondFactor: 'registration-number',
  firstIsLastSix: false,
  phoneCode: false,
  card: false,
  passwordReset: false,
};

/** A kiosk page with a core that is told what to answer. */
export function kioskStory(
  channels: readonly Channel[] = ['wechat', 'alipay'],
  offered: Partial<SignInOffers> = {},
): Story {
  const answers = new Map<string, unknown>(Object.entries(USUAL));
  const asked: { name: string; input: unknown }[] = [];
  const listeners = new Set<(message: PushMessage) => void>();
  const watchers = new Set<(connection: Connection) => void>();
  let revision = 0;
  let restarts = 0;
  const tell = (push: string, payload: unknown) => {
    revision += 1;
    for (const listener of listeners) listener({ push, revision, payload });
  };
  const api = createApi({
    call: (name, input) => {
      asked.push({ name, input });
      const answer = answers.get(name);
      return Promise.resolve(typeof answer === 'function' ? Reflect.apply(answer, null, []) : answer);
    },
    on: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onConnection: (watcher) => {
      watchers.add(watcher);
      watcher('up');
      return () => watchers.delete(watcher);
    },
  });
  const flow = createFlow({
    api,
    channels,
    offers: { ...offers, ...offered },
    restart: () => (restarts += 1),
    monotonic: () => 0,
  });
  flow.listen();
  const { actions, store } = flow;
  const story: Story = {
    ...flow,
    state: store.getState,
    screen: () => screenFor(store.getState()).screen,
    asked,
    answer: (name, answer) => void answers.set(name, answer),
    push: (payload) => tell('payment', payload),
    pushMine: (visit) => tell('myPaymentsChanged', { visit }),
    connection: (now) => {
      for (const watcher of watchers) watcher(now);
    },
    restarts: () => restarts,
    toFees: async () => {
      actions.type('110105199003074419');
      actions.toProof();
      actions.type('2026440012');
      await actions.signIn();
      await actions.confirm();
    },
    toCode: async () => {
      await story.toFees();
      await actions.placeOrder();
      await actions.startPayment('wechat');
    },
  };
  return story;
}
