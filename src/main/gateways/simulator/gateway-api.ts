import { randomBytes } from 'node:crypto';
import { fen } from '../../../shared/money';
import { createSeenNonces, whyNotAuthentic } from './authenticate';
import { carryOut, findRoute, type Done, type Route } from './gateway-calls';
import type { Handler, PageReply } from './loopback-server';
import { plainReply } from './loopback-server';
import type { Platform } from './platform';
import { ANSWER_HEADERS, signAnswer } from './signature';
import type { SimulatedChannel } from './trade';
import { queryAnswerSchema, type RefusalCode } from './wire';

const STATUS: Readonly<Record<RefusalCode, number>> = {
  absent: 404,
  'not-permitted': 401,
  'bad-request': 400,
  'number-used': 403,
  'already-paid': 400,
  'already-closed': 400,
  limit: 403,
  'not-enough-funds': 403,
  other: 400,
};

const STALE_MS = 600_000;
/** Fault "other amount": the same wrong amount every time, so that the second answer agrees with the first. */
const ODD_FEN = 100;

type Body = Readonly<Record<string, unknown>>;

/** The gateway's side: authenticate, strike with faults, carry out, answer signed. */
export function createGatewayApi(
  platform: Platform,
  options: { readonly key: Buffer; readonly merchants: Readonly<Record<SimulatedChannel, string>> },
): Handler {
  const seen = createSeenNonces();
  return (request) => {
    const route = findRoute(request.method, request.url);
    if (route === null) return plainReply(404, 'No such call.');
    const { faults } = platform;
    const merchantId = options.merchants[route.channel];
    const reply = (done: Done) => signedReply(platform, options.key, route, merchantId, done);
    const now = platform.now();
    const refusal = whyNotAuthentic(request, { merchantId, key: options.key, now }, seen);
    if (refusal !== null) {
      return reply({
        number: '',
        outcome: { ok: false, error: { kind: 'not-permitted', message: refusal } },
      });
    }
    if (faults.strikes('rateLimited')) return tooMany(platform);
    if (faults.strikes('serverErrors')) return slowly(platform, systemError(platform));
    const done = carryOut(platform, route, merchantId, request.url, request.body);
    if (route.kind === 'create' && faults.strikes('droppedCreate')) return 'drop';
    if (route.kind === 'refund' && faults.strikes('droppedRefund')) return 'drop';
    if (faults.strikes('errorThoughDone')) return slowly(platform, systemError(platform));
    return slowly(platform, reply(done));
  };
}

function dateHeader(platform: Platform): Record<string, string> {
  return { date: new Date(platform.now()).toUTCString() };
}

function systemError(platform: Platform): PageReply {
  const body = JSON.stringify({ message: '系统异常，请用相同参数重新调用' });
  return { status: 500, headers: { ...dateHeader(platform), 'content-type': 'application/json' }, body };
}

function tooMany(platform: Platform): PageReply {
  const retryAfter = String(platform.faults.state().retryAfterSeconds);
  return {
    status: 429,
    headers: {
      ...dateHeader(platform),
      'content-type': 'application/json',
      'retry-after': retryAfter,
    },
    body: JSON.stringify({ message: '请求频率超限' }),
  };
}

function slowly(platform: Platform, reply: PageReply): PageReply {
  return platform.faults.strikes('slow') ? { ...reply, afterMs: platform.faults.state().slowMs } : reply;
}

function signedReply(
  platform: Platform,
  key: Buffer,
  route: Route,
  merchantId: string,
  done: Done,
): PageReply {
  const { faults } = platform;
  if (route.kind === 'query' && faults.strikes('forgedAbsent'))
    return forgedAbsent(platform, merchantId, done);
  const { outcome } = done;
  const status = outcome.ok ? 200 : STATUS[outcome.error.kind];
  const said: Body = outcome.ok
    ? outcome.value
    : { refused: outcome.error.kind, message: outcome.error.message };
  const about =
    done.number !== '' && faults.strikes('otherNumber') ? `${done.number}X`.slice(-32) : done.number;
  const truth = { merchantId, number: about, ...said };
  const body = Buffer.from(JSON.stringify(oddAmount(platform, truth)));
  const headers: Record<string, string> = {
    ...dateHeader(platform),
    'content-type': 'application/json; charset=utf-8',
  };
  if (faults.strikes('unsigned')) return { status, headers, body };
  const timestampMs = platform.now() - (faults.strikes('staleAnswer') ? STALE_MS : 0);
  const nonce = randomBytes(16).toString('hex');
  const signedWith = faults.strikes('wrongSignature') ? randomBytes(32) : key;
  headers[ANSWER_HEADERS.timestamp] = String(timestampMs);
  headers[ANSWER_HEADERS.nonce] = nonce;
  headers[ANSWER_HEADERS.signature] = signAnswer(signedWith, { status, timestampMs, nonce, body });
  return { status, headers, body };
}

function forgedAbsent(platform: Platform, merchantId: string, done: Done): PageReply {
  const body = JSON.stringify({
    merchantId,
    number: done.number,
    refused: 'absent',
    message: '交易不存在',
  });
  return { status: 404, headers: { ...dateHeader(platform), 'content-type': 'application/json' }, body };
}

function oddAmount(platform: Platform, body: Body): Body {
  const query = queryAnswerSchema.safeParse(body);
  if (!query.success || query.data.state !== 'paid' || query.data.paid === null) return body;
  if (!platform.faults.strikes('otherAmount')) return body;
  const { paid } = query.data;
  return { ...query.data, paid: { ...paid, amount: fen(paid.amount + ODD_FEN) } };
}
