import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AlipayServer } from './servers/alipay/alipay-server';
import type { WechatServer } from './servers/wechat/wechat-server';

type Changes = { readonly wechat?: object; readonly alipay?: object };

/** The key files of these two merchants, as an exam office would get them. */
export function writeKeys(
  dir: string,
  { merchant: wechat }: WechatServer,
  { merchant: alipay }: AlipayServer,
): void {
  const files = {
    'wechat-key.pem': wechat.merchantKeys.privatePem,
    'wechat-pub.pem': wechat.publicKeyPair.publicPem,
    'wechat-platform.pem': wechat.platformCertificate.pem,
    'wechat-apiv3.txt': wechat.apiV3Key,
    'alipay-key.pem': alipay.appKeys.privatePem,
    'alipay-pub.pem': alipay.alipayKeys.publicPem,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text, { mode: 0o600 });
}

/** The configuration of a live installation beside those files. */
export function liveConfig(wechat: WechatServer, alipay: AlipayServer, changes: Changes = {}): object {
  return {
    mode: 'live',
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
        ...changes.wechat,
      },
      alipay: {
        baseUrl: alipay.gateway,
        appId: alipay.merchant.appId,
        sellerId: alipay.merchant.sellerId,
        privateKeyFile: 'alipay-key.pem',
        alipayPublicKeyFile: 'alipay-pub.pem',
        ...changes.alipay,
      },
    },
  };
}
