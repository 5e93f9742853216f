import type { Serving } from './counter-state';

/** Somebody was opened; nothing is known of their fees yet. */
export function newServing(visit: string, person: Serving['person']): Serving {
  return {
    visit,
    person,
    fees: null,
    chosen: [],
    starting: null,
    charging: false,
    payment: null,
    givenUp: [],
    askedInVain: false,
    receipts: [],
  };
}
