import type { Candidate } from '../../shared/exam';
import type { Caller } from '../../shared/ipc/kit';
import type { OrderSource } from '../../shared/order';

/** Somebody the visit pays for. `ref`: how its window names them, good in this visit only. */
export type VisitPerson = { readonly ref: string; readonly candidate: Candidate };

/**
 * One person in front of one window, and whom they pay for, from identification to leaving. Kept in memory only: when it ends nothing of the
 * person is left here. What a window may see is decided by its visit, never by what it asks for.
 */
export type Visit = {
  readonly id: string;
  readonly callerId: string;
  readonly source: OrderSource;
  /** Who stands here, or was opened first. */
  readonly candidate: Candidate;
  /** Whom the visit pays for: at a kiosk everybody was identified in it; the candidate comes first. */
  readonly people: readonly VisitPerson[];
  /** At a kiosk: who is identified next joins this visit instead of beginning another one. */
  readonly joining: boolean;
  /** Identified to join, and not confirmed yet. */
  readonly pending: Candidate | null;
  readonly confirmed: boolean;
  readonly orderId: string | null;
  /** The payment on the screen now, or the last one. */
  readonly outTradeNo: string | null;
};

export type Visits = {
  readonly begin: (caller: Caller, candidate: Candidate, visitId: string) => Visit;
  /** Those who are there already stay as they are. */
  readonly join: (callerId: string, candidates: readonly Candidate[]) => Visit | null;
  /** The last one stays: a visit is about somebody. */
  readonly takeOut: (callerId: string, ref: string) => Visit | null;
  readonly of: (callerId: string) => Visit | null;
  readonly change: (
    callerId: string,
    change: Partial<Pick<Visit, 'confirmed' | 'orderId' | 'outTradeNo' | 'joining' | 'pending'>>,
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
  const change = (callerId: string, what: Partial<Visit>): Visit | null => {
    const visit = visits.get(callerId);
    if (visit === undefined) return null;
    const changed = { ...visit, ...what };
    visits.set(callerId, changed);
    return changed;
  };
  let refs = 0;
  const person = (candidate: Candidate): VisitPerson => {
    refs += 1;
    return { ref: `person-${refs}`, candidate };
  };
  return {
    begin: (caller, candidate, visitId) => {
      const source = caller.role === 'candidate' ? 'kiosk' : 'counter';
      const visit: Visit = {
        id: visitId,
        callerId: caller.id,
        source,
        candidate,
        people: [person(candidate)],
        joining: false,
        pending: null,
        // At a counter the operator has seen the person and the document.
        confirmed: source === 'counter',
        orderId: null,
        outTradeNo: null,
      };
      visits.set(caller.id, visit);
      return visit;
    },
    of: (callerId) => visits.get(callerId) ?? null,
    join: (callerId, candidates) => {
      const people = visits.get(callerId)?.people ?? [];
      const known = new Set(people.map(({ candidate }) => candidate.id));
      const added = candidates.filter(({ id }) => !known.has(id)).map(person);
      return change(callerId, { people: [...people, ...added], joining: false, pending: null });
    },
    takeOut: (callerId, ref) => {
      const people = visits.get(callerId)?.people.filter((one) => one.ref !== ref) ?? [];
      const [first] = people;
      return first === undefined
        ? (visits.get(callerId) ?? null)
        : change(callerId, { people, candidate: first.candidate });
    },
    change,
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
