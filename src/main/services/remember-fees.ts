import { ok } from '../../shared/result';
import type { FeeItem } from '../../shared/exam';
import type { Clock } from '../ports';
import type { ExamOffice } from '../ports/exam-office';

/** Who stood before a list when the office went silent has long decided by then. */
const GOOD_FOR_MS = 15 * 60_000;

/**
 * An office that stops answering while somebody stands before their fees: what it said of them last counts for a quarter
 * of an hour, so that money is still taken (`office.whenDown`, decision 9). In memory only, as visits are.
 */
export function rememberFees(office: ExamOffice, clock: Clock): ExamOffice {
  const known = new Map<string, { readonly items: readonly FeeItem[]; readonly at: number }>();
  const isFresh = (at: number) => clock.monotonic() - at <= GOOD_FOR_MS;
  return {
    ...office,
    feeItems: async (candidateId) => {
      const answer = await office.feeItems(candidateId);
      if (!answer.ok) {
        const last = known.get(candidateId);
        return last !== undefined && isFresh(last.at) ? ok(last.items) : answer;
      }
      // Oldest first: a key that is set anew moves to the end.
      known.delete(candidateId);
      known.set(candidateId, { items: answer.value, at: clock.monotonic() });
      for (const [id, { at }] of known) {
        if (isFresh(at)) break;
        known.delete(id);
      }
      return answer;
    },
  };
}
