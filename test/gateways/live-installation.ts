import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { AlipayServer } from './servers/alipay/alipay-server';
import type { WechatServer } from './servers/wechat/wechat-server';

export type LiveInstallation = {
  readonly dir: string;
  readonly configFile: string;
  /** Writes the configuration again, changed. */
  readonly change: (gateways: { readonly wechat?: object; readonly alipay?: object }) => void;
};

/** A live configuration with its key files, as an exam office would write it for these two merchants. */
export function liveInstallation(wechat: WechatServer, alipay: AlipayServer): LiveInstallation {
  const dir = mkdtempSync(join(tmpdir(), 'efk-live-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const files = {
    'wechat-key.pem': wechat.merchant.merchantKeys.privatePem,
    'wechat-pub.pem': wechat.merchant.publicKeyPair.publicPem,
    'wechat-platform.pem': wechat.merchant.platformCertificate.pem,
    'wechat-apiv3.txt': wechat.merchant.apiV3Key,
    'alipay-key.pem': alipay.merchant.appKeys.privatePem,
    'alipay-pub.pem': alipay.merchant.alipayKeys.publicPem,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text, { mode: 0o600 });
  const configFile = join(dir, 'kiosk.json');
  const change: LiveInstallation['change'] = (gateways) => {
    const config = {
      mode: 'live',
      dataDir: 'data',
      kiosk: { fullScreen: false },
      gateways: {
        wechat: {
          baseUrl: wechat.url,
          backupBaseUrl: null,
          merchantId: wechat.merchant.mchid,
          appId: wechat.merchant.appid,
          merchantSerial: wechat.merchant.merchantCertificate.serial,
          privateKeyFile: 'wechat-key.pem',
          platformKeys: [
            { id: wechat.merchant.publicKeyId, file: 'wechat-pub.pem' },
            { id: wechat.merchant.platformCertificate.serial, file: 'wechat-platform.pem' },
          ],
          apiV3KeyFile: 'wechat-apiv3.txt',
          notifyUrl: 'https://pay.example.org/notify',
          ...gateways.wechat,
        },
        alipay: {
          baseUrl: alipay.gateway,
          appId: alipay.merchant.appId,
          sellerId: alipay.merchant.sellerId,
          privateKeyFile: 'alipay-key.pem',
          alipayPublicKeyFile: 'alipay-pub.pem',
          ...gateways.alipay,
        },
      },
    };
    writeFileSync(configFile, JSON.stringify(config));
  };
  change({});
  return { dir, configFile, change };
}
