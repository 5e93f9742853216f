import type { HttpFailure } from '../../http/network-fault';
import type { OfficeDown } from '../../ports/exam-office';

/** What kept an answer of the registry from being used: for the log and the one who looks for the reason. */
export type TroubleCause =
  | HttpFailure['fault']
  /** Client id and secret were not accepted; no token was to be had. */
  | 'credentials'
  /** The registry does not take the token or the certificate, or this device may not do this. */
  | 'not-allowed'
  /** 429, 503, or a wait that one of them asked for. */
  | 'busy'
  | 'server-error'
  /** The answer lacks something or has it otherwise than docs/registry-api.yaml says. */
  | 'against-document'
  /** The answer is about somebody or something else than was asked. */
  | 'unusable-answer'
  /** What we would have sent is against the document. */
  | 'unfit-request';

export type Trouble = OfficeDown & {
  readonly cause: TroubleCause;
  /** In words, without anything personal: no value of an answer, no number of a person. */
  readonly detail: string;
};

/** An answer came, and must not be believed. */
const INCIDENTS: readonly TroubleCause[] = ['against-document', 'unusable-answer', 'too-large', 'not-http'];

export function trouble(cause: TroubleCause, detail: string, retryAfterMs: number | null = null): Trouble {
  return {
    kind: 'office-unreachable',
    cause,
    detail,
    ...(retryAfterMs === null ? {} : { retryAfterMs }),
    ...(INCIDENTS.includes(cause) ? { incident: `${cause}: ${detail}` } : {}),
  };
}

export function networkTrouble({ fault, code }: HttpFailure): Trouble {
  return trouble(fault, code);
}
