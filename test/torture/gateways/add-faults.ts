import type { Chance } from '../chance';
import { faultsFor, type FaultKind } from '../../gateways/servers/faults/fault-kinds';
import type { Bank } from './open-bank';

const CALLS = ['create', 'query', 'close', 'refund', 'query-refund'] as const;

/**
 * Signed lies about money: no till can tell them from the truth, so that the ledgers would differ by right. They are
 * met one by one in test/gateways.
 */
const LIES: ReadonlySet<FaultKind> = new Set(['other-amount']);

function honest(kinds: readonly FaultKind[]): readonly FaultKind[] {
  return kinds.filter((kind) => !LIES.has(kind));
}

/** Up to three faults at each gateway, on top of what was not met before. */
export function addFaults(bank: Bank, chance: Chance): void {
  while (chance.happens(0.45)) {
    const call = chance.pick(CALLS);
    const times = 1 + chance.below(3);
    const more = { times, ms: 30, bytes: 2 * 1024 * 1024 };
    if (chance.happens(0.5)) {
      const kind = chance.oneOf(honest(faultsFor('wechat', call)));
      if (kind !== null) bank.wechat.faults.add({ call, kind, ...more });
    } else {
      const kind = chance.oneOf(honest(faultsFor('alipay', call)));
      if (kind !== null) bank.alipay.faults.add({ call, kind, ...more });
    }
  }
}
