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

/** `unverified`: an answer came, and must not be believed. */
const WHY = {
  'no-name': 'network',
  'no-connection': 'network',
  tls: 'network',
  proxy: 'network',
  cut: 'network',
  timeout: 'timeout',
  'too-large': 'unverified',
  'not-http': 'unverified',
  credentials: 'gateway-error',
  'not-allowed': 'gateway-error',
  busy: 'rate-limited',
  'server-error': 'gateway-error',
  'against-document': 'unverified',
  'unusable-answer': 'unverified',
  'unfit-request': 'gateway-error',
} as const satisfies Record<TroubleCause, OfficeDown['why']>;

export function trouble(cause: TroubleCause, detail: string, retryAfterMs: number | null = null): Trouble {
  const why = WHY[cause];
  return {
    kind: 'office-unreachable',
    why,
    cause,
    detail,
    ...(retryAfterMs === null ? {} : { retryAfterMs }),
    ...(why === 'unverified' ? { incident: `${cause}: ${detail}` } : {}),
  };
}

export function networkTrouble({ fault, code }: HttpFailure): Trouble {
  return trouble(fault, code);
}
