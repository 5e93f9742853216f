import type { Ids } from '../../src/main/ports';
import { shanghaiDate } from '../../src/shared/time-zone';

/** Ids a story can predict. `salt` differs per start, as random ones would: a restart never repeats a number. */
export function countedIds(salt: string): Ids {
  let count = 0;
  const next = (prefix: string) => `${prefix}${salt}${String(++count).padStart(8, '0')}`;
  return {
    outTradeNo: () => next('P'),
    refundNumber: () => next('R'),
    orderId: () => next('O'),
    orderNumber: (nowMs) => `${shanghaiDate(nowMs).replaceAll('-', '')}-${next('')}`,
    visit: () => next('V'),
    incident: () => next('I'),
    fraction: () => 0.5,
  };
}
