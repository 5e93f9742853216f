import type { EBillView } from '../../src/shared/e-bill';
import { fen } from '../../src/shared/money';
import type { MyPayments, PaidLine, RefundStanding } from '../../src/shared/my-payments';

const DAY_MS = 86_400_000;
const NOW = Date.now();

export const ISSUED_BILL: EBillView = {
  lineNumber: 1,
  payer: null,
  bill: {
    state: 'issued',
    code: '35060126',
    number: '0012345678',
    checkCode: '8f2c1a',
    link: 'https://bills.example.org/verify?code=35060126&number=0012345678&check=8f2c1a',
  },
};
const AWAITED: EBillView = { lineNumber: 1, payer: null, bill: { state: 'awaited' } };

function standing(of: RefundStanding['standing'], note: string | null = null): RefundStanding {
  return { standing: of, decides: 'exam-office', amount: fen(8000), askedAt: NOW - DAY_MS, note };
}

function line(number: number, name: string, change: Partial<PaidLine> = {}): PaidLine {
  return {
    orderNumber: `20261120-7KQ4M2X${number}`,
    lineNumber: 1,
    candidateName: '欧阳致远',
    maskedDocument: '310104********0014',
    examName: '2026年下半年全国计算机等级考试',
    feeItemName: name,
    amount: fen(8000),
    paidAt: NOW - 3 * DAY_MS,
    channel: 'wechat',
    receiptNumber: `K01-20261120-004${number}`,
    givenBack: fen(0),
    refundable: fen(8000),
    refund: null,
    eBill: ISSUED_BILL,
    ...change,
  };
}

export const MY_PAYMENTS: MyPayments = {
  lines: [
    line(1, '一级计算机基础考试费'),
    line(2, '二级 Python 考试费', {
      eBill: AWAITED,
      refund: standing('declined', '准考证已打印，不再受理退费'),
    }),
    line(3, '三级网络技术考试费', { refundable: null, refund: standing('asked') }),
    line(4, '四级网络工程师考试费', { refundable: null, givenBack: fen(8000), refund: standing('done') }),
  ],
  elsewhere: [{ examName: '2026年教师资格考试（笔试）', name: '综合素质（中学）', amount: fen(7000) }],
  officeAnswered: true,
  refundsDecidedBy: 'exam-office',
  now: NOW,
};

export const REFUND_ASKED: MyPayments = {
  ...MY_PAYMENTS,
  lines: MY_PAYMENTS.lines.map((one, index) =>
    index === 0 ? { ...one, refundable: null, refund: standing('asked') } : one,
  ),
};
