import { afterAll, describe, expect, it } from 'vitest';
import { faultsFor } from '../servers/faults/fault-kinds';
import { meetFault, tableRow, type FaultyCall, type Outcome } from './meet-fault';
import { openRealWorld, type RealWorld } from './real-world';

const CALLS: readonly FaultyCall[] = ['create', 'query', 'close', 'refund', 'query-refund'];
const ROWS = (['wechat', 'alipay'] as const).flatMap((channel) =>
  CALLS.map((call) => [channel, call] as const),
);
const SLOW = 600_000;

const table: string[] = [];

function totals({ wechat, alipay, opened: { store } }: RealWorld) {
  const views = [wechat, alipay].map((server) => server.ledger.view());
  const theirs = views.reduce((sum, { totals: { paidFen } }) => sum + paidFen, 0);
  const theirsBack = views.reduce((sum, { totals: { refundedFen } }) => sum + refundedFen, 0);
  let [ours, oursBack] = [0, 0];
  for (const { outTradeNo } of views.flatMap(({ trades }) => trades)) {
    const payment = store.payments.byNumber(outTradeNo)?.payment;
    if (payment?.state === 'paid' || payment?.state === 'misfit') ours += payment.money.amount;
    for (const refund of store.refunds.ofPayment(outTradeNo))
      if (refund.state === 'done') oursBack += refund.amount;
  }
  return { theirs, theirsBack, ours, oursBack };
}

// Every fault of gateways.md §7 × every call, over real connections: the end is always decided and agrees to the fen.
describe.each(ROWS)('%s, %s', (channel, call) => {
  it(
    'every fault ends in the truth',
    async () => {
      const faults = channel === 'wechat' ? faultsFor('wechat', call) : faultsFor('alipay', call);
      const world = await openRealWorld(faults.length);
      const outcomes: Outcome[] = [];
      for (const [index, fault] of faults.entries()) {
        const outcome = await meetFault(world, channel, call, fault, index);
        outcomes.push(outcome);
        table.push(tableRow(channel, call, outcome));
      }
      const wrong = outcomes.flatMap((one) => one.wrong.map((what) => `${one.fault}: ${what}`));
      expect(wrong).toEqual([]);
      const { theirs, theirsBack, ours, oursBack } = totals(world);
      expect({ ours, oursBack }).toEqual({ ours: theirs, oursBack: theirsBack });
    },
    SLOW,
  );
});

afterAll(() => console.log(table.join('\n')));
