import type { Bank } from '../gateways/open-bank';
import type { Finding } from './finding';
import type { Books } from './read-books';

/*
 * What must hold at every moment, also on a disk that was just left by a killed process: rule 1 (on the disk before the
 * call), rule 4 (closed is proven), rule 11 (one number per refund, never more than was paid).
 */
export function afterAKill(
  books: Books,
  bank: Pick<Bank, 'trades'>,
  round: number | null,
): readonly Finding[] {
  const findings: Finding[] = [];
  const found = (kind: Finding['kind'], text: string) => void findings.push({ kind, round, text });
  const payments = new Map(books.payments.map((payment) => [payment.outTradeNo, payment]));
  const refunds = new Map(books.refunds.map((refund) => [refund.refundNumber, refund]));
  for (const trade of bank.trades()) {
    const { outTradeNo, channel } = trade;
    const payment = payments.get(outTradeNo);
    if (payment === undefined || !books.intents.includes(outTradeNo)) {
      const kind = trade.paidAt === null ? 'rule-broken' : 'lost';
      found(kind, `${channel} knows ${outTradeNo}, and it was not on the disk before the call (rule 1)`);
    }
    if (payment?.state === 'closed' && trade.stillPayable) {
      found('rule-broken', `${channel} ${outTradeNo} is closed here and can still be paid there (rule 4)`);
    }
    const given = trade.refunds.filter(({ byReversal }) => !byReversal);
    for (const { number, amountFen } of given) {
      const ours = refunds.get(number);
      if (ours === undefined || ours.asks === 0 || !books.intents.includes(number)) {
        found(
          'rule-broken',
          `${channel} gave ${amountFen} fen back as ${number}, unknown to the disk (rule 11)`,
        );
      }
    }
    const back = given.reduce((sum, { amountFen }) => sum + amountFen, 0);
    const asked = books.refunds
      .filter((one) => one.outTradeNo === outTradeNo && one.asks > 0)
      .reduce((sum, { amount }) => sum + amount, 0);
    if (back > asked)
      found('lost', `${channel} gave ${back} fen of ${outTradeNo} back, asked for were ${asked}`);
  }
  return findings;
}
