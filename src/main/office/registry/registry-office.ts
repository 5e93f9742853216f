import type { HttpCaller } from '../../http/http-caller';
import type { Clock, Log } from '../../ports';
import type { ExamOffice } from '../../ports/exam-office';
import { candidateCalls } from './candidates';
import { makeConnection } from './connection';
import { eBillCalls, refundRequestCalls, reportCalls, reservationCalls } from './money-calls';
import { passwordCalls, phoneCodeCalls, requestCalls } from './personal-calls';
import { platformCalls } from './platform-calls';
import { makeTickets } from './tickets';
import { makeTokenKeeper, type ClientCredentials } from './token-keeper';
import type { Trouble } from './trouble';
import { ok, type Result } from '../../../shared/result';

export type RegistrySettings = {
  /** What stands before the document's paths, without a slash at its end. */
  readonly baseUrl: string;
  /** null: the caller's own certificate says who asks. */
  readonly credentials: ClientCredentials | null;
  readonly timeoutMs: number;
  /** What of docs/registry-api.yaml beyond its core this office has. */
  readonly features: Readonly<
    Record<
      | 'passwords'
      | 'phoneCodes'
      | 'requests'
      | 'reservations'
      | 'reports'
      | 'eBills'
      | 'refundRequests'
      | 'platform',
      boolean
    >
  >;
};

export type RegistryOutside = { readonly caller: HttpCaller; readonly clock: Clock; readonly log: Log };

/** The exam office's own system over REST: docs/registry-api.yaml, docs/decisions/0008-registry-api.md. */
export function registryOffice(settings: RegistrySettings, outside: RegistryOutside): ExamOffice {
  const { features } = settings;
  const connection = connect(settings, outside);
  const tickets = makeTickets();
  return {
    kind: 'registry',
    clockDriftMs: connection.clock.driftMs,
    ...candidateCalls(connection, tickets),
    passwords: features.passwords ? passwordCalls(connection, tickets) : null,
    phoneCodes: features.phoneCodes ? phoneCodeCalls(connection) : null,
    requests: features.requests ? requestCalls(connection) : null,
    reservations: features.reservations ? reservationCalls(connection) : null,
    reports: features.reports ? reportCalls(connection) : null,
    eBills: features.eBills ? eBillCalls(connection) : null,
    refundRequests: features.refundRequests ? refundRequestCalls(connection) : null,
    platform: features.platform ? platformCalls(connection) : null,
  };
}

function connect({ baseUrl, credentials, timeoutMs }: RegistrySettings, outside: RegistryOutside) {
  const tokens = credentials === null ? null : makeTokenKeeper(credentials, outside);
  return makeConnection({ baseUrl, timeoutMs, tokens, ...outside });
}

export type RegistryStatus = Result<
  {
    readonly office: string;
    /** Groups of the document, by its names. */
    readonly offers: readonly string[];
    readonly driftMs: number | null;
  },
  Trouble
>;

/** For office-check: whether it can be asked, and what it has. */
export async function askStatus(
  settings: RegistrySettings,
  outside: RegistryOutside,
): Promise<RegistryStatus> {
  const { ask, clock } = connect(settings, outside);
  const answer = await ask('getStatus', { path: null, body: null });
  if (!answer.ok) return answer;
  const { office, offers } = answer.value.body;
  return ok({ office, offers, driftMs: clock.driftMs() });
}
