import type { Call } from '../ground/call-and-reply.ts';
import { verifiesSha256 } from '../ground/rsa-pair.ts';
import { MINUTE, readChinaTime, type ServerClock } from '../ground/server-clock.ts';
import { invalid, type Node } from './desk.ts';
import type { AlipayMerchant } from './merchant.ts';

export type AlipayRequest = { readonly method: string; readonly biz: unknown };

/** How far a timestamp may be off is not published; ten minutes catch a wrong time zone and let a slow clock pass. */
const SKEW_MS = 10 * MINUTE;

const LONGEST: Readonly<Record<string, number>> = {
  app_id: 32,
  method: 128,
  format: 40,
  charset: 10,
  sign_type: 10,
  sign: 344,
  timestamp: 19,
  version: 3,
  notify_url: 256,
  app_auth_token: 40,
  app_cert_sn: 32,
  alipay_root_cert_sn: 400,
  biz_content: 100_000,
};
const REQUIRED = ['method', 'charset', 'sign_type', 'sign', 'timestamp', 'version'];

/** Query and form together; a name that comes twice makes the request ambiguous. */
function parametersOf(call: Call): {
  readonly given: ReadonlyMap<string, string>;
  readonly wrong: Node | null;
} {
  const form = new URLSearchParams(call.body.toString('utf8'));
  const all = new Map<string, string>();
  for (const [name, value] of [...call.url.searchParams, ...form]) {
    const longest = LONGEST[name];
    const fault =
      longest === undefined ? '不存在' : all.has(name) ? '重复' : value.length > longest ? '过长' : null;
    if (fault !== null)
      return { given: all, wrong: invalid('isv.invalid-parameter', `参数 ${name} ${fault}`) };
    all.set(name, value);
  }
  return { given: all, wrong: null };
}

function constantsNode(given: ReadonlyMap<string, string>): Node | null {
  const missing = REQUIRED.find((name) => (given.get(name) ?? '') === '');
  if (missing !== undefined)
    return {
      code: '40001',
      msg: 'Missing Required Arguments',
      sub_code: `isv.missing-${missing.replaceAll('_', '-')}`,
      sub_msg: `缺少参数 ${missing}`,
    };
  if ((given.get('format') ?? 'JSON').toUpperCase() !== 'JSON')
    return invalid('isv.invalid-format', 'format');
  if (given.get('sign_type') !== 'RSA2') return invalid('isv.invalid-signature-type', 'sign_type');
  if (given.get('charset')?.toLowerCase() !== 'utf-8') return invalid('isv.invalid-charset', 'charset');
  return given.get('version') === '1.0' ? null : invalid('isv.invalid-version', 'version');
}

/** Certificate mode names both certificates in every call, public-key mode none. */
function certificateNode(given: ReadonlyMap<string, string>, merchant: AlipayMerchant): Node | null {
  const numbers = merchant.certificates?.numbers;
  if (given.get('app_cert_sn') !== numbers?.app) return invalid('isv.invalid-app-cert-sn', 'app_cert_sn');
  return given.get('alipay_root_cert_sn') === numbers?.root
    ? null
    : invalid('isv.invalid-alipay-root-cert-sn', 'alipay_root_cert_sn');
}

function bizOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** gateways.md §2.1: the request when it is the merchant's, else the error node. `signed`: Alipay knows the application. */
export function readRequest(
  call: Call,
  merchant: AlipayMerchant,
  clock: ServerClock,
): AlipayRequest | { readonly node: Node; readonly signed: boolean; readonly method: string } {
  const { given, wrong: unread } = parametersOf(call);
  const method = given.get('method') ?? '';
  const fail = (node: Node, signed: boolean) => ({ node, signed, method });
  if (unread !== null) return fail(unread, false);
  if (given.get('app_id') !== merchant.appId)
    return fail(invalid('isv.invalid-app-id', '无效的AppID'), false);
  const wrong = constantsNode(given) ?? certificateNode(given, merchant);
  if (wrong !== null) return fail(wrong, true);
  const text = [...given]
    .filter(([name]) => name !== 'sign')
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  if (!verifiesSha256(text, given.get('sign') ?? '', merchant.appKeys.publicKey))
    return fail(invalid('isv.invalid-signature', `验签出错，待验签串：${text}`), false);
  const sent = readChinaTime(given.get('timestamp') ?? '');
  if (sent === null || Math.abs(sent - clock.now()) > SKEW_MS)
    return fail(invalid('isv.invalid-timestamp', '非法的时间戳参数'), true);
  return { method, biz: bizOf(given.get('biz_content') ?? '{}') };
}
