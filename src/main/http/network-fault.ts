import type { NoAnswer } from '../ports';

/**
 * What kept an answer from coming, for the one who looks for the reason. `no-name`: the host's name was not found ·
 * `no-connection`: nobody took the connection · `tls`: the certificate was not accepted · `cut`: broken off half way.
 */
export type HttpFault =
  'no-name' | 'no-connection' | 'tls' | 'proxy' | 'cut' | 'timeout' | 'too-large' | 'not-http';

export type HttpFailure = NoAnswer & {
  readonly fault: HttpFault;
  /** false: not one byte of the request left this machine for the gateway. */
  readonly sent: boolean;
  /** The error's code, for the log: `ECONNREFUSED`. */
  readonly code: string;
};

const BEFORE_SENDING: readonly HttpFault[] = ['no-name', 'no-connection', 'tls', 'proxy'];

const BY_CODE: Readonly<Record<string, HttpFault>> = {
  ENOTFOUND: 'no-name',
  EAI_AGAIN: 'no-name',
  ECONNREFUSED: 'no-connection',
  EHOSTUNREACH: 'no-connection',
  ENETUNREACH: 'no-connection',
  EADDRNOTAVAIL: 'no-connection',
  EACCES: 'no-connection',
  UND_ERR_CONNECT_TIMEOUT: 'no-connection',
  UND_ERR_HEADERS_OVERFLOW: 'too-large',
  UND_ERR_PRX_TLS: 'proxy',
  HTTPParserError: 'not-http',
};
const TLS =
  /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|INVALID_CA|EPROTO)/;

/** A failure of the network as a value. `timedOut`: our own total limit ended the call. */
export function toFailure(thrown: unknown, timedOut: boolean): HttpFailure {
  const code = codeOf(thrown);
  if (timedOut) return failure('timeout', 'timeout', code);
  const fault = faultOf(thrown, code);
  return failure(fault === 'too-large' ? 'unverified' : 'network', fault, code);
}

export function failure(why: NoAnswer['why'], fault: HttpFault, code: string): HttpFailure {
  return {
    kind: 'no-answer',
    why,
    retryAfterMs: null,
    incident: fault === 'too-large' ? `answer larger than allowed (${code})` : null,
    fault,
    sent: !BEFORE_SENDING.includes(fault),
    code,
  };
}

function faultOf(thrown: unknown, code: string): HttpFault {
  const known = BY_CODE[code];
  if (known !== undefined) return known;
  if (TLS.test(code)) return 'tls';
  if (code.startsWith('HPE_')) return 'not-http';
  const isProxys = thrown instanceof Error && thrown.message.startsWith('Proxy response');
  return isProxys ? 'proxy' : 'cut';
}

/** Happy eyeballs throws one error for all addresses; the first one names the reason. */
function codeOf(thrown: unknown): string {
  if (thrown instanceof AggregateError && thrown.errors.length > 0) return codeOf(thrown.errors[0]);
  if (thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string') return thrown.code;
  return thrown instanceof Error ? thrown.name : 'unknown';
}
