import type { Clock, Ids } from '../ports';

const GOOD_FOR_MS = 10 * 60_000;
const KEEP = 200;

/** Stand-ins for candidate ids in a counter window's search result: a window never names a candidate itself. */
export type CandidateRefs = {
  readonly make: (callerId: string, candidateId: string) => string;
  readonly resolve: (callerId: string, ref: string) => string | null;
};

export function makeCandidateRefs(ids: Ids, clock: Clock): CandidateRefs {
  const refs = new Map<
    string,
    { readonly callerId: string; readonly candidateId: string; readonly at: number }
  >();
  return {
    make: (callerId, candidateId) => {
      const ref = ids.visit();
      refs.set(ref, { callerId, candidateId, at: clock.now() });
      for (const old of refs.keys()) {
        if (refs.size <= KEEP) break;
        refs.delete(old);
      }
      return ref;
    },
    resolve: (callerId, ref) => {
      const known = refs.get(ref);
      if (known === undefined || known.callerId !== callerId) return null;
      return clock.now() - known.at > GOOD_FOR_MS ? null : known.candidateId;
    },
  };
}
