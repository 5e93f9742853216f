import type { Chance } from '../chance';
import { faultsFor, type FaultKind } from '../../gateways/servers/faults/fault-kinds';
import type { Bank } from './open-bank';

const WECHAT = ['create', 'query', 'close', 'refund', 'query-refund', 'codepay', 'reverse'] as const;
const ALIPAY = ['create', 'query', 'close', 'refund', 'query-refund', 'pay', 'cancel'] as const;

const OFFICE = ['reserve', 'release', 'reportPaid', 'reportRefunded', 'listFeeItems'] as const;
const OFFICE_FAULTS = [
  'drop-before',
  'drop-after',
  'error-not-done',
  'error-though-done',
  'unavailable',
  'rate-limited',
  'token-expired',
  'done-twice',
  'wrong-schema',
  'foreign-answer',
  'half-body',
  'not-json',
] as const;

/**
 * Signed lies about money: no till can tell them from the truth, so that the ledgers would differ by right. They are
 * met one by one in test/gateways.
 */
const LIES: ReadonlySet<FaultKind> = new Set(['other-amount']);

function honest(kinds: readonly FaultKind[]): readonly FaultKind[] {
  return kinds.filter((kind) => !LIES.has(kind));
}

/** A few faults, on top of those that were not met before; `point`: what this round wants to see. */
export function addFaults(bank: Bank, chance: Chance, point: string): void {
  while (chance.happens(0.45)) {
    const more = { times: 1 + chance.below(3), ms: 30, bytes: 2 * 1024 * 1024 };
    if (chance.happens(0.5)) {
      const call = chance.pick(WECHAT);
      const kind = chance.oneOf(honest(faultsFor('wechat', call)));
      if (kind !== null) bank.wechat.faults.add({ call, kind, ...more });
    } else {
      const call = chance.pick(ALIPAY);
      const kind = chance.oneOf(honest(faultsFor('alipay', call)));
      if (kind !== null) bank.alipay.faults.add({ call, kind, ...more });
    }
  }
  while (bank.office !== null && chance.happens(0.35)) {
    const call = chance.pick(OFFICE);
    const kind = chance.pick(OFFICE_FAULTS);
    bank.office.registry.faults.add({ call, kind, times: 1 + chance.below(4), ms: 30 });
  }
  // Alipay mostly answers a refund at once; asked about is only one that takes its time.
  if (point.startsWith('alipay query-refund')) {
    bank.alipay.faults.add({ call: 'refund', kind: 'refund-slow', times: 2 });
  }
}
