import type { AppInfo } from '../../src/shared/app-info';
import type { Channel } from '../../src/shared/channel';
import type { FeeState } from '../../src/shared/exam';
import type { FeeList, FeeView } from '../../src/shared/fee-view';
import type { Health } from '../../src/shared/health';
import { fen, sumFen } from '../../src/shared/money';
import { amountInCapitals } from '../../src/shared/money-capitals';
import type { OrderView, PaymentStanding, PaymentView } from '../../src/shared/payment-view';
import { PERSON, SAMPLES } from './scripted-people';
import type { Receipt, Slip } from '../../src/shared/receipt';
import { ISSUED_BILL, MY_PAYMENTS, REFUND_ASKED } from './scripted-payments';

/*
 * Answers as the core would give them, chosen by the page's query, so that every screen can be seen without a core.
 * Fictitious people and numbers only.
 */

export type Script = {
  readonly training: boolean;
  readonly language: 'zh-CN' | 'en';
  readonly secondFactor: 'registration-number' | 'phone-tail';
  readonly fees: 'several' | 'mixed' | 'settled' | 'none' | 'unpayable' | 'unfinished';
  readonly standing: PaymentStanding;
  readonly closedBecause: PaymentView['closedBecause'];
  readonly method: 'second-factor' | 'password';
  readonly phoneCode: boolean;
  readonly signIn:
    'ok' | 'no-match' | 'locked' | 'office-unreachable' | 'crashed' | 'must-change' | 'registration';
  readonly asked: 'reference' | 'at-counter';
  readonly place: 'ok' | 'blocked' | 'held';
  readonly slip: boolean;
  readonly earlier: boolean;
  readonly printer: boolean;
  readonly lifeS: number;
  readonly warnAfterS: number;
};

const VISIT = 'v-1';
const DAY_MS = 86_400_000;
const START = Date.now();

function fee(id: string, name: string, amount: number, state: FeeState): FeeView {
  const inPayment = state === 'in-payment' || state === 'paid';
  return {
    feeItemId: id,
    person: 'person-1',
    examName: id.startsWith('t') ? '2026年教师资格考试（笔试）' : '2026年下半年全国计算机等级考试',
    name,
    amount: fen(amount),
    opensAt: START - DAY_MS,
    closesAt: state === 'window-closed' ? START - 3_600_000 : START + 7 * DAY_MS,
    state,
    reason: state === 'review-rejected' ? '照片不清晰，请重新上传' : null,
    orderNumber: inPayment ? '1123-7KQ4M2XP' : null,
  };
}

const FEES: Readonly<Record<Script['fees'], readonly FeeView[]>> = {
  several: [
    fee('c1', '二级 Python 考试费', 8000, 'payable'),
    fee('c2', '三级网络技术考试费', 12050, 'payable'),
  ],
  mixed: [
    fee('c1', '二级 Python 考试费', 8000, 'payable'),
    fee('c2', '三级网络技术考试费', 12050, 'payable'),
    fee('c3', '一级计算机基础考试费', 8000, 'paid'),
    fee('t1', '综合素质（中学）', 7000, 'under-review'),
    fee('t2', '教育知识与能力（中学）', 7000, 'review-rejected'),
    fee('t3', '学科知识与教学能力', 7000, 'window-closed'),
    fee('c4', '四级网络工程师考试费', 8000, 'not-yet-open'),
    fee('c5', '二级 C 语言考试费', 8000, 'in-payment'),
  ],
  settled: [fee('c3', '一级计算机基础考试费', 8000, 'paid')],
  none: [],
  unpayable: [
    fee('t1', '综合素质（中学）', 7000, 'under-review'),
    fee('t3', '学科知识与教学能力', 7000, 'window-closed'),
  ],
  unfinished: [fee('c5', '二级 C 语言考试费', 8000, 'in-payment')],
};

function appInfo(script: Script): AppInfo {
  return {
    training: script.training,
    window: 'kiosk',
    institution: {
      zh: '滨江市教育考试院',
      en: 'Binjiang Education Examinations Authority',
      helpLineZh: '一楼 3 号人工窗口，电话 0571-12345678',
      helpLineEn: 'Counter 3, ground floor, phone 0571-12345678',
      accent: '#0b5f8a',
    },
    deviceNumber: 'K01',
    version: '0.1.0',
    defaultLanguage: script.language,
    signIn: {
      method: script.method,
      secondFactor: script.secondFactor,
      firstIsLastSix: script.method === 'password',
      phoneCode: script.phoneCode,
      card: false,
      passwordReset: false,
    },
    channels: ['wechat', 'alipay', 'office-platform'],
    payerCodeChannels: [],
    screenWidthMm: 530,
    idle: { warnAfterS: script.warnAfterS, warnForS: 20 },
    samples: script.training ? [...SAMPLES] : [],
    walletUrl: null,
  };
}

function health(script: Script): Health {
  return {
    network: 'up',
    gateway: 'answers',
    printer: script.printer ? 'ready' : 'none',
    blocks: [],
    openPayments: 0,
  };
}

function feeList(script: Script): FeeList {
  return { items: [...FEES[script.fees]], people: [{ ref: 'person-1', ...PERSON }], now: Date.now() };
}

