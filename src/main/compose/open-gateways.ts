import { join } from 'node:path';
import { err, ok, type Result } from '../../shared/result';
import type { Config } from '../config';
import { alipayGateway } from '../gateways/alipay/alipay-gateway';
import { readAlipayKeys } from '../gateways/alipay/read-keys';
import { createHttpCaller, type HttpCaller } from '../http/http-caller';
import type { ClientCertificate } from '../http/dispatcher';
import {
  officePlatformGateway,
  type PlatformLines,
} from '../gateways/office-platform/office-platform-gateway';
import { startSimulator } from '../gateways/simulator/start-simulator';
import { wechatGateway } from '../gateways/wechat/wechat-gateway';
import type { Clock, Log, PaymentGateway, Timers } from '../ports';
import type { ExamOffice } from '../ports/exam-office';
import { makeKeyReader, type KeyReader, type SealedReader } from './key-files';

export type GatewayParts = {
  readonly config: Config;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly secrets: SealedReader;
  /** Whose platform takes money as a channel of its own; null: the roster, which has none. */
  readonly office: ExamOffice | null;
  /** What a stored payment of that channel pays. */
  readonly linesOf: (outTradeNo: string) => PlatformLines;
};

export type OpenGateways = {
  readonly gateways: readonly PaymentGateway[];
  /** Training only. */
  readonly walletUrl: string | null;
  readonly stop: () => Promise<void>;
};

const TRAINING_TIMEOUT_MS = 8_000;

/** Training has its own bank; real money has the configured gateways. The error is one line: key, file, what is wrong. */
export async function openGateways(parts: GatewayParts): Promise<Result<OpenGateways, string>> {
  const { config, clock, timers, log } = parts;
  if (config.mode === 'live') return openLive(parts);
  const simulator = await startSimulator({
    dir: join(config.dataDir, 'training'),
    port: 0,
    clock,
    timers,
    log,
    merchantName: { zh: config.merchantName, en: config.institution.en },
    timeoutMs: TRAINING_TIMEOUT_MS,
  });
  return ok({ ...simulator, gateways: [...simulator.gateways, ...officePlatform(parts)] });
}

/** Opened also where the channel is no longer offered: its payments must still be asked about. */
function officePlatform({ office, clock, linesOf }: GatewayParts): readonly PaymentGateway[] {
  if (office?.platform == null) return [];
  const { platform, clockDriftMs } = office;
  return [officePlatformGateway({ platform, clockDriftMs, clock, linesOf })];
}

/** Every configured gateway is opened, also of a channel no longer offered: its payments must still be asked about. */
function openLive(parts: GatewayParts): Result<OpenGateways, string> {
  const callers: HttpCaller[] = [];
  const openHttp = (client: ClientCertificate | null) => {
    const { clock, timers, config } = parts;
    const caller = createHttpCaller({ clock, timers, client, proxy: config.proxy });
    callers.push(caller);
    return caller;
  };
  const stop = async () => void (await Promise.all(callers.map((caller) => caller.close())));
  const keys = makeKeyReader(parts.config, parts.secrets);
  const gateways: PaymentGateway[] = [];
  for (const open of [openWechat, openAlipay]) {
    const gateway = open(parts, keys, openHttp);
    if (gateway === null) continue;
    if (!gateway.ok) {
      void stop();
      return gateway;
    }
    gateways.push(gateway.value);
  }
  return ok({ gateways: [...gateways, ...officePlatform(parts)], walletUrl: null, stop });
}

type OpenHttp = (client: ClientCertificate | null) => HttpCaller;

function openWechat(
  { config, clock, timers }: GatewayParts,
  keys: KeyReader,
  openHttp: OpenHttp,
): Result<PaymentGateway, string> | null {
  const { wechat } = config.gateways;
  if (wechat === null) return null;
  const at = 'gateways.wechat';
  const merchantKey = keys.secret(`${at}.privateKeyFile`, wechat.privateKeyFile, 'wechat.privateKey');
  if (!merchantKey.ok) return merchantKey;
  const apiV3Key = keys.optionalSecret(`${at}.apiV3KeyFile`, wechat.apiV3KeyFile, 'wechat.apiV3Key');
  if (!apiV3Key.ok) return apiV3Key;
  const platformKeys: Record<string, string> = {};
  for (const [index, { id, file }] of wechat.platformKeys.entries()) {
    const pem = keys.file(`${at}.platformKeys[${index}].file`, file);
    if (!pem.ok) return pem;
    platformKeys[id] = pem.value;
  }
  const v2 = wechat.payerCode === 'v2' ? readV2(wechat, keys) : ok(null);
  if (!v2.ok) return v2;
  const { baseUrl, backupBaseUrl, appId, merchantId, merchantSerial, notifyUrl, statements } = wechat;
  const settings = {
    baseUrl,
    backupBaseUrl,
    merchantSerial,
    notifyUrl,
    statements,
    platformKeys,
    mchid: merchantId,
    appid: appId,
    merchantKeyPem: merchantKey.value,
    downloadCertificates: wechat.downloadCertificates ?? wechat.platformKeys.length === 0,
    apiV3Key: apiV3Key.value,
    payerCode: wechat.payerCode === 'off' ? null : wechat.payerCode,
    v2: v2.value,
    device: { id: config.deviceNumber, storeId: wechat.storeId, ip: '127.0.0.1' },
  };
  const gateway = wechatGateway(settings, { clock, timers, openHttp });
  if (gateway.ok) return gateway;
  return err(
    gateway.error.map(({ setting, expected }) => `${at}: ${setting}: expected ${expected}`).join('; '),
  );
}

