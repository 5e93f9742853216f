import type { ExamOffice } from '../../ports/exam-office';
import { ok } from '../../../shared/result';
import { oneDocument } from '../one-document';
import { bodyMisfit, type BodyOf } from './answers';
import type { RegistryConnection } from './connection';
import { readCandidate, readFeeItem } from './read-candidate';
import { timeMs } from './read-times';
import type { Tickets } from './tickets';

type CandidateCalls = Pick<ExamOffice, 'signIn' | 'candidate' | 'feeItems' | 'search'>;

/** Who a person is and what is due. An answer about somebody else than was asked about is no answer. */
export function candidateCalls(connection: RegistryConnection, tickets: Tickets): CandidateCalls {
  const { ask, unusable } = connection;
  return {
    signIn: signInCall(connection, tickets),
    candidate: async (candidateId) => {
      if (/^\.*$/.test(candidateId)) return ok(null);
      const answer = await ask('getCandidate', { path: { candidateId }, body: null });
      if (!answer.ok) return answer;
      const { status, body } = answer.value;
      if (status !== 200) {
        return status === 404 && body.code === 'candidate-unknown'
          ? ok(null)
          : unusable('getCandidate', `${status} ${body.code}`);
      }
      const candidate = readCandidate(body);
      return candidate?.id === candidateId ? ok(candidate) : unusable('getCandidate', 'another candidate');
    },
    feeItems: async (candidateId) => {
      const answer = await ask('listFeeItems', { path: { candidateId }, body: null });
      if (!answer.ok) return answer;
      const { status, body } = answer.value;
      if (status !== 200) return unusable('listFeeItems', `${status} ${body.code}`);
      const { feeItems, candidateId: whose } = body;
      if (whose !== candidateId) return unusable('listFeeItems', 'the fee items of another candidate');
      const items = feeItems.flatMap((item) => readFeeItem(item) ?? []);
      // One that is left out might be the very one that is due.
      if (items.length < feeItems.length) return unusable('listFeeItems', 'an item that cannot be shown');
      if (new Set(items.map(({ id }) => id)).size < items.length) {
        return unusable('listFeeItems', 'one item twice');
      }
      return ok(items);
    },
    search: async (query, limit) => {
      const body: BodyOf<'searchCandidates'> = {
        query: query.trim().slice(0, 80),
        limit: Math.min(limit, 100),
      };
      if (body.query === '' || limit < 1) return ok([]);
      const answer = await ask('searchCandidates', { path: null, body });
      if (!answer.ok) return answer;
      if (answer.value.status !== 200) return unusable('searchCandidates', answer.value.body.code);
      const found = answer.value.body.candidates.flatMap((one) => readCandidate(one) ?? []);
      return ok(found.slice(0, limit));
    },
  };
}

function signInCall({ ask, unusable }: RegistryConnection, tickets: Tickets): CandidateCalls['signIn'] {
  return async ({ documentNumber, proof }) => {
    const body: BodyOf<'signIn'> = { documentNumber, proof };
    // Nobody has a number or a proof of such a length.
    if (bodyMisfit('signIn', body) !== null) return ok({ kind: 'no-match' });
    const answer = await ask('signIn', { path: null, body });
    if (!answer.ok) return answer;
    if (answer.value.status !== 200) return unusable('signIn', `refused: ${answer.value.body.code}`);
    const said = answer.value.body;
    switch (said.result) {
      case 'no-match':
        return ok({ kind: 'no-match' });
      case 'locked': {
        const until = timeMs(said.until);
        return until === null ? unusable('signIn', 'locked until no time') : ok({ kind: 'locked', until });
      }
      case 'must-change-password':
        tickets.note(said.ticket, documentNumber);
        return ok({ kind: 'must-change-password', ticket: said.ticket });
      case 'signed-in': {
        const candidate = readCandidate(said.candidate);
        if (candidate === null || oneDocument(candidate.documentNumber) !== oneDocument(documentNumber)) {
          return unusable('signIn', 'signed in somebody with another document number');
        }
        return ok({ kind: 'signed-in', candidate });
      }
    }
  };
}
