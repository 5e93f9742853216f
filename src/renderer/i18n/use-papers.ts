import { useTranslation } from 'react-i18next';
import type { Fen } from '../../shared/money';
import type { NamedCandidate } from '../../shared/payment-view';
import type { Receipt, Slip } from '../../shared/receipt';
import { useSayings } from './use-sayings';

type PaperFact = { readonly label: string; readonly value: string; readonly figures?: boolean };

/** A receipt or slip in words, for screen and paper alike; fits ui/Sheet. */
export type Paper = {
  readonly key: string;
  readonly heading: string;
  readonly subheading: string;
  readonly marks: readonly string[];
  readonly facts: readonly PaperFact[];
  readonly lines: readonly {
    readonly key: number;
    readonly title: string;
    readonly detail: string;
    readonly amount: string;
  }[];
  readonly totals: readonly PaperFact[];
  readonly foot: readonly string[];
};

/** What receipts and slips have in common. */
function usePaperParts() {
  const { t } = useTranslation();
  const { money, moment } = useSayings();
  const amount = (value: Fen) => ({ value: money(value), figures: true });
  const lines = (paper: Receipt | Slip) =>
    paper.lines.map((line) => ({
      key: line.lineNumber,
      title: `${line.candidateName} ${line.maskedDocument}`,
      detail: `${line.examName} ${line.feeItemName}`,
      amount: money(line.amount),
    }));
  const numbers = (paper: Receipt | Slip) => [
    { label: t('receipt.orderNumber'), value: paper.orderNumber, figures: true },
    { label: t('receipt.outTradeNo'), value: paper.outTradeNo, figures: true },
  ];
  const common = (paper: Receipt | Slip) => [
    { label: t('receipt.channel'), value: t(`channel.name.${paper.channel}`) },
    { label: t('receipt.device'), value: paper.deviceNumber, figures: true },
  ];
  const named = (people: readonly NamedCandidate[]) =>
    people.map((one) => `${one.candidateName} ${one.maskedDocument}`).join(t('receipt.and'));
  const othersOf = ({ others }: Slip) => [
    ...(others === null || others.paid.length === 0
      ? []
      : [t('slip.othersPaid', { names: named(others.paid) })]),
    ...(others === null || others.unpaid.length === 0
      ? []
      : [t('slip.othersUnpaid', { names: named(others.unpaid) })]),
  ];
  const training = (paper: Receipt | Slip) => (paper.training ? [t('receipt.training')] : []);
  /** The official paper that a receipt is not: its number, or how to get it. */
  const bills = ({ eBills }: Receipt) => [
    ...eBills.flatMap(({ bill }) =>
      bill.state === 'issued'
        ? [t('receipt.bill', { number: bill.number, code: bill.code, checkCode: bill.checkCode })]
        : [],
    ),
    ...(eBills.some(({ bill }) => bill.state === 'awaited') ? [t('receipt.billAwaited')] : []),
  ];
  return { t, moment, amount, bills, lines, numbers, common, training, othersOf };
}

export function usePapers(): {
  readonly receiptPaper: (receipt: Receipt) => Paper;
  readonly slipPaper: (slip: Slip) => Paper;
} {
  const { t, moment, amount, bills, lines, numbers, common, training, othersOf } = usePaperParts();
  return {
    receiptPaper: (receipt) => ({
      key: receipt.receiptNumber,
      heading: t('receipt.title'),
      subheading: receipt.institution,
      marks: [
        ...training(receipt),
        ...(receipt.printed > 0 ? [t('receipt.again')] : []),
        t('receipt.notFiscal'),
      ],
      facts: [
        { label: t('receipt.number'), value: receipt.receiptNumber, figures: true },
        { label: t('receipt.paidAt'), value: moment(receipt.paidAt), figures: true },
        ...numbers(receipt),
        { label: t('receipt.gatewayTradeNo'), value: receipt.gatewayTradeNo, figures: true },
        ...common(receipt),
      ],
      lines: lines(receipt),
      totals: [
        { label: t('receipt.total'), ...amount(receipt.total) },
        { label: t('receipt.capitals'), value: receipt.totalInCapitals },
        ...(receipt.payment.candidates === 1
          ? []
          : [
              {
                label: t('receipt.paymentTotal', { number: receipt.payment.candidates }),
                ...amount(receipt.payment.total),
              },
            ]),
        ...(receipt.received === null ? [] : [{ label: t('receipt.received'), ...amount(receipt.received) }]),
        ...(receipt.givenBack === 0 ? [] : [{ label: t('receipt.givenBack'), ...amount(receipt.givenBack) }]),
      ],
      foot: [...bills(receipt), t('receipt.payer'), `${t('receipt.helpLine')} ${receipt.helpLine}`],
    }),
    slipPaper: (slip) => ({
      key: slip.slipNumber,
      heading: t('slip.title'),
      subheading: slip.institution,
      marks: [...training(slip), t('slip.lead')],
      facts: [
        { label: t('slip.number'), value: slip.slipNumber, figures: true },
        { label: t('slip.issuedAt'), value: moment(slip.issuedAt), figures: true },
        ...numbers(slip),
        ...common(slip),
      ],
      lines: lines(slip),
      totals: [{ label: t('receipt.total'), ...amount(slip.total) }],
      foot: [
        ...othersOf(slip),
        t('slip.decidedBy', { time: moment(slip.decidedBy) }),
        `${t('receipt.helpLine')} ${slip.helpLine}`,
      ],
    }),
  };
}
