import type { RegistryStatus } from '../../office/registry/registry-office';
import type { TroubleCause } from '../../office/registry/trouble';

/** What asking the exam office for its status brought to light; one line each in Chinese and English. */
export type Finding = { readonly well: boolean; readonly zh: string; readonly en: string };

type Words = Omit<Finding, 'well'>;

const MOST_DRIFT_MS = 60_000;

const CAUSES: Readonly<Record<TroubleCause, Words>> = {
  'no-name': {
    zh: '找不到报名系统的域名：检查 office.baseUrl（以及 office.auth.tokenUrl）、网络与 DNS',
    en: 'the host name was not found: check office.baseUrl (and office.auth.tokenUrl), network and DNS',
  },
  'no-connection': {
    zh: '连不上报名系统：检查 office.baseUrl、网络与防火墙',
    en: 'nobody took the connection: check office.baseUrl, network and firewall',
  },
  tls: {
    zh: '证书不被信任，或对方不认本机证书：检查 office.caFile、office.auth 与系统时间',
    en: 'the certificate was not accepted by one side: check office.caFile, office.auth and the clock',
  },
  proxy: { zh: '代理服务器拒绝了连接：检查 HTTPS_PROXY', en: 'the proxy refused: check HTTPS_PROXY' },
  cut: { zh: '连接中途断开', en: 'the connection broke half way' },
  timeout: { zh: '没有在 office.timeoutMs 内答复', en: 'no answer within office.timeoutMs' },
  'too-large': { zh: '答复过大：检查 office.baseUrl', en: 'the answer is too large: check office.baseUrl' },
  'not-http': {
    zh: '对方不是 HTTP 服务：检查 office.baseUrl',
    en: 'no HTTP server answers: check office.baseUrl',
  },
  credentials: {
    zh: '取不到令牌：检查 office.auth 的 tokenUrl、clientId 与密钥',
    en: 'no token was given: check tokenUrl, clientId and secret in office.auth',
  },
  'not-allowed': {
    zh: '报名系统不认本终端：请考试机构为本终端开通，或检查 office.auth',
    en: 'the registry does not admit this device: have the exam office admit it, or check office.auth',
  },
  busy: { zh: '报名系统要求稍后再试', en: 'the registry asks to come back later' },
  'server-error': { zh: '报名系统内部出错', en: 'the registry reports a fault of its own' },
  'against-document': {
    zh: '答复不符合接口文档（docs/registry-api.yaml）：检查 office.baseUrl 的路径与对方的版本',
    en: 'the answer is not as docs/registry-api.yaml says: check the path in office.baseUrl and the office’s version',
  },
  'unusable-answer': { zh: '答复不可用', en: 'the answer cannot be used' },
  'unfit-request': { zh: '请求不符合接口文档', en: 'the question is not as the document says' },
};

/** Names of the document's groups and of our configuration's keys. */
const GROUPS = {
  passwords: 'passwords',
  phoneCodes: 'phone-codes',
  requests: 'requests',
  reservations: 'reservations',
  reports: 'reports',
  eBills: 'e-bills',
  refundRequests: 'refund-requests',
  platform: 'platform',
} as const;
type Features = Readonly<Record<keyof typeof GROUPS, boolean>>;

export function diagnoseOffice(asked: RegistryStatus, features: Features): readonly Finding[] {
  if (!asked.ok) {
    const { zh, en } = CAUSES[asked.error.cause];
    const { detail } = asked.error;
    return [{ well: false, zh: `${zh}〔${detail}〕`, en: `${en} [${detail}]` }];
  }
  const { office, offers, driftMs } = asked.value;
  const answers = { well: true, zh: `正常：${office} 已答复`, en: `works: ${office} answers` };
  return [answers, clockFinding(driftMs), ...missing(offers, features)];
}

function clockFinding(driftMs: number | null): Finding {
  if (driftMs === null) {
    return {
      well: false,
      zh: '答复没有 Date：无法按考试机构的时钟判断缴费时段',
      en: 'no Date header: windows cannot be judged by its clock',
    };
  }
  const seconds = Math.round(driftMs / 1000);
  return Math.abs(driftMs) > MOST_DRIFT_MS
    ? {
        well: false,
        zh: `时钟与考试机构相差 ${seconds} 秒：校准时钟`,
        en: `clocks are ${seconds} s apart: set ours`,
      }
    : { well: true, zh: `时钟相差 ${seconds} 秒`, en: `clocks are ${seconds} s apart` };
}

function missing(offers: readonly string[], features: Features): readonly Finding[] {
  return Object.entries(GROUPS).flatMap(([key, group]) => {
    const wanted = Object.entries(features).some(([name, on]) => name === key && on);
    return !wanted || offers.includes(group)
      ? []
      : [
          {
            well: false,
            zh: `对方没有提供 ${group}：请对方开通，或设置 office.features.${key} 为 false`,
            en: `the office does not offer ${group}: have it offered, or set office.features.${key} to false`,
          },
        ];
  });
}