type WechatConfig = NonNullable<Config['gateways']['wechat']>;

function readV2(wechat: WechatConfig, keys: KeyReader) {
  const at = 'gateways.wechat';
  const key = keys.secret(`${at}.v2KeyFile`, wechat.v2KeyFile, 'wechat.v2Key');
  if (!key.ok) return key;
  const cert = keys.file(`${at}.clientCertificateFile`, wechat.clientCertificateFile);
  if (!cert.ok) return cert;
  const clientKey = keys.secret(`${at}.clientKeyFile`, wechat.clientKeyFile, 'wechat.clientKey');
  if (!clientKey.ok) return clientKey;
  const certificate = { cert: cert.value, key: clientKey.value };
  return ok({ key: key.value, signType: wechat.v2SignType, certificate });
}

const TRUST_FILES = {
  'app-private-key': 'privateKeyFile',
  'alipay-public-key': 'alipayPublicKeyFile',
  'app-certificate': 'appCertificateFile',
  'root-certificates': 'rootCertificateFile',
  'alipay-certificate': 'alipayCertificateFiles',
} as const;

const KEY_PROBLEMS = {
  unreadable: 'it is not a key as PEM or base64',
  'not-rsa': 'it is no RSA key, and RSA2 wants one',
  'too-short': 'the key is shorter than 2048 bits',
  'own-key-instead': "it is your application's own public key, expected Alipay's",
  'not-a-pair': 'the certificate belongs to another private key',
  'no-certificate': 'it holds no certificate',
} as const;

function openAlipay(
  { clock, log, config }: GatewayParts,
  keys: KeyReader,
  openHttp: OpenHttp,
): Result<PaymentGateway, string> | null {
  const { alipay } = config.gateways;
  if (alipay === null) return null;
  const texts = readAlipayFiles(alipay, keys);
  if (!texts.ok) return texts;
  const read = readAlipayKeys(texts.value);
  if (!read.ok) {
    const { kind, which } = read.error;
    return err(`gateways.alipay.${TRUST_FILES[which]}: ${KEY_PROBLEMS[kind]}`);
  }
  return ok(alipayGateway({ ...alipay, keys: read.value }, { clock, log, http: openHttp(null) }));
}

type AlipayConfig = NonNullable<Config['gateways']['alipay']>;
type AlipayTexts = Parameters<typeof readAlipayKeys>[0];

function readAlipayFiles(alipay: AlipayConfig, keys: KeyReader): Result<AlipayTexts, string> {
  const at = 'gateways.alipay';
  const own = keys.secret(`${at}.privateKeyFile`, alipay.privateKeyFile, 'alipay.privateKey');
  if (!own.ok) return own;
  if (alipay.alipayPublicKeyFile !== null) {
    const key = keys.file(`${at}.alipayPublicKeyFile`, alipay.alipayPublicKeyFile);
    if (!key.ok) return key;
    return ok({ appPrivateKey: own.value, trust: { kind: 'public-key', alipayPublicKey: key.value } });
  }
  const app = keys.file(`${at}.appCertificateFile`, alipay.appCertificateFile);
  if (!app.ok) return app;
  const root = keys.file(`${at}.rootCertificateFile`, alipay.rootCertificateFile);
  if (!root.ok) return root;
  const alipayCertificates: string[] = [];
  for (const [index, file] of alipay.alipayCertificateFiles.entries()) {
    const certificate = keys.file(`${at}.alipayCertificateFiles[${index}]`, file);
    if (!certificate.ok) return certificate;
    alipayCertificates.push(certificate.value);
  }
  const trust = {
    kind: 'certificates',
    appCertificate: app.value,
    rootCertificates: root.value,
    alipayCertificates,
  } as const;
  return ok({ appPrivateKey: own.value, trust });
}
