import type { Candidate } from '../../shared/exam';
import type { Caller } from '../../shared/ipc/kit';
import type { OrderSource } from '../../shared/order';

/**
 * One person in front of one window, from identification to leaving. Kept in memory only: when it ends nothing of the
 * person is left here. What a window may see is decided by its visit, never by what it asks for.
 */
export type Visit = {
  readonly id: string;
  readonly callerId: string;
  readonly source: OrderSource;
  readonly candidate: Candidate;
  readonly confirmed: boolean;
  readonly orderId: string | null;
  /** The payment on the screen now, or the last one. */
  readonly outTradeNo: string | null;
};

export type Visits = {
  readonly begin: (caller: Caller, candidate: Candidate, visitId: string) => Visit;
  readonly of: (callerId: string) => Visit | null;
  readonly change: (
    callerId: string,
    change: Partial<Pick<Visit, 'confirmed' | 'orderId' | 'outTradeNo'>>,
  ) => Visit | null;
  readonly end: (callerId: string) => void;
  readonly all: () => readonly Visit[];
  readonly watching: (outTradeNo: string) => readonly Visit[];
  /** In the order in which they began. */
  readonly atCounter: () => readonly Visit[];
  readonly before: (orderId: string) => readonly Visit[];
  /** Somebody stands before this order: it is not given back when a payment of it ends. */
  readonly holds: (orderId: string) => boolean;
};

export function makeVisits(): Visits {
  const visits = new Map<string, Visit>();
  return {
    begin: (caller, candidate, visitId) => {
      const source = caller.role === 'candidate' ? 'kiosk' : 'counter';
      const visit: Visit = {
        id: visitId,
        callerId: caller.id,
        source,
        candidate,
        // At a counter the operator has seen the person and the document.
        confirmed: source === 'counter',
        orderId: null,
        outTradeNo: null,
      };
      visits.set(caller.id, visit);
      return visit;
    },
    of: (callerId) => visits.get(callerId) ?? null,
    change: (callerId, change) => {
      const visit = visits.get(callerId);
      if (visit === undefined) return null;
      const changed = { ...visit, ...change };
      visits.set(callerId, changed);
      return changed;
    },
    end: (callerId) => {
      visits.delete(callerId);
    },
    all: () => [...visits.values()],
    watching: (outTradeNo) => [...visits.values()].filter((visit) => visit.outTradeNo === outTradeNo),
    atCounter: () => [...visits.values()].filter((visit) => visit.source === 'counter'),
    before: (orderId) => [...visits.values()].filter((visit) => visit.orderId === orderId),
    holds: (orderId) => [...visits.values()].some((visit) => visit.orderId === orderId),
  };
}
