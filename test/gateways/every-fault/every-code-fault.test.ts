import { afterAll, describe, expect, it } from 'vitest';
import { faultsFor } from '../servers/faults/fault-kinds';
import { meetCodeFault, type CodeCall } from './meet-code-fault';
import { tableRow, type Channel, type Outcome } from './meet-fault';
import { openRealWorld } from './real-world';

const ROWS: readonly (readonly [Channel, CodeCall])[] = [
  ['wechat', 'codepay'],
  ['wechat', 'reverse'],
  ['alipay', 'pay'],
  ['alipay', 'cancel'],
];
const SLOW = 600_000;

function faultsOf(call: CodeCall) {
  return call === 'codepay' || call === 'reverse' ? faultsFor('wechat', call) : faultsFor('alipay', call);
}

const table: string[] = [];

// As every-fault.test.ts, for the payer's own code: sent once, asked about, reversed until definite.
describe.each(ROWS)('%s, %s', (channel, call) => {
  it(
    'every fault ends in the truth',
    async () => {
      const faults = faultsOf(call);
      const world = await openRealWorld(faults.length);
      const outcomes: Outcome[] = [];
      for (const [index, fault] of faults.entries()) {
        const outcome = await meetCodeFault(world, channel, call, fault, index);
        outcomes.push(outcome);
        table.push(tableRow(channel, call, outcome));
      }
      expect(outcomes.flatMap((one) => one.wrong.map((what) => `${one.fault}: ${what}`))).toEqual([]);
    },
    SLOW,
  );
});

afterAll(() => console.log(table.join('\n')));
