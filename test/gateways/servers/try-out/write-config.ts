import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { AlipayServer } from '../alipay/alipay-server.ts';
import type { WechatServer } from '../wechat/wechat-server.ts';

export type WrittenConfig = {
  /** Absolute. */
  readonly folder: string;
  /** A whole configuration for `npm start -- --config`, and what to copy from it. */
  readonly file: string;
  readonly text: string;
};

const NOTIFY = 'https://pay.example.com/notify';

function wechatSection({ url, merchant }: WechatServer) {
  return {
    baseUrl: url,
    backupBaseUrl: null,
    merchantId: merchant.mchid,
    appId: merchant.appid,
    merchantSerial: merchant.merchantCertificate.serial,
    privateKeyFile: 'wechat-merchant-key.pem',
    platformKeys: [
      { id: merchant.platformCertificate.serial, file: 'wechat-platform-certificate.pem' },
      { id: merchant.publicKeyId, file: 'wechat-public-key.pem' },
    ],
    apiV3KeyFile: 'wechat-api-v3-key.txt',
    notifyUrl: `${NOTIFY}/wechat`,
    payerCode: 'v2',
    v2KeyFile: 'wechat-v2-key.txt',
    clientCertificateFile: 'wechat-merchant-certificate.pem',
    clientKeyFile: 'wechat-merchant-key.pem',
  };
}

function alipaySection({ gateway, merchant }: AlipayServer) {
  return {
    baseUrl: gateway,
    appId: merchant.appId,
    privateKeyFile: 'alipay-app-key.pem',
    alipayPublicKeyFile: 'alipay-public-key.pem',
    payerCode: true,
  };
}

function contents(wechat: WechatServer, alipay: AlipayServer): Readonly<Record<string, string>> {
  const mine = wechat.merchant;
  return {
    'wechat-merchant-key.pem': mine.merchantKeys.privatePem,
    'wechat-merchant-certificate.pem': mine.merchantCertificate.pem,
    'wechat-platform-certificate.pem': mine.platformCertificate.pem,
    'wechat-public-key.pem': mine.publicKeyPair.publicPem,
    'wechat-api-v3-key.txt': `${mine.apiV3Key}\n`,
    'wechat-v2-key.txt': `${mine.v2Key}\n`,
    'alipay-app-key.pem': alipay.merchant.appKeys.privatePem,
    'alipay-public-key.pem': alipay.merchant.alipayKeys.publicPem,
  };
}

/** Everything an application needs to pay here, in a folder of its own; null: a new one among the temporary files. */
export function writeConfig(
  wechat: WechatServer,
  alipay: AlipayServer,
  wanted: string | null,
): WrittenConfig {
  const folder = wanted === null ? mkdtempSync(join(tmpdir(), 'mock-gateways-')) : resolve(wanted);
  mkdirSync(folder, { recursive: true });
  const config = {
    mode: 'live',
    dataDir: 'data',
    gateways: { wechat: wechatSection(wechat), alipay: alipaySection(alipay) },
  };
  const text = `${JSON.stringify(config, null, 2)}\n`;
  for (const [name, content] of Object.entries({ ...contents(wechat, alipay), 'config.json': text })) {
    writeFileSync(join(folder, name), content, { mode: 0o600 });
  }
  return { folder, file: join(folder, 'config.json'), text };
}
