import type { z } from 'zod';
import { err } from '../../../shared/result';
import { closeTrade } from './close-trade';
import { createTrade } from './create-trade';
import { dayStatement } from './day-statement';
import type { Outcome, Platform } from './platform';
import { queryTrade } from './query-trade';
import { queryRefund, refundTrade } from './refund-trade';
import { simulatedChannelSchema, type SimulatedChannel } from './trade';
import { closeBodySchema, createBodySchema, refundBodySchema } from './wire';

export type CallKind = 'create' | 'query' | 'close' | 'refund' | 'query-refund' | 'statement';

/** One call of the gateway's API, found by method and path alone. */
export type Route = {
  readonly channel: SimulatedChannel;
  readonly kind: CallKind;
  /** From the path; '' where the body names it. */
  readonly number: string;
};

const ROUTES: readonly { kind: CallKind; method: string; path: RegExp }[] = [
  { kind: 'create', method: 'POST', path: /^\/gateway\/(\w+)\/orders$/ },
  { kind: 'query', method: 'GET', path: /^\/gateway\/(\w+)\/orders\/([\w-]{1,64})$/ },
  { kind: 'close', method: 'POST', path: /^\/gateway\/(\w+)\/orders\/([\w-]{1,64})\/close$/ },
  { kind: 'refund', method: 'POST', path: /^\/gateway\/(\w+)\/refunds$/ },
  { kind: 'query-refund', method: 'GET', path: /^\/gateway\/(\w+)\/refunds\/([\w-]{1,64})$/ },
  { kind: 'statement', method: 'GET', path: /^\/gateway\/(\w+)\/statements\/([\d-]{10})$/ },
];

export function findRoute(method: string, url: URL): Route | null {
  for (const route of ROUTES) {
    const match = route.method === method ? route.path.exec(url.pathname) : null;
    const channel = simulatedChannelSchema.safeParse(match?.[1]);
    if (channel.success) return { channel: channel.data, kind: route.kind, number: match?.[2] ?? '' };
  }
  return null;
}

type Facts = Readonly<Record<string, unknown>>;
type Read = (platform: Platform, channel: SimulatedChannel, number: string) => Outcome<Facts>;

const READS: Readonly<Record<'query' | 'query-refund' | 'statement', Read>> = {
  query: queryTrade,
  'query-refund': queryRefund,
  statement: dayStatement,
};

export type Done = { readonly number: string; readonly outcome: Outcome<Facts> };

/** Carries the call out. `merchantId` is who signed it; a body or query that names another is refused. */
export function carryOut(platform: Platform, route: Route, merchantId: string, url: URL, body: Buffer): Done {
  const { channel, number } = route;
  switch (route.kind) {
    case 'create':
      return withBody(createBodySchema, body, merchantId, '', (terms) => ({
        number: terms.outTradeNo,
        outcome: createTrade(platform, channel, terms),
      }));
    case 'close':
      return withBody(closeBodySchema, body, merchantId, number, () => ({
        number,
        outcome: closeTrade(platform, channel, number),
      }));
    case 'refund':
      return withBody(refundBodySchema, body, merchantId, '', (terms) => ({
        number: terms.refundNumber,
        outcome: refundTrade(platform, channel, terms),
      }));
    case 'query':
    case 'query-refund':
    case 'statement': {
      if (url.searchParams.get('merchantId') !== merchantId) return badRequest(number, '商户号不匹配');
      return { number, outcome: READS[route.kind](platform, channel, number) };
    }
  }
}

function badRequest(number: string, message: string): Done {
  return { number, outcome: err({ kind: 'bad-request', message }) };
}

function withBody<Schema extends z.ZodType<{ merchantId: string }>>(
  schema: Schema,
  body: Buffer,
  merchantId: string,
  number: string,
  work: (terms: z.output<Schema>) => Done,
): Done {
  let json: unknown;
  try {
    json = JSON.parse(body.toString('utf8'));
  } catch {
    return badRequest(number, '请求正文不是 JSON');
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return badRequest(number, `参数错误 ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  }
  if (parsed.data.merchantId !== merchantId) return badRequest(number, '商户号不匹配');
  return work(parsed.data);
}
