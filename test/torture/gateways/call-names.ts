type Request = { readonly method: string; readonly path: string; readonly body: string };

const WECHAT: readonly (readonly [call: string, method: string, path: RegExp])[] = [
  ['create', 'POST', /^\/v3\/pay\/transactions\/native$/],
  ['close', 'POST', /\/close$/],
  ['query', 'GET', /^\/v3\/pay\/transactions\//],
  ['codepay', 'POST', /^\/v3\/pay\/transactions\/codepay$/],
  ['reverse', 'POST', /\/reverse$/],
  ['refund', 'POST', /^\/v3\/refund\/domestic\/refunds$/],
  ['query-refund', 'GET', /^\/v3\/refund\/domestic\/refunds\//],
];

export function wechatCall({ method, path }: Request): string {
  const [bare = ''] = path.split('?');
  return WECHAT.find(([, wanted, pattern]) => wanted === method && pattern.test(bare))?.[0] ?? 'other';
}

const ALIPAY: Readonly<Record<string, string>> = {
  'alipay.trade.precreate': 'create',
  'alipay.trade.query': 'query',
  'alipay.trade.close': 'close',
  'alipay.trade.cancel': 'cancel',
  'alipay.trade.pay': 'pay',
  'alipay.trade.refund': 'refund',
  'alipay.trade.fastpay.refund.query': 'query-refund',
};

export function alipayCall({ path, body }: Request): string {
  const query = new URLSearchParams(path.split('?')[1] ?? '').get('method');
  return ALIPAY[query ?? new URLSearchParams(body).get('method') ?? ''] ?? 'other';
}
