import type { ExamOffice } from '../../ports/exam-office';
import { err, ok } from '../../../shared/result';
import { oneDocument } from '../one-document';
import { bodyMisfit } from './answers';
import type { RegistryConnection } from './connection';
import { readCandidate } from './read-candidate';
import type { Tickets } from './tickets';

export function passwordCalls(
  { ask, unusable }: RegistryConnection,
  tickets: Tickets,
): NonNullable<ExamOffice['passwords']> {
  return {
    change: async (change) => {
      const owner = tickets.whose(change.ticket);
      if (owner === null) return err({ kind: 'ticket-expired' });
      const answer = await ask('changePassword', { path: null, body: change });
      if (!answer.ok) return answer;
      const { status, body } = answer.value;
      if (status === 409) return err({ kind: 'ticket-expired' });
      if (status === 422) return err({ kind: 'password-refused', reason: body.detail ?? body.title });
      const candidate = readCandidate(body);
      return candidate !== null && oneDocument(candidate.documentNumber) === oneDocument(owner)
        ? ok(candidate)
        : unusable('changePassword', 'somebody with another document number');
    },
    // The office does that itself, on the request of a forgotten password.
    reset: null,
  };
}

export function phoneCodeCalls({ ask, unusable }: RegistryConnection): NonNullable<ExamOffice['phoneCodes']> {
  return {
    send: async (documentNumber) => {
      const body = { documentNumber };
      // Nobody has such a number; it is answered alike.
      if (bodyMisfit('sendPhoneCode', body) !== null) return ok(null);
      const answer = await ask('sendPhoneCode', { path: null, body, pauseFor: oneDocument(documentNumber) });
      if (!answer.ok) return answer;
      return answer.value.status === 202 ? ok(null) : unusable('sendPhoneCode', answer.value.body.code);
    },
  };
}

export function requestCalls({ ask, unusable }: RegistryConnection): NonNullable<ExamOffice['requests']> {
  return {
    forgottenPassword: async (documentNumber) => {
      const pauseFor = oneDocument(documentNumber);
      const answer = await ask('askPasswordReset', { path: null, body: { documentNumber }, pauseFor });
      if (!answer.ok) return answer;
      const { status, body } = answer.value;
      return status === 202 ? ok({ reference: body.reference }) : unusable('askPasswordReset', body.code);
    },
    correction: async ({ candidateId, text }) => {
      const answer = await ask('askCorrection', { path: { candidateId }, body: { text } });
      if (!answer.ok) return answer;
      const { status, body } = answer.value;
      return status === 202 ? ok({ reference: body.reference }) : unusable('askCorrection', body.code);
    },
  };
}
