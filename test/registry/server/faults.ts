import { createScript, type FaultScript, type Fault } from '../../gateways/servers/faults/fault-script.ts';
import type { OperationId } from '../../../src/main/office/registry/generated/registry-document.ts';
import { later, refuse, type Said } from './answers.ts';

export const REGISTRY_FAULTS = [
  // the connection
  'drop-before', // nothing is done, no answer
  'drop-after', // done, no answer
  'hang', // done, the answer never comes
  'late-answer', // done, the whole answer after `ms`
  // nothing done
  'error-not-done', // 500
  'unavailable', // 503 with Retry-After
  'rate-limited', // 429 with Retry-After
  'token-expired', // 401 though the token is good
  'not-found-page', // 404 from something else than the registry
  // done
  'error-though-done', // 500
  'done-twice', // the request arrives twice, the second answer goes out
  'earlier-answer', // the answer of the call before, as a cache would give it
  'foreign-answer', // right in form, about other numbers
  'wrong-schema', // a member is missing
  'unknown-members', // more than the document knows; allowed
  'clock-apart', // `Date` is `ms` ahead (an hour)
  // the body
  'half-body',
  'slow-body',
  'huge-body',
  'not-json',
  'empty-body',
  'deep-json',
  'bad-utf8',
] as const;

export type RegistryFault = (typeof REGISTRY_FAULTS)[number];
export type RegistryCall = OperationId;
export type RegistryFaults = FaultScript<RegistryCall, RegistryFault>;

export function createRegistryFaults(): RegistryFaults {
  const aboutNothing: readonly string[] = ['issueToken', 'getStatus', 'sendPhoneCode'];
  return createScript<RegistryCall, RegistryFault>('registry', (kind, call) => {
    if (kind === 'token-expired') return call !== 'issueToken';
    return kind !== 'foreign-answer' || !aboutNothing.includes(call);
  });
}

/** What is said without doing anything; null: the fault lets it be done. */
export function undone(fault: Fault<RegistryFault> | null): Said | null {
  switch (fault?.kind) {
    case 'drop-before':
    case 'error-not-done':
      return refuse(500, 'internal-error', '系统内部错误');
    case 'unavailable':
      return later(503, fault.retryAfterS);
    case 'rate-limited':
      return later(429, fault.retryAfterS);
    case 'token-expired':
      return refuse(401, 'token-invalid', '访问令牌无效或已过期');
    case 'not-found-page':
      return { status: 404, body: { error: 'no such page' } };
    default:
      return null;
  }
}

const NUMBERS = new Set([
  'id',
  'candidateId',
  'documentNumber',
  'orderNumber',
  'outTradeNo',
  'refundNumber',
  'requestId',
  'reference',
]);

/** Another number of the same form. */
function otherNumber(text: string): string {
  return text.slice(0, -1) + (text.endsWith('1') ? '2' : '1');
}

function aboutOthers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(aboutOthers);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]): [string, unknown] => [
      key,
      typeof one === 'string' && NUMBERS.has(key) ? otherNumber(one) : aboutOthers(one),
    ]),
  );
}

/** Only answers of success are bent; a refusal that is bent could only be less of a refusal. */
export function bend(fault: Fault<RegistryFault> | null, said: Said): Said {
  const { body } = said;
  const bendable = said.status < 300 && typeof body === 'object' && body !== null;
  switch (fault?.kind) {
    case 'error-though-done':
      return refuse(500, 'internal-error', '系统内部错误');
    case 'wrong-schema':
      return bendable ? { ...said, body: Object.fromEntries(Object.entries(body).slice(1)) } : said;
    case 'unknown-members':
      return bendable ? { ...said, body: { ...body, addedLater: { by: 'a newer version' } } } : said;
    case 'foreign-answer':
      return bendable ? { ...said, body: aboutOthers(body) } : said;
    default:
      return said;
  }
}
