/** What each server can be asked; a fault is addressed by one of these names. */
export const WECHAT_CALLS = [
  'create',
  'query',
  'close',
  'refund',
  'query-refund',
  'certificates',
  'statement',
  'download',
  'codepay',
  'reverse',
  'v2-pay',
  'v2-query',
  'v2-reverse',
] as const;
export const ALIPAY_CALLS = [
  'create',
  'query',
  'close',
  'cancel',
  'refund',
  'query-refund',
  'pay',
  'statement',
  'download',
] as const;

export type WechatCall = (typeof WECHAT_CALLS)[number];
export type AlipayCall = (typeof ALIPAY_CALLS)[number];

/** In the order of gateways.md §7, with what follows from it. */
export const FAULT_KINDS = [
  // (1) the connection
  'drop-before', // nothing is done, no answer
  'drop-after', // done, no answer
  'hang', // done, the answer never comes
  'late-answer', // done, the whole answer after `ms`
  // (2) (3) (15) the order of things
  'query-lag', // a paid trade is still shown as unpaid
  'paid-before', // somebody pays just before the call is handled
  'paid-after', // somebody pays just after the call was handled, if the trade still can be paid
  // (4)
  'error-though-done', // SYSTEM_ERROR although done
  'error-not-done', // SYSTEM_ERROR, nothing done
  // (5) (6) what must not be believed
  'wrong-signature',
  'unknown-serial',
  'stale-timestamp',
  'missing-headers',
  'altered-body',
  'missing-sign',
  'spoofed-not-found', // unsigned "no such order", nothing done
  'spoofed-success', // unsigned "paid" or "done", nothing done
  // (7) (8)
  'rate-limited',
  'rate-limited-retry-after',
  'clock-skew', // refused as out of time, `Date` ten minutes ahead
  // (9) correctly signed, about something else
  'other-order',
  'other-amount',
  'other-merchant',
  // (10) (11) (12) (13)
  'user-paying',
  'old-spelling',
  'rotate-key', // from this answer on signed with the public key (PUB_KEY_ID_)
  'recall', // reversal: "call again", nothing done
  'not-enough-funds',
  'refund-slow', // taken, done an hour later
  'refund-stuck', // taken, never done (ABNORMAL)
  // (14)
  'statement-creating',
  'no-statement',
  'bad-hash',
  'truncated-statement',
  'wrong-summary',
  // (16) the body
  'half-body',
  'slow-body',
  'huge-body',
  'not-json',
  'empty-body',
  'deep-json',
  'bad-utf8',
  // Alipay's ways of writing, correctly signed
  'odd-spacing',
  'plain-slashes',
  'error-response-node',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

type Where = { readonly wechat: readonly string[]; readonly alipay: readonly string[] };

const v3 = WECHAT_CALLS.filter((call) => !call.startsWith('v2-'));
const v3Signed = v3.filter((call) => call !== 'download');
const alipaySigned = ALIPAY_CALLS.filter((call) => call !== 'download');
const answered = { wechat: WECHAT_CALLS.filter((call) => call !== 'download'), alipay: alipaySigned };
const download = { wechat: ['download'], alipay: ['download'] };
const refund = { wechat: ['refund'], alipay: ['refund'] };

const WECHAT_ABOUT_TRADE = ['query', 'codepay', 'v2-pay', 'v2-query'];
const ALIPAY_ABOUT_TRADE = ['query', 'pay'];

/** Where a fault means something; a kind that is not named here fits every call. */
const ONLY: Partial<Record<FaultKind, Where>> = {
  'query-lag': { wechat: ['query', 'v2-query'], alipay: ['query'] },
  'paid-before': {
    wechat: ['query', 'close', 'create', 'reverse', 'v2-query', 'v2-reverse'],
    alipay: ['query', 'close', 'create', 'cancel'],
  },
  'paid-after': {
    wechat: ['query', 'create', 'close', 'codepay', 'v2-pay', 'v2-query'],
    alipay: ['query', 'create', 'close', 'pay', 'cancel'],
  },
  'error-though-done': answered,
  'error-not-done': answered,
  'wrong-signature': answered,
  'altered-body': answered,
  'unknown-serial': { wechat: v3Signed, alipay: [] },
  'stale-timestamp': { wechat: v3Signed, alipay: [] },
  'missing-headers': { wechat: v3Signed, alipay: [] },
  'missing-sign': { wechat: WECHAT_CALLS.filter((call) => call.startsWith('v2-')), alipay: alipaySigned },
  'spoofed-not-found': answered,
  'spoofed-success': answered,
  'rate-limited': answered,
  'rate-limited-retry-after': answered,
  'clock-skew': { wechat: v3, alipay: alipaySigned },
  'other-order': {
    wechat: [...WECHAT_ABOUT_TRADE, 'refund', 'query-refund', 'reverse', 'v2-reverse'],
    alipay: ['create', ...ALIPAY_ABOUT_TRADE, 'cancel', 'refund', 'query-refund'],
  },
  'other-amount': {
    wechat: [...WECHAT_ABOUT_TRADE, 'refund', 'query-refund'],
    alipay: [...ALIPAY_ABOUT_TRADE, 'query-refund'],
  },
  'other-merchant': { wechat: [...WECHAT_ABOUT_TRADE, 'reverse', 'v2-reverse'], alipay: [] },
  'user-paying': { wechat: ['close', 'query', 'reverse', 'v2-pay', 'v2-reverse'], alipay: ['pay'] },
  'old-spelling': { wechat: v3Signed, alipay: [] },
  'rotate-key': { wechat: v3Signed, alipay: [] },
  recall: { wechat: ['v2-reverse'], alipay: ['cancel'] },
  'not-enough-funds': refund,
  'refund-slow': refund,
  'refund-stuck': { wechat: ['refund'], alipay: [] },
  'statement-creating': { wechat: ['statement'], alipay: ['statement'] },
  'no-statement': { wechat: ['statement'], alipay: ['statement'] },
  'bad-hash': { wechat: ['statement'], alipay: [] },
  'truncated-statement': download,
  // WeChat: with the right hash, so that only the sums tell; therefore where the file is made.
  'wrong-summary': { wechat: ['statement'], alipay: ['download'] },
  'not-json': answered,
  'deep-json': answered,
  'bad-utf8': answered,
  'odd-spacing': { wechat: [], alipay: alipaySigned },
  'plain-slashes': { wechat: [], alipay: alipaySigned },
  'error-response-node': { wechat: [], alipay: alipaySigned },
};

export function fits(kind: FaultKind, server: 'wechat' | 'alipay', call: string): boolean {
  const only = ONLY[kind];
  return only === undefined || only[server].includes(call);
}

/** Every fault that means something for the call: the rows of an "every fault × every call" table. */
export function faultsFor(server: 'wechat', call: WechatCall): readonly FaultKind[];
export function faultsFor(server: 'alipay', call: AlipayCall): readonly FaultKind[];
export function faultsFor(server: 'wechat' | 'alipay', call: string): readonly FaultKind[] {
  return FAULT_KINDS.filter((kind) => fits(kind, server, call));
}