function order(script: Script): OrderView {
  const items = FEES[script.fees].filter((item) => item.state === 'payable' || item.state === 'in-payment');
  return {
    orderId: 'o-1',
    orderNumber: '1123-7KQ4M2XP',
    total: sumFen(items.map((item) => item.amount)),
    lines: items.map((item, index) => ({
      candidateNumber: 1,
      lineNumber: index + 1,
      candidateName: PERSON.name,
      maskedDocument: PERSON.maskedDocument,
      examName: item.examName,
      feeItemName: item.name,
      amount: item.amount,
    })),
  };
}

export function paymentView(script: Script, channel: Channel, standing: PaymentStanding): PaymentView {
  const now = Date.now();
  return {
    visit: VISIT,
    order: order(script),
    part: null,
    method: 'merchant-code',
    outTradeNo: '20261123K01QZ7M4',
    channel,
    standing,
    qrText: standing === 'waiting' ? 'http://127.0.0.1:41873/wallet/pay/20261123K01QZ7M4' : null,
    payCode: channel === 'office-platform' ? '35000026030200012345' : null,
    merchantName: '滨江市教育考试院',
    expiresAt: now + script.lifeS * 1000,
    now,
    earlierCodeAlive: script.earlier,
    closedBecause: standing === 'closed' ? script.closedBecause : null,
    refusedFor: standing === 'closed' && script.closedBecause === 'refused' ? 'not-permitted' : null,
    receiptNumbers: standing === 'paid' ? ['R20261123-0042'] : [],
    goesBack: [],
    slipNumber: standing === 'unknown' ? 'S20261123-0007' : null,
  };
}

function receipt(script: Script, printed: number): Receipt {
  const { orderNumber, lines, total } = order(script);
  return {
    receiptNumber: 'R20261123-0042',
    institution: '滨江市教育考试院',
    orderNumber,
    outTradeNo: '20261123K01QZ7M4',
    gatewayTradeNo: '4200002026112388',
    channel: 'wechat',
    deviceNumber: 'K01',
    paidAt: START,
    lines,
    total,
    totalInCapitals: amountInCapitals(total),
    payment: { total, candidates: 1 },
    received: null,
    givenBack: fen(0),
    eBills: [ISSUED_BILL],
    training: script.training,
    printed,
    helpLine: '一楼 3 号人工窗口，电话 0571-12345678',
  };
}

function slip(script: Script): Slip {
  const { orderNumber, lines, total } = order(script);
  return {
    slipNumber: 'S20261123-0007',
    institution: '滨江市教育考试院',
    orderNumber,
    outTradeNo: '20261123K01QZ7M4',
    channel: 'wechat',
    deviceNumber: 'K01',
    issuedAt: START,
    decidedBy: START + 400_000,
    lines,
    total,
    others: null,
    training: script.training,
    helpLine: '一楼 3 号人工窗口，电话 0571-12345678',
  };
}

const ok = (value: unknown) => ({ ok: true, value });
const refused = (error: unknown) => ({ ok: false, error });

function signIn(script: Script): unknown {
  switch (script.signIn) {
    case 'ok':
      return ok({ kind: 'signed-in', visit: VISIT, person: PERSON });
    case 'must-change':
      return ok({ kind: 'must-change-password', ticket: 't-1' });
    case 'registration':
      return ok({ kind: 'registration-number-asked' });
    case 'no-match':
      return refused({ kind: 'no-match', triesLeft: 3 });
    case 'locked':
      return refused({ kind: 'locked', until: START + 900_000 });
    case 'office-unreachable':
      return refused({ kind: 'office-unreachable' });
    case 'crashed':
      return refused({ kind: 'crashed', incident: 'INC-7F3K' });
  }
}

function place(script: Script): unknown {
  switch (script.place) {
    case 'ok':
      return ok(order(script));
    case 'blocked':
      return refused({ kind: 'blocked', blocks: ['disk-nearly-full', 'clock-wrong'] });
    case 'held':
      return refused({ kind: 'held-by-other-order', orderNumber: '1123-7KQ4M2XP', until: START + 300_000 });
  }
}

/** `channel`: of the payment that was started last; null before the first. */
export function answer(script: Script, command: string, channel: Channel | null): unknown {
  switch (command) {
    case 'hello':
      return ok(appInfo(script));
    case 'health':
      return ok(health(script));
    case 'signIn':
      return signIn(script);
    case 'changePassword':
      return ok({ kind: 'signed-in', visit: VISIT, person: PERSON });
    case 'sendPhoneCode':
      return ok({ now: 0, nextAt: 60_000 });
    case 'forgotPassword':
    case 'requestCorrection':
      return ok(
        script.asked === 'reference'
          ? { kind: 'reference', reference: 'SQ-20261123-0815' }
          : { kind: 'at-counter' },
      );
    case 'confirmPerson':
    case 'fees':
      return ok(feeList(script));
    case 'placeOrder':
      return place(script);
    case 'startPayment':
      return ok(paymentView(script, channel ?? 'wechat', script.standing));
    case 'askPayment':
      return channel === null
        ? refused({ kind: 'no-payment' })
        : ok(paymentView(script, channel, script.standing));
    case 'leavePayment':
      return ok(paymentView(script, channel ?? 'wechat', 'checking'));
    case 'receipts':
      return ok({ receipts: [receipt(script, 0)] });
    case 'printReceipts':
      return ok({ receipts: [receipt(script, 1)] });
    case 'myPayments':
      return ok(MY_PAYMENTS);
    case 'askMyRefund':
      return ok(REFUND_ASKED);
    case 'endVisit':
      return ok({ slip: script.slip ? slip(script) : null, receiptNumbers: [] });
    default:
      return refused({ kind: 'not-allowed', why: 'role' });
  }
}
