import type { NoAnswer, PaymentGateway } from '../../ports';

/** What a harmless question about a number that nobody ever used brought to light. */
export type Diagnosis = {
  readonly well: boolean;
  readonly zh: string;
  readonly en: string;
};

type Cause = Omit<Diagnosis, 'well'>;

const MOST_DRIFT_MS = 60_000;

const DEAF: Readonly<Record<string, Cause>> = {
  'no-name': {
    zh: '找不到网关的域名：检查网络与 DNS',
    en: 'the host name was not found: check network and DNS',
  },
  'no-connection': {
    zh: '连不上网关：检查网络、防火墙与 baseUrl',
    en: 'nobody took the connection: check network, firewall and baseUrl',
  },
  tls: {
    zh: '网关的 TLS 证书不被信任：检查系统时间、根证书，以及中间是否有代理',
    en: 'the TLS certificate was not accepted: check the clock, the roots, and whether a proxy stands between',
  },
  proxy: { zh: '代理服务器拒绝了连接：检查 HTTPS_PROXY', en: 'the proxy refused: check HTTPS_PROXY' },
  timeout: { zh: '网关没有在时限内答复', en: 'no answer in time' },
  cut: { zh: '连接中途断开', en: 'the connection broke half way' },
  'too-large': { zh: '答复过大，不是网关的答复', en: 'the answer is too large to be the gateway’s' },
  'not-http': { zh: '对方不是 HTTP 服务：检查 baseUrl', en: 'no HTTP server answers there: check baseUrl' },
};

/** In the words of the gateways (gateways.md §1.7, §2.1): the first that fits names the cause. */
const SAID: readonly (readonly [RegExp, Cause])[] = [
  [
    /invalid-timestamp|not fresh|clock|时间戳/i,
    { zh: '本机时间与网关相差太大：校准时钟', en: 'our clock is too far from the gateway’s: set it' },
  ],
  [
    /invalid-signature|SIGN_?ERROR|签名错误|错误的签名/i,
    {
      zh: '网关不认我们的签名：检查私钥、证书序列号，以及公钥是否已上传',
      en: 'the gateway does not accept our signature: check private key, serial, and the uploaded public key',
    },
  ],
  [
    /APPID_?MCHID|invalid-app-id|MCH_?(ID_)?NOT_?EXISTS?|another merchant|another app/i,
    { zh: '商户号或应用编号不对', en: 'merchant number or app id is wrong' },
  ],
  [
    /NO_?AUTH|insufficient-isv-permissions|ACCESS_FORBIDDEN|permission/i,
    { zh: '该产品尚未开通', en: 'the product is not enabled for this merchant' },
  ],
  [
    /unknown key|unknown-serial/i,
    {
      zh: '答复用未配置的密钥签名：把该公钥或平台证书加入 platformKeys',
      en: 'the answer is signed with a key that is not configured: add it to platformKeys',
    },
  ],
  [
    /signature|does not verify|forged|without a signature|sign/i,
    {
      zh: '网关的答复验签不通过：检查平台公钥或证书是否配错',
      en: 'the answer’s signature does not verify: check the gateway’s public key or certificate',
    },
  ],
];

/** WeChat may leave a "no such order" unsigned: then its own key is not proven yet. */
const UNSIGNED_NOT_FOUND = /unsigned refusal: .*(ORDER_?NOT_?EXIST|RESOURCE_?NOT_?EXISTS)/i;

/**
 * Asks about, and if need be closes, a number that nobody ever used: WeChat signs the close of an unknown number too, and
 * nothing happens by it. `heard`: what the client logged meanwhile.
 */
export async function diagnose(
  gateway: PaymentGateway,
  neverUsed: string,
  heard: () => string,
): Promise<Diagnosis> {
  const asked = await gateway.query(neverUsed);
  const said = textOf(asked, heard());
  if (asked.kind !== 'no-answer') return withClock(gateway);
  if (!UNSIGNED_NOT_FOUND.test(said)) return whatIsWrong(asked, said);
  const closed = await gateway.close(neverUsed);
  return closed.kind === 'no-answer' ? whatIsWrong(closed, textOf(closed, heard())) : withClock(gateway);
}

function textOf(answer: { readonly kind: string } | NoAnswer, heard: string): string {
  return `${'incident' in answer ? (answer.incident ?? '') : ''} ${heard}`;
}

function whatIsWrong(answer: NoAnswer, said: string): Diagnosis {
  const fault = 'fault' in answer && typeof answer.fault === 'string' ? DEAF[answer.fault] : undefined;
  const cause = fault ?? SAID.find(([pattern]) => pattern.test(said))?.[1];
  const unknown = { zh: `没有可用的答复（${answer.why}）`, en: `no usable answer (${answer.why})` };
  return { well: false, ...withDetail(cause ?? unknown, said) };
}

function withDetail({ zh, en }: Cause, said: string): Cause {
  const detail = said.trim().slice(0, 300);
  return detail === '' ? { zh, en } : { zh: `${zh}〔${detail}〕`, en: `${en} [${detail}]` };
}

function withClock(gateway: PaymentGateway): Diagnosis {
  const drift = gateway.clockDriftMs() ?? 0;
  const seconds = Math.round(drift / 1000);
  return Math.abs(drift) > MOST_DRIFT_MS
    ? {
        well: false,
        zh: `网关应答正常，但本机时钟相差 ${seconds} 秒，不能收费：校准时钟`,
        en: `answers, but our clock is ${seconds} s apart and no payment may start: set it`,
      }
    : {
        well: true,
        zh: `正常：签名被接受，答复可信，时钟相差 ${seconds} 秒`,
        en: `works: our signature is accepted, the answer can be believed, clocks ${seconds} s apart`,
      };
}
