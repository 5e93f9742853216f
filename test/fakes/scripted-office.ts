import type { ExamOffice } from '../../src/main/ports/exam-office';
import type { RosterLine } from '../../src/main/store/types';
import { rosterOffice } from '../../src/main/office/roster-office';
import { err, ok } from '../../src/shared/result';
import { fakeRosterTable } from './roster-table';

type Script = { down: boolean; lockedUntil: number | null; password: string; code: string };

/** A registry that answers as a story says: passwords in the open, codes sent to nobody, requests with numbers. */
export function scriptedOffice(lines: readonly RosterLine[]) {
  const roster = fakeRosterTable();
  const stage = roster.stage();
  stage.add(lines);
  stage.switchIn();
  const base = rosterOffice({ roster, secondFactor: 'registration-number', passwords: null });
  const script: Script = { down: false, lockedUntil: null, password: 'Kaoshi2026', code: '402913' };
  const heard: { readonly what: string; readonly about: string }[] = [];
  const hear = <T>(what: string, about: string, value: T) => {
    if (script.down) return Promise.resolve(err({ kind: 'office-unreachable' } as const));
    heard.push({ what, about });
    return Promise.resolve(ok(value));
  };
  const office: ExamOffice = {
    ...base,
    kind: 'registry',
    signIn: async ({ documentNumber, proof }) => {
      if (script.down) return err({ kind: 'office-unreachable' });
      if (script.lockedUntil !== null) return ok({ kind: 'locked', until: script.lockedUntil });
      const [candidate] = roster.byDocument(documentNumber);
      const right =
        (proof.kind === 'password' && proof.password === script.password) ||
        (proof.kind === 'phone-code' && proof.code === script.code);
      return ok(candidate !== undefined && right ? { kind: 'signed-in', candidate } : { kind: 'no-match' });
    },
    phoneCodes: { send: (documentNumber) => hear('phone-code', documentNumber, null) },
    requests: {
      forgottenPassword: (documentNumber) => hear('forgotten', documentNumber, { reference: 'SQ-1' }),
      correction: ({ candidateId, text }) =>
        hear('correction', `${candidateId}: ${text}`, { reference: 'SQ-2' }),
    },
  };
  return { office, script, heard };
}
